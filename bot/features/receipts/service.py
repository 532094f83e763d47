"""Who gets mails, which addresses are right, and what is kept of what is sent."""

import hashlib
from collections.abc import Mapping, Sequence
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from bot.features.clients import service as clients
from bot.features.clients.events import ClientSetUp, SettingChanged
from bot.features.clients.models import Client
from bot.features.planning import repository as planning
from bot.features.plans.events import PlanChangeAnnounced
from bot.features.plans.models import PlanChange
from bot.features.receipts import repository
from bot.features.receipts.events import (
    AddressVerified,
    MailsStand,
    MailState,
    ReceiptsSwitched,
)
from bot.features.receipts.models import Receipt
from bot.features.receipts.rules import (
    MailText,
    ReceiptStatus,
    Recipient,
    decide_recipients,
    is_at_once,
    message_id,
    takes_effect_soon,
)
from bot.features.receipts.tasks import AskAddress, MailReceipt, TellAtOnce
from bot.jobs.queue import enqueue
from bot.record.ledger import Entry, record
from bot.record.rules import JSON, Audience
from bot.slack.models import Person
from bot.slack.outbound import post_message
from bot.slack.responses import Message
from bot.storage.transaction import Transaction

__all__ = [
    "CONTACT",
    "confirm_address",
    "is_verified",
    "items_wait",
    "keep",
    "recipients",
    "record_receipt",
    "stop_address",
    "switch",
    "tell_team",
    "tells_at_once",
    "write",
]

CONTACT = "contact"
"""The actor in the record where whoever reads the client's address did something."""


async def on_plan_change_announced(tx: Transaction, event: PlanChangeAnnounced) -> None:
    """A change was told: mailed now to whom it cannot wait."""
    await enqueue(tx, TellAtOnce(change_id=event.change_id))


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
    write(tx, client.id, kind, actor=str(person.id), subject=subject)
    await tx.publish(ReceiptsSwitched(client.id))
    await _tell_state(tx, client)
    return True


# Their addresses.


async def on_client_set_up(tx: Transaction, event: ClientSetUp) -> None:
    """Ask whether the client's address is right."""
    await enqueue(tx, AskAddress(client_id=event.client_id))
    await _tell_state(tx, await clients.client_by_id(tx, event.client_id))


async def on_setting_changed(tx: Transaction, event: SettingChanged) -> None:
    """Another address is asked; another channel may be another way to be told."""
    if event.setting == "contact_email":
        await repository.revoke_links_of_contact(tx, event.client_id)
        await enqueue(tx, AskAddress(client_id=event.client_id))
        await _tell_state(tx, await clients.client_by_id(tx, event.client_id))


async def is_verified(tx: Transaction, client_id: UUID, address: str) -> bool:
    """Whether somebody at that address has confirmed that it is theirs."""
    row = await repository.address_row(tx, client_id, address.casefold())
    return row is not None and row.verified_at is not None


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
    write(tx, client.id, "address.verified", actor=CONTACT, subject=subject)
    await tx.publish(AddressVerified(client.id))
    await _tell_state(tx, client)
    return True


async def stop_address(tx: Transaction, client: Client, address: str) -> bool:
    """Somebody there wants no more mails. False: they get none as it is."""
    row = await repository.lock_address(tx, client.id, address.casefold())
    if row.verified_at is None:
        return False
    row.stop()
    write(tx, client.id, "address.stopped", actor=CONTACT, subject=f"client:{client.id}")
    await _tell_state(tx, client)
    return True


async def _tell_state(tx: Transaction, client: Client) -> None:
    """Lower features show whether mails reach the client's address."""
    state: MailState | None = None
    if client.contact_email is not None:
        state = "verified" if await is_verified(tx, client.id, client.contact_email) else "waits"
    if await repository.is_off(tx, client.id):
        state = "off"
    await tx.publish(MailsStand(client.id, state))


async def items_wait(tx: Transaction, client_id: UUID) -> bool:
    """Whether items of the plan that the agency proposed wait for the client's agreement."""
    proposed = [each.id for each in await planning.open_items(tx, client_id) if each.waiting]
    waiting = await planning.waiting_versions(tx, proposed)
    return any(each.proposed_side == "agency" for each in waiting.values())


# Mails that are written.


async def keep(
    tx: Transaction,
    client: Client,
    to: Recipient,
    mail: MailText,
    *,
    scope: str,
    domain: str,
    thread: Sequence[str] = (),
    status: ReceiptStatus = "waiting",
    change_id: UUID | None = None,
    receipt_id: UUID | None = None,
) -> bool:
    """Keep a mail as it will be sent, and have it sent if it is waiting.

    Args:
        tx: the mail goes once it commits.
        client: whose matter it is.
        to: who gets it.
        mail: what it says.
        scope: what it is about; written twice to an address, it is kept once.
        domain: of the Message-ID.
        thread: the Message-IDs that it goes on from.
        status: ``held`` keeps it here.
        change_id: which change an answer to it is about.
        receipt_id: where the caller needs to know it beforehand.

    Returns:
        whether it was kept now, and not before.
    """
    receipt_id = receipt_id or uuid4()
    content = f"{mail.subject}\n{mail.plain}\n{mail.html}".encode()
    row: dict[str, object] = {
        "id": receipt_id,
        "client_id": client.id,
        "scope": scope,
        "change_id": change_id,
        "address": to.address,
        "person_id": to.person_id,
        "message_id": message_id(receipt_id, tx.workspace_id, domain),
        "thread": list(thread),
        "subject": mail.subject,
        "plain": mail.plain,
        "html": mail.html,
        "digest": hashlib.sha256(content).hexdigest(),
        "status": status,
        "tries": 0,
        "prepared_at": tx.now,
    }
    kept = await repository.keep_receipt(tx, row)
    if kept and status == "waiting":
        await enqueue(tx, MailReceipt(receipt_id=receipt_id))
    return kept


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
    write(
        tx,
        receipt.client_id,
        kind,
        actor="system",
        subject=f"receipt:{receipt.id}",
        payload={**payload, "about": receipt.scope.partition(":")[0], **(more or {})},
        audience=audience,
    )


def write(
    tx: Transaction,
    client_id: UUID,
    kind: str,
    *,
    actor: str,
    subject: str,
    payload: Mapping[str, JSON] | None = None,
    audience: Audience = "client",
) -> None:
    """Keep something about mails in the record."""
    record(
        tx,
        Entry(
            client_id=client_id,
            kind=kind,
            audience=audience,
            actor=actor,
            subject=subject,
            payload=payload or {},
        ),
    )


# The team.


async def tell_team(
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
