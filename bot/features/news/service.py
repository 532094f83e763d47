"""Keeps a line for everything that is told or changed, until the day's mail has told it."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.features.clients import service as clients
from bot.features.clients.rules import Side
from bot.features.news import repository
from bot.features.news.models import Line, Told
from bot.features.news.repository import lock_new_lines
from bot.features.news.rules import LineKind, day_end
from bot.features.news.tasks import WriteReceipts
from bot.features.objectives import service as objectives
from bot.features.objectives.events import ObjectiveClosed, ObjectiveSet, ReadingLogged
from bot.features.objectives.rules import plain
from bot.features.planning import service as planning
from bot.features.planning.events import (
    ItemAgreed,
    ItemClosed,
    ItemMoved,
    ItemProposed,
    ItemRevised,
)
from bot.features.plans import repository as plan_changes
from bot.features.plans import service as plans
from bot.features.plans.events import (
    ChangeDetailed,
    ChangeDiscussed,
    ChangeDisputed,
    PlanChangeAnnounced,
    PlanChangeSeen,
)
from bot.features.plans.models import NO_DETAILS
from bot.features.plans.views import named_in
from bot.features.requests.rules import other_side
from bot.features.standing import service as standing
from bot.features.working.events import WorkingAgreed, WorkingChanged
from bot.jobs.queue import due_time, schedule
from bot.storage.transaction import Transaction

__all__ = ["keep", "load", "lock_new_lines", "side_of"]


# Changes of the plan.


async def on_plan_change(tx: Transaction, event: PlanChangeAnnounced | PlanChangeSeen) -> None:
    """A change was told, or the other side has seen it."""
    change = await plan_changes.change_by_id(tx, event.change_id)
    if isinstance(event, PlanChangeSeen):
        side = other_side(change.told_side)
        await keep(tx, event.client_id, "change_seen", change.id, side=side, change_id=change.id)
    else:
        side = change.told_side
        await keep(tx, event.client_id, "change_told", change.id, side=side, change_id=change.id)


async def on_change_news(
    tx: Transaction, event: ChangeDetailed | ChangeDisputed | ChangeDiscussed
) -> None:
    """Somebody said more about a change. Details of one that is still to be told come with it."""
    change = await plan_changes.change_by_id(tx, event.change_id)
    if change.announced_at is None:
        return
    at, about = event.client_id, change.id
    if isinstance(event, ChangeDetailed):
        side = change.told_side
        await keep(tx, at, "change_detailed", about, side=side, change_id=change.id)
        return
    kind: LineKind = "change_disputed" if isinstance(event, ChangeDisputed) else "change_discussed"
    await keep(tx, at, kind, about, by=event.person_id, change_id=change.id)


# The plan.


async def on_item_news(
    tx: Transaction, event: ItemProposed | ItemRevised | ItemAgreed | ItemClosed
) -> None:
    """An item of the plan was proposed, agreed or closed."""
    item = await planning.item_by_id(tx, event.item_id)
    params = {"number": str(item.number), "title": item.title, "reason": item.close_reason or ""}
    match event:
        case ItemClosed():
            kind: LineKind = "item_closed"
        case ItemAgreed():
            kind = "item_agreed"
        case ItemRevised():
            kind = "item_revised"
        case ItemProposed():
            kind = "item_proposed"
    if not isinstance(event, ItemClosed):
        params["version"] = str(event.version)
    about = f"{item.id}:{params.get('version', '')}"
    side: Side | None = None if event.person_id else "client"
    await keep(tx, event.client_id, kind, about, by=event.person_id, side=side, params=params)


async def on_item_moved(tx: Transaction, event: ItemMoved) -> None:
    """An agreed item has other dates; where a change moved it, that change's line says so."""
    if event.change_id is not None:
        return
    item = await planning.item_by_id(tx, event.item_id)
    await keep(
        tx,
        event.client_id,
        "item_moved",
        f"{item.id}:{item.version}",
        side="agency",
        params={
            "number": str(item.number),
            "title": item.title,
            "starts_before": _iso(event.starts_before),
            "starts_after": _iso(event.starts_after),
            "ends_before": _iso(event.ends_before),
            "ends_after": _iso(event.ends_after),
        },
    )


# How both sides work.


async def on_working_agreed(tx: Transaction, event: WorkingAgreed) -> None:
    """A side agreed to a version of the page."""
    await keep(
        tx,
        event.client_id,
        "working_agreed",
        f"{event.client_id}:{event.version}",
        by=event.person_id,
        side=None if event.person_id else "client",
        params={"version": str(event.version), "both": "yes" if event.both else "no"},
    )


async def on_working_changed(tx: Transaction, event: WorkingChanged) -> None:
    """The page reads differently from what was agreed to; the mail tells how it ends up."""
    await repository.drop_lines(tx, event.client_id, f"working_changed:{event.client_id}:")
    if event.names:
        params = {"names": ",".join(event.names)}
        about = event.client_id
        await keep(tx, event.client_id, "working_changed", about, side="agency", params=params)


# Goals. That a target moved is a change of the plan.


async def on_objective_news(tx: Transaction, event: ObjectiveSet | ObjectiveClosed) -> None:
    """A goal was set or closed."""
    goal = await objectives.objective_by_id(tx, event.objective_id)
    kind: LineKind = "objective_set" if isinstance(event, ObjectiveSet) else "objective_closed"
    await keep(
        tx,
        event.client_id,
        kind,
        goal.id,
        by=event.person_id,
        params={
            "goal": str(goal.id),
            "number": str(goal.number),
            "title": goal.indicator,
            "reason": goal.closed_why or "",
        },
    )


async def on_reading_logged(tx: Transaction, event: ReadingLogged) -> None:
    """Somebody told where a goal stands, or corrected that."""
    goal = await objectives.objective_by_id(tx, event.objective_id)
    reading = (await standing.see(tx, goal)).readings[-1]
    await keep(
        tx,
        event.client_id,
        "reading_logged",
        reading.id,
        by=event.person_id,
        params={
            "number": str(goal.number),
            "title": goal.indicator,
            "value": plain(reading.value),
            "unit": goal.unit,
            "day": reading.day.isoformat(),
            "source": reading.source,
            "corrects": "yes" if reading.corrects else "no",
        },
    )


# What is kept.


async def keep(
    tx: Transaction,
    client_id: UUID,
    kind: LineKind,
    about: UUID | str,
    *,
    by: UUID | None = None,
    side: Side | None = None,
    sorter: UUID | None = None,
    change_id: UUID | None = None,
    params: Mapping[str, str] | None = None,
) -> None:
    """For the mail at the end of the client's day, which is ordered if none is.

    ``side``: who did it; without it, the side of ``by``.
    """
    client = await clients.client_by_id(tx, client_id)
    ends = day_end(tx.now, hours=client.hours, zone=ZoneInfo(client.zone))
    row = {
        "client_id": client_id,
        "kind": kind,
        "side": side or (await side_of(tx, client_id, by) if by else "agency"),
        # the same said twice in a day is told once
        "key": f"{kind}:{about}:{by or ''}:{ends.date().isoformat()}",
        "person_id": by or sorter,
        "change_id": change_id,
        "params": dict(params or {}),
        "at": tx.now,
    }
    await repository.add_line(tx, row)
    # said again even where it is due then: a worker that takes it now cannot pass this line by
    due = await due_time(tx, WriteReceipts, client_id)
    await schedule(tx, WriteReceipts(subject_id=client_id), min(due, ends) if due else ends)


async def side_of(tx: Transaction, client_id: UUID, person_id: UUID) -> Side:
    """Whose side somebody is on; the agency's where they have no part."""
    for view in await clients.members(tx, client_id):
        if view.person.id == person_id:
            return view.side
    return "agency"


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


# What is told.


async def load(tx: Transaction, lines: Sequence[Line]) -> list[Told]:
    """The lines with what they are about, as that stands now."""
    return [await _told(tx, line) for line in lines]


async def _told(tx: Transaction, line: Line) -> Told:
    params = dict(line.params)
    if line.kind == "objective_set":
        params |= await _aim(tx, UUID(params["goal"]))
    change, details = None, NO_DETAILS
    ids, texts = {line.person_id}, list(params.values())
    if line.change_id is not None:
        change = await plan_changes.change_by_id(tx, line.change_id)
        details = await plans.details_of(tx, change)
        ids |= {change.told_by, change.seen_by}
        texts += [change.text, change.reason or "", *(one.text for one in details.differences)]
    return Told(
        line,
        params,
        change=change,
        details=details,
        people=await repository.persons(tx, ids),
        names=await plan_changes.names_in_slack(tx, named_in("\n".join(texts))),
    )


async def _aim(tx: Transaction, objective_id: UUID) -> dict[str, str]:
    """What a goal aims for as it was set; it may be put right until its card is there."""
    goal = await objectives.objective_by_id(tx, objective_id)
    changes = await objectives.target_changes_of(tx, goal.id)
    target, due = goal.target, goal.due
    if changes:
        target, due = changes[0].target_before, changes[0].due_before
    return {
        "title": goal.indicator,
        "target": plain(target),
        "unit": goal.unit,
        "due": due.isoformat(),
    }
