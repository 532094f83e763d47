"""Use cases around readings, and the card that shows where a goal stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.clients.rules import Role
from bot.features.objectives import service as objectives
from bot.features.objectives.events import (
    ObjectiveClosed,
    ObjectiveSet,
    ReadingLogged,
    TargetChanged,
)
from bot.features.objectives.models import Objective, TargetChange
from bot.features.objectives.rules import LONG, check_words, local_day, plain
from bot.features.standing import repository
from bot.features.standing.models import Reading
from bot.features.standing.rules import (
    CorrectedAlready,
    Measure,
    NoSuchReading,
    check_measure,
)
from bot.features.standing.tasks import PostGoal, ShowStanding
from bot.jobs.queue import enqueue, schedule
from bot.record.ledger import Entry, record
from bot.record.rules import JSON
from bot.slack import people
from bot.slack.models import Person
from bot.storage.transaction import Transaction

__all__ = [
    "Sight",
    "begin_log",
    "correct",
    "log",
    "may_own",
    "on_objective_closed",
    "on_objective_set",
    "on_target_changed",
    "people_of",
    "require_loggers",
    "see",
    "sights",
]

LOGGERS: tuple[Role, ...] = ("strategist", "manager", "client")


@dataclass(frozen=True)
class Sight:
    """A goal with all that is known of it."""

    objective: Objective
    readings: Sequence[Reading]
    """All of them, corrected ones too, by number."""
    changes: Sequence[TargetChange]
    """Oldest first."""


async def require_loggers(tx: Transaction, client: Client, person: Person) -> None:
    """Who tells where a goal stands. Raises NotYourRole."""
    await clients.require(tx, client, person, *LOGGERS)


async def may_own(tx: Transaction, client: Client, person: Person) -> tuple[bool, bool]:
    """Whether the person changes goals here, and whether they log readings; for buttons."""
    held = await clients.roles_of(tx, client.id, person.id)
    owns = not held.isdisjoint(await objectives.owning(tx, client))
    return owns, not held.isdisjoint(LOGGERS)


async def see(tx: Transaction, objective: Objective) -> Sight:
    """All that is known of a goal."""
    return Sight(
        objective,
        await repository.readings_of(tx, objective.id),
        await objectives.target_changes_of(tx, objective.id),
    )


async def people_of(tx: Transaction, sight: Sight) -> Mapping[UUID, Person]:
    """Everybody whom a sight names."""
    goal = sight.objective
    ids = {goal.owner_id, goal.set_by, goal.closed_by}
    ids |= {one.logged_by for one in sight.readings} | {one.changed_by for one in sight.changes}
    return await people.by_id(tx, {one for one in ids if one is not None})


async def sights(tx: Transaction, client: Client, person: Person) -> list[Sight]:
    """Every open goal. Raises NotYourRole."""
    await clients.require(tx, client, person, *objectives.READERS)
    return [await see(tx, one) for one in await objectives.open_objectives(tx, client.id)]


async def log(tx: Transaction, objective_id: UUID, person: Person, said: Measure) -> Reading:
    """Keep where a goal stood on a day, and where the number comes from.

    Raises:
        NoSuchGoal, NotYourRole, GoalClosed, NoDay, Missing, LongText: nothing was kept.
    """
    objective, client = await begin_log(tx, objective_id, person)
    reading = await _keep(tx, objective, client, person, said)
    _record(tx, objective, "objective.reading_logged", person, _measured(objective, reading))
    await tx.publish(ReadingLogged(objective.id, client.id, person.id))
    return reading


async def correct(
    tx: Transaction,
    objective_id: UUID,
    person: Person,
    said: Measure,
    *,
    reading_id: UUID,
    reason: str,
) -> Reading:
    """Put another reading in the place of one, which stays in the record.

    Raises:
        NoSuchGoal, NoSuchReading, CorrectedAlready, NotYourRole, GoalClosed, NoDay, Missing,
            LongText: nothing was changed.
    """
    objective, client = await begin_log(tx, objective_id, person)
    readings = await repository.readings_of(tx, objective.id)
    wrong = next((one for one in readings if one.id == reading_id), None)
    if wrong is None:
        raise NoSuchReading(field="reading")
    if any(one.corrects == wrong.id for one in readings):
        raise CorrectedAlready(field="reading")
    why = check_words(reason, field="reason", limit=LONG)
    reading = await _keep(tx, objective, client, person, said, corrects=wrong.id, reason=why)
    told = _measured(objective, reading)
    for name, before in (("value", plain(wrong.value)), ("day", wrong.day.isoformat())):
        told |= {f"{name}_before": before, f"{name}_after": told.pop(name)}
    told |= {"corrects": wrong.number, "reason": why}
    _record(tx, objective, "objective.reading_corrected", person, told)
    await tx.publish(ReadingLogged(objective.id, client.id, person.id))
    return reading


async def begin_log(
    tx: Transaction, objective_id: UUID, person: Person
) -> tuple[Objective, Client]:
    """The open goal, held, if this person logs readings here.

    Raises:
        NoSuchGoal, NotYourRole, GoalClosed: why not.
    """
    _, client = await objectives.find(tx, objective_id, person)
    await require_loggers(tx, client, person)
    return await objectives.lock_open(tx, objective_id), client


async def _keep(
    tx: Transaction,
    objective: Objective,
    client: Client,
    person: Person,
    said: Measure,
    **correction: Any,
) -> Reading:
    reading = Reading(
        workspace_id=tx.workspace_id,
        id=uuid4(),
        objective_id=objective.id,
        number=await repository.next_reading(tx, objective.id),
        logged_by=person.id,
        logged_at=tx.now,
        **vars(check_measure(said, local_day(tx.now, client.zone))),
        **correction,
    )
    tx.session.add(reading)
    await tx.session.flush()
    await enqueue(tx, ShowStanding(objective_id=objective.id))
    return reading


def _measured(objective: Objective, reading: Reading) -> dict[str, JSON]:
    return {
        "reading": reading.number,
        "indicator": objective.indicator,
        "value": plain(reading.value),
        "unit": objective.unit,
        "day": reading.day.isoformat(),
        "source": reading.source,
    }


async def on_objective_set(tx: Transaction, event: ObjectiveSet) -> None:
    """Its card is posted when the time to fix it is over."""
    client = await clients.client_by_id(tx, event.client_id)
    hold = timedelta(minutes=client.change_hold_minutes)
    await schedule(tx, PostGoal(subject_id=event.objective_id), tx.now + hold)


async def on_target_changed(tx: Transaction, event: TargetChanged) -> None:
    """The card shows it."""
    await enqueue(tx, ShowStanding(objective_id=event.objective_id))


async def on_objective_closed(tx: Transaction, event: ObjectiveClosed) -> None:
    """The card shows it."""
    await enqueue(tx, ShowStanding(objective_id=event.objective_id))


def _record(
    tx: Transaction,
    objective: Objective,
    kind: str,
    person: Person,
    payload: dict[str, JSON],
) -> None:
    record(
        tx,
        Entry(
            client_id=objective.client_id,
            kind=kind,
            audience="client",
            actor=str(person.id),
            subject=f"objective:{objective.id}",
            payload={"number": objective.number, **payload},
        ),
    )
