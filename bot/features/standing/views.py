"""The card of a goal, what people are shown of goals, and the modal of a reading."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from bot.features.objectives.models import Objective, TargetChange
from bot.features.objectives.payloads import ChangeTarget, CloseGoal
from bot.features.objectives.rules import LONG, local_day, write_amount
from bot.features.objectives.views import (
    WORDS,
    number_input,
    write_moved,
    write_named,
    write_wanted,
)
from bot.features.standing.models import Reading
from bot.features.standing.payloads import CorrectReading, LogReading, ReadingModal, ShowGoal
from bot.features.standing.rules import Measure, Standing, current, path, stand
from bot.i18n.goals import ReadingSaid
from bot.i18n.reader import Reader
from bot.slack import blocks
from bot.slack.escaping import cut, escape, escape_typed
from bot.slack.models import Person
from bot.slack.objects import Choice, Element
from bot.slack.outbound import Line
from bot.slack.responses import Block, Message, Modal

__all__ = [
    "Picture",
    "build_board",
    "build_card",
    "build_detail",
    "build_logged",
    "build_readers",
    "build_reading_modal",
    "build_short",
    "write_pace",
]

MOST_POINTS, MOST_CHARTS, MOST_GOALS, MOST_READINGS = 20, 2, 12, 30
ENOUGH_POINTS = 2
GLANCE = 120


@dataclass(frozen=True)
class Picture:
    """All that is shown of a goal, as it stands in the database."""

    brand: str
    zone: str
    """The client's: days are those of its calendar."""
    objective: Objective
    readings: Sequence[Reading]
    changes: Sequence[TargetChange]
    people: Mapping[UUID, Person]
    now: datetime
    team_only: bool = False
    """The card stands where only the agency reads."""

    def raw_name(self, person_id: UUID | None) -> str:
        """A name as it is."""
        person = self.people.get(person_id) if person_id else None
        return person.name if person else "?"

    def name(self, person_id: UUID | None) -> str:
        """A name as mrkdwn that does not ring."""
        return escape(self.raw_name(person_id))

    @property
    def current(self) -> list[Reading]:
        """The readings that hold, by their day."""
        return current(self.readings)

    @property
    def began(self) -> date:
        """The day it was set."""
        return local_day(self.objective.set_at, self.zone)

    @property
    def standing(self) -> Standing:
        """Where it stands today."""
        goal = self.objective
        ended = goal.closed_at or self.now
        return stand(
            baseline=goal.baseline,
            target=goal.target,
            due=goal.due,
            began=self.began,
            readings=self.current,
            today=local_day(ended, self.zone),
        )


# In channels.


def build_card(reader: Reader, seen: Picture) -> Message:
    """Status first, then the result that is wanted, where it stands, and the way there."""
    title = _title(reader, seen)
    buttons = _card_buttons(reader, seen.objective)
    small = [reader.text("objectives-owner", who=seen.name(seen.objective.owner_id))]
    if seen.objective.note:
        note = escape_typed(cut(seen.objective.note, WORDS))
        small.append(reader.text("objectives-note", note=note))
    body = [
        blocks.section(title),
        blocks.section(_words(reader, seen)),
        *_chart(reader, seen),
        blocks.context(*small),
        blocks.actions(*buttons),
    ]
    return Message(f"{title}: {write_wanted(reader, seen.objective)}", tuple(body))


def build_short(reader: Reader, seen: Picture) -> Line:
    """The card as one line of a rolling card."""
    text = f"{_title(reader, seen)}\n{write_wanted(reader, seen.objective)}"
    button = blocks.button(reader.text("standing-all"), ShowGoal(objective_id=seen.objective.id))
    return Line(key="goals", blocks=(blocks.section(text, button),), language=reader.language)


def build_readers(reader: Reader, seen: Picture) -> Message:
    """The first line of its thread."""
    readers = "team" if seen.team_only else "client"
    text = reader.text("standing-readers", readers=readers, brand=escape(seen.brand))
    return Message(text, (blocks.section(text),))


# To one person.


def build_logged(reader: Reader, seen: Picture, said: Measure) -> Message:
    """The reading as it was understood, and what it means for the goal."""
    goal = seen.objective
    text = reader.text(
        "standing-logged",
        number=goal.number,
        indicator=escape(goal.indicator),
        amount=escape(write_amount(reader, said.value, goal.unit)),
        day=reader.day(said.day, now=seen.now),
        source=escape_typed(cut(said.source, WORDS)),
    )
    return _done(reader, seen, text)


def _done(reader: Reader, seen: Picture, text: str) -> Message:
    """What was done to a goal, and where it stands now."""
    button = blocks.button(reader.text("standing-all"), ShowGoal(objective_id=seen.objective.id))
    return Message(text, (blocks.section(text, button), blocks.context(_where(reader, seen))))


def build_board(reader: Reader, brand: str, seen: Sequence[Picture], *, may_set: bool) -> Message:
    """Every open goal in words, the first ones with their drawing."""
    lead = reader.text("standing-board", brand=escape(brand), count=len(seen))
    body = [blocks.section(lead)]
    for at, one in enumerate(seen[:MOST_GOALS]):
        button = blocks.button(reader.text("standing-all"), ShowGoal(objective_id=one.objective.id))
        title = f"*{reader.text('objectives-goal', number=one.objective.number)}* · "
        body.append(blocks.section(f"{title}{_status(reader, one)}\n{_words(reader, one)}", button))
        if at < MOST_CHARTS:
            body += _chart(reader, one)
    if len(seen) > MOST_GOALS:
        left = len(seen) - MOST_GOALS
        body.append(blocks.context(reader.text("standing-more", count=left)))
    if may_set:
        body.append(blocks.context(reader.text("standing-how-to-set")))
    return Message(lead, tuple(body))


def build_detail(reader: Reader, seen: Picture, *, owns: bool, logs: bool) -> Message:
    """A goal with its readings and how its target moved; buttons for what this person may do."""
    title = _title(reader, seen)
    body = [blocks.section(title), blocks.section(_words(reader, seen)), *_chart(reader, seen)]
    if seen.readings:
        body.append(_table(reader, seen))
    body += [blocks.context(line) for line in _moves(reader, seen)]
    if seen.objective.closed_why:
        at = reader.moment(seen.objective.closed_at or seen.now, now=seen.now)
        why = escape_typed(cut(seen.objective.closed_why, WORDS))
        who = seen.name(seen.objective.closed_by)
        body.append(blocks.context(reader.text("standing-closed-by", who=who, at=at, reason=why)))
    buttons = _detail_buttons(reader, seen, owns=owns, logs=logs)
    if buttons:
        body.append(blocks.actions(*buttons))
    return Message(f"{title}: {write_wanted(reader, seen.objective)}", tuple(body))


def build_reading_modal(
    reader: Reader,
    payload: ReadingModal,
    brand: str,
    goals: Sequence[Objective],
    *,
    said: ReadingSaid,
    readings: Sequence[Choice] = (),
) -> Modal:
    """Where a goal stands; of several ``goals`` asks which, and which of ``readings`` is wrong."""
    known = next((one for one in goals if one.id == payload.objective_id), None)
    lead = f"*{escape(brand)}*"
    if known is not None:
        lead += f" · {write_named(reader, known)}"
    asked: list[Block] = []
    if known is None:
        choices = [(str(one.id), write_named(reader, one, plain=True)) for one in goals]
        asked = [blocks.input_select("objective", reader.text("standing-label-goal"), choices)]
    if payload.correcting:
        label = reader.text("standing-label-reading")
        asked.append(blocks.input_select("reading", label, readings, initial=readings[0][0]))
    reason = blocks.input_text(
        "reason", reader.text("standing-label-wrong"), multiline=True, max_length=LONG
    )
    return Modal(
        payload=payload,
        title=reader.text("standing-modal-correct" if payload.correcting else "standing-modal-log"),
        submit=reader.text("objectives-save"),
        close=reader.text("objectives-cancel"),
        blocks=(
            blocks.section(lead),
            *asked,
            number_input(reader, "amount", said.value),
            blocks.input_date(
                "day",
                reader.text("standing-label-day"),
                initial=said.day.isoformat() if said.day else None,
            ),
            blocks.input_text(
                "source",
                reader.text("standing-label-source"),
                initial=said.source or None,
                placeholder=reader.text("standing-placeholder-source"),
                hint=reader.text("standing-hint-source"),
            ),
            *([reason] if payload.correcting else []),
        ),
    )


# In words.


def _card_buttons(reader: Reader, goal: Objective) -> list[Element]:
    show = blocks.button(reader.text("standing-all"), ShowGoal(objective_id=goal.id))
    if goal.status == "closed":
        return [show]
    return [
        blocks.button(reader.text("standing-log"), LogReading(objective_id=goal.id)),
        show,
        blocks.button(reader.text("objectives-change"), ChangeTarget(objective_id=goal.id)),
    ]


def _detail_buttons(reader: Reader, seen: Picture, *, owns: bool, logs: bool) -> list[Element]:
    goal = seen.objective
    if goal.status == "closed":
        return []
    wanted = [
        (logs, "standing-log", LogReading(objective_id=goal.id)),
        (logs and bool(seen.readings), "standing-correct", CorrectReading(objective_id=goal.id)),
        (owns, "objectives-change", ChangeTarget(objective_id=goal.id)),
        (owns, "objectives-close", CloseGoal(objective_id=goal.id)),
    ]
    return [blocks.button(reader.text(key), payload) for may, key, payload in wanted if may]


def _title(reader: Reader, seen: Picture) -> str:
    goal = reader.text("objectives-goal", number=seen.objective.number)
    return f"*{escape(seen.brand)} · {goal}* · {_status(reader, seen)}"


def _status(reader: Reader, seen: Picture) -> str:
    standing, goal = seen.standing, seen.objective
    if goal.status == "closed":
        status = "closed"
    elif standing.reached:
        status = "reached"
    elif standing.days_left < 0:
        status = "passed"
    else:
        status = "open" if seen.readings else "new"
    return reader.text("standing-status", status=status)


def _words(reader: Reader, seen: Picture) -> str:
    lines = [write_wanted(reader, seen.objective), _where(reader, seen)]
    if seen.changes:
        lines.append(_moved(reader, seen, seen.changes[-1]))
    return "\n".join(lines)


def _where(reader: Reader, seen: Picture) -> str:
    """The last reading with its source, and what is still needed."""
    readings = seen.current
    if not readings:
        return reader.text("standing-no-reading")
    last = readings[-1]
    told = reader.text(
        "standing-last",
        amount=escape(write_amount(reader, last.value, seen.objective.unit)),
        day=reader.day(last.day, now=seen.now),
        source=escape_typed(cut(last.source, WORDS)),
        who=seen.name(last.logged_by),
    )
    goal = seen.objective
    pace = write_pace(reader, seen.standing, goal.unit) if goal.status == "open" else ""
    return f"{told}\n{pace}" if pace else told


def write_pace(reader: Reader, standing: Standing, unit: str) -> str:
    """What is still needed, and how it went so far; empty where nothing can be said."""
    if standing.reached or standing.left is None:
        return ""
    way = "up" if standing.rising else "down"
    left = escape(write_amount(reader, standing.left, unit))
    if standing.days_left < 0:
        return reader.text("standing-pace-passed", left=left, way=way)
    if standing.weekly is None:
        return reader.text("standing-pace-left", left=left, way=way, days=standing.days_left)
    weekly = escape(write_amount(reader, standing.weekly, unit))
    needed = reader.text("standing-pace-weekly", weekly=weekly, way=way)
    if standing.so_far is None:
        return needed
    so_far = escape(write_amount(reader, abs(standing.so_far), unit))
    towards = "towards" if standing.so_far > 0 else "away" if standing.so_far < 0 else "none"
    return f"{needed} {reader.text('standing-pace-so-far', pace=so_far, towards=towards)}"


def _moved(reader: Reader, seen: Picture, change: TargetChange) -> str:
    day = reader.day(local_day(change.changed_at, seen.zone), now=seen.now)
    return write_moved(reader, seen.objective, change, day, seen.raw_name(change.changed_by))


def _moves(reader: Reader, seen: Picture) -> list[str]:
    """Those before the last, which stands among the words; ten at most."""
    return [_moved(reader, seen, one) for one in seen.changes[-11:-1]]


# As a drawing and a table.


def _chart(reader: Reader, seen: Picture) -> list[Block]:
    """Readings, the straight way from the baseline, and the target; nothing where one point is."""
    goal, days = seen.objective, _points(seen)
    if len(days) < ENOUGH_POINTS:
        return []
    series = {reader.text("standing-chart-readings"): list(days.values())}
    if goal.baseline is not None:
        way = [path(goal.baseline, goal.target, seen.began, goal.due, day) for day in days]
        series[reader.text("standing-chart-path")] = way
    series[reader.text("standing-chart-target")] = [goal.target] * len(days)
    labels = [reader.day(day, now=seen.now) for day in days]
    return [blocks.line_chart(goal.indicator, labels, series, goal.unit)]


def _points(seen: Picture) -> dict[date, Decimal]:
    """The value of each day, the last of a day counts; the baseline on the day it was set."""
    found = {reading.day: reading.value for reading in seen.current}
    baseline = seen.objective.baseline
    if baseline is not None and (not found or seen.began < min(found)):
        found = {seen.began: baseline, **found}
    return dict(list(found.items())[-MOST_POINTS:])


def _table(reader: Reader, seen: Picture) -> Block:
    """Every reading, corrected ones too, newest first; notes where there are any."""
    by_id = {one.id: one for one in seen.readings}
    replaced = {one.corrects: one.number for one in seen.readings if one.corrects}
    heads = ("number", "day", "value", "source", "note")
    rows = [[reader.text("standing-column", column=head) for head in heads]]
    for one in reversed(seen.readings[-MOST_READINGS:]):
        note = ""
        if one.id in replaced:
            note = reader.text("standing-replaced", number=replaced[one.id])
        elif one.corrects is not None:
            wrong = by_id[one.corrects].number
            why = cut(one.reason or "", GLANCE)
            note = reader.text("standing-replaces", number=wrong, reason=why)
        rows.append(
            [
                str(one.number),
                reader.day(one.day, now=seen.now),
                write_amount(reader, one.value, seen.objective.unit),
                cut(one.source, GLANCE),
                note,
            ]
        )
    if not any(row[-1] for row in rows[1:]):
        rows = [row[:-1] for row in rows]
    return blocks.table(rows)
