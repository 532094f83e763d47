"""Hands mails over."""

from uuid import UUID

import structlog

from bot.faults import FaultPoint
from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.plans import repository as plans
from bot.features.receipts import repository, views
from bot.features.receipts import service as receipts
from bot.features.receipts.models import Receipt
from bot.features.receipts.rules import GIVE_UP, retry_seconds
from bot.features.receipts.tasks import MailNotice, MailReceipt
from bot.jobs.registry import handles
from bot.jobs.task import TryLater
from bot.mail import Mail, Mailer, MailRefused, MailUnavailable
from bot.pages.links import Links
from bot.storage.transaction import Database, Transaction

__all__ = ["DeliveriesJobs"]

BEFORE_MAIL = FaultPoint("deliveries.before_mail")
AFTER_MAIL = FaultPoint("deliveries.after_mail")

BUSY_SECONDS = 10.0

log = structlog.get_logger()


class DeliveriesJobs:
    """Without a mailer nothing is handed over. ``inbound`` as in ``ReceiptsJobs``."""

    def __init__(
        self,
        *,
        database: Database,
        mailer: Mailer | None,
        links: Links,
        inbound: str | None = None,
    ) -> None:
        self._database = database
        self._mailer = mailer
        self._links = links
        self._inbound = inbound

    @handles(MailReceipt)
    async def mail_receipt(self, workspace_id: UUID, task: MailReceipt) -> None:
        """Hand one mail over. Cut off in between it goes again, with the same Message-ID.

        The row is held meanwhile: no other worker sends it at the same time.

        Raises:
            TryLater: the mail server is not there (for a day), or another worker has the mail.
        """
        if self._mailer is None:
            return
        later: float | None = None
        async with self._database.transaction(workspace_id) as tx:
            receipt = await repository.take_receipt(tx, task.receipt_id)
            if receipt is None:
                later = BUSY_SECONDS
            elif receipt.status == "waiting":
                later = await self._hand_over(tx, receipt, self._mailer)
        if later is not None:
            raise TryLater(later)

    @handles(MailNotice)
    async def mail_notice(self, workspace_id: UUID, task: MailNotice) -> None:
        """As :meth:`mail_receipt`: its mail was taken over under its own id, or is gone."""
        async with self._database.transaction(workspace_id) as tx:
            known = await repository.receipt_by_id(tx, task.notice_id)
        if known is not None:
            await self.mail_receipt(workspace_id, MailReceipt(receipt_id=task.notice_id))

    async def _hand_over(self, tx: Transaction, receipt: Receipt, mailer: Mailer) -> float | None:
        """None: sent or refused for good. Else when to try again, in seconds."""
        client = await clients.client_by_id(tx, receipt.client_id)
        mail = self._mail(receipt, f"{client.slug}.receipts.{mailer.domain}")
        await BEFORE_MAIL.reach()
        try:
            await mailer.send(mail, date=receipt.prepared_at)
        except MailUnavailable as error:
            log.warning("mail server not there", receipt=str(receipt.id), error=str(error))
            receipt.try_again()
            if tx.now - receipt.prepared_at <= GIVE_UP:
                return retry_seconds(receipt.tries)
            await _refused(tx, client, receipt, type(error).__name__)
            return None
        except MailRefused as error:
            log.warning("mail refused", receipt=str(receipt.id), error=type(error).__name__)
            await _refused(tx, client, receipt, type(error).__name__)
            return None
        await AFTER_MAIL.reach()
        receipt.end("sent", tx.now)
        if receipt.scope.startswith("address:"):
            receipts.record_receipt(tx, receipt, "address.asked")
        elif not receipt.scope.startswith("answer:"):
            receipts.record_receipt(tx, receipt, "receipt.sent")
        return None

    def _mail(self, receipt: Receipt, list_id: str) -> Mail:
        receipts = receipt.scope.startswith(("change:", "day:"))
        return Mail(
            to=receipt.address,
            subject=receipt.subject,
            text=receipt.plain,
            html=receipt.html,
            message_id=receipt.message_id,
            in_reply_to=receipt.thread[-1] if receipt.thread else None,
            references=tuple(receipt.thread),
            reply_to=self._inbound if receipts else None,
            list_id=list_id if receipts else None,
            unsubscribe=self._links.url("verify-address", receipt.id)
            if receipts and receipt.person_id is None and self._links.available
            else None,
        )


async def _refused(tx: Transaction, client: Client, receipt: Receipt, why: str) -> None:
    receipt.end("refused", tx.now)
    receipts.record_receipt(tx, receipt, "receipt.refused", {"why": why})
    message = views.build_mail_failed(
        clients.shared_reader(client),
        brand=client.brand,
        address=receipt.address,
        subject=receipt.subject,
    )
    change = await plans.change_by_id(tx, receipt.change_id) if receipt.change_id else None
    await receipts.tell_team(tx, client, message, f"receipt:{receipt.id}:refused", change)
