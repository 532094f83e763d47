"""What waits for whom, and what a Home shows of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal
from uuid import UUID

from bot.features.clients.rules import Role, Side
from bot.features.posts.rules import Status

__all__ = [
    "AHEAD",
    "LOOKING",
    "Ask",
    "Brand",
    "Change",
    "Home",
    "Item",
    "Matter",
    "MatterKind",
    "Post",
    "agrees",
    "ask_of",
    "decides",
    "may_answer",
]

AHEAD = timedelta(days=7)
"""How far the calendar looks."""
LOOKING = timedelta(hours=1)
"""How long after it was opened a Home is kept up to date; opening it always does."""

Ask = Literal["decide", "changes_needed", "held", "failed", "unconfirmed"]
"""What a post wants of a person."""

MatterKind = Literal["request", "question", "item", "promise", "delay"]

_TROUBLE: dict[Status, Ask] = {Status.FAILED: "failed", Status.UNCONFIRMED: "unconfirmed"}


def ask_of(
    state: Status,
    *,
    held: bool,
    asked: Collection[UUID],
    author: UUID,
    person: UUID,
    roles: Collection[Role],
) -> Ask | None:
    """What a post in this state wants of ``person``; None: nothing, it waits for others."""
    if state is Status.IN_REVIEW and person in asked:
        return "decide"
    if state is Status.IN_REVIEW and held and "manager" in roles:
        return "held"
    if state is Status.CHANGES_NEEDED and author == person:
        return "changes_needed"
    if "manager" in roles:
        return _TROUBLE.get(state)
    return None


def may_answer(roles: Collection[Role]) -> bool:
    """Whether the inbox is this person's matter: staff and managers answer."""
    return "manager" in roles or "staff" in roles


def decides(roles: Collection[Role], side: Side) -> bool:
    """Whether requests, promises and dates of this side are this person's to look after."""
    return ("client" if side == "client" else "manager") in roles


def agrees(roles: Collection[Role], side: Side) -> bool:
    """Whether this person can agree to plan items for their side."""
    return decides(roles, side) or (side == "agency" and "strategist" in roles)


@dataclass(frozen=True)
class Post:
    """A post that wants something, or that comes next."""

    text: str
    ask: Ask | None
    state: Status
    at: datetime | None
    """When a decision is needed, or when it goes out (UTC)."""
    card: str | None
    """The address of its card in Slack."""


@dataclass(frozen=True)
class Change:
    """A plan change that this person's side has not said *Seen* to."""

    change_id: UUID
    number: int
    text: str
    told_at: datetime
    card: str | None


@dataclass(frozen=True)
class Matter:
    """Something on the plan that waits for this person."""

    kind: MatterKind
    text: str
    at: datetime | date
    """Since when it waits; of a promise the day it was promised for."""
    card: str | None


@dataclass(frozen=True)
class Item:
    """A customer's message: in this person's hand, or waiting for anybody."""

    item_id: UUID
    handle: str
    text: str
    since: datetime
    card: str | None


@dataclass(frozen=True)
class Brand:
    """One client, as far as it concerns this person."""

    brand: str
    handle: str
    posts: tuple[Post, ...]
    changes: tuple[Change, ...]
    in_hand: tuple[Item, ...]
    open_items: tuple[Item, ...]
    """The ones that wait longest."""
    open_count: int
    coming: tuple[Post, ...]
    matters: tuple[Matter, ...] = ()

    @property
    def waiting(self) -> int:
        """How many things wait for this person, and for nobody else."""
        return sum(map(len, (self.posts, self.changes, self.matters, self.in_hand)))


@dataclass(frozen=True)
class Home:
    """Everything that a person's Home shows, whose things wait first."""

    now: datetime
    brands: tuple[Brand, ...]

    @property
    def waiting(self) -> int:
        """Over all brands."""
        return sum(one.waiting for one in self.brands)
