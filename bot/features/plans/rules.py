"""When a plan change may be fixed, told and seen; what its time means. Pure."""

# ruff: noqa: N818 -- the errors are named by what happened: EmptyChange, OwnSide

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import ClassVar, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.errors import UserFacingError
from bot.features.clients.rules import Side
from bot.i18n.reader import Language
from bot.i18n.when import DayOnly, Moment, Nothing, Past, Unclear, Understood, understand

__all__ = [
    "LONGEST",
    "NO_EFFECT",
    "SEEN_AGAIN",
    "AlreadySeen",
    "AlreadyTold",
    "ChangeAnnounced",
    "ChangeGone",
    "ChangeNotAnnounced",
    "ChangeTakenBack",
    "Door",
    "Effect",
    "EmptyChange",
    "LongChange",
    "NotTheAuthor",
    "NotTheTeller",
    "OwnSide",
    "Status",
    "TimeNotUnderstood",
    "TimeUnclear",
    "Told",
    "announce_at",
    "check_author",
    "check_fixable",
    "check_seen",
    "check_text",
    "decide_fixed_effect",
    "effect_of",
    "may_read_words",
    "read_effect",
    "told_relative",
]

LONGEST = 2_500
"""Characters of a change; more belongs into a document that it names."""

Door = Literal["slash", "mention", "button", "shortcut", "told", "goal", "request"]
SEEN_AGAIN = timedelta(hours=24)
"""Of covered time: then *Seen* is asked for once more."""
Told = Literal["before", "after", "unknown"]
"""When it was told, relative to when it took effect."""


class Status(StrEnum):
    """How far a change has come."""

    HELD = "held"
    """Recorded; may be fixed or taken back, nobody was told yet."""
    TAKEN_BACK = "taken_back"
    ANNOUNCED = "announced"
    SEEN = "seen"


class EmptyChange(UserFacingError):
    """There is nothing to record."""

    key: ClassVar[str] = "plans-error-empty"


class LongChange(UserFacingError):
    """Too long to be read on a card."""

    key: ClassVar[str] = "plans-error-long"


class ChangeGone(UserFacingError):
    """There is none of that id for whoever asks: unknown, or of another client."""

    key: ClassVar[str] = "plans-error-gone"


class NotTheTeller(UserFacingError):
    """Only who told of a change, or a manager, puts it right."""

    key: ClassVar[str] = "plans-error-not-the-teller"


class ChangeAnnounced(UserFacingError):
    """The other side knows: from here on a new change is the way."""

    key: ClassVar[str] = "plans-error-announced"


class ChangeTakenBack(UserFacingError):
    """It was taken back."""

    key: ClassVar[str] = "plans-error-taken-back"


class ChangeNotAnnounced(UserFacingError):
    """Nobody was told yet, so there is nothing to have seen."""

    key: ClassVar[str] = "plans-error-not-announced"


class AlreadySeen(UserFacingError):
    """Somebody of that side has said so already."""

    key: ClassVar[str] = "plans-error-already-seen"


class OwnSide(UserFacingError):
    """*Seen* is for the side that did not tell."""

    key: ClassVar[str] = "plans-error-own-side"


class TimeNotUnderstood(UserFacingError):
    """What stands in the modal's time is none."""

    key: ClassVar[str] = "plans-error-time"


class TimeUnclear(UserFacingError):
    """What stands in the modal's time can be read in several ways. Takes ``readings``."""

    key: ClassVar[str] = "plans-error-time-unclear"


class NotTheAuthor(UserFacingError):
    """What somebody said is theirs to record: it counts as told by their side."""

    key: ClassVar[str] = "plans-error-not-the-author"


class AlreadyTold(UserFacingError):
    """The button was pressed before."""

    key: ClassVar[str] = "plans-error-already-told"


@dataclass(frozen=True)
class Effect:
    """When a change takes effect, as far as it is known.

    ``at`` is UTC; ``day`` is a local day of the client without a clock time. ``open`` holds the
    readings between which a person has to choose; ``note`` tells of a change of the clocks.
    """

    at: datetime | None = None
    day: date | None = None
    open: tuple[Moment | DayOnly, ...] = ()
    note: Literal["gap", "fold"] | None = None


NO_EFFECT = Effect()


def effect_of(understood: Understood, zone: ZoneInfo) -> Effect:
    """What was understood, as an effect: a change may also tell of something past.

    A past day without a clock time comes as its first minute in ``zone``: it is that day.
    """
    match understood:
        case Moment(at=at, note=note):
            return Effect(at=at, note=note)
        case Past(at=at):
            local = at.astimezone(zone)
            return Effect(day=local.date()) if local.time() == time() else Effect(at=at)
        case DayOnly(day=day):
            return Effect(day=day)
        case Unclear(candidates=candidates):
            return Effect(open=candidates[:3])
        case Nothing():
            return Effect()


def read_effect(text: str, *, language: Language, zone: ZoneInfo, now: datetime) -> Effect:
    """When it takes effect, by what a person wrote; ``zone`` is the client's, ``now`` in UTC."""
    return effect_of(understand(text, language=language, zone=zone, now=now), zone)


def decide_fixed_effect(
    *,
    read: Callable[[str], Effect],
    before: str,
    current: Effect,
    text: str,
    shown: str,
    when: str,
) -> Effect:
    """When a change takes effect after *Fix*.

    The time's own input decides where it was touched; else the new words, where they tell
    another time than those ``before``; else it stays. ``shown`` stood in the input.

    Raises:
        TimeNotUnderstood: there is no time in what was put into the time's input.
    """
    if when != shown:
        typed = read(when) if when else NO_EFFECT
        if when and typed == NO_EFFECT:
            raise TimeNotUnderstood(field="when")
        return typed
    found = read(text)
    if found.open and current == NO_EFFECT:
        return found
    other = _told_times(found) != _told_times(read(before))
    return found if other and found != NO_EFFECT else current


def _told_times(effect: Effect) -> tuple[object, ...]:
    readings = (each.at if isinstance(each, Moment) else each.day for each in effect.open)
    return (effect.at, effect.day, *readings)


def told_relative(
    *, at: datetime | None, day: date | None, told_at: datetime, zone: ZoneInfo
) -> Told:
    """Whether a change was told before it took effect or after; a plain fact."""
    if at is not None:
        return "before" if told_at < at else "after"
    if day is not None:
        return "before" if told_at.astimezone(zone).date() <= day else "after"
    return "unknown"


def check_text(text: str) -> str:
    """The change as it is recorded, without space around it.

    Raises:
        EmptyChange: nothing but space.
        LongChange: more than 2,500 characters.
    """
    tidy = text.strip()
    if not tidy:
        raise EmptyChange
    if len(tidy) > LONGEST:
        raise LongChange(length=len(tidy), limit=LONGEST, typed=tidy)
    return tidy


def check_fixable(status: Status, *, number: int, is_teller: bool, is_manager: bool) -> None:
    """Whether this person may fix a change or take it back now.

    Raises:
        NotTheTeller, ChangeTakenBack, ChangeAnnounced: why not.
    """
    if status is Status.TAKEN_BACK:
        raise ChangeTakenBack(number=number)
    if status is not Status.HELD:
        raise ChangeAnnounced(number=number)
    if not (is_teller or is_manager):
        raise NotTheTeller(number=number)


def check_seen(status: Status, *, number: int, same_side: bool, who: str) -> None:
    """Whether this person's *Seen* counts; ``who`` has said it already.

    Raises:
        ChangeTakenBack, ChangeNotAnnounced, OwnSide, AlreadySeen: why not.
    """
    if status is Status.TAKEN_BACK:
        raise ChangeTakenBack(number=number)
    if status is Status.HELD:
        raise ChangeNotAnnounced(number=number)
    if same_side:
        raise OwnSide(number=number)
    if status is Status.SEEN:
        raise AlreadySeen(number=number, who=who)


def announce_at(told_at: datetime, hold_minutes: int) -> datetime:
    """When the other side is told."""
    return told_at + timedelta(minutes=hold_minutes)


def check_author(author: UUID, pressing: UUID, *, who: str) -> None:
    """Whether what ``who`` said may be recorded by the one who presses the button.

    Raises:
        NotTheAuthor: it is another person's word.
    """
    if author != pressing:
        raise NotTheAuthor(who=who)


def may_read_words(status: Status, *, told_by: Side, reading: Side | None) -> bool:
    """Whether history shows a change's words: the other side reads them once it was told.

    ``reading`` None: both sides read along.
    """
    return told_by == reading or status in {Status.ANNOUNCED, Status.SEEN}
