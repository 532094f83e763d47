"""What a plan item holds, who may agree to it, and when it is the plan. Pure."""

# ruff: noqa: N818 -- the errors are named by what happened: EmptyTitle, ItemChanged

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, Literal, get_args
from uuid import UUID

from bot.errors import UserFacingError
from bot.features.clients.rules import Role, Side
from bot.i18n.cadence import MOST
from bot.record.rules import JSON

__all__ = [
    "KINDS",
    "LONGEST_ABOUT",
    "LONGEST_REASON",
    "LONGEST_TITLE",
    "MOST_A_WEEK",
    "NETWORKS",
    "OF_A_CADENCE",
    "ON_A_NETWORK",
    "READ_NETWORKS",
    "AskByRequest",
    "BadPerWeek",
    "CannotAgree",
    "Content",
    "EmptyReason",
    "EmptyTitle",
    "EndsBeforeStart",
    "ItemDraft",
    "ItemIsClosed",
    "ItemNotAgreed",
    "Kind",
    "LongText",
    "NoNetwork",
    "NothingChanged",
    "NothingMoved",
    "OutOfDate",
    "Status",
    "UnknownItem",
    "UnknownObjective",
    "UnknownOwner",
    "agreeing_side",
    "as_told",
    "before_after",
    "check_draft",
    "check_movable",
    "check_reason",
    "differences",
    "plain",
]

Kind = Literal["campaign", "programme", "cadence", "channel", "theme"]
KINDS: tuple[Kind, ...] = get_args(Kind)
Status = Literal["proposed", "agreed", "closed"]

NETWORKS: dict[str, str] = {
    "x": "X",
    "bluesky": "Bluesky",
    "facebook": "Facebook",
    "instagram": "Instagram",
    "linkedin": "LinkedIn",
    "mastodon": "Mastodon",
    "pinterest": "Pinterest",
    "threads": "Threads",
    "tiktok": "TikTok",
    "youtube": "YouTube",
}
"""Names of theirs, the same in every language."""
READ_NETWORKS = frozenset({"x"})
"""Where Rapport sees what is published, so that a cadence can be counted."""

LONGEST_TITLE, LONGEST_ABOUT, LONGEST_REASON = 120, 1_000, 500
MOST_A_WEEK = MOST
OF_A_CADENCE: tuple[Kind, ...] = ("cadence",)
ON_A_NETWORK: tuple[Kind, ...] = ("cadence", "channel")


class EmptyTitle(UserFacingError):
    """An item needs a name."""

    key: ClassVar[str] = "planning-error-title"


class LongText(UserFacingError):
    """Too long to be read on a card. Takes ``length`` and ``limit``."""

    key: ClassVar[str] = "planning-error-long"


class EndsBeforeStart(UserFacingError):
    """It would end before it begins."""

    key: ClassVar[str] = "planning-error-dates"


class BadPerWeek(UserFacingError):
    """A cadence needs how many posts a week, 1 to ``limit``."""

    key: ClassVar[str] = "planning-error-per-week"


class NoNetwork(UserFacingError):
    """A cadence needs the network it is for."""

    key: ClassVar[str] = "planning-error-network"


class UnknownOwner(UserFacingError):
    """Who was chosen has no part at this client."""

    key: ClassVar[str] = "planning-error-owner"


class UnknownObjective(UserFacingError):
    """There is no such open objective at this client."""

    key: ClassVar[str] = "planning-error-objective"


class UnknownItem(UserFacingError):
    """There is no such item at this client."""

    key: ClassVar[str] = "planning-error-unknown"


class ItemIsClosed(UserFacingError):
    """It is closed: nothing about it changes any more. Takes ``number``."""

    key: ClassVar[str] = "planning-error-closed"


class OutOfDate(UserFacingError):
    """Somebody else proposed another version meanwhile. Takes ``number``."""

    key: ClassVar[str] = "planning-error-out-of-date"


class NothingChanged(UserFacingError):
    """It says that already. Takes ``number``."""

    key: ClassVar[str] = "planning-error-nothing-changed"


class ItemNotAgreed(UserFacingError):
    """Only what was agreed is moved; a proposal is edited. Takes ``number``."""

    key: ClassVar[str] = "planning-error-not-agreed"


class NothingMoved(UserFacingError):
    """It has these dates already. Takes ``number``."""

    key: ClassVar[str] = "planning-error-nothing-moved"


class EmptyReason(UserFacingError):
    """Closing needs a reason."""

    key: ClassVar[str] = "planning-error-reason"


class AskByRequest(UserFacingError):
    """The client's people propose through requests."""

    key: ClassVar[str] = "planning-error-ask-by-request"


class CannotAgree(UserFacingError):
    """Neither a manager or strategist, nor a contact of the client."""

    key: ClassVar[str] = "planning-error-cannot-agree"


@dataclass(frozen=True)
class Content:
    """What both sides agree to; the kind never changes. Days are the client's."""

    title: str
    about: str
    owner_id: UUID
    starts: date | None = None
    ends: date | None = None
    network: str | None = None
    per_week: int | None = None
    objective_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class ItemDraft:
    """An item as somebody would like it."""

    kind: Kind
    title: str
    owner_id: UUID
    about: str = ""
    starts: date | None = None
    ends: date | None = None
    network: str | None = None
    per_week: int | None = None
    objective_id: UUID | None = None

    @property
    def content(self) -> Content:
        """All but the kind."""
        return Content(**{name: value for name, value in vars(self).items() if name != "kind"})


def check_draft(draft: ItemDraft) -> ItemDraft:
    """The item as it is kept: without space around words, and only what its kind has.

    Raises:
        EmptyTitle, LongText, EndsBeforeStart, NoNetwork, BadPerWeek: at the input to blame.
    """
    title, about = " ".join(draft.title.split()), draft.about.strip()
    if not title:
        raise EmptyTitle(field="title")
    for field, text, limit in (("title", title, LONGEST_TITLE), ("about", about, LONGEST_ABOUT)):
        if len(text) > limit:
            raise LongText(field=field, length=len(text), limit=limit, typed=text)
    if draft.starts and draft.ends and draft.ends < draft.starts:
        raise EndsBeforeStart(field="ends")
    network = draft.network if draft.kind in ON_A_NETWORK else None
    if network not in {None, *NETWORKS} or (draft.kind == "cadence" and network is None):
        raise NoNetwork(field="network")
    per_week = draft.per_week if draft.kind in OF_A_CADENCE else None
    if draft.kind == "cadence" and not (per_week and 1 <= per_week <= MOST_A_WEEK):
        raise BadPerWeek(field="per_week", limit=MOST_A_WEEK)
    return replace(draft, title=title, about=about, network=network, per_week=per_week)


def check_reason(text: str) -> str:
    """Why an item is closed.

    Raises:
        EmptyReason, LongText: at the reason's input.
    """
    tidy = text.strip()
    if not tidy:
        raise EmptyReason(field="reason")
    if len(tidy) > LONGEST_REASON:
        raise LongText(field="reason", length=len(tidy), limit=LONGEST_REASON, typed=tidy)
    return tidy


def check_movable(
    status: Status,
    *,
    number: int,
    before: tuple[date | None, date | None],
    after: tuple[date | None, date | None],
) -> None:
    """Whether a plan change can give an item these dates, (starts, ends).

    Raises:
        ItemIsClosed, ItemNotAgreed, NothingMoved, EndsBeforeStart: why not.
    """
    if status == "closed":
        raise ItemIsClosed(number=number)
    if status != "agreed":
        raise ItemNotAgreed(number=number)
    if before == after:
        raise NothingMoved(number=number)
    starts, ends = after
    if starts and ends and ends < starts:
        raise EndsBeforeStart(field="ends")


def agreeing_side(roles: frozenset[Role], side: Side) -> Side:
    """For which side a person's *Agree* counts.

    Raises:
        CannotAgree: staff and coaches read the plan; they do not agree to it.
    """
    if side == "client" and "client" in roles:
        return "client"
    if side == "agency" and roles & {"manager", "strategist"}:
        return "agency"
    raise CannotAgree


def differences(before: Content, after: Content) -> Sequence[str]:
    """The names of what is another in ``after``, in the order of the fields."""
    return [name for name, value in vars(after).items() if getattr(before, name) != value]


# What is written into the record.


def as_told(content: Content) -> dict[str, JSON]:
    """An item's content as plain JSON."""
    return {name.removesuffix("_id"): plain(value) for name, value in vars(content).items()}


def before_after(before: Content, after: Content) -> dict[str, JSON]:
    """What differs, as it was and as it is."""
    names = [name.removesuffix("_id") for name in differences(before, after)]
    was, now = as_told(before), as_told(after)
    return {"before": {n: was[n] for n in names}, "after": {n: now[n] for n in names}}


def plain(value: str | int | UUID | date | None) -> JSON:
    """One value as it is written into the record."""
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value
