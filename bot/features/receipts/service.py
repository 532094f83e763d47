"""What is kept for the mails, who gets them, and what people say to them."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from bot.features.clients import service as clients
from bot.features.clients.events import ClientSetUp, SettingChanged
from bot.features.clients.models import Client
from bot.features.clients.rules import Side
from bot.features.planning import service as planning
from bot.features.planning.events import ItemAgreed, ItemClosed, ItemMoved, ItemProposed
from bot.features.plans import repository as plans
from bot.features.plans.events import (
    ChangeDetailed,
    ChangeDiscussed,
    ChangeDisputed,
    PlanChangeAnnounced,
    PlanChangeSeen,
)
from bot.features.plans.models import PlanChange
from bot.features.receipts import repository
from bot.features.receipts.events import AddressVerified, ReceiptAnswered, ReceiptsSwitched
from bot.features.receipts.models import Receipt
from bot.features.receipts.rules import (
    LineKind,
    Recipient,
    day_end,
    decide_recipients,
    is_at_once,
    takes_effect_soon,
)
from bot.features.receipts.tasks import (
    AskAddress,
    MailReceipt,
    ShowAnswer,
    TellAtOnce,
    WriteReceipts,
)
from bot.jobs.queue import due_time, enqueue, schedule
from bot.mail.inbound import IncomingMail
from bot.record.ledger import Entry, record
from bot.record.rules import JSON, Audience
from bot.slack.models import Person
from bot.storage.transaction import Transaction

__all__ = [
    "confirm_address",
    "recipients",
    "record_receipt",
    "switch",
    "take_answer",
    "tells_at_once",
]

LONGEST_ANSWER = 20_000
"""Characters kept of an answer; more is somebody's mistake."""
CONTACT = "contact"


# What happened.


async def on_plan_change_announced(tx: Transaction, event: PlanChangeAnnounced) -> None:
    """A change was told: kept for the day's mail, and mailed now to whom it cannot wait."""
    change = await plans.change_by_id(tx, event.change_id)
    await _keep(tx, event.client_id, "change_told", change.told_side, change=change)
    await enqueue(tx, TellAtOnce(change_id=change.id))


async def on_plan_change_seen(tx: Transaction, event: PlanChangeSeen) -> None:
    """The other side has seen it: whoever told of it has that in their mail."""
    change = await plans.change_by_id(tx, event.change_id)
    side: Side = "client" if change.told_side == "agency" else "agency"
    await _keep(tx, event.client_id, "change_seen", side, change=change)


async def on_change_news(
    tx: Transaction, event: ChangeDetailed | ChangeDisputed | ChangeDiscussed
) -> None:
    """Somebody said more about a change. Details of one that is still to be told come with it."""
    change = await plans.change_by_id(tx, event.change_id)
    if change.announced_at is None:
        return
    match event:
        case ChangeDetailed():
            await _keep(tx, event.client_id, "change_detailed", change.told_side, change=change)
        case ChangeDisputed(person_id=person_id):
            side = await _side(tx, event.client_id, person_id)
            await _keep(
                tx, event.client_id, "change_disputed", side, change=change, person_id=person_id
            )
        case ChangeDiscussed(person_id=person_id):
            side = await _side(tx, event.client_id, person_id)
            await _keep(
                tx, event.client_id, "change_discussed", side, change=change, person_id=person_id
            )


async def on_item_news(tx: Transaction, event: ItemProposed | ItemAgreed | ItemClosed) -> None:
    """An item of the plan was proposed, agreed or closed."""
    item = await planning.item_by_id(tx, event.item_id)
    kind: LineKind = "item_agreed"
    if isinstance(event, ItemProposed):
        kind = "item_proposed"
    elif isinstance(event, ItemClosed):
        kind = "item_closed"
    side = await _side(tx, event.client_id, event.person_id)
    version = "" if isinstance(event, ItemClosed) else str(event.version)
    await _keep(
        tx,
        event.client_id,
        kind,
        side,
        person_id=event.person_id,
        about=f"{item.id}:{version}",
        params={"number": str(item.number), "title": item.title, "version": version},
    )


async def on_item_moved(tx: Transaction, event: ItemMoved) -> None:
    """An agreed item has other dates."""
    item = await planning.item_by_id(tx, event.item_id)
    change = await plans.change_by_id(tx, event.change_id) if event.change_id else None
    await _keep(
        tx,
        event.client_id,
        "item_moved",
        change.told_side if change else "agency",
        about=f"{item.id}:{item.version}",
        params={
            "number": str(item.number),
            "title": item.title,
            "starts_before": _iso(event.starts_before),
            "starts_after": _iso(event.starts_after),
            "ends_before": _iso(event.ends_before),
            "ends_after": _iso(event.ends_after),
        },
    )


async def _keep(
    tx: Transaction,
    client_id: UUID,
    kind: LineKind,
    side: Side,
    *,
    change: PlanChange | None = None,
    person_id: UUID | None = None,
    about: str | None = None,
    params: Mapping[str, str] | None = None,
) -> None:
    """For the mail at the end of the client's day, which is ordered if none is."""
    client = await clients.client_by_id(tx, client_id)
    zone = ZoneInfo(client.zone)
    ends = day_end(tx.now, hours=client.hours, zone=zone)
    subject = about or (str(change.id) if change else "")
    row = {
        "client_id": client_id,
        "kind": kind,
        "side": side,
        # the same said twice in a day is told once
        "key": f"{kind}:{subject}:{person_id or ''}:{ends.date().isoformat()}",
        "person_id": person_id,
        "change_id": change.id if change else None,
        "params": dict(params or {}),
        "at": tx.now,
    }
    await repository.add_line(tx, row)
    # said again even where it is due then: a worker that takes it now cannot pass this line by
    due = await due_time(tx, WriteReceipts, client_id)
    await schedule(tx, WriteReceipts(subject_id=client_id), min(due, ends) if due else ends)


async def _side(tx: Transaction, client_id: UUID, person_id: UUID) -> Side:
    for view in await clients.members(tx, client_id):
        if view.person.id == person_id:
            return view.side
    return "agency"


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


# Who gets them.


async def recipients(tx: Transaction, client: Client) -> list[Recipient]:
    """Everybody who gets this client's receipts; nobody while they are switched off."""
    if await repository.is_off(tx, client.id):
        return []
    managers, contacts = [
        [(person.id, person.email) for person in await find(tx, client.id)]
        for find in (clients.managers, clients.contacts)
    ]
    return decide_recipients(
        managers=managers,
        contacts=contacts,
        contact_email=client.contact_email,
        has_client_channel=client.client_channel_id is not None,
    )


def tells_at_once(
    client: Client, change: PlanChange, to: Sequence[Recipient], tx: Transaction
) -> list[Recipient]:
    """Who is mailed about a change without waiting for the day's end."""
    soon = takes_effect_soon(
        at=change.effective_at,
        day=change.effective_day,
        now=change.announced_at or tx.now,
        zone=ZoneInfo(client.zone),
    )
    return [one for one in to if is_at_once(soon=soon, told_by=change.told_side, to=one)]


async def switch(tx: Transaction, client: Client, person: Person, *, on: bool) -> bool:
    """Turn a client's receipts on or off; whether that changed anything.

    Raises:
        NotYourRole: only managers do.
    """
    await clients.require(tx, client, person, "manager")
    row = await repository.switch_row(tx, client.id)
    if row.off is not on:
        return False
    row.turn(on=on)
    kind = "receipts.switched_on" if on else "receipts.switched_off"
    subject = f"client:{client.id}"
    _write(tx, client.id, kind, actor=str(person.id), subject=subject, payload={})
    await tx.publish(ReceiptsSwitched(client.id))
    return True


# Their addresses.


async def on_client_set_up(tx: Transaction, event: ClientSetUp) -> None:
    """Ask whether the client's address is right."""
    await enqueue(tx, AskAddress(client_id=event.client_id))


async def on_setting_changed(tx: Transaction, event: SettingChanged) -> None:
    """Another address is asked; another channel may be another way to be told."""
    if event.setting == "contact_email":
        await repository.revoke_links_of_contact(tx, event.client_id)
        await enqueue(tx, AskAddress(client_id=event.client_id))


async def confirm_address(tx: Transaction, client: Client, address: str) -> bool:
    """Somebody there pressed the button: what was held goes out. False: it was confirmed before."""
    row = await repository.lock_address(tx, client.id, address.casefold())
    if row.verified_at is not None:
        return False
    row.verify(tx.now)
    for receipt in await repository.held(tx, client.id, row.address):
        receipt.release()
        await enqueue(tx, MailReceipt(receipt_id=receipt.id))
    subject = f"client:{client.id}"
    _write(tx, client.id, "address.verified", actor=CONTACT, subject=subject, payload={})
    await tx.publish(AddressVerified(client.id))
    return True


# Answers.


async def take_answer(tx: Transaction, receipt_id: UUID, mail: IncomingMail) -> bool:
    """Keep what somebody wrote back to a mail of ours; it comes to the thread.

    From another address than the mail went to nothing is kept, and they are told, once. False:
    there is nothing to do, for it is no answer, a machine's, or known already.
    """
    receipt = await repository.receipt_by_id(tx, receipt_id)
    if receipt is None or mail.automatic or not mail.text:
        return False
    taken = mail.sender.casefold() == receipt.address.casefold()
    answer_id = uuid4()
    row = {
        "id": answer_id,
        "receipt_id": receipt.id,
        "message_id": mail.message_id,
        "address": mail.sender,
        "taken": taken,
        "text": mail.text[:LONGEST_ANSWER] if taken else "",
        "at": tx.now,
    }
    if not await repository.keep_answer(tx, row):
        return False
    await enqueue(tx, ShowAnswer(answer_id=answer_id))
    if taken:
        change = await plans.change_by_id(tx, receipt.change_id) if receipt.change_id else None
        payload: dict[str, JSON] = {"text": mail.text[:LONGEST_ANSWER]}
        if change is not None:
            payload["number"] = change.number
        _write(
            tx,
            receipt.client_id,
            "receipt.answered",
            actor=str(receipt.person_id) if receipt.person_id else CONTACT,
            subject=f"change:{change.id}" if change else f"receipt:{receipt.id}",
            payload=payload,
        )
        await tx.publish(ReceiptAnswered(receipt.id, receipt.client_id, receipt.change_id))
    return True


# The record.


def record_receipt(
    tx: Transaction,
    receipt: Receipt,
    kind: str,
    more: Mapping[str, JSON] | None = None,
    *,
    audience: Audience = "client",
) -> None:
    """Keep in the record what became of a mail: to whom (never the address) and what it said."""
    who = str(receipt.person_id) if receipt.person_id else "contact"
    payload = {"to": who, "message_id": receipt.message_id, "digest": receipt.digest}
    _write(
        tx,
        receipt.client_id,
        kind,
        actor="system",
        subject=f"receipt:{receipt.id}",
        payload={**payload, "about": receipt.scope.partition(":")[0], **(more or {})},
        audience=audience,
    )


def _write(
    tx: Transaction,
    client_id: UUID,
    kind: str,
    *,
    actor: str,
    subject: str,
    payload: Mapping[str, JSON],
    audience: Audience = "client",
) -> None:
    record(
        tx,
        Entry(
            client_id=client_id,
            kind=kind,
            audience=audience,
            actor=actor,
            subject=subject,
            payload=payload,
        ),
    )
