"""What is said to whoever sets, changes or closes a goal, and their modals."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from bot.features.objectives.models import Objective, TargetChange
from bot.features.objectives.payloads import CloseModal, FixGoal, GoalModal, TargetModal
from bot.features.objectives.rules import LONG, write_aim, write_amount, write_typed
from bot.i18n.goals import GoalSaid
from bot.i18n.reader import Reader
from bot.slack import blocks
from bot.slack.escaping import cut, escape, escape_typed
from bot.slack.objects import Choice
from bot.slack.responses import Block, Message, Modal

__all__ = [
    "WORDS",
    "build_close_modal",
    "build_closed",
    "build_echo",
    "build_goal_modal",
    "build_moved",
    "build_target_modal",
    "number_input",
    "write_moved",
    "write_named",
    "write_wanted",
]

WORDS, NUMBER = 600, 40
"""The longest of a note, reason or source that is shown, and of a number that is typed."""


def build_echo(
    reader: Reader, goal: Objective, brand: str, owner: str, *, until: datetime | None
) -> Message:
    """A goal as it was understood; *Fix* until its card is posted (None: it is)."""
    text = reader.text("objectives-set", number=goal.number, brand=escape(brand))
    facts = [write_wanted(reader, goal), reader.text("objectives-owner", who=escape(owner))]
    if goal.note:
        facts.append(reader.text("objectives-note", note=escape_typed(cut(goal.note, WORDS))))
    body = [blocks.section(text), blocks.section("\n".join(facts))]
    if until is not None:
        fix = blocks.button(reader.text("objectives-fix"), FixGoal(objective_id=goal.id))
        told = reader.text("objectives-set-until", until=reader.clock_time(until))
        body += [blocks.actions(fix), blocks.context(told)]
    return Message(f"{text} {facts[0]}", tuple(body))


def build_moved(
    reader: Reader, goal: Objective, change: TargetChange, day: date, who: str
) -> Message:
    """Another target, as it was understood; ``day`` is the client's."""
    text = reader.text("objectives-target-moved", number=goal.number)
    moved = write_moved(reader, goal, change, reader.day(day), who)
    return Message(text, (blocks.section(f"{text}\n{moved}"),))


def build_closed(reader: Reader, goal: Objective) -> Message:
    """It is closed."""
    text = reader.text("objectives-closed", number=goal.number)
    return Message(text, (blocks.section(text),))


def build_goal_modal(
    reader: Reader,
    payload: GoalModal,
    brand: str,
    owners: Sequence[Choice],
    *,
    said: GoalSaid,
    owner_id: UUID,
    typed: str = "",
) -> Modal:
    """A new goal, or one put right; ``said`` stands in the inputs, ``typed`` is shown above."""
    fixing = payload.objective_id is not None
    lead = [blocks.section(f"*{escape(brand)}*")]
    if typed:
        lead += [blocks.context(reader.text("objectives-read-so-far")), blocks.quote(typed)]
    return Modal(
        payload=payload,
        title=reader.text("objectives-modal-fix" if fixing else "objectives-modal-set"),
        submit=reader.text("objectives-save"),
        close=reader.text("objectives-cancel"),
        blocks=(
            *lead,
            blocks.input_text(
                "indicator",
                reader.text("objectives-label-indicator"),
                initial=said.indicator or None,
                placeholder=reader.text("objectives-placeholder-indicator"),
            ),
            blocks.input_text(
                "unit",
                reader.text("objectives-label-unit"),
                initial=said.unit or None,
                placeholder=reader.text("objectives-placeholder-unit"),
                optional=True,
            ),
            blocks.input_text(
                "baseline",
                reader.text("objectives-label-baseline"),
                initial=write_typed(reader, said.baseline),
                max_length=NUMBER,
                optional=True,
            ),
            number_input(reader, "target", said.target),
            blocks.input_date(
                "due",
                reader.text("objectives-label-due"),
                initial=said.due.isoformat() if said.due else None,
            ),
            blocks.input_select(
                "owner",
                reader.text("objectives-label-owner"),
                owners,
                initial=str(owner_id),
                hint=reader.text("objectives-hint-owner"),
            ),
            blocks.input_text(
                "note",
                reader.text("objectives-label-note"),
                initial=said.note or None,
                multiline=True,
                optional=True,
            ),
        ),
    )


def build_target_modal(reader: Reader, payload: TargetModal, brand: str, goal: Objective) -> Modal:
    """Another target or date; both stand there as they are, the reason is asked for."""
    aim = escape(write_aim(reader, goal.target, goal.unit, goal.due))
    return Modal(
        payload=payload,
        title=reader.text("objectives-modal-target"),
        submit=reader.text("objectives-save"),
        close=reader.text("objectives-cancel"),
        blocks=(
            blocks.section(f"*{escape(brand)}* · {write_named(reader, goal)}"),
            blocks.context(reader.text("objectives-target-now", aim=aim)),
            number_input(reader, "target", goal.target),
            blocks.input_date(
                "due", reader.text("objectives-label-due"), initial=goal.due.isoformat()
            ),
            blocks.input_text(
                "reason",
                reader.text("objectives-label-reason"),
                multiline=True,
                max_length=LONG,
                hint=reader.text("objectives-hint-reason"),
            ),
        ),
    )


def build_close_modal(reader: Reader, payload: CloseModal, brand: str, goal: Objective) -> Modal:
    """Why it is closed."""
    return Modal(
        payload=payload,
        title=reader.text("objectives-modal-close"),
        submit=reader.text("objectives-close"),
        close=reader.text("objectives-cancel"),
        blocks=(
            blocks.section(f"*{escape(brand)}* · {write_named(reader, goal)}"),
            blocks.input_text(
                "reason",
                reader.text("objectives-label-why-closed"),
                multiline=True,
                max_length=LONG,
                hint=reader.text("objectives-hint-closed"),
            ),
        ),
    )


def number_input(reader: Reader, field: str, value: Decimal | None) -> Block:
    """An input for a number, with an example as the reader writes it."""
    example = reader.decimal(Decimal("1234.5"))
    return blocks.input_text(
        field,
        reader.text("objectives-label-number", field=field),
        initial=write_typed(reader, value),
        placeholder=example,
        max_length=NUMBER,
    )


# In words.


def write_named(reader: Reader, goal: Objective, *, plain: bool = False) -> str:
    """``Goal 2: weekly orders``; as markup unless ``plain``."""
    name = goal.indicator if plain else escape(goal.indicator)
    return f"{reader.text('objectives-goal', number=goal.number)}: {name}"


def write_wanted(reader: Reader, goal: Objective) -> str:
    """The result as markup: indicator, from where, to what, by when."""
    aim = escape(write_aim(reader, goal.target, goal.unit, goal.due))
    if goal.baseline is None:
        return reader.text("objectives-to", indicator=escape(goal.indicator), aim=aim)
    baseline = escape(write_amount(reader, goal.baseline, goal.unit))
    return reader.text(
        "objectives-from-to", indicator=escape(goal.indicator), baseline=baseline, aim=aim
    )


def write_moved(reader: Reader, goal: Objective, change: TargetChange, day: str, who: str) -> str:
    """How a target moved, before to after, as markup; ``who`` is a name."""
    return reader.text(
        "objectives-moved",
        day=day,
        before=escape(write_aim(reader, change.target_before, goal.unit, change.due_before)),
        after=escape(write_aim(reader, change.target_after, goal.unit, change.due_after)),
        who=escape(who),
        reason=escape_typed(cut(change.reason, WORDS)),
    )
