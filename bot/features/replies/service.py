"""Answers: one person at a time; their way to the network is that of ``attempts``.

The item's row is locked first in every use case, so that claims, answers and their ends take
turns.
"""

from dataclasses import dataclass
from uuid import UUID, uuid4

from bot.features.attempts import service as attempts
from bot.features.attempts.rules import AttemptState, Failure
from bot.features.attempts.service import Errand, Words
from bot.features.clients import service as clients
from bot.features.clients.models import Account, Client, MemberView
from bot.features.direct.rules import stamp
from bot.features.inbox import service as inbox
from bot.features.inbox.models import Item
from bot.features.inbox.rules import ItemStatus
from bot.features.replies import repository
from bot.features.replies.events import (
    ClaimEnded,
    ItemClaimed,
    ReplyFailed,
    ReplyPutBack,
    ReplySent,
    ReplyStarted,
    ReplyUnconfirmed,
)
from bot.features.replies.models import Claim, Reply
from bot.features.replies.rules import (
    CLAIM,
    EDITED,
    AlreadyAnswered,
    AnswerOnItsWay,
    ItemGone,
    NotYours,
    ReplySettled,
    WasEdited,
    check_answer,
    check_claim,
)
from bot.features.replies.tasks import (
    AskAboutReply,
    LapseClaim,
    SendReply,
    SettleReply,
    TellReply,
    TellReplyChanged,
)
from bot.features.timelines.events import (
    ReplyBackOnNetwork,
    ReplyDeletedOnNetwork,
    ReplyEditedOnNetwork,
)
from bot.jobs.queue import enqueue, schedule, unschedule
from bot.record.ledger import Entry, record
from bot.record.rules import JSON
from bot.slack.models import Person
from bot.storage.transaction import Transaction

__all__ = [
    "ANSWER",
    "Desk",
    "begin_answer",
    "close_form",
    "confirm",
    "deny",
    "draft_of",
    "lapse",
    "let_go",
    "submit",
]


@dataclass(frozen=True)
class Desk:
    """What a person needs for answering."""

    item: Item
    client: Client
    account: Account
    member: MemberView
    """The person who answers, as they are at this client."""

    @property
    def trusted(self) -> bool:
        """Whether their answers go out as they are."""
        return self.member.trusted or "manager" in self.member.roles


# In hand.


async def begin_answer(tx: Transaction, item_id: UUID, by: Person) -> Desk:
    """Take an item in hand, for 15 minutes; said again by the same person, they begin afresh.

    Raises:
        NotYourRole: staff and managers answer.
        InHand, AnswerOnItsWay, AlreadyAnswered, ItemGone: there is nothing to take.
    """
    desk = await _desk(tx, item_id, by)
    await _take(tx, desk.item, by)
    return desk


async def _desk(tx: Transaction, item_id: UUID, by: Person) -> Desk:
    item = await inbox.lock_item(tx, item_id)
    client = await clients.client_by_id(tx, item.client_id)
    await clients.require(tx, client, by, "staff", "manager")
    account = await clients.account_of(tx, client.id)
    around = await clients.members(tx, client.id)
    member = next(view for view in around if view.person.id == by.id)
    return Desk(item, client, account, member)


async def _check_open(tx: Transaction, item: Item) -> None:
    if item.answerable and item.deleted_at is None:
        return
    if item.person_id is None:
        raise ItemGone
    who = (await repository.person_by_id(tx, item.person_id)).name
    if item.status == ItemStatus.ANSWERED:
        raise AlreadyAnswered(who=who)
    raise AnswerOnItsWay(who=who)


async def _take(tx: Transaction, item: Item, by: Person) -> Claim:
    await _check_open(tx, item)
    claim = await repository.claim_of(tx, item.id)
    before = claim.person_id if claim else None
    if claim is None:
        claim = Claim(workspace_id=tx.workspace_id, item_id=item.id, person_id=by.id)
        claim.since, claim.lapses_at = tx.now, tx.now + CLAIM
        tx.session.add(claim)
    else:
        holder = await repository.person_by_id(tx, claim.person_id)
        check_claim(
            mine=holder.id == by.id,
            who=holder.name,
            since=claim.since,
            lapses_at=claim.lapses_at,
            at=tx.now,
        )
        claim.take(by.id, tx.now)
    await schedule(tx, LapseClaim(subject_id=item.id), claim.lapses_at)
    if before != by.id:
        _record(tx, item, "reply.claimed", str(by.id))
        await tx.publish(ItemClaimed(item.id, item.client_id, by.id, claim.since))
    return claim


async def let_go(tx: Transaction, item_id: UUID, by: Person) -> bool:
    """Give an item back to everybody. False: nobody had it.

    Raises:
        NotYours: somebody else has it, and only a manager takes it from them.
    """
    item = await inbox.lock_item(tx, item_id)
    claim = await repository.claim_of(tx, item_id)
    if claim is None:
        return False
    if claim.person_id != by.id and "manager" not in await clients.roles_of(
        tx, item.client_id, by.id
    ):
        raise NotYours(who=(await repository.person_by_id(tx, claim.person_id)).name)
    await _end_claim(tx, item, claim, str(by.id))
    return True


async def close_form(tx: Transaction, item_id: UUID, by: Person) -> None:
    """The form was dismissed: what this person had in hand waits for everybody again."""
    item = await inbox.lock_item(tx, item_id)
    claim = await repository.claim_of(tx, item_id)
    if claim is not None and claim.person_id == by.id:
        await _end_claim(tx, item, claim, str(by.id))


async def lapse(tx: Transaction, item_id: UUID) -> None:
    """Whoever had it in hand has not answered in time."""
    item = await inbox.lock_item(tx, item_id)
    claim = await repository.claim_of(tx, item_id)
    if claim is not None and claim.lapses_at <= tx.now:
        await _end_claim(tx, item, claim, "system")


async def _end_claim(tx: Transaction, item: Item, claim: Claim, actor: str) -> None:
    await _drop_claim(tx, item, claim)
    _record(tx, item, "reply.let_go", actor, person=str(claim.person_id))
    await tx.publish(ClaimEnded(item.id, item.client_id, claim.person_id))


async def _drop_claim(tx: Transaction, item: Item, claim: Claim) -> None:
    await tx.session.delete(claim)
    await tx.session.flush()
    await unschedule(tx, LapseClaim(subject_id=item.id))


async def draft_of(tx: Transaction, reply_id: UUID | None, item_id: UUID) -> str | None:
    """The text of an answer to this item that did not go out."""
    reply = await repository.reply_by_id(tx, reply_id) if reply_id else None
    return reply.body if reply is not None and reply.item_id == item_id else None


# Writing.


async def submit(tx: Transaction, *, item_id: UUID, version: int, by: Person, text: str) -> Reply:
    """Send a person's answer, signed; of somebody who is learning, hand it to a manager.

    ``version`` is that of the customer's text which the person has read.

    Raises:
        NotYourRole, InHand, AnswerOnItsWay, AlreadyAnswered, ItemGone: as ``begin_answer``.
        WasEdited: the customer has changed the text; nothing was done.
        EmptyAnswer, AnswerTooLong: X would not take it.
    """
    desk = await _desk(tx, item_id, by)
    item = desk.item
    await _check_open(tx, item)
    if item.version != version:
        raise WasEdited(field="text")
    signed = check_answer(text, desk.member.initials)
    claim = await _take(tx, item, by)
    reply = Reply(
        workspace_id=tx.workspace_id,
        id=uuid4(),
        item_id=item.id,
        client_id=item.client_id,
        account_id=item.account_id,
        person_id=by.id,
        in_reply_to=item.latest_id,
        body=text.strip(),
        signed=signed,
        state=AttemptState.READY if desk.trusted else AttemptState.SUGGESTED,
        created_at=tx.now,
    )
    tx.session.add(reply)
    await tx.session.flush()
    if not desk.trusted:
        await _end_claim(tx, item, claim, str(by.id))
        _record(tx, item, "reply.suggested", str(by.id), reply=str(reply.id), text=signed)
        await enqueue(tx, TellReply(reply_id=reply.id))
        return reply
    await _drop_claim(tx, item, claim)
    _record(tx, item, "reply.written", str(by.id), reply=str(reply.id), text=signed)
    await tx.publish(ReplyStarted(item.id, item.client_id, reply.id, by.id))
    await enqueue(tx, SendReply(subject_id=reply.id))
    return reply


# What each step on the way to the network means to an item.


class Answer(Errand[Item, Reply]):
    """A person's answer, on its way to the customer."""

    model = Reply

    async def find(self, tx: Transaction, subject_id: UUID) -> UUID | None:  # noqa: ARG002 - the hook's shape
        """The task names the answer itself."""
        return subject_id

    async def lock(self, tx: Transaction, attempt: Reply) -> Item:
        """The item."""
        return await inbox.lock_item(tx, attempt.item_id)

    async def check(
        self,
        tx: Transaction,  # noqa: ARG002 - the hook's shape
        subject: Item,
        attempt: Reply,
    ) -> str | None:
        """The customer's message is there, and is the one that was read."""
        if subject.deleted_at is not None:
            return Failure.NOT_FOUND
        return None if subject.latest_id == attempt.in_reply_to else EDITED

    async def words(self, tx: Transaction, attempt: Reply) -> Words:  # noqa: ARG002 - the hook's shape
        """Signed, under the customer's message."""
        return Words(attempt.signed, attempt.in_reply_to)

    def send_task(self, attempt: Reply) -> SendReply:
        """About the answer."""
        return SendReply(subject_id=attempt.id)

    def settle_task(self, attempt: Reply) -> SettleReply:
        """About the answer."""
        return SettleReply(subject_id=attempt.id)

    def ask_task(self, attempt: Reply) -> AskAboutReply:
        """In the item's thread."""
        return AskAboutReply(reply_id=attempt.id)

    async def returned(self, tx: Transaction, subject: Item, attempt: Reply) -> None:
        """The card changes only where it said that nobody knows."""
        if subject.status == ItemStatus.UNCONFIRMED:
            await tx.publish(ReplyPutBack(*_about(subject, attempt), attempt.person_id))

    async def arrived(self, tx: Transaction, subject: Item, attempt: Reply, actor: str) -> None:
        """Recorded with who wrote it and where it is."""
        _record(
            tx,
            subject,
            "reply.sent",
            actor,
            reply=str(attempt.id),
            person=str(attempt.person_id),
            external_id=attempt.external_id,
            url=attempt.url,
            by_hand=actor != "system",
        )
        about = (*_about(subject, attempt), attempt.person_id)
        await tx.publish(
            ReplySent(
                *about,
                tx.now,
                attempt.url,
                text=attempt.signed,
                external_id=attempt.external_id,
                account_id=attempt.account_id,
            )
        )

    async def failed(self, tx: Transaction, subject: Item, attempt: Reply, failure: str) -> None:
        """Whoever wrote it is told, with the text."""
        _record(tx, subject, "reply.failed", "system", reply=str(attempt.id), failure=str(failure))
        if failure == Failure.NOT_FOUND:
            await inbox.delete_item(tx, subject.id)
        about = (*_about(subject, attempt), attempt.person_id)
        await tx.publish(ReplyFailed(*about, str(failure), tx.now))
        await enqueue(tx, TellReply(reply_id=attempt.id))

    async def lost(self, tx: Transaction, subject: Item, attempt: Reply) -> None:
        """The card says that nobody knows."""
        _record(tx, subject, "reply.unconfirmed", "system", reply=str(attempt.id))
        await tx.publish(ReplyUnconfirmed(*_about(subject, attempt), tx.now))

    async def asked(self, tx: Transaction, subject: Item, attempt: Reply) -> None:
        """Asking is on the record."""
        _record(tx, subject, "reply.presence_asked", "system", reply=str(attempt.id))

    async def denied(self, tx: Transaction, subject: Item, attempt: Reply, by: UUID) -> None:
        """Who said so is on the record."""
        _record(tx, subject, "reply.absence_told", str(by), reply=str(attempt.id))
        await tx.publish(ReplyPutBack(*_about(subject, attempt), attempt.person_id))


ANSWER = Answer()


def _about(item: Item, reply: Reply) -> tuple[UUID, UUID, UUID]:
    return item.id, item.client_id, reply.id


# What people say of an answer that nobody confirmed.


async def _doubtful(tx: Transaction, reply_id: UUID, by: Person) -> tuple[Item, Reply]:
    found = await attempts.open_attempt(tx, ANSWER, reply_id, AttemptState.UNCONFIRMED)
    if found is None:
        raise ReplySettled
    item, reply = found
    if by.id != reply.person_id:
        client = await clients.client_by_id(tx, item.client_id)
        await clients.require(tx, client, by, "manager")
    return item, reply


async def confirm(tx: Transaction, reply_id: UUID, *, by: Person) -> None:
    """A person found it on the network.

    Raises:
        NotYourRole: who wrote it may say so, and managers.
        ReplySettled: it is known by now.
    """
    await _doubtful(tx, reply_id, by)
    await attempts.arrive(tx, ANSWER, reply_id, external_id=None, url=None, actor=str(by.id))


async def deny(tx: Transaction, reply_id: UUID, *, by: Person) -> None:
    """A person looked and it is not there: send it again, after reading the timeline once more.

    Raises:
        NotYourRole, ReplySettled: as ``confirm``.
    """
    item, reply = await _doubtful(tx, reply_id, by)
    await attempts.deny(tx, ANSWER, item, reply, by.id)


# What is done to an answer on the network itself.


async def on_network_changed(
    tx: Transaction, event: ReplyEditedOnNetwork | ReplyDeletedOnNetwork | ReplyBackOnNetwork
) -> None:
    """The team's record keeps it, and the item's thread is told. Nobody is asked to act."""
    item = await inbox.lock_item(tx, event.item_id)
    about: dict[str, JSON] = {"reply": str(event.reply_id), "url": event.url}
    match event:
        case ReplyEditedOnNetwork():
            about |= {"before": event.before, "after": event.text, "version": event.version}
            _record(tx, item, "reply.edited_on_network", "system", **about)
            task = TellReplyChanged(reply_id=event.reply_id, version=event.version)
        case ReplyDeletedOnNetwork():
            _record(tx, item, "reply.deleted_on_network", "system", **about, text=event.text)
            task = TellReplyChanged(reply_id=event.reply_id, stamp=stamp(tx.now))
        case ReplyBackOnNetwork():
            _record(tx, item, "reply.back_on_network", "system", **about, text=event.text)
            task = TellReplyChanged(reply_id=event.reply_id, back=True, stamp=stamp(tx.now))
    await enqueue(tx, task)


def _record(tx: Transaction, item: Item, kind: str, actor: str, **payload: JSON) -> None:
    entry = Entry(
        client_id=item.client_id,
        kind=kind,
        audience="team",
        actor=actor,
        subject=f"item:{item.id}",
        payload=payload,
    )
    record(tx, entry)
