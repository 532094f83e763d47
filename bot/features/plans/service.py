"""Use cases around plan changes."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import Literal
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from bot.errors import UserFacingError
from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.clients.rules import Role, Side, after_covered
from bot.features.objectives.events import TargetChanged
from bot.features.planning import service as planning
from bot.features.plans import repository
from bot.features.plans.events import PlanChangeAnnounced, PlanChangeSeen, PlanChangeTold, Source
from bot.features.plans.models import ChangeItem, Details, PlanChange
from bot.features.plans.rules import (
    LONGEST,
    SEEN_AGAIN,
    AlreadyTold,
    ChangeGone,
    Door,
    Effect,
    Status,
    announce_at,
    check_fixable,
    check_seen,
    check_text,
    read_effect,
)
from bot.features.plans.tasks import AnnounceChange, AskSeenAgain, ShowChange
from bot.i18n.reader import Language
from bot.jobs.queue import enqueue, schedule, unschedule
from bot.record.ledger import Entry, record
from bot.record.rules import JSON
from bot.slack.models import Person
from bot.storage.transaction import Transaction

__all__ = [
    "EVERYBODY",
    "TELLERS",
    "TOLD",
    "about",
    "announce",
    "ask_again",
    "begin_fix",
    "choose_time",
    "details_of",
    "fix",
    "move_item",
    "on_target_changed",
    "open_change",
    "see",
    "see_by_mail",
    "side_at",
    "take_back",
    "tell",
    "write",
]

EVERYBODY: tuple[Role, ...] = ("client", "manager", "strategist", "staff", "coach")
TELLERS: tuple[Role, ...] = ("client", "manager", "strategist", "staff")
TOLD = "plan.change_told"
CONTACT = "contact"
"""Who acts where nobody has a name: whoever reads the client's address."""


async def tell(
    tx: Transaction,
    *,
    client: Client,
    person: Person,
    text: str,
    language: Language,
    door: Door,
    change_id: UUID | None = None,
    effect: Effect | None = None,
    side: Side | None = None,
    teller: Person | None = None,
    source: Source | None = None,
    item_ids: Collection[UUID] = (),
    objective_id: UUID | None = None,
    reason: str | None = None,
) -> tuple[PlanChange, Effect]:
    """Record a change at once; the other side is told when the time to fix it is over.

    Times in it are read in ``language`` and in the client's zone, unless ``effect`` says when it
    takes effect. ``change_id`` is given where the same words may come twice; ``side`` where the
    word is not that of the person's own side. ``teller`` said it elsewhere and has a part at the
    client: it counts as told by their side, and ``person`` wrote it down. ``source`` is the
    message it stands in. Items and objective have to be the client's.

    Raises:
        EmptyChange, LongChange, NotYourRole, AlreadyTold: nothing was recorded.
    """
    await clients.require(tx, client, person, *TELLERS)
    tidy = check_text(text)
    if effect is None:
        effect = read_effect(tidy, language=language, zone=ZoneInfo(client.zone), now=tx.now)
    said_by = teller or person
    side = side or await side_at(tx, client, said_by)
    # last, for it holds the client's row until the commit
    number = await repository.next_number(tx, client.id)
    if change_id is not None:
        known = await repository.changes_by_id(tx, [change_id])
        if change_id in known:
            raise AlreadyTold(number=known[change_id].number)
    change = PlanChange(
        workspace_id=tx.workspace_id,
        id=change_id or uuid4(),
        client_id=client.id,
        number=number,
        status=Status.HELD,
        text=tidy,
        effective_at=effect.at,
        effective_day=effect.day,
        told_by=said_by.id,
        recorded_by=None if said_by.id == person.id else person.id,
        told_side=side,
        told_at=tx.now,
        door=door,
        fixed=False,
        objective_id=objective_id,
        reason=reason,
        no_items=False,
    )
    tx.session.add(change)
    if item_ids:
        await tx.session.flush()  # what it is about refers to it
    repository.keep_items(tx, change, item_ids)
    told = {**_content(change), "door": door, "side": change.told_side}
    if change.recorded_by:
        told["said_by"] = str(change.told_by)
    if reason:
        told["reason"] = reason
    if objective_id is not None:
        told["objective_id"] = str(objective_id)
    if item_ids:
        told["item_ids"] = [str(each) for each in item_ids]
    write(tx, change, TOLD, person.id, told)
    await schedule(
        tx,
        AnnounceChange(subject_id=change.id),
        announce_at(tx.now, client.change_hold_minutes),
    )
    await tx.session.flush()
    await tx.publish(PlanChangeTold(change.id, client.id, source))
    return change, effect


async def open_change(
    tx: Transaction, change_id: UUID, person: Person
) -> tuple[PlanChange, Client, frozenset[Role]]:
    """A change as it is now, held until the commit, its client, and what the person is there.

    Raises:
        ChangeGone: there is none, or it is of a client at which the person has no part.
    """
    change = await repository.find_change(tx, change_id)
    roles = await clients.roles_of(tx, change.client_id, person.id) if change else None
    if change is None or not roles:
        raise ChangeGone
    return change, await clients.client_by_id(tx, change.client_id), roles


async def begin_fix(tx: Transaction, change_id: UUID, person: Person) -> tuple[PlanChange, Client]:
    """The change, if this person may still put it right.

    Raises:
        ChangeGone, NotTheTeller, ChangeTakenBack, ChangeAnnounced: why not.
    """
    change, client, roles = await open_change(tx, change_id, person)
    check_fixable(
        change.state,
        number=change.number,
        is_teller=person.id in {change.told_by, change.recorded_by},
        is_manager="manager" in roles and change.told_side == "agency",
    )
    return change, client


async def fix(
    tx: Transaction,
    change_id: UUID,
    person: Person,
    *,
    text: str,
    effect: Effect,
) -> PlanChange:
    """Put a change right before anybody is told; the first words stay in the record.

    Raises:
        EmptyChange, LongChange, NotTheTeller, ChangeTakenBack, ChangeAnnounced: nothing changed.
    """
    change, _ = await begin_fix(tx, change_id, person)
    before = _content(change)
    change.fix(check_text(text), effect)
    write(tx, change, "plan.change_fixed", person.id, {"before": before, "after": _content(change)})
    return change


async def choose_time(
    tx: Transaction, change_id: UUID, person: Person, *, at: datetime | None, day: date | None
) -> PlanChange:
    """Settle which of several readings was meant. Raises as :func:`fix`."""
    change, _ = await begin_fix(tx, change_id, person)
    return await fix(tx, change_id, person, text=change.text, effect=Effect(at=at, day=day))


async def take_back(tx: Transaction, change_id: UUID, person: Person) -> PlanChange:
    """Take a change back before anybody is told; it stays in the record.

    Raises:
        NotTheTeller, ChangeTakenBack, ChangeAnnounced: why not.
    """
    change, _ = await begin_fix(tx, change_id, person)
    change.take_back()
    await unschedule(tx, AnnounceChange(subject_id=change.id))
    write(tx, change, "plan.change_taken_back", person.id, {})
    return change


async def announce(tx: Transaction, change_id: UUID) -> PlanChange | None:
    """Tell the other side; None where that was done already, or is not wanted any more."""
    change = await repository.lock_change(tx, change_id)
    if change.state is not Status.HELD:
        return None
    client = await clients.client_by_id(tx, change.client_id)
    change.announce(tx.now, client.client_channel_id or client.team_channel_id)
    write(tx, change, "plan.change_announced", None, _content(change))
    await _move_items(tx, change)
    await schedule(
        tx,
        AskSeenAgain(subject_id=change.id),
        after_covered(tx.now, SEEN_AGAIN, hours=client.hours, zone=ZoneInfo(client.zone)),
    )
    await enqueue(tx, ShowChange(change_id=change.id))
    await tx.publish(PlanChangeAnnounced(change.id, client.id))
    return change


async def _move_items(tx: Transaction, change: PlanChange) -> None:
    """Have the plan take over what was said while the change could be taken back."""
    rows = await repository.items_of(tx, change.id)
    teller = (await repository.persons(tx, {change.told_by}))[change.told_by]
    for row in rows.values():
        if row.moves:
            # by now the plan may have moved on without us: then the card says what was told
            with suppress(UserFacingError):
                await move_item(tx, change, row, teller)
    still = [row.item_id for row in rows.values() if row.moved_at is None]
    if still:
        await planning.note_change(tx, still, change_id=change.id, number=change.number)


async def move_item(tx: Transaction, change: PlanChange, row: ChangeItem, person: Person) -> None:
    """Have the plan take over the days to which an item moves.

    Raises:
        UserFacingError: planning's reasons why it cannot.
    """
    await planning.move(
        tx,
        row.item_id,
        person,
        starts=row.starts_after,
        ends=row.ends_after,
        change_number=change.number,
        change_id=change.id,
    )
    row.mark_moved(tx.now)


async def ask_again(tx: Transaction, change_id: UUID) -> PlanChange | None:
    """Note that *Seen* is asked for once more; None where that is not wanted (any more)."""
    change = await repository.lock_change(tx, change_id)
    if change.state is not Status.ANNOUNCED or change.asked_again_at is not None:
        return None
    change.ask_again(tx.now)
    write(tx, change, "plan.change_asked_again", None, {})
    return change


async def details_of(tx: Transaction, change: PlanChange) -> Details:
    """What was said of a change beside its words."""
    rows = await repository.items_of(tx, change.id)
    items = await planning.items_by_id(tx, list(rows)) if rows else {}
    objective = None
    if change.objective_id is not None:
        found = await repository.objectives_by_id(tx, [change.objective_id])
        objective = found.get(change.objective_id)
    return Details(
        items=[(one, rows[one.id]) for one in sorted(items.values(), key=lambda one: one.number)],
        objective=objective,
        differences=(await repository.differences_of(tx, [change.id])).get(change.id, ()),
    )


async def see(
    tx: Transaction, change_id: UUID, person: Person, *, door: Literal["slack", "mail"] = "slack"
) -> PlanChange:
    """The other side has seen it. Seen is not agreed.

    Raises:
        ChangeGone, ChangeTakenBack, ChangeNotAnnounced, OwnSide, AlreadySeen: why it does not
            count.
    """
    change, client, _ = await open_change(tx, change_id, person)
    return await _see(tx, change, person, await side_at(tx, client, person), door=door)


async def _see(
    tx: Transaction, change: PlanChange, person: Person | None, side: Side, *, door: str
) -> PlanChange:
    seen_by = list((await repository.persons(tx, {change.seen_by})).values())
    client = await clients.client_by_id(tx, change.client_id)
    check_seen(
        change.state,
        number=change.number,
        same_side=side == change.told_side,
        who=seen_by[0].name if seen_by else client.brand,
    )
    person_id = person.id if person else None
    change.see(person_id, tx.now)
    await unschedule(tx, AskSeenAgain(subject_id=change.id))
    by_mail: dict[str, JSON] = {"door": door} if door == "mail" else {}
    write(tx, change, "plan.change_seen", person_id or CONTACT, by_mail)
    await enqueue(tx, ShowChange(change_id=change.id))
    await tx.publish(PlanChangeSeen(change.id, change.client_id, person_id))
    return change


async def see_by_mail(tx: Transaction, change_id: UUID, person: Person | None) -> PlanChange:
    """The other side has seen it, said on the page that a mail leads to.

    ``person`` None: whoever reads the client's address; it counts for the client.

    Raises:
        ChangeGone, ChangeTakenBack, ChangeNotAnnounced, OwnSide, AlreadySeen: why it does not
            count.
    """
    if person is not None:
        return await see(tx, change_id, person, door="mail")
    change = await repository.find_change(tx, change_id)
    if change is None:
        raise ChangeGone
    return await _see(tx, change, None, "client", door="mail")


async def about(
    tx: Transaction, client_id: UUID, item_ids: Collection[UUID]
) -> Mapping[UUID, Sequence[PlanChange]]:
    """The changes that were told of these items, oldest first, by item; items without: left out."""
    found: dict[UUID, list[PlanChange]] = {}
    for item_id, change in await repository.changes_about(tx, client_id, item_ids):
        found.setdefault(item_id, []).append(change)
    return found


async def on_target_changed(tx: Transaction, event: TargetChanged) -> None:
    """Another target is a departure from the plan, told like any other."""
    client = await clients.client_by_id(tx, event.client_id)
    person = (await repository.persons(tx, {event.person_id}))[event.person_id]
    text = clients.shared_reader(client).text(
        "plans-target-changed",
        number=event.number,
        indicator=event.indicator,
        before=event.before,
        after=event.after,
    )
    await tell(
        tx,
        client=client,
        person=person,
        text=text[:LONGEST],
        language=client.language,
        door="goal",
        effect=Effect(day=tx.now.astimezone(ZoneInfo(client.zone)).date()),
        objective_id=event.objective_id,
        reason=event.reason or None,
    )


async def side_at(tx: Transaction, client: Client, person: Person) -> Side:
    """Whose side somebody with a part at the client is on."""
    for view in await clients.members(tx, client.id):
        if view.person.id == person.id:
            return view.side
    raise LookupError("asked for the side of somebody who has no part here")


def _content(change: PlanChange) -> dict[str, JSON]:
    return {
        "text": change.text,
        "effective_at": change.effective_at.isoformat() if change.effective_at else None,
        "effective_day": change.effective_day.isoformat() if change.effective_day else None,
    }


def write(
    tx: Transaction,
    change: PlanChange,
    kind: str,
    person_id: UUID | str | None,
    payload: Mapping[str, JSON],
) -> None:
    """Keep in the record what happened to a change; ``person_id`` None: Rapport did it."""
    record(
        tx,
        Entry(
            client_id=change.client_id,
            kind=kind,
            audience="client",
            actor=str(person_id) if person_id else "system",
            subject=f"change:{change.id}",
            payload={"number": change.number, **payload},
        ),
    )
