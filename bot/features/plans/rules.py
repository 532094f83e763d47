"""When a plan change may be fixed, told and seen; what its time means. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import ClassVar, Literal
from zoneinfo import ZoneInfo

from bot.errors import UserFacingError
from bot.i18n.when import DayOnly, Moment, Nothing, Past, Unclear, Understood

__all__ = [
    "AlreadySeen",
    "ChangeAnnounced",
    "ChangeNotAnnounced",
    "ChangeTakenBack",
    "Door",
    "Effect",
    "EmptyChange",
    "LongChange",
    "NotTheTeller",
    "OwnSide",
    "Status",
    "TimeNotUnderstood",
    "Told",
    "check_fixable",
    "check_seen",
    "check_text",
    "effect_of",
    "told_relative",
]

LONGEST = 2_500
"""Characters of a change; more belongs into a document that it names."""

Door = Literal["slash", "mention", "button"]
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


def effect_of(understood: Understood) -> Effect:
    """What was understood, as an effect: a change may also tell of something past."""
    match understood:
        case Moment(at=at, note=note):
            return Effect(at=at, note=note)
        case Past(at=at):
            return Effect(at=at)
        case DayOnly(day=day):
            return Effect(day=day)
        case Unclear(candidates=candidates):
            return Effect(open=candidates[:3])
        case Nothing():
            return Effect()


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
