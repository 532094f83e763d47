"""Answers: one person at a time, sent once. Nothing here calls a network; ``jobs`` does.

The item's row is locked first in every use case, so that claims, answers and their ends take
turns. The way to the network is that of publishing, and shares its timings.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from bot.features.clients import service as clients
from bot.features.clients.models import Account, Client, MemberView
from bot.features.inbox import service as inbox
from bot.features.inbox.models import Item
from bot.features.inbox.rules import ItemStatus
from bot.features.publishing.rules import (
    ASK_AFTER,
    MARGIN,
    MAX_TRIES,
    backoff_seconds,
    is_lost,
    next_look,
)
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
    LIVE,
    AlreadyAnswered,
    AnswerOnItsWay,
    ItemGone,
    NotYours,
    ReplyFailure,
    ReplySettled,
    ReplyState,
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
)
from bot.jobs.queue import enqueue, schedule, unschedule
from bot.record.ledger import Entry, record
from bot.record.rules import JSON
from bot.slack.models import Person
from bot.storage.transaction import Transaction

__all__ = [
    "Desk",
    "Later",
    "Search",
    "Sending",
    "ask_if_due",
    "begin_answer",
    "begin_sending",
    "close_form",
    "confirm",
    "deny",
    "draft_of",
    "fail",
    "lapse",
    "let_go",
    "lose",
    "put_back",
    "search",
    "sent",
    "submit",
]

FIRST_LOOK = timedelta(seconds=5)


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


@dataclass(frozen=True)
class Sending:
    """An answer that is ours to send, until ``lease_until`` (wall clock, UTC)."""

    reply_id: UUID
    item_id: UUID
    account: Account
    text: str
    in_reply_to: str
    lease_until: datetime
    look_since: datetime | None
    """An earlier try ended on a person's word: read the timeline from then (UTC) first."""


@dataclass(frozen=True)
class Later:
    """Somebody else has it in hand; ``seconds`` by the wall clock."""

    seconds: float


@dataclass(frozen=True)
class Search:
    """What to look for on the account's timeline, from ``since`` (UTC)."""

    reply_id: UUID
    account: Account
    text: str
    in_reply_to: str
    since: datetime


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
        state=ReplyState.READY if desk.trusted else ReplyState.SUGGESTED,
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


# One try.


async def begin_sending(
    tx: Transaction, reply_id: UUID, *, wall: datetime, lease: timedelta
) -> Sending | Later | None:
    """Take an answer from ``ready`` to ``sending``, if that is still wanted.

    Checked again under the lock: the customer's message is there and is the one that was read.
    None: nothing is to be done. Once this is committed, the network may have the answer.
    """
    found = await _open(tx, reply_id)
    if found is None or found[1].state == ReplyState.UNCONFIRMED:
        return None
    item, reply = found
    if reply.state == ReplyState.SENDING:
        return await _held(tx, reply, wall)
    if item.deleted_at is not None:
        await fail(tx, reply_id, ReplyFailure.NOT_FOUND)
        return None
    if item.latest_id != reply.in_reply_to:
        await fail(tx, reply_id, ReplyFailure.EDITED)
        return None
    reply.begin(at=tx.now, lease_until=wall + lease)
    await schedule(tx, SettleReply(subject_id=reply_id), tx.now + lease + FIRST_LOOK)
    return Sending(
        reply_id=reply_id,
        item_id=item.id,
        account=await clients.account_by_id(tx, reply.account_id),
        text=reply.signed,
        in_reply_to=reply.in_reply_to,
        lease_until=wall + lease,
        look_since=reply.look_since,
    )


async def _held(tx: Transaction, reply: Reply, wall: datetime) -> Later | None:
    """In ``sending`` already: somebody is at it, or was and is lost."""
    if reply.lease_until is not None and not is_lost(reply.lease_until, wall):
        return Later((reply.lease_until - wall).total_seconds())
    await lose(tx, reply.id)
    return None


async def sent(
    tx: Transaction, reply_id: UUID, *, external_id: str | None, url: str | None, actor: str
) -> bool:
    """It is on the network. False: that was known already, or it has ended otherwise."""
    found = await _open(tx, reply_id)
    if found is None:
        return False
    item, reply = found
    reply.arrive(tx.now, external_id=external_id, url=url)
    await _settled(tx, reply)
    _record(
        tx,
        item,
        "reply.sent",
        actor,
        reply=str(reply.id),
        person=str(reply.person_id),
        external_id=external_id,
        url=url,
        by_hand=actor != "system",
    )
    await tx.publish(
        ReplySent(
            item.id, item.client_id, reply.id, reply.person_id, tx.now, url, text=reply.signed
        )
    )
    return True


async def fail(tx: Transaction, reply_id: UUID, failure: ReplyFailure) -> bool:
    """It is definitely not on the network. Whoever wrote it is told, with the text."""
    found = await _open(tx, reply_id)
    if found is None:
        return False
    item, reply = found
    reply.fail(tx.now, failure)
    await _settled(tx, reply)
    _record(tx, item, "reply.failed", "system", reply=str(reply.id), failure=failure.value)
    if failure is ReplyFailure.NOT_FOUND:
        await inbox.delete_item(tx, item.id)
    await tx.publish(
        ReplyFailed(item.id, item.client_id, reply.id, reply.person_id, failure.value, tx.now)
    )
    await enqueue(tx, TellReply(reply_id=reply_id))
    return True


async def put_back(tx: Transaction, reply_id: UUID, *, counts: bool = True) -> int | None:
    """Nothing was done; it waits again. The seconds to wait, or None: it is over.

    ``counts`` is False for a rate limit. What was put back too often has failed.
    """
    found = await _open(tx, reply_id)
    if found is None or found[1].state != ReplyState.SENDING:
        return None
    _, reply = found
    if counts and reply.tries + 1 >= MAX_TRIES:
        await fail(tx, reply_id, ReplyFailure.UNAVAILABLE)
        return None
    reply.put_back(counts=counts)
    await unschedule(tx, SettleReply(subject_id=reply_id))
    return backoff_seconds(reply.tries)


async def lose(tx: Transaction, reply_id: UUID) -> bool:
    """Nobody knows how the call ended: the timeline is read from now on."""
    found = await _open(tx, reply_id)
    if found is None or found[1].state != ReplyState.SENDING:
        return False
    item, reply = found
    reply.lose()
    await schedule(tx, SettleReply(subject_id=reply_id), tx.now + FIRST_LOOK)
    _record(tx, item, "reply.unconfirmed", "system", reply=str(reply.id))
    await tx.publish(ReplyUnconfirmed(item.id, item.client_id, reply.id, tx.now))
    return True


async def _open(tx: Transaction, reply_id: UUID) -> tuple[Item, Reply] | None:
    """The answer under the lock of its item, if it is not over."""
    seen = await repository.reply_by_id(tx, reply_id)
    if seen is None:
        return None
    item = await inbox.lock_item(tx, seen.item_id)
    reply = await repository.reply_by_id(tx, reply_id)
    if reply is None or reply.state not in LIVE:
        return None
    return item, reply


async def _settled(tx: Transaction, reply: Reply) -> None:
    """It is over, or begins again: nothing waits for it, and no question stands."""
    await unschedule(tx, SettleReply(subject_id=reply.id))
    if reply.question_outbound_id is not None or reply.asked_at is not None:
        await enqueue(tx, AskAboutReply(reply_id=reply.id))


# Settling what is unconfirmed.


async def search(tx: Transaction, reply_id: UUID, *, wall: datetime) -> Search | Later | None:
    """What to look for, if an answer is unconfirmed or its sender lost; else None."""
    found = await _open(tx, reply_id)
    if found is None or found[1].state == ReplyState.READY:
        return None
    _, reply = found
    if reply.state == ReplyState.SENDING:
        held = await _held(tx, reply, wall)
        if held is not None:
            return held
    return Search(
        reply_id=reply_id,
        account=await clients.account_by_id(tx, reply.account_id),
        text=reply.signed,
        in_reply_to=reply.in_reply_to,
        since=(reply.started_at or reply.created_at) - MARGIN,
    )


async def ask_if_due(tx: Transaction, reply_id: UUID) -> bool:
    """Nothing was found, which proves nothing: look again later, and ask a person in time.

    Whether a person is asked from now on.
    """
    found = await _open(tx, reply_id)
    if found is None or found[1].state != ReplyState.UNCONFIRMED:
        return False
    item, reply = found
    reply.looked += 1
    waited = tx.now - (reply.started_at or reply.created_at)
    wait = next_look(reply.looked, waited)
    if wait is not None:
        await schedule(tx, SettleReply(subject_id=reply_id), tx.now + wait)
    if reply.asked_at is not None or waited < ASK_AFTER:
        return False
    reply.ask(tx.now)
    _record(tx, item, "reply.presence_asked", "system", reply=str(reply.id))
    await enqueue(tx, AskAboutReply(reply_id=reply_id))
    return True


async def _doubtful(tx: Transaction, reply_id: UUID, by: Person) -> tuple[Item, Reply]:
    found = await _open(tx, reply_id)
    if found is None or found[1].state != ReplyState.UNCONFIRMED:
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
    await sent(tx, reply_id, external_id=None, url=None, actor=str(by.id))


async def deny(tx: Transaction, reply_id: UUID, *, by: Person) -> None:
    """A person looked and it is not there: send it again, after reading the timeline once more.

    Raises:
        NotYourRole, ReplySettled: as ``confirm``.
    """
    item, reply = await _doubtful(tx, reply_id, by)
    await _settled(tx, reply)
    reply.deny((reply.started_at or reply.created_at) - MARGIN)
    _record(tx, item, "reply.absence_told", str(by.id), reply=str(reply.id))
    await tx.publish(ReplyPutBack(item.id, item.client_id, reply.id, reply.person_id))
    await enqueue(tx, SendReply(subject_id=reply_id))


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
