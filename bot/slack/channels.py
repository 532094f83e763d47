"""In which workspaces a channel is a client's: for requests that say no more than the channel.

What is kept here is a projection, of ids alone; whoever gives a client its channels keeps it.
"""

from collections.abc import Collection

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot.slack.models import ChannelWorkspace, Install
from bot.storage.transaction import Transaction

__all__ = ["installs_at", "keep_channels"]


async def keep_channels(
    tx: Transaction, *, now: Collection[str], before: Collection[str] = ()
) -> None:
    """A client lives in the channels ``now``, and no longer in the others of ``before``."""
    row = ChannelWorkspace
    if left := set(before) - set(now):
        ours = (row.workspace_id == tx.workspace_id) & row.channel_id.in_(left)
        await tx.session.execute(delete(row).where(ours))
    if now:
        rows = [{"channel_id": one, "workspace_id": tx.workspace_id} for one in sorted(set(now))]
        await tx.session.execute(insert(row).values(rows).on_conflict_do_nothing())


async def installs_at(session: AsyncSession, channel_id: str, app_id: str | None) -> list[Install]:
    """The living installs of an app for which a channel is a client's; without a tenant."""
    return list(
        await session.scalars(
            select(Install)
            .join(ChannelWorkspace, ChannelWorkspace.workspace_id == Install.id)
            .where(
                ChannelWorkspace.channel_id == channel_id,
                Install.app_id == app_id,
                Install.removed_at.is_(None),
            )
        )
    )
