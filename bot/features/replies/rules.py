"""Who may answer now, and what goes out. Pure."""

# ruff: noqa: N818 -- the errors are named by what happened: InHand, ItemGone

from datetime import datetime, timedelta

from bot.errors import UserFacingError
from bot.features.attempts.rules import LIVE, AttemptState
from bot.networks.x.text import LIMIT, weighted_length

__all__ = [
    "CLAIM",
    "EDITED",
    "ONE",
    "AlreadyAnswered",
    "AnswerOnItsWay",
    "AnswerTooLong",
    "EmptyAnswer",
    "InHand",
    "ItemGone",
    "NotYours",
    "ReplySettled",
    "WasEdited",
    "check_answer",
    "check_claim",
    "sign",
    "signature_of",
]

CLAIM = timedelta(minutes=15)
"""How long an item stays in one person's hand without an answer (business time)."""


ONE = (*LIVE, AttemptState.DONE)
"""An item has one answer in these at most; the database holds it."""

EDITED = "edited"
"""A failure of its own: the customer has changed what is answered since the answer was written."""


class InHand(UserFacingError):
    """Somebody else has it. Takes ``who`` and ``minutes``."""

    key = "replies-in-hand"


class AnswerOnItsWay(UserFacingError):
    """Somebody's answer is being sent. Takes ``who``."""

    key = "replies-on-its-way-already"


class AlreadyAnswered(UserFacingError):
    """Takes ``who``."""

    key = "replies-already-answered"


class ItemGone(UserFacingError):
    """The customer has deleted it."""

    key = "replies-item-gone"


class NotYours(UserFacingError):
    """Letting go is for who has it, and for managers. Takes ``who``."""

    key = "replies-not-yours"


class EmptyAnswer(UserFacingError):
    """There is nothing to send."""

    key = "replies-empty"


class AnswerTooLong(UserFacingError):
    """Takes ``count``, ``limit`` and ``over``."""

    key = "replies-too-long"


class WasEdited(UserFacingError):
    """The customer has changed the text since the form was opened."""

    key = "replies-was-edited"


class ReplySettled(UserFacingError):
    """Whether it is on X is known by now."""

    key = "replies-settled"


def signature_of(initials: str) -> str:
    """How a person signs: ``^AB``."""
    return f"^{initials}"


def sign(text: str, initials: str) -> str:
    """The text as it goes out; who has signed by hand does not sign twice.

    >>> sign("On its way! ", "AB"), sign("On its way! ^ab", "AB")
    ('On its way! ^AB', 'On its way! ^AB')
    """
    signature = signature_of(initials)
    bare = text.strip()
    if bare.casefold().endswith(signature.casefold()):
        bare = bare[: -len(signature)].rstrip()
    return f"{bare} {signature}"


def check_answer(text: str, initials: str) -> str:
    """The signed text, if X would take it by its length.

    Raises:
        EmptyAnswer: there is nothing but a signature.
        AnswerTooLong: with its signature it takes more than 280 by X's count.
    """
    signed = sign(text, initials)
    if signed.strip() == signature_of(initials):
        raise EmptyAnswer(field="text")
    count = weighted_length(signed)
    if count > LIMIT:
        raise AnswerTooLong(field="text", count=count, limit=LIMIT, over=count - LIMIT)
    return signed


def check_claim(
    *, mine: bool, who: str, since: datetime, lapses_at: datetime, at: datetime
) -> None:
    """Whether a person may take an item that somebody has claimed.

    Raises:
        InHand: somebody else has it, and the claim has not lapsed.
    """
    if not mine and at < lapses_at:
        raise InHand(who=who, minutes=int((at - since).total_seconds()) // 60)
