"""Links to the record page, and what whoever opens one may read."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.features.clients import service as clients
from bot.features.clients.models import Client, MemberView
from bot.features.delays import service as delays
from bot.features.planning import service as planning
from bot.features.plans import repository as plans
from bot.features.plans.rules import may_read_words
from bot.features.progress import service as progress
from bot.features.progress.rules import weeks_begin, weeks_of
from bot.features.reading import repository
from bot.features.reading.models import Page, PlanLine, Reading, ReadingLink
from bot.features.reading.rules import (
    AGAIN_AFTER,
    CONTACT,
    GOOD_FOR,
    PAGE,
    PURPOSE,
    READERS,
    LinkGone,
    NoContactAddress,
    Sought,
    audience_of,
    bounds,
    decide_reader_stands,
)
from bot.features.reading.tasks import SendLink
from bot.features.reasons.service import since_day
from bot.features.receipts import repository as receipts_repository
from bot.features.receipts import service as receipts
from bot.features.receipts.events import AddressVerified
from bot.features.receipts.tasks import AskAddress
from bot.features.working import service as working
from bot.features.working.rules import HowWeWork
from bot.jobs.queue import enqueue
from bot.pages.links import Link, Links, NewLink
from bot.pages.links import revoke as revoke_link
from bot.record.ledger import Entry, record
from bot.record.marks import Filter
from bot.record.repository import RecordedEntry
from bot.record.rules import JSON, Audience
from bot.record.search import find
from bot.record.verify import current_head
from bot.slack import people
from bot.slack.models import Person
from bot.storage.transaction import Transaction
from bot.telling.areas import kinds_of
from bot.telling.entries import ids_in, slack_names_in
from bot.telling.values import Known

__all__ = [
    "client_of",
    "confirmed_at",
    "give_up",
    "links_for",
    "mail_link",
    "make_link",
    "open_link",
    "read",
    "record_mail",
    "revoke",
]


# Links.


async def client_of(tx: Transaction, client_id: UUID, person: Person) -> Client:
    """A client by an id that came from outside.

    Raises:
        LinkGone: there is none, or this person has no part there.
    """
    found = await repository.find_client(tx, client_id)
    if found is None or not await clients.roles_of(tx, client_id, person.id):
        raise LinkGone
    return found


async def links_for(
    tx: Transaction, client: Client, person: Person
) -> tuple[Sequence[ReadingLink], bool]:
    """The good links that a person may see and withdraw, and whether they manage the client.

    Managers see everybody's, others their own.

    Raises:
        NotYourRole: this person has no part at the client.
    """
    held = await clients.require(tx, client, person, *READERS)
    manages = "manager" in held
    own = None if manages else person.id
    return await repository.good_links(tx, client.id, person_id=own), manages


async def make_link(tx: Transaction, links: Links, client: Client, person: Person) -> NewLink:
    """A link of a member's own.

    Raises:
        NotYourRole: this person has no part at the client.
        NoPublicAddress: ``PUBLIC_URL`` is not set.
    """
    await clients.require(tx, client, person, *READERS)
    return await _make(tx, links, client, by=person, person=person)


async def mail_link(tx: Transaction, links: Links, client: Client, by: Person) -> ReadingLink:
    """A link for the contact whom the settings name by e-mail; it is mailed, and shown to nobody.

    While nobody there has confirmed the address, the link waits: they are asked, and it follows.
    One that waits is all there is, however often it is asked for.

    Raises:
        NotYourRole: only managers do.
        NoContactAddress: the settings name none.
        NoPublicAddress: ``PUBLIC_URL`` is not set.
    """
    await clients.require(tx, client, by, "manager")
    if not client.contact_email:
        raise NoContactAddress
    own = (one for one in await repository.waiting_links(tx, client.id) if _is_for(one, client))
    link = next(own, None)
    if link is None:
        made = await _make(tx, links, client, by=by, person=None)
        link = await repository.find_link(tx, made.id)
    if link is None:
        raise LinkGone
    if await receipts.is_verified(tx, client.id, client.contact_email):
        await enqueue(tx, SendLink(link_id=link.id))
    else:
        await enqueue(tx, AskAddress(client_id=client.id))
    return link


async def on_address_verified(tx: Transaction, event: AddressVerified) -> None:
    """Links that waited for this go out."""
    client = await clients.client_by_id(tx, event.client_id)
    for link in await repository.waiting_links(tx, client.id):
        if _is_for(link, client):
            await enqueue(tx, SendLink(link_id=link.id))


def _is_for(link: ReadingLink, client: Client) -> bool:
    return link.address == client.contact_email


async def confirmed_at(tx: Transaction, link: ReadingLink, client: Client) -> datetime | None:
    """Since when a link may be mailed: its address is the contact's still, and confirmed."""
    if link.address is None or not _is_for(link, client):
        return None
    row = await receipts_repository.address_row(tx, client.id, link.address.casefold())
    return None if row is None or row.verified_at is None else max(row.verified_at, link.made_at)


async def revoke(tx: Transaction, link_id: UUID, by: Person) -> Client:
    """A link opens nothing any more. Everybody withdraws their own, managers every one.

    Raises:
        LinkGone: there is none that this person may know of.
        NotYourRole: it is somebody else's, and this person is no manager.
    """
    link = await repository.lock_link(tx, link_id)
    if link is None or not await clients.roles_of(tx, link.client_id, by.id):
        raise LinkGone
    client = await clients.client_by_id(tx, link.client_id)
    if link.person_id != by.id:
        await clients.require(tx, client, by, "manager")
    if link.revoke(tx.now):
        await revoke_link(tx, link.id)
        _write(
            tx,
            link,
            "reading.link_revoked",
            actor=str(by.id),
            audience=await _audience(tx, client, link.person_id),
            payload={"person": _whose(link)},
        )
    return client


def record_mail(tx: Transaction, link: ReadingLink, kind: str) -> None:
    """What became of the mail with a link."""
    _write(tx, link, kind, actor="system", audience="client", payload={"to": CONTACT})


async def give_up(tx: Transaction, link: ReadingLink) -> None:
    """The mail cannot be delivered: the link that nobody has is withdrawn."""
    link.revoke(tx.now)
    await revoke_link(tx, link.id)
    record_mail(tx, link, "reading.mail_failed")


async def _make(
    tx: Transaction, links: Links, client: Client, *, by: Person, person: Person | None
) -> NewLink:
    expires_at = tx.now + GOOD_FOR
    made = await links.create(
        tx,
        purpose=PURPOSE,
        subject_id=client.id,
        client_id=client.id,
        person_id=person.id if person else None,
        expires_at=expires_at,
    )
    link = ReadingLink(
        workspace_id=tx.workspace_id,
        id=made.id,
        client_id=client.id,
        person_id=person.id if person else None,
        address=None if person else client.contact_email,
        made_by=by.id,
        made_at=tx.now,
        expires_at=expires_at,
    )
    tx.session.add(link)
    await tx.session.flush()
    _write(
        tx,
        link,
        "reading.link_made",
        actor=str(by.id),
        audience=await _audience(tx, client, link.person_id),
        payload={"person": _whose(link), "until": expires_at.isoformat()},
    )
    return made


async def _audience(tx: Transaction, client: Client, person_id: UUID | None) -> Audience:
    """Who reads that this person has a link, or looked."""
    member = await _member(tx, client, person_id)
    return "client" if member is None else audience_of(member.side, member.roles)


async def _member(tx: Transaction, client: Client, person_id: UUID | None) -> MemberView | None:
    around = await clients.members(tx, client.id) if person_id is not None else []
    return next((view for view in around if view.person.id == person_id), None)


def _whose(link: ReadingLink) -> str:
    return str(link.person_id) if link.person_id else CONTACT


def _write(
    tx: Transaction,
    link: ReadingLink,
    kind: str,
    *,
    actor: str,
    audience: Audience,
    payload: Mapping[str, JSON] | None = None,
) -> None:
    entry = Entry(
        client_id=link.client_id,
        kind=kind,
        audience=audience,
        actor=actor,
        subject=f"link:{link.id}",
        payload=payload or {},
    )
    record(tx, entry)


# Reading.


async def open_link(tx: Transaction, link: Link) -> Reading | None:
    """Whose page it is, with the opening recorded; None where its reader has no part any more.

    Whoever looks again within the hour is recorded once.
    """
    row = await repository.lock_link(tx, link.id)
    if row is None or not row.is_good(tx.now):
        return None
    client = await clients.client_by_id(tx, row.client_id)
    member = await _member(tx, client, row.person_id)
    if not decide_reader_stands(
        is_person=row.person_id is not None,
        roles=member.roles if member else (),
        address=row.address,
        contact_email=client.contact_email,
    ):
        return None
    if row.open(tx.now, again_after=AGAIN_AFTER):
        _write(
            tx,
            row,
            "reading.opened",
            actor=_whose(row),
            audience="client" if member is None else audience_of(member.side, member.roles),
        )
    return Reading(
        client=client,
        person=member.person if member else None,
        side=member.side if member else "client",
        expires_at=row.expires_at,
    )


async def read(tx: Transaction, reading: Reading, sought: Sought, zone: ZoneInfo) -> Page:
    """What is on the page: the plan, and the entries that fit; team matter never.

    ``zone`` is the reader's, in which the days asked for begin and end.
    """
    client = reading.client
    since, until = bounds(sought, zone)
    wanted = Filter(
        words=sought.words,
        kinds=kinds_of(sought.area) if sought.area else (),
        actor=sought.person,
        about=sought.item,
        since=since,
        until=until,
    )
    found = await find(
        tx, client.id, wanted, audience="client", before_seq=sought.before, limit=PAGE + 1
    )
    shown, folded = found[:PAGE], await _folded(tx, reading, found[:PAGE])
    if sought.words:
        # that a word stands in what one may not read would tell the word
        shown = [entry for entry in shown if entry.seq not in folded]
    plan = await _plan(tx, client)
    erased = [entry.seq for entry in shown if entry.payload is None]
    return Page(
        plan=plan,
        entries=shown,
        folded=folded,
        erasures=await repository.erasures(tx, client.id, erased),
        known=await _known(tx, client, shown),
        more=len(found) > PAGE,
        items=await repository.items(tx, client.id),
        people=[
            view.person
            for view in await clients.members(tx, client.id)
            if audience_of(view.side, view.roles) == "client"
        ],
        head=await current_head(tx, client.id),
        working=None if sought.filtered or sought.before else await _working(tx, client),
        late=()
        if sought.filtered or sought.before
        else await delays.by_cause(tx, client, since_day(client, tx.now)),
    )


async def _working(tx: Transaction, client: Client) -> HowWeWork | None:
    page = await working.page(tx, client)
    return page if page.latest is not None else None


async def _folded(
    tx: Transaction, reading: Reading, entries: Sequence[RecordedEntry]
) -> frozenset[int]:
    """Entries about a change that was taken back, or not told yet, by the other side."""
    changes = await plans.changes_by_id(tx, ids_in(entries))
    hidden = {
        change.id
        for change in changes.values()
        if not may_read_words(change.state, told_by=change.told_side, reading=reading.side)
    }
    return frozenset(entry.seq for entry in entries if ids_in([entry]) & hidden)


async def _known(tx: Transaction, client: Client, entries: Sequence[RecordedEntry]) -> Known:
    ids = ids_in(entries)
    names = {str(id_): person.name for id_, person in (await people.by_id(tx, ids)).items()}
    things = await repository.things(tx, client.id, ids)
    names |= {str(id_): name for id_, name in things.items()}
    return Known(names, await repository.names_in_slack(tx, slack_names_in(entries)))


async def _plan(tx: Transaction, client: Client) -> list[PlanLine]:
    """The open items, with how far each cadence is this week."""
    items = await planning.open_items(tx, client.id)
    zone = ZoneInfo(client.zone)
    published = await progress.published_since(tx, client.id, weeks_begin(tx.now, zone))
    owners = await people.by_id(tx, {item.owner_id for item in items})
    goals = {item.objective_id for item in items if item.objective_id}
    called = await repository.things(tx, client.id, goals)
    return [
        PlanLine(
            item=item,
            owner=owners[item.owner_id].name if item.owner_id in owners else "?",
            objective=called.get(item.objective_id) if item.objective_id else None,
            weeks=weeks_of(
                published.get(item.network or "", ()),
                zone=zone,
                now=tx.now,
                starts=item.starts,
                ends=item.ends,
            )
            if item.per_week and item.status == "agreed"
            else (),
        )
        for item in items
    ]
