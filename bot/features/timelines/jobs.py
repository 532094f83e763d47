"""What the worker does for timelines: reads them, and tells what became of our posts."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

import structlog

from bot.faults import FaultPoint
from bot.features.attempts.service import Errand
from bot.features.clients import service as clients
from bot.features.direct.rules import change_of
from bot.features.posts import repository as posts
from bot.features.timelines import repository, service, views
from bot.features.timelines.service import Reading
from bot.features.timelines.tasks import ReadTimeline, TellPostChanged
from bot.jobs.registry import handles
from bot.networks.base import (
    AuthFailed,
    Lookup,
    Network,
    PublishedPost,
    RateLimited,
    Refused,
    Unavailable,
)
from bot.slack.outbound import post_message
from bot.storage.secrets import SealError, SecretBox
from bot.storage.transaction import Database

__all__ = ["TimelinesJobs"]

AFTER_READ = FaultPoint("timelines.after_read")
BEFORE_COMMIT = FaultPoint("timelines.before_commit")

REFUSED_AGAIN = timedelta(minutes=5)
"""How long a refused account is left alone; the inbox tells people why."""

log = structlog.get_logger()


class TimelinesJobs:
    """The worker's part of timelines.

    ``networks`` are by name (``x``); ``errands`` are all who write in Rapport's name.
    """

    def __init__(
        self,
        *,
        database: Database,
        networks: Mapping[str, Network],
        secret_box: SecretBox,
        errands: Sequence[Errand[Any, Any]],
    ) -> None:
        self._database = database
        self._networks = networks
        self._box = secret_box
        self._errands = errands

    @handles(ReadTimeline)
    async def read_timeline(self, workspace_id: UUID, task: ReadTimeline) -> None:
        """Read what is new, look up where the timeline leaves a doubt, and keep both."""
        wall = self._database.clock.wall()
        async with self._database.transaction(workspace_id) as tx:
            reading = await service.begin_reading(tx, task.subject_id, wall=wall)
        if reading is None:
            return
        found = await self._read(workspace_id, reading)
        if found is None:
            return
        timeline, looked_up = found
        await AFTER_READ.reach()
        same_text = self._networks[reading.account.network].same_text
        async with self._database.transaction(workspace_id) as tx:
            taken = await service.take(
                tx,
                reading,
                timeline,
                looked_up,
                errands=self._errands,
                same_text=same_text,
                wall=wall,
            )
            await BEFORE_COMMIT.reach()
        if taken.found or taken.changed:
            log.info("a timeline was read", found=taken.found, changed=taken.changed)

    async def _read(
        self, workspace_id: UUID, reading: Reading
    ) -> tuple[Sequence[PublishedPost], Lookup] | None:
        """The timeline and what was looked up beside it, or None: it could not be read."""
        wall = self._database.clock.wall()
        try:
            account = clients.open_account(reading.account, self._box)
            network = self._networks[account.network]
            timeline = await network.own_timeline(
                account, since=reading.since, since_id=reading.since_id
            )
            async with self._database.transaction(workspace_id) as tx:
                ids = await service.doubtful(tx, reading, timeline)
            looked_up = await network.lookup(account, ids) if ids else service.UNSEEN
        except RateLimited as limited:
            async with self._database.transaction(workspace_id) as tx:
                await service.postpone(tx, reading.account.id, limited.until)
        except Unavailable as error:
            log.warning("a timeline could not be read", error=str(error))
        except (AuthFailed, Refused, SealError) as error:
            log.warning("a timeline was refused", error=type(error).__name__)
            async with self._database.transaction(workspace_id) as tx:
                await service.postpone(tx, reading.account.id, wall + REFUSED_AGAIN)
        else:
            return timeline, looked_up
        return None

    @handles(TellPostChanged)
    async def tell_post_changed(self, workspace_id: UUID, task: TellPostChanged) -> None:
        """Say it quietly in the post's thread, once for each change."""
        async with self._database.transaction(workspace_id) as tx:
            watched = await repository.watched(tx, task.post_id)
            change = change_of(task.version, back=task.back)
            if watched is None or not watched.is_still(change, task.version):
                return
            post = await posts.post_by_id(tx, task.post_id)
            client = await clients.client_by_id(tx, post.client_id)
            account = await clients.account_by_id(tx, post.account_id)
            message = views.build_changed(
                clients.shared_reader(client), watched, change, handle=account.handle
            )
            await post_message(
                tx,
                channel_id=post.channel_id,
                message=message,
                subject=f"post:{post.id}",
                thread_of=post.card_outbound_id,
                key=f"post:{post.id}:on_network:{task.version}{task.stamp}",
            )
