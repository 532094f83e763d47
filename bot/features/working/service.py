"""Use cases of how both sides work: read the page, change what stands on it, agree.

The page keeps only what nobody else keeps. All else is read where it is set, and set there: the
entry, and what follows, are the same as through any other door.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from bot.features.clients import service as clients
from bot.features.clients.events import MemberChanged, SettingChanged
from bot.features.clients.models import Client
from bot.features.clients.rules import Side
from bot.features.direct import repository as direct_repository
from bot.features.direct import service as direct
from bot.features.direct.events import DirectPermissionChanged
from bot.features.receipts import repository as receipts_repository
from bot.features.receipts import service as receipts
from bot.features.receipts.events import ReceiptsSwitched
from bot.features.working import repository
from bot.features.working.events import WorkingAgreed, WorkingChanged
from bot.features.working.models import Agreement
from bot.features.working.rules import (
    ALL,
    READERS,
    SECTIONS,
    TERMS,
    CannotAgreeHere,
    HowWeWork,
    Outcome,
    UnknownPart,
    agreeing_side,
    changed,
    digest_of,
    is_people,
    outcome_of,
)
from bot.features.working.tasks import ShowWorking
from bot.jobs.queue import enqueue
from bot.record.ledger import Entry, record
from bot.record.rules import JSON
from bot.slack import people
from bot.slack.models import Person
from bot.storage.transaction import Transaction

__all__ = [
    "Changes",
    "agree",
    "agree_by_mail",
    "change",
    "on_direct_permission_changed",
    "on_member_changed",
    "on_receipts_switched",
    "on_setting_changed",
    "page",
    "refresh",
]


@dataclass(frozen=True)
class Changes:
    """What one section is to hold; None and what is left out stay as they are."""

    settings: Mapping[str, Any] = field(default_factory=dict)
    """Settings of the client, tidied."""
    terms: Mapping[str, list[str] | str] = field(default_factory=dict)
    receipts: bool | None = None
    direct: Collection[str] | None = None
    """Ids of persons who may post directly, or ``all``."""


async def page(tx: Transaction, client: Client) -> HowWeWork:
    """The page as it stands, and what both sides agreed to."""
    content = await _content(tx, client)
    versions = [row.plain for row in await repository.agreements(tx, client.id)]
    agreed = next((one for one in versions if one.at), None)
    named = _named(content) | (_named(agreed.content) if agreed else set())
    for one in (*versions[:1], *([agreed] if agreed else [])):
        named |= {by[0] for by in (one.agency, one.client) if by and by[0]}
    known = await people.by_id(tx, named)
    there = await clients.members(tx, client.id)
    return HowWeWork(
        client_id=client.id,
        brand=client.brand,
        handle=client.x_handle,
        content=content,
        digest=digest_of(content),
        latest=versions[0] if versions else None,
        agreed=agreed,
        names={str(one.id): one.name for one in known.values()},
        here=frozenset(str(view.person.id) for view in there),
        by_mail=client.contact_mail in {"verified", "waits"}
        and not any("client" in view.roles for view in there),
        now=tx.now,
    )


async def _content(tx: Transaction, client: Client) -> dict[str, JSON]:
    """Everything that is agreed to, each from where it is set."""
    kept = await repository.terms(tx, client.id)
    held = await direct_repository.permissions(tx, client.id)
    elsewhere: dict[str, Any] = {
        "receipts": not await receipts_repository.is_off(tx, client.id),
        "direct": sorted(one.who for one in held),
    }
    names = [name for section in SECTIONS.values() for name in section]
    return {name: _value(client, kept, elsewhere, name) for name in names}


def _value(
    client: Client, kept: Mapping[str, Any], elsewhere: Mapping[str, Any], name: str
) -> JSON:
    if name in TERMS:
        value = kept.get(name, [] if is_people(name) else "")
    else:
        value = elsewhere[name] if name in elsewhere else getattr(client, name)
    found: JSON = sorted(value) if is_people(name) else value
    return found


def _named(content: Mapping[str, JSON]) -> set[UUID]:
    found = set()
    for name, value in content.items():
        if is_people(name) and isinstance(value, list):
            found |= {UUID(one) for one in value if isinstance(one, str) and _is_id(one)}
    return found


def _is_id(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


async def change(tx: Transaction, client: Client, by: Person, wanted: Changes) -> tuple[str, ...]:
    """Set what a section holds; the names of what is another now.

    Raises:
        NotYourRole: only managers do.
        UnknownPart: somebody is named who has no part at this client.
    """
    await clients.require(tx, client, by, "manager")
    await repository.lock_page(tx, client.id)
    before = await _content(tx, client)
    await _check_people(tx, client, wanted, before)
    if wanted.settings:
        await clients.change_settings(tx, client, by, wanted.settings)
    if wanted.receipts is not None:
        await receipts.switch(tx, client, by, on=wanted.receipts)
    if wanted.direct is not None:
        await _let_post(tx, client, by, before["direct"], wanted.direct)
    for term in sorted(TERMS & wanted.terms.keys()):
        value = wanted.terms[term]
        after = sorted(value) if isinstance(value, list) else value
        if after != before[term]:
            await repository.put_term(tx, client.id, term, after)
            payload: dict[str, JSON] = {"setting": term, "before": before[term], "after": after}
            _record(tx, client.id, "working.changed", by, payload)
    await _moved(tx, client.id)
    return changed(before, await _content(tx, client))


async def _check_people(
    tx: Transaction, client: Client, wanted: Changes, before: Mapping[str, JSON]
) -> None:
    """Ids are of people of this client; whoever was named before may stay."""
    here = {str(view.person.id) for view in await clients.members(tx, client.id)}
    chosen = {"approvers": wanted.settings.get("approvers", []), "direct": wanted.direct or []}
    chosen |= {term: value for term, value in wanted.terms.items() if is_people(term)}
    for name, ids in chosen.items():
        stood = before[name]
        allowed = here | ({str(one) for one in stood} if isinstance(stood, list) else set())
        if any(_is_id(one) and one not in allowed for one in ids):
            raise UnknownPart(field=name)


async def _let_post(
    tx: Transaction, client: Client, by: Person, before: JSON, wanted: Collection[str]
) -> None:
    held = {str(one) for one in before} if isinstance(before, list) else set()
    persons = await people.by_id(tx, [UUID(one) for one in (held | set(wanted)) - {ALL}])
    if ALL in held and ALL not in wanted:
        # taking back everybody's takes all: those who stay are allowed anew
        await direct.stop(tx, client, by)
        held = set()
    for one in sorted(held - set(wanted)):
        await direct.stop(tx, client, by, persons[UUID(one)])
    for one in sorted(set(wanted) - held):
        await direct.allow(tx, client, by, None if one == ALL else persons[UUID(one)])


async def agree(tx: Transaction, client: Client, by: Person, digest: str) -> Outcome:
    """Agree for one's side to the page of that digest; what came of it.

    Raises:
        NotYourRole, CannotAgreeHere: this person agrees for no side.
    """
    held = await clients.require(tx, client, by, *READERS)
    own = next(v for v in await clients.members(tx, client.id) if v.person.id == by.id)
    side = agreeing_side(held, own.side)
    return await _agree(tx, client, by, side, digest)


async def agree_by_mail(tx: Transaction, client: Client, digest: str) -> Outcome:
    """Whoever reads the client's address agrees to the page of that digest; what came of it.

    Raises:
        CannotAgreeHere: somebody of the client is in Slack and agrees there.
    """
    if await clients.contacts(tx, client.id):
        raise CannotAgreeHere
    return await _agree(tx, client, None, "client", digest)


async def _agree(
    tx: Transaction, client: Client, by: Person | None, side: Side, digest: str
) -> Outcome:
    await repository.lock_page(tx, client.id)
    seen = await page(tx, client)
    outcome = outcome_of(seen, wanted=digest, side=side)
    if outcome == "agreed":
        row = await _to_agree(tx, seen)
        row.agree(side, by.id if by else None, tx.now)
        payload: dict[str, JSON] = {
            "version": row.version,
            "side": side,
            "digest": digest,
            "both": row.both,
        }
        payload |= {} if by else {"door": "mail"}
        _record(tx, client.id, "working.agreed", by, payload)
        await tx.session.flush()
        person_id = by.id if by else None
        await tx.publish(WorkingAgreed(client.id, row.version, row.both, person_id))
    await enqueue(tx, ShowWorking(client_id=client.id))
    return outcome


async def _to_agree(tx: Transaction, seen: HowWeWork) -> Agreement:
    """The version that this page is: the one that waits, else the next."""
    rows = await repository.agreements(tx, seen.client_id)
    latest = rows[0] if rows else None
    if latest is not None and not latest.both:
        if latest.digest != seen.digest:
            latest.put(seen.content, seen.digest)
        return latest
    row = Agreement(
        workspace_id=tx.workspace_id,
        id=uuid4(),
        client_id=seen.client_id,
        version=latest.version + 1 if latest else 1,
        content=dict(seen.content),
        digest=seen.digest,
    )
    tx.session.add(row)
    return row


# The card follows what others change.


async def refresh(tx: Transaction, client_id: UUID) -> None:
    """Have the card brought up to date, where there is one."""
    if await repository.agreements(tx, client_id):
        await enqueue(tx, ShowWorking(client_id=client_id))


async def on_setting_changed(tx: Transaction, event: SettingChanged) -> None:
    """The page reads the same settings."""
    await _moved(tx, event.client_id)


async def on_direct_permission_changed(tx: Transaction, event: DirectPermissionChanged) -> None:
    """The same, of who may post directly."""
    await _moved(tx, event.client_id)


async def on_receipts_switched(tx: Transaction, event: ReceiptsSwitched) -> None:
    """The same, of mails."""
    await _moved(tx, event.client_id)


async def on_member_changed(tx: Transaction, event: MemberChanged) -> None:
    """Who is named may have left, or be back."""
    await refresh(tx, event.client_id)


async def _moved(tx: Transaction, client_id: UUID) -> None:
    """It may read differently from what somebody agreed to; where nobody has, that is no news."""
    if not await repository.agreements(tx, client_id):
        return
    await enqueue(tx, ShowWorking(client_id=client_id))
    seen = await page(tx, await clients.client_by_id(tx, client_id))
    await tx.publish(WorkingChanged(client_id, seen.moved))


def _record(
    tx: Transaction, client_id: UUID, kind: str, by: Person | None, payload: Mapping[str, JSON]
) -> None:
    entry = Entry(
        client_id=client_id,
        kind=kind,
        audience="client",
        actor=str(by.id) if by else receipts.CONTACT,
        subject=f"client:{client_id}",
        payload=payload,
    )
    record(tx, entry)
