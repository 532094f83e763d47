"""The questions in a change's thread, and the modals behind them."""

from collections.abc import Sequence

from bot.features.details.payloads import (
    NONE,
    AskDays,
    AskReason,
    ChooseItem,
    ChooseObjective,
    DaysModal,
    DetailsModal,
    ReasonModal,
)
from bot.features.details.rules import LONGEST_REASON, MOST_ITEMS, Questions
from bot.features.objectives.models import Objective
from bot.features.planning.models import PlanItem
from bot.features.plans.payloads import DetailChange
from bot.features.plans.views import Picture, build_details
from bot.i18n.reader import Reader
from bot.slack import blocks
from bot.slack.blocks import Choice
from bot.slack.escaping import cut, escape
from bot.slack.objects import LABEL, Element
from bot.slack.payloads import ModalPayload
from bot.slack.responses import Block, Message, Modal

__all__ = ["build_days_modal", "build_details_modal", "build_questions", "build_reason_modal"]


def build_questions(
    reader: Reader,
    seen: Picture,
    questions: Questions,
    *,
    items: Sequence[PlanItem],
    objectives: Sequence[Objective],
) -> Message:
    """In the thread: what is known beside the words, and a button for each thing that is not."""
    change = seen.change
    known = build_details(reader, seen)
    key = "details-ask" if questions.any else "details-complete"
    head = reader.text(key, number=change.number)
    asking: list[Element] = []
    if questions.items:
        asking.append(_which_item(reader, seen, questions, items))
    if questions.days:
        asking.append(blocks.button(reader.text("details-days"), AskDays(change_id=change.id)))
    if questions.reason:
        asking.append(blocks.button(reader.text("details-why"), AskReason(change_id=change.id)))
    if questions.objective:
        asking.append(
            blocks.select(
                ChooseObjective(change_id=change.id),
                reader.text("details-which-goal"),
                [_goal(reader, goal) for goal in objectives],
            )
        )
    if not questions.days and any(row.moves is not None for _, row in seen.details.items):
        again = AskDays(change_id=change.id)
        asking.append(blocks.button(reader.text("details-days-again"), again))
    if known:
        right = DetailChange(change_id=change.id)
        asking.append(blocks.button(reader.text("details-put-right"), right))
    return Message(
        head,
        (
            blocks.section("\n".join([head, *known])),
            *([blocks.actions(*asking)] if asking else []),
        ),
    )


def _which_item(
    reader: Reader, seen: Picture, questions: Questions, items: Sequence[PlanItem]
) -> Element:
    more = bool(seen.details.items)
    left = [_item(reader, item) for item in items if item.id in questions.items]
    none = (NONE, reader.text("details-no-other" if more else "details-none"))
    return blocks.select(
        ChooseItem(change_id=seen.change.id),
        reader.text("details-another-item" if more else "details-which-item"),
        [none, *left],
    )


def build_details_modal(
    reader: Reader,
    payload: DetailsModal,
    seen: Picture,
    *,
    items: Sequence[PlanItem],
    objectives: Sequence[Objective],
) -> Modal:
    """Items, reason and goal, as far as there are any; nothing has to be filled in."""
    chosen = [item for item, _ in seen.details.items]
    choices = {str(item.id): _item(reader, item) for item in (*chosen, *items)}
    served = seen.details.objective
    goals = {str(goal.id): _goal(reader, goal) for goal in objectives}
    if served is not None:
        goals.setdefault(str(served.id), _goal(reader, served))
    body: list[Block] = []
    if choices:
        body.append(
            blocks.input_several(
                "items",
                reader.text("details-which-items"),
                list(choices.values()),
                initial=[str(item.id) for item in chosen],
                hint=reader.text("details-items-hint", limit=MOST_ITEMS),
            )
        )
    body.append(_reason(reader, seen))
    if goals:
        body.append(
            blocks.input_select(
                "objective",
                reader.text("details-which-goal"),
                list(goals.values()),
                initial=str(served.id) if served else None,
                optional=True,
            )
        )
    return _modal(reader, payload, seen, "details-title", body)


def build_reason_modal(reader: Reader, payload: ReasonModal, seen: Picture) -> Modal:
    """Why, in one line."""
    return _modal(reader, payload, seen, "details-title-why", [_reason(reader, seen)])


def build_days_modal(
    reader: Reader, payload: DaysModal, seen: Picture, items: Sequence[PlanItem]
) -> Modal:
    """First and last day of each item, as the plan has them; those that are changed move."""
    body: list[Block] = [blocks.section(reader.text("details-days-lead"))]
    for item in items:
        name = cut(f"{item.number} · {item.title}", LABEL)
        for which, day in (("starts", item.starts), ("ends", item.ends)):
            label = reader.text(f"details-{which}", item=name)
            initial = day.isoformat() if day else None
            body.append(
                blocks.input_date(f"{which}:{item.id}", label, initial=initial, optional=True)
            )
    return _modal(reader, payload, seen, "details-title-days", body)


def _modal(
    reader: Reader, payload: ModalPayload, seen: Picture, title: str, body: Sequence[Block]
) -> Modal:
    lead = reader.text("details-lead", brand=escape(seen.brand), number=seen.change.number)
    return Modal(
        payload=payload,
        title=reader.text(title),
        submit=reader.text("details-save"),
        close=reader.text("details-cancel"),
        blocks=(blocks.context(lead), *body),
    )


def _reason(reader: Reader, seen: Picture) -> Block:
    return blocks.input_text(
        "reason",
        reader.text("details-why"),
        initial=seen.change.reason,
        max_length=LONGEST_REASON,
        placeholder=reader.text("details-why-placeholder"),
        optional=True,
    )


def _item(reader: Reader, item: PlanItem) -> Choice:
    return str(item.id), cut(
        reader.text("details-item", number=item.number, title=item.title), LABEL
    )


def _goal(reader: Reader, goal: Objective) -> Choice:
    return str(goal.id), cut(
        reader.text("details-goal", number=goal.number, indicator=goal.indicator), LABEL
    )
