"""Fetches files from Slack, and tells in the change's thread what it was read from."""

from datetime import timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import structlog

from bot.faults import FaultPoint
from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.evidence import repository, service, views
from bot.features.evidence.models import Evidence
from bot.features.evidence.rules import MOST_BYTES, FileStatus
from bot.features.evidence.tasks import KeepFile, ShowEvidence, ShowMessageChange
from bot.features.evidence.views import Scene
from bot.features.plans import repository as plans_repository
from bot.features.plans.models import PlanChange
from bot.features.plans.rules import Status
from bot.jobs.registry import handles
from bot.jobs.task import TryLater
from bot.slack.downloads import AGAIN_SECONDS, FileRefused, download
from bot.slack.outbound import direct_message, post_message, update_message
from bot.slack.web import SlackClients
from bot.storage.transaction import Database, Transaction

__all__ = ["EvidenceJobs"]

GIVE_UP = timedelta(days=1)
"""Slack does not give a file for longer: whoever showed it is told."""
CARD_SECONDS = 1.0
"""The card is about to be posted."""

AFTER_DOWNLOAD = FaultPoint("evidence.after_download")

log = structlog.get_logger()


class EvidenceJobs:
    """The worker's part of evidence."""

    def __init__(self, *, database: Database, clients: SlackClients) -> None:
        self._database = database
        self._clients = clients

    @handles(KeepFile)
    async def keep_file(self, workspace_id: UUID, task: KeepFile) -> None:
        """Fetch a file's bytes and keep them, once.

        Raises:
            TryLater: Slack does not give it now; for a day.
        """
        async with self._database.transaction(workspace_id) as tx:
            file = await repository.lock_file(tx, task.file_id)
            slack_id, waiting = file.slack_id, file.status == "waiting"
            late = tx.now - file.asked_at > GIVE_UP
        if not waiting:
            return
        client = await self._clients.of(workspace_id)
        try:
            found = await download(client, slack_id, most=MOST_BYTES)
        except FileRefused as error:
            log.info("a file is not kept", file=str(task.file_id), why=error.why)
            await self._refuse(workspace_id, task.file_id, error.why, error.name)
            return
        await AFTER_DOWNLOAD.reach()
        if found is None:
            if not late:
                raise TryLater(AGAIN_SECONDS)
            await self._refuse(workspace_id, task.file_id, "failed", "")
            return
        async with self._database.transaction(workspace_id) as tx:
            await service.keep_file(
                tx,
                task.file_id,
                name=found.name,
                mimetype=found.mimetype,
                content=found.content,
            )

    async def _refuse(self, workspace_id: UUID, file_id: UUID, why: FileStatus, name: str) -> None:
        async with self._database.transaction(workspace_id) as tx:
            refused = await service.refuse_file(tx, file_id, why, name)
            if refused is None:
                return
            change, evidence, file = refused
            person = await repository.person_by_id(tx, evidence.kept_by)
            if person is None:
                return
            client = await clients.client_by_id(tx, change.client_id)
            message = views.build_refused(
                await clients.reader_in(tx, person, None),
                brand=client.brand,
                number=change.number,
                file=file.name,
                why=why,
            )
            await direct_message(
                tx,
                person=person,
                message=message,
                subject=f"change:{change.id}",
                key=f"evidence:{file.id}:refused",
            )

    @handles(ShowEvidence)
    async def show_evidence(self, workspace_id: UUID, task: ShowEvidence) -> None:
        """Post a line below the card for each piece, or bring it up to date.

        Raises:
            TryLater: the card is about to come.
        """
        async with self._database.transaction(workspace_id) as tx:
            change = await plans_repository.change_by_id(tx, task.change_id)
            if not _is_told(change):
                return
            client = await clients.client_by_id(tx, change.client_id)
            for evidence, _ in await service.of_change(tx, change.id):
                if _may_stand(evidence, client, change):
                    await _show(tx, client, change, evidence)

    @handles(ShowMessageChange)
    async def show_message_change(self, workspace_id: UUID, task: ShowMessageChange) -> None:
        """Say below the card that the message was edited or deleted.

        Raises:
            TryLater: the card is about to come.
        """
        async with self._database.transaction(workspace_id) as tx:
            evidence = await repository.lock_evidence(tx, task.evidence_id)
            if evidence.change_id is None or evidence.line_id is None:
                return
            if task.mark is not None and task.mark != evidence.edited_ts:
                return  # a later edit tells its own
            change = await plans_repository.change_by_id(tx, evidence.change_id)
            client = await clients.client_by_id(tx, change.client_id)
            if not _is_told(change) or not _may_stand(evidence, client, change):
                return
            message = views.build_changed(
                clients.shared_reader(client),
                await _scene(tx, client, evidence),
                number=change.number,
                deleted=task.mark is None,
            )
            await post_message(
                tx,
                channel_id=change.channel_id or "",
                message=message,
                subject=f"change:{change.id}",
                thread_of=change.card_id,
                key=f"evidence:{evidence.id}:{task.mark or 'deleted'}",
            )


async def _show(tx: Transaction, client: Client, change: PlanChange, evidence: Evidence) -> None:
    line = views.build_line(clients.shared_reader(client), await _scene(tx, client, evidence))
    if evidence.line_id is not None:
        await update_message(tx, evidence.line_id, line)
        return
    posted = await post_message(
        tx,
        channel_id=change.channel_id or "",
        message=line,
        subject=f"change:{change.id}",
        thread_of=change.card_id,
        key=f"evidence:{evidence.id}:line",
    )
    evidence.stand(posted)


async def _scene(tx: Transaction, client: Client, evidence: Evidence) -> Scene:
    files = await repository.files_of(tx, evidence.id)
    recorder = ""
    if evidence.kept_by != evidence.author_id:
        person = await repository.person_by_id(tx, evidence.kept_by)
        recorder = person.name if person else ""
    return Scene(evidence, files, ZoneInfo(client.zone), tx.now, recorder)


def _is_told(change: PlanChange) -> bool:
    """Whether the other side has the card. Raises TryLater where it is about to come."""
    if change.state not in {Status.ANNOUNCED, Status.SEEN}:
        return False
    if change.card_id is None:
        raise TryLater(CARD_SECONDS)
    return True


def _may_stand(evidence: Evidence, client: Client, change: PlanChange) -> bool:
    """What was said in a team channel is not shown where the client reads."""
    return evidence.audience == "client" or not clients.is_client_channel(client, change.channel_id)
