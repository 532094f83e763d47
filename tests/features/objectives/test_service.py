"""Who sets, moves and closes goals, and what the record keeps of it."""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest

from bot.features.clients.rules import NotYourRole
from bot.features.objectives import service
from bot.features.objectives.events import TargetChanged
from bot.features.objectives.rules import (
    GoalClosed,
    GoalShown,
    Missing,
    NoGoalYet,
    NoSuchGoal,
    NotAMember,
    PastDue,
    TargetIsBaseline,
    TargetSame,
)
from bot.storage.transaction import Database, Subscribers, Transaction
from tests.features.objectives.conftest import Table, goal
from tests.support.people import seed_client, seed_person


async def test_a_goal_is_set_and_recorded_exactly(table: Table) -> None:
    objective = await table.set_goal(target=Decimal("60.10"), note=" for the  shop ")
    assert (objective.number, objective.status, objective.note) == (1, "open", "for the  shop")
    (entry,) = await table.recorded(objective.id)
    assert (entry.kind, entry.actor) == ("objective.set", str(table.seeded.manager.id))
    assert entry.payload == {
        "number": 1,
        "indicator": "Weekly orders",
        "unit": "orders",
        "baseline": "40",
        "target": "60.10",
        "due": objective.due.isoformat(),
        "owner": str(table.seeded.manager.id),
        "note": "for the  shop",
    }
    assert (await table.set_goal(indicator="Visits")).number == 2
    async with table.tx() as tx:
        there = await service.open_objectives(tx, table.seeded.client.id)
        again = await service.objective_by_id(tx, objective.id)
    assert [one.indicator for one in there] == ["Weekly orders", "Visits"]
    assert again.target == Decimal("60.10")


async def test_goals_are_the_strategists_as_soon_as_there_is_one(table: Table) -> None:
    mine = await table.set_goal()
    strategist = await table.person("strategist")
    with pytest.raises(NotYourRole) as told:
        await table.set_goal(indicator="Visits")
    assert told.value.params == {"who": "The strategist", "count": 1}
    with pytest.raises(NotYourRole):
        async with table.tx() as tx:
            await service.close(tx, mine.id, table.seeded.manager, "done")
    assert (await table.set_goal(strategist, indicator="Visits")).number == 2
    async with table.tx() as tx:
        await service.close(tx, mine.id, strategist, "done")


@pytest.mark.parametrize("who", ["contact", "staff"])
async def test_others_set_no_goals(table: Table, who: str) -> None:
    with pytest.raises(NotYourRole):
        await table.set_goal(getattr(table.seeded, who))
    async with table.tx() as tx:
        assert list(await service.open_objectives(tx, table.seeded.client.id)) == []


async def test_what_is_no_goal_is_refused_at_its_input(table: Table) -> None:
    stranger = await seed_person(table.database, table.seeded.workspace_id, "USTRANGE", "Stranger")
    for wrong, error, field in (
        ({"indicator": "  "}, Missing, "indicator"),
        ({"target": Decimal("40.0")}, TargetIsBaseline, "target"),
        ({"due": table.today}, PastDue, "due"),
        ({"owner_id": stranger.id}, NotAMember, "owner"),
    ):
        with pytest.raises(error) as told:
            await table.set_goal(**wrong)
        assert told.value.field == field


async def test_it_is_put_right_until_its_card_is_there(table: Table) -> None:
    objective = await table.set_goal()
    manager = table.seeded.manager
    right = goal(table.today, manager, target=Decimal(70))
    async with table.tx() as tx:
        await service.fix(tx, objective.id, manager, right)
    async with table.tx() as tx:
        (await service.lock_open(tx, objective.id)).show(tx.now, "CROOM", uuid4())
    with pytest.raises(GoalShown):
        async with table.tx() as tx:
            await service.fix(tx, objective.id, manager, goal(table.today, manager))
    first, second = await table.recorded(objective.id)
    assert (first.kind, second.kind) == ("objective.set", "objective.fixed")
    assert first.payload is not None
    assert second.payload is not None
    assert (first.payload["target"], second.payload["target"]) == ("60", "70")


async def test_a_target_moves_with_its_reason_and_others_hear_of_it(table: Table) -> None:
    heard: list[TargetChanged] = []

    async def hear(_: Transaction, event: TargetChanged) -> None:
        heard.append(event)

    objective = await table.set_goal()
    before = objective.due
    table.database.subscribers = Subscribers()
    table.database.subscribers.add(TargetChanged, hear)
    manager, later = table.seeded.manager, before + timedelta(days=30)
    async with table.tx() as tx:
        await service.change_target(
            tx, objective.id, manager, target=Decimal(80), due=later, reason="a second shop"
        )
    (event,) = heard
    assert event.before.startswith("60 orders by ")
    assert event.after.startswith("80 orders by ")
    assert str(later.year) in event.after
    assert (event.number, event.indicator, event.reason) == (1, "Weekly orders", "a second shop")
    assert (await table.recorded(objective.id))[-1].payload == {
        "number": 1,
        "indicator": "Weekly orders",
        "unit": "orders",
        "target_before": "60",
        "target_after": "80",
        "due_before": before.isoformat(),
        "due_after": later.isoformat(),
        "reason": "a second shop",
    }
    async with table.tx() as tx:
        (moved,) = await service.target_changes_of(tx, objective.id)
        now = await service.objective_by_id(tx, objective.id)
    assert (moved.target_before, moved.target_after) == (Decimal(60), Decimal(80))
    assert (now.target, now.due) == (Decimal(80), later)


async def test_a_move_that_is_none_is_refused(table: Table) -> None:
    objective = await table.set_goal()
    manager = table.seeded.manager
    for target, due, reason, error in (
        (Decimal("60.0"), objective.due, "why", TargetSame),
        (Decimal(40), objective.due, "why", TargetIsBaseline),
        (Decimal(70), table.today, "why", PastDue),
        (Decimal(70), objective.due, " ", Missing),
    ):
        with pytest.raises(error):
            async with table.tx() as tx:
                await service.change_target(
                    tx, objective.id, manager, target=target, due=due, reason=reason
                )
    assert await table.kinds(objective.id) == ["objective.set"]


async def test_a_closed_goal_stays_closed(table: Table) -> None:
    objective, manager = await table.set_goal(), table.seeded.manager
    async with table.tx() as tx:
        await service.close(tx, objective.id, manager, "reached")
    assert await table.kinds(objective.id) == ["objective.set", "objective.closed"]
    with pytest.raises(GoalClosed):
        async with table.tx() as tx:
            await service.close(tx, objective.id, manager, "again")
    async with table.tx() as tx:
        assert list(await service.open_objectives(tx, table.seeded.client.id)) == []
        with pytest.raises(NoGoalYet):
            await service.pick(tx, table.seeded.client, "")


async def test_a_goal_is_named_by_number_or_words(table: Table) -> None:
    first = await table.set_goal()
    client, staff = table.seeded.client, table.seeded.staff
    async with table.tx() as tx:
        assert (await service.pick(tx, client, "")) is not None
    second = await table.set_goal(indicator="Weekly visits")
    async with table.tx() as tx:
        for said, meant in (("#2", second.id), ("1", first.id), ("visits", second.id)):
            found = await service.pick(tx, client, said)
            assert found is not None
            assert found.id == meant
        assert await service.pick(tx, client, "weekly") is None
        assert await service.pick(tx, client, "") is None
        with pytest.raises(NoSuchGoal):
            await service.pick(tx, client, "likes")
        with pytest.raises(NoSuchGoal):
            await service.pick_any(tx, client, staff, "#9")


async def test_a_goal_of_elsewhere_is_none(
    table: Table, database: Database, workspace_id: object
) -> None:
    objective = await table.set_goal()
    outsider = await seed_person(database, table.seeded.workspace_id, "UOUT", "Outsider")
    elsewhere = await seed_client(database, uuid4())
    async with table.tx() as tx:
        for id_, who in ((uuid4(), table.seeded.manager), (objective.id, outsider)):
            with pytest.raises(NoSuchGoal):
                await service.find(tx, id_, who)
            with pytest.raises(NoSuchGoal):
                await service.begin_change(tx, id_, who)
    async with database.transaction(elsewhere.workspace_id) as tx:
        with pytest.raises(NoSuchGoal):
            await service.find(tx, objective.id, elsewhere.manager)
