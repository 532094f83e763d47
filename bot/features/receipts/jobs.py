"""Writes the mails and hands them over."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.news import service as news
from bot.features.news.models import Told
from bot.features.news.rules import day_end
from bot.features.news.tasks import WriteReceipts
from bot.features.plans import repository as plans
from bot.features.plans import service as plan_changes
from bot.features.plans.models import PlanChange
from bot.features.plans.views import Picture, named_in
from bot.features.receipts import repository, service, views
from bot.features.receipts.rules import (
    AGREE,
    LINK_DAYS,
    MailText,
    Recipient,
    concerns,
    decide_news,
    decide_status,
    working_asks,
)
from bot.features.receipts.tasks import (
    AskAddress,
    PrepareNotices,
    TellAtOnce,
)
from bot.features.receipts.views import Foot
from bot.i18n.reader import Reader
from bot.jobs.registry import handles
from bot.mail import Mailer
from bot.pages.links import Links
from bot.record.heads import SigningKey, head_line
from bot.record.verify import current_head
from bot.storage.transaction import Database, Transaction

__all__ = ["ReceiptsJobs"]


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
                await service.tell_team(tx, client, message, f"change:{change.id}:nobody", change)

    async def _write_change(
        self, tx: Transaction, client: Client, change: PlanChange, to: Recipient
    ) -> None:
        reader = await _reader_of(tx, client, to)
        mail = views.build_change_mail(
            reader,
            await _picture(tx, client, change),
            names=await plans.names_in_slack(tx, named_in(f"{change.text} {change.reason or ''}")),
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
            lines = await news.lock_new_lines(tx, client.id)
            if not lines:
                return
            told = await news.load(tx, lines)
            for one in await service.recipients(tx, client) if self._mailer else []:
                own = [each for each in told if concerns(each.line.side, one)]
                if own:
                    await self._write_day(tx, client, one, own)
            for line in lines:
                line.list_now(tx.now)

    async def _write_day(
        self, tx: Transaction, client: Client, to: Recipient, own: Sequence[Told]
    ) -> None:
        ids = {each.change.id for each in own if each.change}
        had = await repository.told_changes(tx, to.address, ids)
        fates = decide_news([(each.line.kind, each.line.change_id) for each in own], had)
        fresh = [each for each, fate in zip(own, fates, strict=True) if fate == "news"]
        again = [each for each, fate in zip(own, fates, strict=True) if fate == "again"]
        if not fresh:
            return
        told = [(each, await self._url_of(tx, each, to)) for each in fresh]
        day = _day_of(client, own[-1].line.at)
        mail = views.build_day_mail(
            await _reader_of(tx, client, to),
            brand=client.brand,
            zone=ZoneInfo(client.zone),
            day=day,
            told=told,
            again=again,
            foot=await self._foot(tx, client, to),
            now=tx.now,
            agree=await self._agree_url(tx, client, to, own),
        )
        earlier = await repository.earlier_message_ids(tx, to.address, ids)
        about = await plans.change_by_id(tx, ids.pop()) if len(ids) == 1 else None
        thread = [self._root(client, day), *earlier]
        scope = f"day:{client.id}:{tx.now.isoformat()}"
        await self._keep(tx, client, to, mail, scope=scope, thread=thread, about=about)

    async def _url_of(self, tx: Transaction, each: Told, to: Recipient) -> str | None:
        if each.change is None or each.line.kind != "change_told":
            return None
        return await self._seen_url(tx, each.change, to)

    async def _agree_url(
        self, tx: Transaction, client: Client, to: Recipient, own: Sequence[Told]
    ) -> str | None:
        """The page on which whoever reads the client's address agrees; None: nothing is asked.

        Where somebody of the client is in Slack, they agree there.
        """
        if to.side != "client" or to.person_id is not None or not self._links.available:
            return None
        lines = [(each.line.kind, each.line.side, each.line.params) for each in own]
        waits = working_asks(lines) or await service.items_wait(tx, client.id)
        if not waits or await clients.contacts(tx, client.id):
            return None
        link = await self._links.create(
            tx,
            purpose=AGREE,
            subject_id=client.id,
            client_id=client.id,
            person_id=None,
            expires_at=tx.now + LINK_DAYS,
        )
        return link.url

    @handles(PrepareNotices)
    async def prepare_notices(self, workspace_id: UUID, task: PrepareNotices) -> None:
        """As :meth:`tell_at_once`, asked by the release before."""
        await self.tell_at_once(workspace_id, TellAtOnce(change_id=task.change_id))

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
        url = await self._link_address(tx, client, receipt_id)
        managers = [person.name for person in await clients.managers(tx, client.id)]
        reader = clients.shared_reader(client)
        mail = views.build_address_mail(
            reader, brand=client.brand, who=reader.listing(managers), url=url
        )
        scope = f"address:{tx.now.isoformat()}"
        await service.keep(
            tx, client, to, mail, scope=scope, domain=self._domain, receipt_id=receipt_id
        )

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
        status = decide_status(
            to, await repository.verified(tx, client.id), can_ask=self._links.available
        )
        receipt_id = uuid4()
        kept = await service.keep(
            tx,
            client,
            to,
            mail,
            scope=scope,
            domain=self._domain,
            thread=thread,
            status=status,
            change_id=about.id if about else None,
            receipt_id=receipt_id,
        )
        if kept and self._may_stop(to.person_id):
            await self._link_address(tx, client, receipt_id)
        if status == "held":
            message = views.build_address_waits(
                clients.shared_reader(client), brand=client.brand, address=to.address
            )
            await service.tell_team(tx, client, message, f"receipts:{scope}:held", about)

    def _may_stop(self, person_id: UUID | None) -> bool:
        """Whoever reads the client's address has no Slack in which to turn mails off."""
        return person_id is None and self._links.available

    async def _link_address(self, tx: Transaction, client: Client, receipt_id: UUID) -> str:
        """The page of the address that a mail goes to; its link has the mail's own id."""
        link = await self._links.create(
            tx,
            purpose="verify-address",
            subject_id=receipt_id,
            client_id=client.id,
            person_id=None,
            expires_at=tx.now + LINK_DAYS,
            link_id=receipt_id,
        )
        return link.url

    async def _foot(self, tx: Transaction, client: Client, to: Recipient) -> Foot:
        head = await current_head(tx, client.id)
        find = clients.managers if to.side == "client" else clients.contacts
        there = await find(tx, client.id)
        people = [f"{one.name} <{one.email}>" if one.email else one.name for one in there]
        in_thread = to.side == "client" or client.client_channel_id is not None
        if to.side == "agency" and client.contact_email:
            people.append(client.contact_email)
        return Foot(
            head_line=head_line(head, name=client.brand, key=self._key),
            answers_read=self._inbound is not None,
            readers=", ".join(one.name for one in there) if in_thread else "",
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


async def _picture(tx: Transaction, client: Client, change: PlanChange) -> Picture:
    return Picture(
        brand=client.brand,
        change=change,
        zone=ZoneInfo(client.zone),
        now=tx.now,
        people=await repository.persons(tx, {change.told_by, change.seen_by}),
        details=await plan_changes.details_of(tx, change),
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
