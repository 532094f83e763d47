"""Every query of Home that lower features have not. Row-level security adds the workspace."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from bot.features.clients.models import Client, Member
from bot.features.home.models import HomeView
from bot.features.inbox.models import Item
from bot.features.inbox.rules import ItemStatus
from bot.features.posts.models import Post
from bot.features.posts.rules import Status
from bot.features.promises.models import Promise
from bot.features.requests.models import Request
from bot.storage.transaction import Transaction

__all__ = [
    "coming",
    "count_open",
    "in_hand",
    "looking",
    "open_items",
    "opened",
    "parts_of",
    "request_cards",
]


async def opened(tx: Transaction, person_id: UUID) -> None:
    """Remember that a person looks at their Home now."""
    row = {"workspace_id": tx.workspace_id, "person_id": person_id, "opened_at": tx.now}
    await tx.session.execute(
        insert(HomeView)
        .values(row)
        .on_conflict_do_update(
            index_elements=["workspace_id", "person_id"], set_={"opened_at": tx.now}
        )
    )


async def looking(tx: Transaction, client_id: UUID, since: datetime) -> list[UUID]:
    """Who has a part at a client and opened their Home since then; in the order of their ids.

    The order is that in which their due work is locked.
    """
    here = select(Member.person_id).where(Member.client_id == client_id)
    query = select(HomeView.person_id).where(
        HomeView.opened_at >= since, HomeView.person_id.in_(here)
    )
    return sorted(await tx.session.scalars(query))


async def parts_of(tx: Transaction, person_id: UUID) -> list[tuple[Client, list[Member]]]:
    """The clients of a person, by brand, each with the person's roles there."""
    query = (
        select(Client, Member)
        .join(Member, (Member.client_id == Client.id) & (Member.person_id == person_id))
        .where(Member.workspace_id == tx.workspace_id)
        .order_by(Client.slug)
    )
    found: dict[UUID, tuple[Client, list[Member]]] = {}
    for client, member in await tx.session.execute(query):
        found.setdefault(client.id, (client, []))[1].append(member)
    return list(found.values())


async def coming(tx: Transaction, client_id: UUID, until: datetime, limit: int) -> list[Post]:
    """A client's posts that may still go out before ``until``, soonest first."""
    states = (Status.IN_REVIEW.value, Status.APPROVED.value)
    query = select(Post).where(
        Post.client_id == client_id,
        Post.status.in_(states),
        Post.publish_at > tx.now,
        Post.publish_at <= until,
    )
    return list(await tx.session.scalars(query.order_by(Post.publish_at, Post.id).limit(limit)))


async def in_hand(tx: Transaction, client_id: UUID, person_id: UUID) -> list[Item]:
    """What a person has in hand, the longest first."""
    query = select(Item).where(
        Item.client_id == client_id,
        Item.status == ItemStatus.IN_HAND.value,
        Item.person_id == person_id,
    )
    return list(await tx.session.scalars(query.order_by(Item.written_at, Item.external_id)))


async def open_items(tx: Transaction, client_id: UUID, limit: int) -> list[Item]:
    """What nobody has in hand, the longest first."""
    query = select(Item).where(Item.client_id == client_id, Item.status == ItemStatus.OPEN.value)
    ordered = query.order_by(Item.written_at, Item.external_id)
    return list(await tx.session.scalars(ordered.limit(limit)))


async def count_open(tx: Transaction, client_id: UUID) -> int:
    """How many nobody has in hand."""
    query = select(func.count()).where(
        Item.client_id == client_id, Item.status == ItemStatus.OPEN.value
    )
    return int(await tx.session.scalar(query) or 0)


async def request_cards(tx: Transaction, client_id: UUID) -> dict[str, UUID | None]:
    """The cards of requests of which something promised is still to come, by subject."""
    wanted = select(Promise.subject).where(
        Promise.client_id == client_id, Promise.kept_at.is_(None), Promise.dropped_at.is_(None)
    )
    ids = {UUID(subject.partition(":")[2]) for subject in await tx.session.scalars(wanted)}
    query = select(Request).where(Request.id.in_(ids))
    return {one.subject: one.card_id for one in await tx.session.scalars(query)}
