"""How promises are told, in the same words for both sides."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.features.clients.rules import Side
from bot.features.promises.models import Promise
from bot.features.promises.payloads import DeliveredPromise, ReceivedPromise
from bot.features.promises.rules import standing, tally
from bot.i18n.reader import Reader
from bot.slack import blocks
from bot.slack.escaping import cut, escape, escape_typed
from bot.slack.models import Person
from bot.slack.objects import Element

__all__ = ["build_button", "build_line", "build_listed", "build_tally"]

_GLANCE = 90


def build_line(
    reader: Reader,
    promise: Promise,
    *,
    zone: ZoneInfo,
    now: datetime,
    people: Mapping[UUID, Person],
) -> str:
    """Who promised what for which day, and how that stands. ``zone`` is the client's."""
    stands = standing(promise.due, kept_at=promise.kept_at, now=now, zone=zone)
    at = promise.kept_at
    kept = reader.text(
        f"promises-{stands.timing.replace('_', '-')}",
        days=stands.days,
        at=reader.moment(at, now=now) if at else "",
    )
    line = reader.text(
        "promises-line",
        side=promise.side,
        kind=promise.kind,
        due=reader.day(promise.due, now=now),
        standing=kept,
    )
    if promise.received_at is None:
        return line
    person = people.get(promise.received_by) if promise.received_by else None
    who = escape(person.name) if person else "?"
    return f"{line} · {reader.text('promises-received-by', who=who)}"


def build_listed(
    reader: Reader,
    promise: Promise,
    *,
    zone: ZoneInfo,
    now: datetime,
    people: Mapping[UUID, Person],
) -> str:
    """The same, with what it belongs to."""
    title = escape_typed(cut(promise.title, _GLANCE))
    line = build_line(reader, promise, zone=zone, now=now, people=people)
    return f"*{reader.text('promises-subject', number=promise.number)}* · {title}\n{line}"


def build_button(reader: Reader, promise: Promise, *, queue: bool = False) -> Element | None:
    """*Delivered*, then *Received*; None where nothing is left to say.

    An answer is delivered by answering.
    """
    if promise.kind == "answer":
        return None
    if promise.kept_at is None:
        delivered = DeliveredPromise(promise_id=promise.id, queue=queue)
        return blocks.button(reader.text("promises-delivered"), delivered)
    if promise.received_at is None:
        received = ReceivedPromise(promise_id=promise.id, queue=queue)
        return blocks.button(reader.text("promises-received"), received)
    return None


def build_tally(
    reader: Reader, kept: Sequence[Promise], side: Side, *, zone: ZoneInfo, now: datetime
) -> str:
    """What became of the promises of one side."""
    counted = tally(
        [
            standing(each.due, kept_at=each.kept_at, now=now, zone=zone)
            for each in kept
            if each.side == side
        ]
    )
    return reader.text("promises-tally", side=side, kept=counted.on_time, later=counted.later)
