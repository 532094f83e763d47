"""Writes the mails and hands them over."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import structlog

from bot.faults import FaultPoint
from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.plans import repository as plans
from bot.features.plans.models import PlanChange
from bot.features.plans.views import Picture, named_in
from bot.features.receipts import repository, service, views
from bot.features.receipts.models import Answer, Line, Receipt
from bot.features.receipts.rules import (
    GIVE_UP,
    LINK_DAYS,
    Recipient,
    concerns,
    day_end,
    decide_status,
    message_id,
    retry_seconds,
)
from bot.features.receipts.tasks import (
    AskAddress,
    MailReceipt,
    ShowAnswer,
    TellAtOnce,
    WriteReceipts,
)
from bot.features.receipts.views import Foot, MailText, Told
from bot.i18n.reader import Reader
from bot.jobs.queue import enqueue
from bot.jobs.registry import handles
from bot.jobs.task import TryLater
from bot.mail import Mail, Mailer, MailRefused, MailUnavailable
from bot.pages.links import Links
from bot.record.heads import SigningKey, head_line
from bot.record.verify import current_head
from bot.slack.outbound import post_message
from bot.slack.responses import Message
from bot.storage.transaction import Database, Transaction

__all__ = ["ReceiptsJobs"]

BEFORE_MAIL = FaultPoint("receipts.before_mail")
AFTER_MAIL = FaultPoint("receipts.after_mail")

BUSY_SECONDS = 10.0

log = structlog.get_logger()


class ReceiptsJobs:
    """The worker's part of receipts. Without a mailer nobody is written to.

    ``inbound`` is the address at which answers are read; None: nobody reads them.
    """

    def __init__(
        self,
        *,
        database: Database,
        mailer: Mailer | None,
        signing_key: SigningKey,
        links: Links,
        inbound: str | None = None,
    ) -> None:
        self._database = database
        self._mailer = mailer
        self._key = signing_key
        self._links = links
        self._inbound = inbound

    @handles(TellAtOnce)
    async def tell_at_once(self, workspace_id: UUID, task: TellAtOnce) -> None:
        """Mail a change to whom it cannot wait, each once; who cannot be reached is told of."""
        async with self._database.transaction(workspace_id) as tx:
            change = await plans.change_by_id(tx, task.change_id)
            client = await clients.client_by_id(tx, change.client_id)
            everybody = await service.recipients(tx, client) if self._mailer else []
            to = service.tells_at_once(client, change, everybody, tx)
            for one in to:
                if not await repository.told_changes(tx, one.address, [change.id]):
                    await self._write_change(tx, client, change, one)
            told = [one for one in everybody if one.side != change.told_side]
            if not told and change.told_side == "agency" and client.client_channel_id is None:
                reader = clients.shared_reader(client)
                message = views.build_nobody_told(reader, brand=client.brand, number=change.number)
                await _tell_team(tx, client, message, f"change:{change.id}:nobody", change)

    async def _write_change(
        self, tx: Transaction, client: Client, change: PlanChange, to: Recipient
    ) -> None:
        reader = await _reader_of(tx, client, to)
        mail = views.build_change_mail(
            reader,
            await _picture(tx, client, change),
            names=await plans.names_in_slack(tx, named_in(change.text)),
            foot=await self._foot(tx, client, to),
            url=await self._seen_url(tx, change, to),
            in_slack=to.in_slack,
        )
        root = self._root(client, _day_of(client, change.announced_at or tx.now))
        scope = f"change:{change.id}"
        await self._keep(tx, client, to, mail, scope=scope, thread=[root], about=change)

    @handles(WriteReceipts)
    async def write_receipts(self, workspace_id: UUID, task: WriteReceipts) -> None:
        """The day's mails. What they tell is nobody's news any more: said twice it is done once."""
        async with self._database.transaction(workspace_id) as tx:
            client = await clients.client_by_id(tx, task.subject_id)
            lines = await repository.lock_new_lines(tx, client.id)
            if not lines:
                return
            for one in await service.recipients(tx, client) if self._mailer else []:
                own = [line for line in lines if concerns(line.side, one)]
                if own:
                    await self._write_day(tx, client, one, own)
            for line in lines:
                line.list_now(tx.now)

    async def _write_day(
        self, tx: Transaction, client: Client, to: Recipient, lines: Sequence[Line]
    ) -> None:
        ids = {line.change_id for line in lines if line.change_id}
        had = await repository.told_changes(tx, to.address, ids)
        news = [one for one in lines if one.kind != "change_told" or one.change_id not in had]
        if not news:
            return
        told = [await self._told(tx, client, line, to) for line in lines]
        day = _day_of(client, lines[-1].at)
        mail = views.build_day_mail(
            await _reader_of(tx, client, to),
            brand=client.brand,
            day=day,
            told=[each for each in told if each.line in news],
            again=[each for each in told if each.line not in news],
            foot=await self._foot(tx, client, to),
            now=tx.now,
        )
        earlier = await repository.earlier_message_ids(tx, to.address, ids)
        about = await plans.change_by_id(tx, ids.pop()) if len(ids) == 1 else None
        thread = [self._root(client, day), *earlier]
        scope = f"day:{client.id}:{tx.now.isoformat()}"
        await self._keep(tx, client, to, mail, scope=scope, thread=thread, about=about)

    async def _told(self, tx: Transaction, client: Client, line: Line, to: Recipient) -> Told:
        people = await repository.persons(tx, {line.person_id})
        who = next((person.name for person in people.values()), "?")
        if line.change_id is None:
            return Told(line, who=who)
        change = await plans.change_by_id(tx, line.change_id)
        seen = await _picture(tx, client, change)
        if line.kind == "change_told":
            who = seen.raw_name(change.told_by)
        return Told(
            line,
            seen=seen,
            who=who,
            url=await self._seen_url(tx, change, to) if line.kind == "change_told" else None,
            names=await plans.names_in_slack(tx, named_in(change.text)),
        )

    @handles(AskAddress)
    async def ask_address(self, workspace_id: UUID, task: AskAddress) -> None:
        """Ask whoever reads the client's address to confirm it, once."""
        async with self._database.transaction(workspace_id) as tx:
            client = await clients.client_by_id(tx, task.client_id)
            if client.contact_email is None or self._mailer is None or not self._links.available:
                return
            address = client.contact_email.casefold()
            if await repository.address_row(tx, client.id, address) is not None:
                return
            await repository.lock_address(tx, client.id, address, asked_at=tx.now)
            to = Recipient(client.contact_email, None, "client", in_slack=False)
            await self._write_address(tx, client, to)

    async def _write_address(self, tx: Transaction, client: Client, to: Recipient) -> None:
        receipt_id = uuid4()
        link = await self._links.create(
            tx,
            purpose="verify-address",
            subject_id=receipt_id,
            client_id=client.id,
            person_id=None,
            expires_at=tx.now + LINK_DAYS,
        )
        managers = [person.name for person in await clients.managers(tx, client.id)]
        reader = clients.shared_reader(client)
        mail = views.build_address_mail(
            reader, brand=client.brand, who=reader.listing(managers), url=link.url
        )
        scope = f"address:{tx.now.isoformat()}"
        row = self._row(tx, client, to, mail, scope=scope, thread=[], receipt_id=receipt_id)
        for kept in await repository.keep_receipts(tx, [row | {"status": "waiting"}]):
            await enqueue(tx, MailReceipt(receipt_id=kept))

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
            service.record_receipt(tx, receipt, "address.asked")
        elif not receipt.scope.startswith("answer:"):
            service.record_receipt(tx, receipt, "receipt.sent")
        return None

    @handles(ShowAnswer)
    async def show_answer(self, workspace_id: UUID, task: ShowAnswer) -> None:
        """Bring an answer into its thread, or write back kindly that it was not taken."""
        async with self._database.transaction(workspace_id) as tx:
            answer, receipt = await repository.answer_by_id(tx, task.answer_id)
            client = await clients.client_by_id(tx, receipt.client_id)
            if answer.taken:
                await _show_answer(tx, client, answer, receipt)
                return
            to = Recipient(answer.address, None, "client", in_slack=False)
            mail = views.build_not_taken_mail(clients.shared_reader(client), brand=client.brand)
            scope = f"answer:{answer.id}"
            row = self._row(
                tx, client, to, mail, scope=scope, thread=[answer.message_id], receipt_id=uuid4()
            )
            for receipt_id in await repository.keep_receipts(tx, [row | {"status": "waiting"}]):
                await enqueue(tx, MailReceipt(receipt_id=receipt_id))

    # Parts of a mail.

    async def _keep(
        self,
        tx: Transaction,
        client: Client,
        to: Recipient,
        mail: MailText,
        *,
        scope: str,
        thread: Sequence[str],
        about: PlanChange | None,
    ) -> None:
        verified = await repository.verified(tx, client.id)
        status = decide_status(to, verified, can_ask=self._links.available)
        row = self._row(tx, client, to, mail, scope=scope, thread=thread, receipt_id=uuid4())
        row |= {"status": status, "change_id": about.id if about else None}
        for receipt_id in await repository.keep_receipts(tx, [row]):
            await enqueue(tx, MailReceipt(receipt_id=receipt_id))
        if status == "held":
            message = views.build_address_waits(
                clients.shared_reader(client), brand=client.brand, address=to.address
            )
            await _tell_team(tx, client, message, f"receipts:{scope}:held", about)

    def _row(
        self,
        tx: Transaction,
        client: Client,
        to: Recipient,
        mail: MailText,
        *,
        scope: str,
        thread: Sequence[str],
        receipt_id: UUID,
    ) -> dict[str, object]:
        content = f"{mail.subject}\n{mail.plain}\n{mail.html}".encode()
        return {
            "id": receipt_id,
            "client_id": client.id,
            "scope": scope,
            "change_id": None,
            "address": to.address,
            "person_id": to.person_id,
            "message_id": message_id(receipt_id, tx.workspace_id, self._domain),
            "thread": list(thread),
            "subject": mail.subject,
            "plain": mail.plain,
            "html": mail.html,
            "digest": hashlib.sha256(content).hexdigest(),
            "tries": 0,
            "prepared_at": tx.now,
        }

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
        )

    async def _foot(self, tx: Transaction, client: Client, to: Recipient) -> Foot:
        head = await current_head(tx, client.id)
        find = clients.managers if to.side == "client" else clients.contacts
        people = [
            f"{one.name} <{one.email}>" if one.email else one.name
            for one in await find(tx, client.id)
        ]
        if to.side == "agency" and client.contact_email:
            people.append(client.contact_email)
        return Foot(
            head_line=head_line(head, name=client.brand, key=self._key),
            answers_read=self._inbound is not None,
            write_to=", ".join(people),
        )

    async def _seen_url(self, tx: Transaction, change: PlanChange, to: Recipient) -> str | None:
        """The page on which this reader can say *Seen*; None where that is not theirs to say."""
        if change.seen_at or to.side == change.told_side or not self._links.available:
            return None
        link = await self._links.create(
            tx,
            purpose="seen",
            subject_id=change.id,
            client_id=change.client_id,
            person_id=to.person_id,
            expires_at=tx.now + LINK_DAYS,
        )
        return link.url

    def _root(self, client: Client, day: date) -> str:
        """What all mails of a client's day answer to: mailboxes show them as one conversation."""
        return f"{client.id.hex}.{day}@{self._domain}"

    @property
    def _domain(self) -> str:
        return self._mailer.domain if self._mailer else "localhost"


async def _refused(tx: Transaction, client: Client, receipt: Receipt, why: str) -> None:
    receipt.end("refused", tx.now)
    service.record_receipt(tx, receipt, "receipt.refused", {"why": why})
    message = views.build_mail_failed(
        clients.shared_reader(client),
        brand=client.brand,
        address=receipt.address,
        subject=receipt.subject,
    )
    change = await plans.change_by_id(tx, receipt.change_id) if receipt.change_id else None
    await _tell_team(tx, client, message, f"receipt:{receipt.id}:refused", change)


async def _show_answer(tx: Transaction, client: Client, answer: Answer, receipt: Receipt) -> None:
    """In the change's thread; where the mail told of several, in the channel itself."""
    reader = clients.shared_reader(client)
    change = await plans.change_by_id(tx, receipt.change_id) if receipt.change_id else None
    in_thread = change is not None and change.card_id is not None
    people = await repository.persons(tx, {receipt.person_id})
    contact = reader.text("receipts-answer-contact", brand=client.brand, address=answer.address)
    who = next((person.name for person in people.values()), contact)
    await post_message(
        tx,
        channel_id=(change.channel_id if change and in_thread else None)
        or client.client_channel_id
        or client.team_channel_id,
        message=views.build_answer(
            reader, who=who, text=answer.text, subject=None if in_thread else receipt.subject
        ),
        subject=f"change:{change.id}" if change else f"client:{client.id}",
        thread_of=change.card_id if change else None,
        key=f"answer:{answer.id}",
    )


async def _tell_team(
    tx: Transaction, client: Client, message: Message, key: str, change: PlanChange | None
) -> None:
    """In the team's channel alone: an address is no matter for a channel the client reads."""
    beside_card = change is not None and change.channel_id == client.team_channel_id
    await post_message(
        tx,
        channel_id=client.team_channel_id,
        message=message,
        subject=f"change:{change.id}" if change else f"client:{client.id}",
        thread_of=change.card_id if change and beside_card else None,
        key=key,
    )


async def _picture(tx: Transaction, client: Client, change: PlanChange) -> Picture:
    return Picture(
        brand=client.brand,
        change=change,
        zone=ZoneInfo(client.zone),
        now=tx.now,
        people=await repository.persons(tx, {change.told_by, change.seen_by}),
    )


async def _reader_of(tx: Transaction, client: Client, to: Recipient) -> Reader:
    people = await repository.persons(tx, {to.person_id})
    person = people.get(to.person_id) if to.person_id else None
    if person is None:
        return clients.shared_reader(client)
    return await clients.reader_in(tx, person, client.client_channel_id)


def _day_of(client: Client, at: datetime) -> date:
    """Which day's mail tells what happened then."""
    zone = ZoneInfo(client.zone)
    return day_end(at, hours=client.hours, zone=zone).astimezone(zone).date()
