"""Every query on links to the record page, and what the page shows beside entries."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from sqlalchemy import func, select

from bot.features.clients.models import Client
from bot.features.objectives.models import Objective
from bot.features.planning.models import PlanItem
from bot.features.reading.models import ReadingLink
from bot.record.models import RecordEntry, RecordPayload
from bot.record.rules import ERASED, erased_subject, payload_from
from bot.slack.models import Person
from bot.storage.transaction import Transaction
from bot.telling.entries import Erasure

__all__ = [
    "erasures",
    "find_client",
    "find_link",
    "good_links",
    "items",
    "lock_link",
    "names_in_slack",
    "things",
    "waiting_links",
]

MOST_LINKS = 20
MOST_ITEMS = 200


async def find_client(tx: Transaction, client_id: UUID) -> Client | None:
    """A client, where the id came from outside."""
    return await tx.session.scalar(select(Client).where(Client.id == client_id))


async def find_link(tx: Transaction, link_id: UUID) -> ReadingLink | None:
    """One link, where the id came from outside."""
    return await tx.session.scalar(select(ReadingLink).where(ReadingLink.id == link_id))


async def lock_link(tx: Transaction, link_id: UUID) -> ReadingLink | None:
    """One link as it is now, held until the commit: two who open it at once are recorded once."""
    query = select(ReadingLink).where(ReadingLink.id == link_id).with_for_update()
    return await tx.session.scalar(query.execution_options(populate_existing=True))


async def good_links(
    tx: Transaction, client_id: UUID, *, person_id: UUID | None = None
) -> Sequence[ReadingLink]:
    """The client's links that open something, newest first; of one person where one is named."""
    query = select(ReadingLink).where(
        ReadingLink.client_id == client_id,
        ReadingLink.revoked_at.is_(None),
        ReadingLink.expires_at > tx.now,
    )
    if person_id is not None:
        query = query.where(ReadingLink.person_id == person_id)
    return list(
        await tx.session.scalars(query.order_by(ReadingLink.made_at.desc()).limit(MOST_LINKS))
    )


async def waiting_links(tx: Transaction, client_id: UUID) -> Sequence[ReadingLink]:
    """Links for the contact's address that no mail has brought yet, held until the commit."""
    query = select(ReadingLink).where(
        ReadingLink.client_id == client_id,
        ReadingLink.address.is_not(None),
        ReadingLink.mailed_at.is_(None),
        ReadingLink.revoked_at.is_(None),
        ReadingLink.expires_at > tx.now,
    )
    fresh = query.order_by(ReadingLink.made_at).with_for_update()
    return list(await tx.session.scalars(fresh.execution_options(populate_existing=True)))


async def items(tx: Transaction, client_id: UUID) -> Sequence[PlanItem]:
    """The client's plan items, closed ones too, newest first, to look for what concerns one."""
    query = select(PlanItem).where(PlanItem.client_id == client_id)
    return list(await tx.session.scalars(query.order_by(PlanItem.number.desc()).limit(MOST_ITEMS)))


async def things(tx: Transaction, client_id: UUID, ids: Collection[UUID]) -> Mapping[UUID, str]:
    """What plan items and goals of this client are called, by id."""
    items = select(PlanItem.id, PlanItem.title).where(
        PlanItem.client_id == client_id, PlanItem.id.in_(ids)
    )
    goals = select(Objective.id, Objective.indicator).where(
        Objective.client_id == client_id, Objective.id.in_(ids)
    )
    rows = await tx.session.execute(items.union_all(goals))
    return {id_: name for id_, name in rows}  # noqa: C416 - rows are no pairs to mypy


async def names_in_slack(tx: Transaction, ids: Collection[str]) -> Mapping[str, str]:
    """What people are called who are mentioned by Slack's ids."""
    rows = await tx.session.execute(
        select(Person.slack_user_id, func.min(Person.name))
        .where(Person.slack_user_id.in_(ids))
        .group_by(Person.slack_user_id)
    )
    return {slack_id: name for slack_id, name in rows}  # noqa: C416 - rows are no pairs to mypy


async def erasures(
    tx: Transaction, client_id: UUID, seqs: Collection[int]
) -> Mapping[int, Erasure]:
    """What the record tells of the erasure of these entries, by their number."""
    subjects = {erased_subject(seq): seq for seq in seqs}
    if not subjects:
        return {}
    rows = await tx.session.execute(
        select(RecordEntry, RecordPayload.payload)
        .join(
            RecordPayload,
            (RecordPayload.workspace_id == RecordEntry.workspace_id)
            & (RecordPayload.client_id == RecordEntry.client_id)
            & (RecordPayload.seq == RecordEntry.seq),
        )
        .where(
            RecordEntry.client_id == client_id,
            RecordEntry.kind == ERASED,
            RecordEntry.subject.in_(subjects),
        )
    )
    return {
        subjects[entry.subject]: Erasure(
            entry.seq, entry.time, payload_from(payload).get("on_request_of")
        )
        for entry, payload in rows
    }
