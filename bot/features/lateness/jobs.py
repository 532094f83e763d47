"""Looks whether something is there, when its day is over."""

from uuid import UUID

from bot.features.lateness import service
from bot.features.lateness.tasks import LookAtItem, LookAtPromise
from bot.jobs.registry import handles
from bot.storage.transaction import Database

__all__ = ["LatenessJobs"]


class LatenessJobs:
    """The worker's part of dates that pass."""

    def __init__(self, *, database: Database) -> None:
        self._database = database

    @handles(LookAtItem)
    async def look_at_item(self, workspace_id: UUID, task: LookAtItem) -> None:
        """A plan item's last day is over."""
        async with self._database.transaction(workspace_id) as tx:
            await service.look_at_item(tx, task.subject_id)

    @handles(LookAtPromise)
    async def look_at_promise(self, workspace_id: UUID, task: LookAtPromise) -> None:
        """A promise's day is over."""
        async with self._database.transaction(workspace_id) as tx:
            await service.look_at_promise(tx, task.subject_id)
