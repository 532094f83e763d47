"""Saying what a change moves and why, before and after the other side was told."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bot.features.clients.models import Client
from bot.features.details.rules import (
    MOST_ITEMS,
    Days,
    GoalGone,
    ItemGone,
    ItemMovedAlready,
    Questions,
    Said,
    TooManyItems,
    check_may_say,
    check_reason,
    decide_questions,
)
from bot.features.details.tasks import ShowQuestions
from bot.features.objectives import service as objectives
from bot.features.objectives.models import Objective
from bot.features.planning import service as planning
from bot.features.planning.models import PlanItem
from bot.features.planning.rules import check_movable
from bot.features.plans import repository as plans_repository
from bot.features.plans import service as plans
from bot.features.plans.events import ChangeDetailed, PlanChangeShown
from bot.features.plans.models import ChangeItem, Details, PlanChange
from bot.features.plans.rules import Status
from bot.features.plans.tasks import ShowChange
from bot.jobs.queue import enqueue
from bot.record.rules import JSON
from bot.slack.models import Person
from bot.storage.transaction import Transaction

__all__ = ["Asked", "asked", "begin", "on_change_shown", "say"]


@dataclass(frozen=True)
class Asked:
    """What is said of a change, what is still asked, and what there is to choose from."""

    details: Details
    questions: Questions
    items: Sequence[PlanItem]
    """On the plan."""
    objectives: Sequence[Objective]
    """Open ones."""

    def movable(self) -> Sequence[tuple[PlanItem, ChangeItem]]:
        """Those it is about that can be given other days."""
        return [(item, row) for item, row in self.details.items if _can_move(item)]


async def asked(tx: Transaction, change: PlanChange) -> Asked:
    """How far the details of a change have come."""
    details = await plans.details_of(tx, change)
    items = await planning.open_items(tx, change.client_id)
    goals = await objectives.open_objectives(tx, change.client_id)
    movable = {item.id for item, _ in details.items if _can_move(item)}
    served = any(item.objective_id for item, _ in details.items)
    questions = decide_questions(
        open_items=[item.id for item in items],
        chosen={item.id for item, _ in details.items},
        no_items=change.no_items,
        movable=movable,
        answered={item.id for item, row in details.items if row.moves is not None},
        reason=change.reason,
        open_objectives=bool(goals),
        objective=details.objective is not None or served,
    )
    return Asked(details, questions, items, goals)


async def begin(tx: Transaction, change_id: UUID, person: Person) -> tuple[PlanChange, Client]:
    """The change, if this person may say what it moves.

    Raises:
        ChangeGone, ChangeTakenBack, ChangeNotAnnounced, NotYoursToSay: why not.
    """
    change, client, roles = await plans.open_change(tx, change_id, person)
    same_side = await plans.side_at(tx, client, person) == change.told_side
    check_may_say(change.state, number=change.number, same_side=same_side, roles=roles)
    return change, client


async def say(tx: Transaction, change_id: UUID, person: Person, said: Said) -> PlanChange:
    """Take an answer, or one that puts an earlier one right; the record keeps both.

    Days of agreed items move on the plan at once where the other side knows of the change, else
    when it is told.

    Raises:
        ChangeGone, ChangeTakenBack, ChangeNotAnnounced, NotYoursToSay, ItemGone, GoalGone,
            ItemMovedAlready, TooManyItems, LongReason, or planning's reasons: nothing changed.
    """
    change, _ = await begin(tx, change_id, person)
    before = _content(change, await plans.details_of(tx, change))
    added = await _set_items(tx, change, said)
    if said.reason is not None:
        change.give_reason(check_reason(said.reason) or None)
    if said.objective_id is not None:
        goals = await objectives.open_objectives(tx, change.client_id)
        if said.objective_id not in {goal.id for goal in goals} | {change.objective_id}:
            raise GoalGone
        change.serve(said.objective_id)
    await tx.session.flush()
    told = change.state is not Status.HELD
    await _set_days(tx, change, person, said.days, told=told)
    after = _content(change, await plans.details_of(tx, change))
    if after == before:
        return change
    changed = [key for key in after if after[key] != before[key]]
    plans.write(
        tx,
        change,
        "plan.change_detailed",
        person.id,
        {
            "before": {key: before[key] for key in changed},
            "after": {key: after[key] for key in changed},
        },
    )
    if told:
        if added:
            await planning.note_change(tx, added, change_id=change.id, number=change.number)
        await enqueue(tx, ShowChange(change_id=change.id))
        await enqueue(tx, ShowQuestions(change_id=change.id))
    ids = tuple(await plans_repository.items_of(tx, change.id))
    await tx.publish(ChangeDetailed(change.id, change.client_id, change.number, ids))
    return change


async def _set_items(tx: Transaction, change: PlanChange, said: Said) -> Collection[UUID]:
    """Which items it is about; those that are new."""
    rows = await plans_repository.items_of(tx, change.id)
    wanted = set(rows) if said.items is None else set(said.items)
    if said.add is not None:
        wanted.add(said.add)
    if said.no_items or said.items:
        change.name_no_items(none=True)
    new = wanted - set(rows)
    if new:
        known = {item.id for item in await planning.open_items(tx, change.client_id)}
        if new - known:
            raise ItemGone
        if len(wanted) > MOST_ITEMS:
            raise TooManyItems(limit=MOST_ITEMS)
    for item_id in set(rows) - wanted:
        if rows[item_id].moved_at is not None:
            item = await planning.item_by_id(tx, item_id)
            raise ItemMovedAlready(title=item.title)
        await tx.session.delete(rows[item_id])
    plans_repository.keep_items(tx, change, new)
    return new


async def _set_days(
    tx: Transaction, change: PlanChange, person: Person, days: Mapping[UUID, Days], *, told: bool
) -> None:
    if not days:
        return
    rows = await plans_repository.items_of(tx, change.id)
    items = await planning.items_by_id(tx, list(days))
    for item_id, after in days.items():
        row, item = rows.get(item_id), items.get(item_id)
        if row is None or item is None:
            raise ItemGone
        now = (item.starts, item.ends)
        if after == now and row.moved_at is None:
            row.stay()
            continue
        if after == _after(row):
            continue
        check_movable(item.status, number=item.number, before=now, after=after)
        before = (row.starts_before, row.ends_before) if row.moves else now
        row.move(before, after)
        if told:
            await plans.move_item(tx, change, row, person)


def _after(row: ChangeItem) -> Days | None:
    return (row.starts_after, row.ends_after) if row.moves else None


async def on_change_shown(tx: Transaction, event: PlanChangeShown) -> None:
    """Its thread is there: what is missing is asked in it."""
    await enqueue(tx, ShowQuestions(change_id=event.change_id))


def _can_move(item: PlanItem) -> bool:
    return item.status == "agreed" and (item.starts is not None or item.ends is not None)


def _content(change: PlanChange, details: Details) -> dict[str, JSON]:
    goal = details.objective
    return {
        "items": [f"#{item.number} {item.title}" for item, _ in details.items],
        "item_ids": [str(item.id) for item, _ in details.items],
        "no_items": change.no_items,
        "moves": [_written(item, row) for item, row in details.items if row.moves is not None],
        "reason": change.reason,
        "objective": f"#{goal.number} {goal.indicator}" if goal else None,
        "objective_id": str(goal.id) if goal else None,
    }


def _written(item: PlanItem, row: ChangeItem) -> str:
    """What moves, for the record: readable in any language."""
    if not row.moves:
        return f"#{item.number} ="
    before, after = (
        _span(row.starts_before, row.ends_before),
        _span(row.starts_after, row.ends_after),
    )
    return f"#{item.number} {before} → {after}"


def _span(starts: date | None, ends: date | None) -> str:
    return "/".join(day.isoformat() if day else "…" for day in (starts, ends))
