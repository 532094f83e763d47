"""Mails links to those who have no Slack at hand."""

from uuid import UUID

import structlog

from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.reading import repository, service, views
from bot.features.reading.models import ReadingLink
from bot.features.reading.rules import GIVE_UP, PURPOSE
from bot.features.reading.tasks import SendLink
from bot.jobs.registry import handles
from bot.jobs.task import TryLater
from bot.mail import Mail, Mailer, MailRefused, MailUnavailable
from bot.pages.links import Links
from bot.slack import people
from bot.slack.outbound import post_message
from bot.storage.transaction import Database, Transaction

__all__ = ["ReadingJobs"]

AGAIN_SECONDS = 60.0

log = structlog.get_logger()


class ReadingJobs:
    """The worker's part. Without a mailer nobody is written to."""

    def __init__(self, *, database: Database, mailer: Mailer | None, links: Links) -> None:
        self._database = database
        self._mailer = mailer
        self._links = links

    @handles(SendLink)
    async def send_link(self, workspace_id: UUID, task: SendLink) -> None:
        """Hand the mail over. Cut off in between it goes again, with the same Message-ID.

        Raises:
            TryLater: the mail server is not there; for a day.
        """
        async with self._database.transaction(workspace_id) as tx:
            link = await repository.find_link(tx, task.link_id)
            if link is None or not link.to_be_mailed(tx.now) or self._mailer is None:
                return
            client = await clients.client_by_id(tx, link.client_id)
            since = await service.confirmed_at(tx, link, client)
            if since is None:
                return  # it follows when the address is confirmed
            mail, late = await self._mail(tx, client, link), tx.now - since > GIVE_UP
        try:
            await self._mailer.send(mail, date=link.made_at)
        except MailUnavailable as error:
            log.warning("mail server not there", link=str(link.id), error=str(error))
            if not late:
                raise TryLater(AGAIN_SECONDS) from error
            await self._failed(workspace_id, link.id)
        except MailRefused as error:
            log.warning("mail refused", link=str(link.id), error=type(error).__name__)
            await self._failed(workspace_id, link.id)
        else:
            await self._sent(workspace_id, link.id)

    async def _mail(self, tx: Transaction, client: Client, link: ReadingLink) -> Mail:
        makers = await people.by_id(tx, {link.made_by})
        written = views.build_link_mail(
            clients.shared_reader(client),
            client,
            by=makers[link.made_by].name,
            until=link.expires_at,
            url=self._links.url(PURPOSE, link.id),
        )
        domain = self._mailer.domain if self._mailer else "localhost"
        return Mail(
            to=link.address or "",
            subject=written.subject,
            text=written.plain,
            html=written.html,
            message_id=f"{link.id}@{domain}",
        )

    async def _sent(self, workspace_id: UUID, link_id: UUID) -> None:
        async with self._database.transaction(workspace_id) as tx:
            link = await repository.lock_link(tx, link_id)
            if link is not None and link.mailed(tx.now):
                service.record_mail(tx, link, "reading.link_mailed")

    async def _failed(self, workspace_id: UUID, link_id: UUID) -> None:
        """The link is withdrawn: nobody has it. The team hears of it in its own channel."""
        async with self._database.transaction(workspace_id) as tx:
            link = await repository.lock_link(tx, link_id)
            if link is None or not link.to_be_mailed(tx.now):
                return
            await service.give_up(tx, link)
            client = await clients.client_by_id(tx, link.client_id)
            reader = clients.shared_reader(client)
            await post_message(
                tx,
                channel_id=client.team_channel_id,
                message=views.build_mail_failed(reader, link.address or ""),
                subject=f"link:{link.id}",
                key=f"link:{link.id}:failed",
            )
