"""Who may answer now, what goes out, how an unknown end is settled. Pure."""

# ruff: noqa: N818 -- the errors are named by what happened: InHand, ItemGone

from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from bot.errors import UserFacingError
from bot.networks.base import PublishedPost, RefusalReason
from bot.networks.x.text import LIMIT, weighted_length

__all__ = [
    "CLAIM",
    "LIVE",
    "ONE",
    "AlreadyAnswered",
    "AnswerOnItsWay",
    "AnswerTooLong",
    "EmptyAnswer",
    "InHand",
    "ItemGone",
    "NotYours",
    "ReplyFailure",
    "ReplySettled",
    "ReplyState",
    "WasEdited",
    "check_answer",
    "check_claim",
    "find_answer",
    "sign",
    "signature_of",
]

CLAIM = timedelta(minutes=15)
"""How long an item stays in one person's hand without an answer (business time)."""


class ReplyState(StrEnum):
    """How far an answer has come."""

    SUGGESTED = "suggested"
    """By somebody whose answers a manager reads first: it is not sent as such."""
    READY = "ready"
    SENDING = "sending"
    """Committed before the call: the network may have it from here on."""
    UNCONFIRMED = "unconfirmed"
    """The call's end is unknown; the timeline is read, and then a person is asked."""
    SENT = "sent"
    FAILED = "failed"
    """Definitely nothing was sent."""


LIVE = (ReplyState.READY, ReplyState.SENDING, ReplyState.UNCONFIRMED)
ONE = (*LIVE, ReplyState.SENT)
"""An item has one of these at most; the database holds it."""


class ReplyFailure(StrEnum):
    """Why nothing was sent: the network's reasons, and ours."""

    DUPLICATE = RefusalReason.DUPLICATE.value
    TOO_LONG = RefusalReason.TOO_LONG.value
    REPLY_NOT_ALLOWED = RefusalReason.REPLY_NOT_ALLOWED.value
    NOT_FOUND = RefusalReason.NOT_FOUND.value
    """The customer has deleted what is answered."""
    FORBIDDEN = RefusalReason.FORBIDDEN.value
    CREDITS = RefusalReason.CREDITS.value
    BAD_REQUEST = RefusalReason.BAD_REQUEST.value
    AUTH = "auth"
    UNAVAILABLE = "unavailable"
    """The network was not reached for a long time."""
    EDITED = "edited"
    """The customer has changed what is answered since the answer was written."""


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


def find_answer(
    timeline: Sequence[PublishedPost],
    text: str,
    in_reply_to: str,
    *,
    same_text: Callable[[str, str], bool],
    taken: Collection[str] = (),
) -> PublishedPost | None:
    """Our answer among the posts read back, or None, which proves nothing.

    It answers that very message with that very text. Of several the oldest.
    """
    for post in reversed(timeline):
        ours = post.in_reply_to == in_reply_to and post.external_id not in taken
        if ours and same_text(text, post.text):
            return post
    return None
