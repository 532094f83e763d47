"""Every query on summaries. Row-level security adds the workspace."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot.features.clients.models import Client
from bot.features.summaries.models import Summary
from bot.features.summaries.tasks import Summarise
from bot.jobs.tables import DueWork
from bot.slack.models import Install
from bot.storage.transaction import Transaction

__all__ = ["claim_day", "earlier", "last_summary", "team_url", "unscheduled", "workspaces"]


async def claim_day(
    tx: Transaction, client_id: UUID, day: date, *, since: datetime, until: datetime
) -> Summary | None:
    """The day's row, for whoever comes first; None for everybody else, however close."""
    adding = insert(Summary).values(
        workspace_id=tx.workspace_id,
        client_id=client_id,
        day=day,
        since=since,
        until=until,
        skipped=True,
        numbers={},
        told_posts=[],
    )
    keys = ["workspace_id", "client_id", "day"]
    return await tx.session.scalar(
        adding.on_conflict_do_nothing(index_elements=keys).returning(Summary)
    )


async def last_summary(tx: Transaction, client_id: UUID) -> Summary | None:
    """A client's newest summary, skipped or not: where the next one goes on."""
    query = select(Summary).where(Summary.client_id == client_id)
    return await tx.session.scalar(query.order_by(Summary.day.desc()).limit(1))


async def earlier(tx: Transaction, client_id: UUID, before: date, limit: int) -> list[Summary]:
    """The summaries of the days before, oldest first; for the table of the last days."""
    query = select(Summary).where(Summary.client_id == client_id, Summary.day < before)
    found = await tx.session.scalars(query.order_by(Summary.day.desc()).limit(limit))
    return list(found)[::-1]


async def unscheduled(tx: Transaction) -> list[Client]:
    """Clients whose next summary no due work stands for."""
    due = exists().where(
        DueWork.workspace_id == tx.workspace_id,
        DueWork.kind == Summarise.name,
        DueWork.subject_id == Client.id,
    )
    return list(await tx.session.scalars(select(Client).where(~due).order_by(Client.slug)))


async def workspaces(session: AsyncSession) -> list[UUID]:
    """Every workspace that Rapport is installed in; without a tenant."""
    return list(await session.scalars(select(Install.id).order_by(Install.installed_at)))


async def team_url(tx: Transaction) -> str | None:
    """The workspace's address in Slack, for links to cards."""
    return await tx.session.scalar(select(Install.team_url).where(Install.id == tx.workspace_id))
