"""Publishes Home."""

from collections.abc import Sequence
from uuid import UUID

import structlog
from slack_sdk.errors import SlackApiError

from bot.features.clients import service as clients
from bot.features.home import service, views
from bot.features.home.tasks import ShowHome
from bot.jobs.registry import handles
from bot.jobs.task import TryLater
from bot.slack.calls import code_of
from bot.slack.responses import Block
from bot.slack.web import SlackClients
from bot.storage.transaction import Database

__all__ = ["HomeJobs"]

ROUNDS = 3
"""A Home that changes faster than this is shown by the jobs that its changes ask for."""
RATE_SECONDS = 30.0

log = structlog.get_logger()


class HomeJobs:
    """The worker's part of Home."""

    def __init__(self, *, database: Database, clients: SlackClients) -> None:
        self._database = database
        self._clients = clients

    @handles(ShowHome)
    async def show_home(self, workspace_id: UUID, task: ShowHome) -> None:
        """Publish it as things stand; may be said twice, and by two workers.

        Whoever publishes looks again afterwards: of two at the same time, the one that was
        overtaken in between puts right what it has overwritten.
        """
        shown: Sequence[Block] | None = None
        for _ in range(ROUNDS):
            found = await self._look(workspace_id, task.subject_id)
            if found is None or found[1] == shown:
                return
            user_id, shown = found
            await self._publish(workspace_id, user_id, shown)

    async def _look(self, workspace_id: UUID, person_id: UUID) -> tuple[str, list[Block]] | None:
        async with self._database.transaction(workspace_id) as tx:
            person = await service.person_of(tx, person_id)
            if person is None:
                return None
            home = await service.look(tx, person)
            reader = await clients.reader_in(tx, person, None)
            return person.slack_user_id, views.build_home(reader, home)

    async def _publish(self, workspace_id: UUID, user_id: str, shown: Sequence[Block]) -> None:
        client = await self._clients.of(workspace_id)
        try:
            await client.views_publish(
                user_id=user_id, view={"type": "home", "blocks": list(shown)}
            )
        except SlackApiError as error:
            code = code_of(error)
            if code == "ratelimited":
                raise TryLater(
                    float(error.response.headers.get("Retry-After", RATE_SECONDS))
                ) from error
            if code != "user_not_found":
                raise
            log.info("Home belongs to somebody who left", user=user_id)
