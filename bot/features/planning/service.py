"""Use cases around plan items. Whatever changes one holds the client's plan first."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.clients.rules import Role, Side
from bot.features.objectives import service as objectives
from bot.features.planning import repository
from bot.features.planning.events import (
    ItemAgreed,
    ItemChanged,
    ItemClosed,
    ItemMoved,
    ItemProposed,
    ItemRevised,
)
from bot.features.planning.models import ItemVersion, Moved, PlanItem
from bot.features.planning.repository import item_by_id, items_by_id, open_items
from bot.features.planning.rules import (
    AskByRequest,
    ItemDraft,
    ItemIsClosed,
    NothingChanged,
    OutOfDate,
    UnknownItem,
    UnknownObjective,
    UnknownOwner,
    agreeing_side,
    as_told,
    before_after,
    check_draft,
    check_movable,
    check_reason,
    differences,
    plain,
)
from bot.features.planning.tasks import ShowItem, TurnWeek
from bot.features.progress.events import ProgressChanged
from bot.features.progress.rules import next_week
from bot.jobs.queue import enqueue, schedule
from bot.record.ledger import Entry, record
from bot.record.rules import JSON
from bot.slack.models import Person
from bot.storage.transaction import Transaction

__all__ = [
    "EVERYBODY",
    "RUNNERS",
    "Moved",
    "check_open",
    "choose_objective",
    "close",
    "item_by_id",
    "items_by_id",
    "keep_card",
    "move",
    "note_change",
    "on_progress_changed",
    "open_items",
    "propose",
    "put_in_force",
    "require_item",
    "require_runner",
    "revise",
    "side_of",
]

EVERYBODY: tuple[Role, ...] = ("client", "manager", "strategist", "staff", "coach")
RUNNERS: tuple[Role, ...] = ("manager", "strategist")
CONTACT = "contact"
"""Who acts where nobody has a name: whoever reads the client's address."""


async def require_item(
    tx: Transaction, item_id: UUID, person: Person, *roles: Role
) -> tuple[PlanItem, Client]:
    """An item by an id that came from outside, with its client, where this person may see it.

    Raises:
        UnknownItem: there is none, or this person has no part at its client.
        NotYourRole: they have, but none of ``roles``.
    """
    item = await repository.find_item(tx, item_id)
    if item is None or not await clients.roles_of(tx, item.client_id, person.id):
        raise UnknownItem
    client = await clients.client_by_id(tx, item.client_id)
    await clients.require(tx, client, person, *roles)
    return item, client


async def require_runner(tx: Transaction, client: Client, person: Person) -> None:
    """Whether this person runs the plan.

    Raises:
        AskByRequest: a contact of the client, who has a door of their own.
        NotYourRole: managers and strategists do.
    """
    held = await clients.roles_of(tx, client.id, person.id)
    if "client" in held and held.isdisjoint(RUNNERS):
        raise AskByRequest
    await clients.require(tx, client, person, *RUNNERS)


# Proposing.


async def propose(
    tx: Transaction,
    *,
    client: Client,
    person: Person,
    draft: ItemDraft,
    asked_by: Person | None = None,
) -> PlanItem:
    """Propose an item; the proposer has agreed for their side.

    ``asked_by``: who of the other side asked for exactly this (a request); they have agreed too,
    so that it is the plan at once.

    Raises:
        AskByRequest, NotYourRole, EmptyTitle, LongText, EndsBeforeStart, NoNetwork, BadPerWeek,
            UnknownOwner, UnknownObjective: nothing was proposed.
    """
    await require_runner(tx, client, person)
    tidy = await _checked(tx, client, draft)
    side = await side_of(tx, client, person)
    plan = await repository.lock_plan(tx, client.id)
    item = PlanItem(
        workspace_id=tx.workspace_id,
        id=uuid4(),
        client_id=client.id,
        number=await repository.next_number(tx, client.id),
        kind=tidy.kind,
        status="proposed",
        version=1,
        waiting=1,
        last_version=0,
        proposed_at=tx.now,
        changed_at=tx.now,
        channel_id=client.client_channel_id or client.team_channel_id,
        **vars(tidy.content),
    )
    tx.session.add(item)
    await tx.session.flush()
    version = repository.add_version(tx, item, tidy.content, person.id, side)
    item.last_version = version.version
    payload = {"kind": item.kind, "version": 1, "side": side, **as_told(tidy.content)}
    _record(tx, item, "item.proposed", person.id, payload)
    await tx.publish(ItemProposed(item.id, client.id, 1, person.id))
    if asked_by is not None and (theirs := await side_of(tx, client, asked_by)) != side:
        version.agree(theirs, asked_by.id, tx.now)
        await _enact(tx, item, version, plan.raise_version(), asked_by.id)
    await _show(tx, item)
    return item


async def revise(
    tx: Transaction, item_id: UUID, person: Person, draft: ItemDraft, *, seen: int
) -> PlanItem:
    """Propose another version of an item; what was agreed stays in force until both agree to it.

    ``seen`` is the latest version that this person was shown; the kind stays.

    Raises:
        UnknownItem, NotYourRole, ItemIsClosed, OutOfDate, NothingChanged, and as `propose`.
    """
    item, client = await require_item(tx, item_id, person, *EVERYBODY)
    await require_runner(tx, client, person)
    tidy = await _checked(tx, client, replace(draft, kind=item.kind))
    side = await side_of(tx, client, person)
    await repository.lock_plan(tx, client.id)
    item = await _open(tx, item.id)
    if item.last_version != seen:
        raise OutOfDate(number=item.number)
    latest = await repository.version_of(tx, item.id, item.last_version)
    changed = differences(latest.content, tidy.content)
    if not changed:
        raise NothingChanged(number=item.number)
    before = item.content
    version = repository.add_version(tx, item, tidy.content, person.id, side)
    item.propose(version.version, tidy.content, tx.now)
    payload: dict[str, JSON] = {"version": version.version, "side": side}
    payload |= before_after(before, tidy.content)
    _record(tx, item, "item.revised", person.id, payload)
    await tx.publish(ItemRevised(item.id, client.id, version.version, person.id))
    await _show(tx, item)
    return item


async def choose_objective(
    tx: Transaction, item_id: UUID, person: Person, objective_id: UUID | None
) -> PlanItem:
    """Say which objective an item serves. It holds at once: nothing that was promised moves.

    Raises:
        UnknownItem, NotYourRole, ItemIsClosed, UnknownObjective, NothingChanged: why not.
    """
    item, client = await require_item(tx, item_id, person, *EVERYBODY)
    await require_runner(tx, client, person)
    await _check_objective(tx, client, objective_id)
    await repository.lock_plan(tx, client.id)
    item = await _open(tx, item.id)
    if item.objective_id == objective_id:
        raise NothingChanged(number=item.number)
    before = item.objective_id
    item.serve(objective_id, tx.now)
    for each in {item.version, item.last_version}:
        version = await repository.version_of(tx, item.id, each)
        version.hold(replace(version.content, objective_id=objective_id))
    payload = {"before": plain(before), "after": plain(objective_id)}
    _record(tx, item, "item.objective_chosen", person.id, payload)
    await _show(tx, item)
    return item


# Agreeing.


async def side_of(tx: Transaction, client: Client, person: Person) -> Side:
    """For which side this person agrees. Raises NotYourRole, CannotAgree."""
    await clients.require(tx, client, person, "client", *RUNNERS)
    (own,) = (v for v in await clients.members(tx, client.id) if v.person.id == person.id)
    return agreeing_side(own.roles, own.side)


async def put_in_force(
    tx: Transaction, item: PlanItem, version: ItemVersion, plan_version: int, by: UUID | None
) -> None:
    """A version that both sides agreed to is the plan; its card and all who hear of it are told.

    The caller holds the plan and has raised it to ``plan_version``; ``by`` agreed last, None:
    whoever reads the client's address.
    """
    await _enact(tx, item, version, plan_version, by)
    if item.kind == "cadence":
        await _turn_week(tx, item.client_id)
    await _show(tx, item)


async def on_progress_changed(tx: Transaction, event: ProgressChanged) -> None:
    """The cards of what is counted show what counts now, and from the next Monday its week."""
    counted = [
        item
        for item in await repository.open_items(tx, event.client_id)
        if item.kind == "cadence" and item.status == "agreed" and item.card_id is not None
    ]
    for item in counted:
        await enqueue(tx, ShowItem(item_id=item.id))
    if counted:
        await _turn_week(tx, event.client_id)


async def _turn_week(tx: Transaction, client_id: UUID) -> None:
    client = await clients.client_by_id(tx, client_id)
    monday = next_week(tx.now, ZoneInfo(client.zone))
    await schedule(tx, TurnWeek(subject_id=client_id), monday)


# Moving and closing.


async def move(
    tx: Transaction,
    item_id: UUID,
    person: Person,
    *,
    starts: date | None,
    ends: date | None,
    change_number: int,
    change_id: UUID | None = None,
) -> Moved:
    """A plan change moves an agreed item: its next version, in force at once.

    A version that waits for agreement is proposed anew on top of it, with the new dates unless it
    has dates of its own. The caller has checked that the change may be told by this person.

    Raises:
        UnknownItem, NotYourRole, ItemIsClosed, ItemNotAgreed, NothingMoved, EndsBeforeStart.
    """
    item, client = await require_item(tx, item_id, person, *EVERYBODY)
    plan = await repository.lock_plan(tx, client.id)
    item = await repository.lock_item(tx, item.id)
    before, after = (item.starts, item.ends), (starts, ends)
    check_movable(item.status, number=item.number, before=before, after=after)
    waiting = await repository.waiting_version(tx, item)
    current = await repository.version_of(tx, item.id, item.version)
    moved = replace(item.content, starts=starts, ends=ends)
    version = repository.add_version(tx, item, moved, person.id, current.proposed_side)
    version.inherit(current, change_number)
    version.settle(tx.now, plan.raise_version())
    item.move(version.version, starts, ends, tx.now)
    item.note_change(change_id, change_number)
    payload: dict[str, JSON] = {"version": version.version, "plan_version": plan.version}
    payload |= {"change": change_number, **before_after(current.content, moved)}
    _record(tx, item, "item.moved", person.id, payload)
    if waiting is not None:
        await _rebase(tx, item, waiting, before=before, after=after)
    await tx.publish(
        ItemMoved(
            item_id=item.id,
            client_id=client.id,
            change_id=change_id,
            starts_before=before[0],
            starts_after=starts,
            ends_before=before[1],
            ends_after=ends,
        )
    )
    await _show(tx, item)
    return Moved(item, *before)


async def note_change(
    tx: Transaction, item_ids: Collection[UUID], *, change_id: UUID, number: int
) -> None:
    """A plan change is about these items, without moving them: they show it as their last."""
    for item in (await repository.items_by_id(tx, item_ids)).values():
        item.note_change(change_id, number)
        await _show(tx, item)


async def close(tx: Transaction, item_id: UUID, person: Person, reason: str) -> PlanItem:
    """An item is over, or dropped. Where it was agreed, the plan is another version.

    Raises:
        UnknownItem, NotYourRole, ItemIsClosed, EmptyReason, LongText: nothing was closed.
    """
    item, client = await require_item(tx, item_id, person, *EVERYBODY)
    await require_runner(tx, client, person)
    why = check_reason(reason)
    plan = await repository.lock_plan(tx, client.id)
    if (item := await _open(tx, item.id)).status == "agreed":
        plan.raise_version()
    payload: dict[str, JSON] = {"reason": why, "was": item.status, "plan_version": plan.version}
    item.close(person.id, why, tx.now)
    _record(tx, item, "item.closed", person.id, payload)
    await tx.publish(ItemClosed(item.id, client.id, person.id))
    await _show(tx, item)
    return item


async def keep_card(tx: Transaction, client_id: UUID, card_id: UUID) -> None:
    """The plan stands on this card from now on, for everybody in its channel."""
    plan = await repository.lock_plan(tx, client_id)
    plan.card_id = card_id


# Inside.


async def _checked(tx: Transaction, client: Client, draft: ItemDraft) -> ItemDraft:
    tidy = check_draft(draft)
    if not await clients.roles_of(tx, client.id, tidy.owner_id):
        raise UnknownOwner(field="owner", brand=client.brand)
    await _check_objective(tx, client, tidy.objective_id)
    return tidy


async def _check_objective(tx: Transaction, client: Client, objective_id: UUID | None) -> None:
    known = {each.id for each in await objectives.open_objectives(tx, client.id)}
    if objective_id is not None and objective_id not in known:
        raise UnknownObjective(field="objective")


def check_open(item: PlanItem) -> PlanItem:
    """The item, unless it is closed. Raises ItemIsClosed."""
    if item.status == "closed":
        raise ItemIsClosed(number=item.number)
    return item


async def _open(tx: Transaction, item_id: UUID) -> PlanItem:
    return check_open(await repository.lock_item(tx, item_id))


async def _enact(
    tx: Transaction, item: PlanItem, version: ItemVersion, plan_version: int, by: UUID | None
) -> None:
    before = item.content if item.status == "agreed" else None
    version.settle(tx.now, plan_version)
    item.agree(version.version, version.content, tx.now)
    payload: dict[str, JSON] = {
        "version": version.version,
        "plan_version": plan_version,
        "agency": plain(version.agency_by),
        "client": plain(version.client_by),
        "noted": version.noted,
        **as_told(version.content),
    }
    payload |= {} if by else {"door": "mail"}
    if before is not None:
        payload |= before_after(before, version.content)
    _record(tx, item, "item.agreed", by, payload)
    await tx.publish(ItemAgreed(item.id, item.client_id, version.version, by))


async def _rebase(
    tx: Transaction,
    item: PlanItem,
    waiting: ItemVersion,
    *,
    before: tuple[date | None, date | None],
    after: tuple[date | None, date | None],
) -> None:
    """What waited is proposed anew, by who proposed it, on top of what was moved."""
    content = waiting.content
    if (content.starts, content.ends) == before:
        content = replace(content, starts=after[0], ends=after[1])
    by, side = waiting.proposed_by, waiting.proposed_side
    version = repository.add_version(tx, item, content, by, side)
    item.propose(version.version, content, tx.now)
    payload: dict[str, JSON] = {"version": version.version, "side": side, "after_move": True}
    _record(tx, item, "item.revised", by, {**payload, **before_after(item.content, content)})


async def _show(tx: Transaction, item: PlanItem) -> None:
    await enqueue(tx, ShowItem(item_id=item.id))
    await tx.publish(ItemChanged(item.id, item.client_id))


def _record(
    tx: Transaction, item: PlanItem, kind: str, person_id: UUID | None, payload: Mapping[str, JSON]
) -> None:
    record(
        tx,
        Entry(
            client_id=item.client_id,
            kind=kind,
            audience="client",
            actor=str(person_id) if person_id else CONTACT,
            subject=f"plan_item:{item.id}",
            payload={"number": item.number, "title": item.title, **payload},
        ),
    )
