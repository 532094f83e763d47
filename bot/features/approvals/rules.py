"""Who may decide, when it is too late, and what only sounds like a yes. Pure."""

# ruff: noqa: N818 -- the errors are named by what happened: AlreadyDecided, NewTimeNeeded

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Literal
from uuid import UUID

from bot.errors import UserFacingError
from bot.features.clients.rules import Side
from bot.features.posts.rules import LATE_LIMIT

__all__ = [
    "AlreadyDecided",
    "ApprovalState",
    "Asked",
    "NewTimeNeeded",
    "NoReason",
    "NobodyToAsk",
    "NotYours",
    "OwnPost",
    "Standing",
    "Verdict",
    "asked_of",
    "check_still_timely",
    "counts_as_approval",
    "cut_off",
    "sounds_like_yes",
    "standing_of",
]

Standing = Literal["decides", "wrote_it", "not_asked"]
REASON_LIMIT = 2_000


class Verdict(StrEnum):
    """What one person decided."""

    APPROVED = "approved"
    CHANGES = "changes"


class ApprovalState(StrEnum):
    """The run of one revision through the policy."""

    OPEN = "open"
    APPROVED = "approved"
    CHANGES = "changes"
    RESET = "reset"
    """A newer revision took its place."""
    WITHDRAWN = "withdrawn"


class OwnPost(UserFacingError):
    """An agency's author does not approve what he wrote; ``who`` are mentions."""

    key = "approvals-own-post"

    def __init__(self, *, who: str, count: int) -> None:
        super().__init__(who=who, count=count)


class NotYours(UserFacingError):
    """Somebody else decides; ``who`` are mentions."""

    key = "approvals-not-yours"

    def __init__(self, *, who: str, count: int) -> None:
        super().__init__(who=who, count=count)


class NobodyToAsk(UserFacingError):
    """The brand has no contact who could approve."""

    key = "approvals-nobody-to-ask"


class AlreadyDecided(UserFacingError):
    """Somebody was faster. ``who`` is a mention, ``verdict`` chooses the words."""

    key = "approvals-already-decided"

    def __init__(self, *, who: str, verdict: str, typed: str | None = None) -> None:
        super().__init__(who=who, verdict=verdict, typed=typed)


class NewTimeNeeded(UserFacingError):
    """The time of the post is over for too long."""

    key = "approvals-new-time-needed"

    def __init__(self, *, minutes: int) -> None:
        super().__init__(minutes=minutes)


class NoReason(UserFacingError):
    """*Needs changes* without a word of what."""

    key = "approvals-no-reason"

    def __init__(self) -> None:
        super().__init__(field="reason")


@dataclass(frozen=True)
class Asked:
    """Somebody who approves by the client's setting."""

    person_id: UUID
    side: Side


def asked_of(approvers: Sequence[Asked], writers: Collection[UUID]) -> tuple[UUID, ...]:
    """Who may decide: all approvers but the agency's own writers of this post."""
    return tuple(
        one.person_id
        for one in approvers
        if not (one.side == "agency" and one.person_id in writers)
    )


def standing_of(person_id: UUID, approvers: Sequence[Asked], writers: Collection[UUID]) -> Standing:
    """Whether a person decides, would but for having written it, or is not asked at all."""
    if person_id in asked_of(approvers, writers):
        return "decides"
    return "wrote_it" if person_id in {*writers} else "not_asked"


def counts_as_approval(*, person_id: UUID, author_id: UUID, approvers: Sequence[Asked]) -> bool:
    """Whether writing this revision is approving it: the client's own post, by who approves."""
    if person_id != author_id:
        return False
    return any(one.person_id == person_id and one.side == "client" for one in approvers)


def cut_off(publish_at: datetime | None, cutoff_minutes: int, now: datetime) -> datetime | None:
    """When silence holds the post: ``cutoff_minutes`` before its time.

    Where that is over already (a post made in a hurry), at its time itself; None without a time.
    """
    if publish_at is None:
        return None
    early = publish_at - timedelta(minutes=cutoff_minutes)
    return early if early > now else publish_at


def check_still_timely(publish_at: datetime | None, now: datetime) -> None:
    """Refuse to approve what would go out long after its time.

    Raises:
        NewTimeNeeded: it is more than ``LATE_LIMIT`` over.
    """
    if publish_at is not None and now - publish_at > LATE_LIMIT:
        raise NewTimeNeeded(minutes=int(LATE_LIMIT.total_seconds()) // 60)


_YES = frozenset(
    re.findall(
        r"\w+",
        """
    ok okay okey oki okk k yes yep yeah yup sure fine good great nice perfect lovely awesome
    excellent brilliant super cool approved approve agreed lgtm done
    si sip vale venga dale listo perfecto perfecta genial estupendo estupenda fantastico
    fantastica excelente bien bueno buena guay conforme aprobado aprobada apruebo adelante claro
    """,
    )
)
_PHRASES = re.compile(
    r"\b(looks? (good|great|fine|perfect|nice)|love (it|this)|like (it|this)|go ahead|go for it"
    r"|ship it|post it|publish it|all good|good to go|fine (by|with) me|works for me|sounds good"
    r"|(me|nos) (gusta|encanta|parece (bien|perfecto|genial))|esta (bien|perfecto|genial)"
    r"|de acuerdo|todo bien|tira(d|mos)? adelante|publica(d|lo|dlo)?|por mi (bien|ok|vale)"
    r"|queda (bien|genial|perfecto)|visto bueno|muy bien|da el ok|doy el ok)\b"
)
_BUT = re.compile(
    r"\b(no|not|nope|dont|cant|wont|isnt|but|except|however|unless|wait|change|instead|almost"
    r"|pero|salvo|excepto|sino|cambia\w*|espera\w*|casi|falta\w*|todavia|aun)\b|\?"
)
_THUMBS = re.compile(
    r":(\+1|thumbsup|ok_hand|white_check_mark|heavy_check_mark|100|clap|tada|heart)"
    r"(::skin-tone-\d)?:|[👍👌✅✔💯👏🎉❤]"
)
_LONGEST, _FEW = 80, 3


def sounds_like_yes(text: str) -> bool:
    """Whether a plain message reads like an approval, in English or Spanish.

    Short, a word of assent in it, and no *but*, no *not*, no question. Wrong either way costs
    little: it only brings or misses a line that shows the button.
    """
    if len(text) > _LONGEST:
        return False
    has_thumb = bool(_THUMBS.search(text))
    low = unicodedata.normalize("NFKD", _THUMBS.sub(" ", text).casefold().replace("'", ""))
    low = "".join(sign for sign in low if not unicodedata.combining(sign)).replace("\u2019", "")
    if _BUT.search(low):
        return False
    words = re.findall(r"[a-z]+", low)
    # In a longer sentence only its first word: "ok, thanks a lot", not "the yes campaign starts".
    leading = words if len(words) <= _FEW else words[:1]
    return has_thumb or bool(_PHRASES.search(low)) or any(word in _YES for word in leading)
