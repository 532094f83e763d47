"""The forms of plan items."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bot.features.objectives.models import Objective
from bot.features.planning.models import PlanItem
from bot.features.planning.rules import (
    KINDS,
    LONGEST_ABOUT,
    LONGEST_REASON,
    LONGEST_TITLE,
    NETWORKS,
    OF_A_CADENCE,
    ON_A_NETWORK,
    Kind,
)
from bot.features.planning.views import item_name
from bot.features.proposals.payloads import ChooseKind, CloseModal, EditModal, NewModal
from bot.i18n.reader import Reader
from bot.slack import blocks
from bot.slack.escaping import escape
from bot.slack.objects import Choice
from bot.slack.payloads import ModalPayload
from bot.slack.responses import Block, Modal

__all__ = ["ItemForm", "build_asking", "build_close_modal", "build_item_modal", "goal_input"]


@dataclass(frozen=True)
class ItemForm:
    """What the form of an item shows when it opens."""

    brand: str
    kind: Kind
    goals: Sequence[Objective]
    owner: str | None = None
    """Slack's id."""
    title: str = ""
    about: str = ""
    starts: date | None = None
    ends: date | None = None
    network: str | None = None
    per_week: int | None = None
    objective_id: UUID | None = None


def build_item_modal(reader: Reader, payload: NewModal | EditModal, form: ItemForm) -> Modal:
    """What an item of this kind has; the kind itself only of a new one."""
    new = isinstance(payload, NewModal)
    lead = reader.text("planning-form-lead", brand=escape(form.brand))
    body = [blocks.context(lead)]
    if isinstance(payload, NewModal):
        kinds = [(kind, reader.text(f"planning-kind-{kind}")) for kind in KINDS]
        chosen = ChooseKind(client_id=payload.client_id)
        label = reader.text("planning-form-kind")
        body.append(blocks.section(label, blocks.select(chosen, label, kinds, form.kind)))
    return Modal(
        payload=payload,
        title=reader.text("planning-form-new" if new else "planning-form-edit"),
        submit=reader.text("planning-form-submit"),
        close=reader.text("planning-cancel"),
        blocks=(*body, *_fields(reader, form)),
    )


def _fields(reader: Reader, form: ItemForm) -> list[Block]:
    def words(name: str) -> str:
        return reader.text(f"planning-form-{name}")

    start, end = (day.isoformat() if day else None for day in (form.starts, form.ends))
    found = [
        blocks.input_text(
            "title",
            words("title"),
            initial=form.title,
            max_length=LONGEST_TITLE,
            placeholder=words(f"title-{form.kind}"),
        )
    ]
    if form.kind in OF_A_CADENCE:
        many = str(form.per_week) if form.per_week else None
        found.append(blocks.input_text("per_week", words("per-week"), initial=many, max_length=2))
    if form.kind in ON_A_NETWORK:
        optional = form.kind not in OF_A_CADENCE
        initial = form.network if optional else form.network or "x"
        found.append(
            blocks.input_select(
                "network",
                words("network"),
                list(NETWORKS.items()),
                initial=initial,
                optional=optional,
            )
        )
    owner = [form.owner] if form.owner else []
    found += [
        blocks.input_users("owner", words("owner"), initial=owner),
        blocks.input_date("starts", words("starts"), initial=start, optional=True),
        blocks.input_date("ends", words("ends"), initial=end, optional=True),
    ]
    if form.goals:
        found.append(goal_input(reader, form.goals, form.objective_id))
    about = blocks.input_text(
        "about",
        words("about"),
        multiline=True,
        initial=form.about,
        max_length=LONGEST_ABOUT,
        optional=True,
    )
    return [*found, about]


def goal_input(reader: Reader, goals: Sequence[Objective], chosen: UUID | None) -> Block:
    """Which objective it serves, or none."""
    choices: list[Choice] = [
        (str(goal.id), reader.text("planning-goal", number=goal.number, name=goal.indicator))
        for goal in goals
    ]
    label = reader.text("planning-form-objective")
    initial = str(chosen) if chosen else None
    return blocks.input_select("objective", label, choices, initial=initial, optional=True)


def build_close_modal(reader: Reader, payload: CloseModal, item: PlanItem) -> Modal:
    """Why it is closed; both sides read it."""
    return build_asking(reader, payload, "close", "reason", item_name(reader, item))


def build_asking(
    reader: Reader, payload: ModalPayload, name: str, block_id: str, lead: str
) -> Modal:
    """A modal with one text to be given."""
    return Modal(
        payload=payload,
        title=reader.text(f"planning-{name}-title"),
        submit=reader.text(f"planning-{name}-submit"),
        close=reader.text("planning-cancel"),
        blocks=(
            blocks.context(lead),
            blocks.input_text(
                block_id,
                reader.text(f"planning-{name}-words"),
                multiline=True,
                max_length=LONGEST_REASON,
                hint=reader.text(f"planning-{name}-hint"),
            ),
        ),
    )
