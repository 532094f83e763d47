"""What is looked up: goals with their pace, promises of both sides, what waits for whom."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from bot.features.objectives import service as objectives
from bot.features.objectives.rules import Goal
from bot.features.outlook.rules import Outlook, PromiseLine, Waits
from bot.features.outlook.service import look_ahead
from bot.features.planning import service as planning
from bot.features.planning.rules import ItemDraft
from bot.features.promises import service as promises
from bot.features.requests import service as requests
from bot.features.standing import service as goals
from bot.features.standing.rules import Measure
from bot.storage.transaction import Database
from tests.support.people import Seeded, seed_client

DAY = timedelta(days=1)


@pytest.fixture
async def acme(database: Database, workspace_id: UUID) -> Seeded:
    return await seed_client(database, workspace_id)


async def look(database: Database, acme: Seeded, since: timedelta = DAY) -> Outlook:
    async with database.transaction(acme.workspace_id) as tx:
        return await look_ahead(tx, acme.client, tx.now - since)


def today(database: Database) -> date:
    return database.clock.business().date()


async def test_nothing_is_told_of_nothing(database: Database, acme: Seeded) -> None:
    seen = await look(database, acme)
    assert seen == Outlook(goals=[], promises=[])
    assert seen.is_empty


async def test_a_goal_alone_is_no_news_a_reading_is(database: Database, acme: Seeded) -> None:
    wanted = Goal(
        indicator="weekly orders",
        unit="orders",
        baseline=Decimal(40),
        target=Decimal(60),
        due=today(database) + 28 * DAY,
        owner_id=acme.manager.id,
        note=None,
    )
    async with database.transaction(acme.workspace_id) as tx:
        goal = await objectives.set_goal(tx, acme.client, acme.manager, wanted)
    seen = await look(database, acme)
    assert [(one.number, one.last) for one in seen.goals] == [(1, None)]
    assert seen.is_empty
    said = Measure(Decimal(45), today(database) - DAY, "the shop")
    async with database.transaction(acme.workspace_id) as tx:
        await goals.log(tx, goal.id, acme.contact, said)
    seen = await look(database, acme)
    assert [(one.last, one.fresh, one.standing.left) for one in seen.goals] == [
        (Decimal(45), True, Decimal(15))
    ]
    assert not seen.is_empty
    assert (await look(database, acme, timedelta())).is_empty


async def test_promises_of_both_sides_whose_day_is_over(database: Database, acme: Seeded) -> None:
    due = today(database) - 2 * DAY
    async with database.transaction(acme.workspace_id) as tx:
        for number, (side, day) in enumerate((("agency", due), ("client", due), ("client", None))):
            await promises.make(
                tx,
                client_id=acme.client.id,
                subject=f"request:{UUID(int=number)}",
                number=number,
                title="the photos",
                kind="material",
                side="client" if side == "client" else "agency",
                due=day or today(database) + 2 * DAY,
                person=acme.contact,
            )
    told = (await look(database, acme)).promises
    assert set(told) == {
        PromiseLine(0, "the photos", "agency", "material", due, 2),
        PromiseLine(1, "the photos", "client", "material", due, 2),
    }


async def test_what_waits_for_which_side(database: Database, acme: Seeded) -> None:
    async with database.transaction(acme.workspace_id) as tx:
        for title in ("Spring", "Summer"):
            draft = ItemDraft(kind="campaign", title=title, owner_id=acme.manager.id)
            await planning.propose(tx, client=acme.client, person=acme.manager, draft=draft)
        await requests.send(
            tx,
            client=acme.client,
            person=acme.contact,
            text="a leaflet",
            language="en",
            door="slash",
        )
    seen = await look(database, acme)
    assert (seen.items, seen.requests) == (Waits(client=2), Waits(agency=1))
    assert not seen.is_empty
