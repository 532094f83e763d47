"""Tells the other side of a change: the card in Slack, and the mails."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import structlog

from bot.faults import FaultPoint
from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.plans import repository, service, views
from bot.features.plans.models import Notice, PlanChange
from bot.features.plans.rules import Recipient, Status, decide_recipients
from bot.features.plans.tasks import AnnounceChange, MailNotice, PrepareNotices, ShowChange
from bot.features.plans.views import Picture
from bot.i18n.reader import Reader
from bot.jobs.queue import enqueue
from bot.jobs.registry import handles
from bot.jobs.task import TryLater
from bot.mail import Mail, Mailer, MailRefused, MailUnavailable
from bot.record.heads import SigningKey, head_line
from bot.record.verify import current_head
from bot.slack.models import Person
from bot.slack.outbound import post_message, update_message
from bot.slack.responses import Message
from bot.storage.transaction import Database, Transaction

__all__ = ["PlansJobs"]

MAIL_AGAIN_SECONDS = 60.0
GIVE_UP = timedelta(days=1)
"""A mail server that is away for longer: the team is told that the mail did not go."""

BEFORE_MAIL = FaultPoint("plans.before_mail")
AFTER_MAIL = FaultPoint("plans.after_mail")

log = structlog.get_logger()


class PlansJobs:
    """The worker's part of plan changes. Without a mailer nobody is written to."""

    def __init__(
        self, *, database: Database, mailer: Mailer | None, signing_key: SigningKey
    ) -> None:
        self._database = database
        self._mailer = mailer
        self._key = signing_key

    @handles(AnnounceChange)
    async def announce_change(self, workspace_id: UUID, task: AnnounceChange) -> None:
        """The time to fix it is over. Nothing is done for one that was taken back."""
        async with self._database.transaction(workspace_id) as tx:
            await service.announce(tx, task.subject_id)

    @handles(ShowChange)
    async def show_change(self, workspace_id: UUID, task: ShowChange) -> None:
        """Post the card with the first line of its thread, or bring it up to date."""
        async with self._database.transaction(workspace_id) as tx:
            change = await repository.lock_change(tx, task.change_id)
            if change.state not in {Status.ANNOUNCED, Status.SEEN} or change.channel_id is None:
                return
            client = await clients.client_by_id(tx, change.client_id)
            reader, seen = clients.shared_reader(client), await _picture(tx, client, change)
            card, line = views.build_card(reader, seen), views.build_short(reader, seen)
            if change.card_id is not None:
                await update_message(tx, change.card_id, card, line)
                return
            subject = f"change:{change.id}"
            change.card_id = await post_message(
                tx,
                channel_id=change.channel_id,
                message=card,
                subject=subject,
                key=f"{subject}:card",
                coalesce=line,
            )
            await post_message(
                tx,
                channel_id=change.channel_id,
                message=views.build_readers(reader, seen),
                subject=subject,
                thread_of=change.card_id,
                key=f"{subject}:readers",
            )

    @handles(PrepareNotices)
    async def prepare_notices(self, workspace_id: UUID, task: PrepareNotices) -> None:
        """Write the mails as they will go out, each once; who cannot be reached is told of."""
        async with self._database.transaction(workspace_id) as tx:
            change = await repository.change_by_id(tx, task.change_id)
            client = await clients.client_by_id(tx, change.client_id)
            to = await _recipients(tx, client, change) if self._mailer else []
            for notice_id in await self._write(tx, client, change, to):
                await enqueue(tx, MailNotice(notice_id=notice_id))
            if not to and change.told_side == "agency" and client.client_channel_id is None:
                seen = await _picture(tx, client, change)
                message = views.build_nobody_told(clients.shared_reader(client), seen)
                await _tell_team(tx, client, change, message, "nobody")

    async def _write(
        self, tx: Transaction, client: Client, change: PlanChange, to: Sequence[Recipient]
    ) -> list[UUID]:
        head = await current_head(tx, client.id)
        line = head_line(head, name=client.brand, key=self._key)
        seen = await _picture(tx, client, change)
        names = await repository.names_in_slack(tx, views.named_in(change.text))
        people = await repository.persons(tx, {each.person_id for each in to})
        rows = []
        for each in to:
            reader = await _reader_of(tx, client, people.get(each.person_id or uuid4()))
            mail = views.build_mail(reader, seen, names=names, head_line=line)
            rows.append(_row(tx, change, each, mail))
        return await repository.keep_notices(tx, rows)

    @handles(MailNotice)
    async def mail_notice(self, workspace_id: UUID, task: MailNotice) -> None:
        """Hand one mail over. Cut off in between it goes again, with the same Message-ID.

        Raises:
            TryLater: the mail server is not there; for a day.
        """
        async with self._database.transaction(workspace_id) as tx:
            notice = await repository.lock_notice(tx, task.notice_id)
            late = tx.now - notice.prepared_at > GIVE_UP
        if notice.status != "waiting" or self._mailer is None:
            return
        await BEFORE_MAIL.reach()
        try:
            await self._mailer.send(_mail(notice), date=notice.prepared_at)
        except MailUnavailable as error:
            log.warning("mail server not there", notice=str(notice.id), error=str(error))
            if not late:
                raise TryLater(MAIL_AGAIN_SECONDS) from error
            await self._refused(workspace_id, notice.id)
            return
        except MailRefused as error:
            log.warning("mail refused", notice=str(notice.id), error=type(error).__name__)
            await self._refused(workspace_id, notice.id)
            return
        await AFTER_MAIL.reach()
        await self._sent(workspace_id, notice.id)

    async def _sent(self, workspace_id: UUID, notice_id: UUID) -> None:
        async with self._database.transaction(workspace_id) as tx:
            notice = await repository.lock_notice(tx, notice_id)
            if notice.status == "waiting":
                notice.end("sent", tx.now)
                change = await repository.change_by_id(tx, notice.change_id)
                service.record_mail(tx, change, "notice.mailed", _told(notice))

    async def _refused(self, workspace_id: UUID, notice_id: UUID) -> None:
        async with self._database.transaction(workspace_id) as tx:
            notice = await repository.lock_notice(tx, notice_id)
            if notice.status != "waiting":
                return
            notice.end("refused", tx.now)
            change = await repository.change_by_id(tx, notice.change_id)
            service.record_mail(tx, change, "notice.mail_failed", _told(notice))
            client = await clients.client_by_id(tx, change.client_id)
            seen = await _picture(tx, client, change)
            reader = clients.shared_reader(client)
            message = views.build_mail_failed(reader, seen, address=notice.address)
            await _tell_team(tx, client, change, message, f"mail:{notice.id}")


async def _tell_team(
    tx: Transaction, client: Client, change: PlanChange, message: Message, what: str
) -> None:
    """In the team's channel alone: an address is no matter for a channel the client reads."""
    beside_card = change.channel_id == client.team_channel_id
    await post_message(
        tx,
        channel_id=client.team_channel_id,
        message=message,
        subject=f"change:{change.id}",
        thread_of=change.card_id if beside_card else None,
        key=f"change:{change.id}:{what}",
    )


async def _picture(tx: Transaction, client: Client, change: PlanChange) -> Picture:
    from_client = change.told_side == "client"
    find = clients.managers if from_client else clients.contacts
    return Picture(
        brand=client.brand,
        change=change,
        zone=ZoneInfo(client.zone),
        now=tx.now,
        people=await repository.persons(tx, {change.told_by, change.seen_by}),
        asked=await find(tx, client.id),
        team_only=not clients.is_client_channel(client, change.channel_id),
    )


async def _recipients(tx: Transaction, client: Client, change: PlanChange) -> list[Recipient]:
    managers, contacts = [
        [(person.id, person.email) for person in await find(tx, client.id)]
        for find in (clients.managers, clients.contacts)
    ]
    return decide_recipients(
        change.told_side,
        managers=managers,
        contacts=contacts,
        contact_email=client.contact_email,
    )


async def _reader_of(tx: Transaction, client: Client, person: Person | None) -> Reader:
    if person is None:
        return clients.shared_reader(client)
    return await clients.reader_in(tx, person, client.client_channel_id)


def _row(
    tx: Transaction, change: PlanChange, to: Recipient, mail: views.MailText
) -> dict[str, object]:
    notice_id = uuid4()
    return {
        "id": notice_id,
        "change_id": change.id,
        "address": to.address,
        "person_id": to.person_id,
        "message_id": f"{notice_id}@rapport",
        "subject": mail.subject,
        "plain": mail.plain,
        "html": mail.html,
        "status": "waiting",
        "prepared_at": tx.now,
    }


def _mail(notice: Notice) -> Mail:
    return Mail(
        to=notice.address,
        subject=notice.subject,
        text=notice.plain,
        html=notice.html,
        message_id=notice.message_id,
    )


def _told(notice: Notice) -> dict[str, str]:
    """For the record: whom, never their address."""
    who = str(notice.person_id) if notice.person_id else "contact"
    return {"to": who, "message_id": notice.message_id}
