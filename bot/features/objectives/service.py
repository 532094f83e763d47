"""Use cases around objectives; other features ask here which there are."""

from datetime import date
from decimal import Decimal
from uuid import UUID, uuid4

from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.clients.rules import Role
from bot.features.objectives import repository
from bot.features.objectives.events import (
    ObjectiveClosed,
    ObjectiveSet,
    TargetChanged,
)
from bot.features.objectives.models import Objective, TargetChange
from bot.features.objectives.repository import (
    objective_by_id,
    open_objectives,
    target_changes_of,
)
from bot.features.objectives.rules import (
    LONG,
    Goal,
    GoalClosed,
    GoalShown,
    NoGoalYet,
    NoSuchGoal,
    NotAMember,
    check_aim,
    check_goal,
    check_words,
    local_day,
    named,
    owning_roles,
    plain,
    write_aim,
)
from bot.record.ledger import Entry, record
from bot.record.rules import JSON
from bot.slack import people
from bot.slack.models import Person
from bot.storage.transaction import Transaction

__all__ = [
    "READERS",
    "begin_change",
    "begin_fix",
    "change_target",
    "close",
    "find",
    "fix",
    "lock_open",
    "objective_by_id",
    "open_objectives",
    "owner_of",
    "owning",
    "pick",
    "pick_any",
    "require_owners",
    "set_goal",
    "target_changes_of",
]

READERS: tuple[Role, ...] = ("strategist", "manager", "client", "staff", "coach")
"""Who sees goals: everybody with a part."""


# Who may.


async def require_owners(tx: Transaction, client: Client, person: Person) -> None:
    """Strategists own goals; where a client has none, its managers do.

    Raises:
        NotYourRole: names those who do.
    """
    await clients.require(tx, client, person, *await owning(tx, client))


async def owning(tx: Transaction, client: Client) -> tuple[Role, ...]:
    """The roles that set, change and close goals at this client."""
    there = await clients.members(tx, client.id, "strategist")
    return owning_roles(has_strategist=bool(there))


# Finding.


async def find(tx: Transaction, objective_id: UUID, person: Person) -> tuple[Objective, Client]:
    """A goal whose id came from a button, with its client.

    Raises:
        NoSuchGoal: there is none, or it is of a client where this person has no part.
    """
    objective = await repository.find_objective(tx, objective_id)
    if objective is None or not await clients.roles_of(tx, objective.client_id, person.id):
        raise NoSuchGoal
    return objective, await clients.client_by_id(tx, objective.client_id)


async def pick(tx: Transaction, client: Client, said: str) -> Objective | None:
    """The open goal that words or ``#2`` name; the only one where nothing is said.

    None: several could be meant, and a person is asked.

    Raises:
        NoGoalYet: none is open.
        NoSuchGoal: none is called so.
    """
    there = await open_objectives(tx, client.id)
    if not there:
        raise NoGoalYet
    if not said:
        return there[0] if len(there) == 1 else None
    meant = named([(one.number, one.indicator) for one in there], said)
    if not meant:
        raise NoSuchGoal
    return next(one for one in there if one.number == meant[0]) if len(meant) == 1 else None


async def pick_any(tx: Transaction, client: Client, person: Person, said: str) -> Objective | None:
    """The goal that is named, to look at; by its number also a closed one. None: see them all.

    Raises:
        NotYourRole: this person has no part here.
        NoSuchGoal: none is called so.
    """
    await clients.require(tx, client, person, *READERS)
    numbers = named([(int(said.strip(" #")), "")], said) if said.strip(" #").isdecimal() else []
    if numbers:
        found = await repository.objective_numbered(tx, client.id, numbers[0])
        if found is None:
            raise NoSuchGoal
        return found
    return await pick(tx, client, said)


async def owner_of(tx: Transaction, objective: Objective) -> str:
    """The owner's name."""
    found = await people.by_id(tx, {objective.owner_id})
    return found[objective.owner_id].name


# Setting.


async def set_goal(tx: Transaction, client: Client, person: Person, goal: Goal) -> Objective:
    """Set a goal.

    Raises:
        NotYourRole, NotAMember, or what ``rules.check_goal`` says: nothing was set.
    """
    await require_owners(tx, client, person)
    tidy = await _checked(tx, client, goal)
    objective = Objective(
        workspace_id=tx.workspace_id,
        id=uuid4(),
        client_id=client.id,
        number=await repository.next_number(tx, client.id),
        status="open",
        set_by=person.id,
        set_at=tx.now,
        shown_at=None,
        **vars(tidy),
    )
    tx.session.add(objective)
    await tx.session.flush()
    _record(tx, objective, "objective.set", person, _content(objective))
    await tx.publish(ObjectiveSet(objective.id, client.id, person.id))
    return objective


async def fix(tx: Transaction, objective_id: UUID, person: Person, goal: Goal) -> Objective:
    """Put a goal right, until its card is there.

    Raises:
        NoSuchGoal, NotYourRole, GoalClosed, GoalShown, NotAMember, or what ``rules.check_goal``
            says: nothing was changed.
    """
    objective, client = await begin_fix(tx, objective_id, person)
    tidy = await _checked(tx, client, goal)
    objective.fix(**vars(tidy))
    _record(tx, objective, "objective.fixed", person, _content(objective))
    return objective


async def begin_fix(
    tx: Transaction, objective_id: UUID, person: Person
) -> tuple[Objective, Client]:
    """The goal, if this person may still put it right.

    Raises:
        NoSuchGoal, NotYourRole, GoalClosed, GoalShown: why not.
    """
    objective, client = await begin_change(tx, objective_id, person)
    if objective.shown_at is not None:
        raise GoalShown(number=objective.number)
    return objective, client


async def begin_change(
    tx: Transaction, objective_id: UUID, person: Person
) -> tuple[Objective, Client]:
    """The open goal, held, if this person owns goals here.

    Raises:
        NoSuchGoal, NotYourRole, GoalClosed: why not.
    """
    _, client = await find(tx, objective_id, person)
    await require_owners(tx, client, person)
    return await lock_open(tx, objective_id), client


async def change_target(
    tx: Transaction,
    objective_id: UUID,
    person: Person,
    *,
    target: Decimal,
    due: date,
    reason: str,
) -> Objective:
    """Another target, or another date, with the reason: a departure from what was agreed.

    Raises:
        NoSuchGoal, NotYourRole, GoalClosed, Missing, LongText, TargetSame, TargetIsBaseline,
            PastDue: nothing was changed.
    """
    objective, client = await begin_change(tx, objective_id, person)
    why = check_words(reason, field="reason", limit=LONG)
    was, wanted = (objective.target, objective.due), (target, due)
    check_aim(was, wanted, objective.baseline, local_day(tx.now, client.zone))
    change = TargetChange(
        workspace_id=tx.workspace_id,
        id=uuid4(),
        objective_id=objective.id,
        target_before=objective.target,
        target_after=target,
        due_before=objective.due,
        due_after=due,
        reason=why,
        changed_by=person.id,
        changed_at=tx.now,
    )
    tx.session.add(change)
    objective.aim(target, due)
    moved: dict[str, JSON] = {
        "indicator": objective.indicator,
        "unit": objective.unit,
        "target_before": plain(was[0]),
        "target_after": plain(target),
        "due_before": was[1].isoformat(),
        "due_after": due.isoformat(),
        "reason": why,
    }
    _record(tx, objective, "objective.target_changed", person, moved)
    reader = clients.shared_reader(client)
    before, after = (write_aim(reader, at, objective.unit, by) for at, by in (was, wanted))
    await tx.publish(
        TargetChanged(
            objective_id=objective.id,
            client_id=client.id,
            person_id=person.id,
            number=objective.number,
            indicator=objective.indicator,
            before=before,
            after=after,
            reason=why,
        )
    )
    return objective


async def close(tx: Transaction, objective_id: UUID, person: Person, why: str) -> Objective:
    """It is no longer worked for; its readings stay.

    Raises:
        NoSuchGoal, NotYourRole, GoalClosed, Missing, LongText: why not.
    """
    objective, client = await begin_change(tx, objective_id, person)
    words = check_words(why, field="reason", limit=LONG)
    objective.close(person.id, tx.now, words)
    told: dict[str, JSON] = {"indicator": objective.indicator, "reason": words}
    _record(tx, objective, "objective.closed", person, told)
    await tx.publish(ObjectiveClosed(objective.id, client.id, person.id))
    return objective


async def lock_open(tx: Transaction, objective_id: UUID) -> Objective:
    """The goal as it is now, held until the commit. Raises NoSuchGoal, GoalClosed."""
    objective = await repository.lock_objective(tx, objective_id)
    if objective is None:
        raise NoSuchGoal
    if objective.status != "open":
        raise GoalClosed(number=objective.number)
    return objective


async def _checked(tx: Transaction, client: Client, goal: Goal) -> Goal:
    tidy = check_goal(goal, local_day(tx.now, client.zone))
    if not await clients.roles_of(tx, client.id, tidy.owner_id):
        raise NotAMember(field="owner")
    return tidy


def _content(objective: Objective) -> dict[str, JSON]:
    baseline = objective.baseline
    return {
        "indicator": objective.indicator,
        "unit": objective.unit,
        "baseline": None if baseline is None else plain(baseline),
        "target": plain(objective.target),
        "due": objective.due.isoformat(),
        "owner": str(objective.owner_id),
        "note": objective.note,
    }


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
