"""Who may ask to talk about a change, and say that they see it differently. Pure."""

# ruff: noqa: N818 -- the errors are named by what happened: AlreadyTalking

from typing import ClassVar

from bot.errors import UserFacingError
from bot.features.plans.rules import ChangeNotAnnounced, ChangeTakenBack, Status

__all__ = [
    "LONGEST",
    "AlreadyTalking",
    "EmptyDifference",
    "LongDifference",
    "NotYourWords",
    "NothingToWithdraw",
    "OwnChange",
    "check_differ",
    "check_talk",
    "check_words",
]

LONGEST = 1_000
"""Characters of one time; all times together stay readable on a card and whole in the record."""


class AlreadyTalking(UserFacingError):
    """Somebody asked for it before. Takes ``who`` and ``number``."""

    key: ClassVar[str] = "talks-error-already"


class OwnChange(UserFacingError):
    """Whoever told of a change writes in its thread. Takes ``number``."""

    key: ClassVar[str] = "talks-error-own"


class EmptyDifference(UserFacingError):
    """Nothing was said."""

    key: ClassVar[str] = "talks-error-empty"


class LongDifference(UserFacingError):
    """Takes ``length`` and ``limit``."""

    key: ClassVar[str] = "talks-error-long"


class NotYourWords(UserFacingError):
    """Only who said it adds to it or withdraws it."""

    key: ClassVar[str] = "talks-error-not-yours"


class NothingToWithdraw(UserFacingError):
    """It was withdrawn before."""

    key: ClassVar[str] = "talks-error-withdrawn"


def check_differ(status: Status, *, number: int, same_side: bool) -> None:
    """Whether something can be said beside a change. Either side may, once it was told.

    Its own side may before: it knows of it.

    Raises:
        ChangeTakenBack, ChangeNotAnnounced: why not.
    """
    if status is Status.TAKEN_BACK:
        raise ChangeTakenBack(number=number)
    if status is Status.HELD and not same_side:
        raise ChangeNotAnnounced(number=number)


def check_talk(status: Status, *, number: int, same_side: bool, asked_by: str | None) -> None:
    """Whether this person's *Let's talk* opens anything; ``asked_by`` has pressed it already.

    Raises:
        ChangeTakenBack, ChangeNotAnnounced, OwnChange, AlreadyTalking: why not.
    """
    if status is Status.TAKEN_BACK:
        raise ChangeTakenBack(number=number)
    if status is Status.HELD:
        raise ChangeNotAnnounced(number=number)
    if same_side:
        raise OwnChange(number=number)
    if asked_by is not None:
        raise AlreadyTalking(number=number, who=asked_by)


def check_words(typed: str) -> str:
    """What somebody sees differently, without space around it.

    Raises:
        EmptyDifference, LongDifference: at the modal's input.
    """
    words = typed.strip()
    if not words:
        raise EmptyDifference(field="words")
    if len(words) > LONGEST:
        raise LongDifference(field="words", length=len(words), limit=LONGEST, typed=words)
    return words
