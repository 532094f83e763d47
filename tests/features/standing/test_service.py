"""Readings: who logs them, how they are corrected, and what is posted of them."""

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from bot.features.clients.rules import NotYourRole
from bot.features.objectives import service as objectives
from bot.features.objectives.models import Objective
from bot.features.objectives.rules import GoalClosed, NoSuchGoal
from bot.features.standing import service
from bot.features.standing.jobs import StandingJobs
from bot.features.standing.models import Reading
from bot.features.standing.rules import CorrectedAlready, Measure, NoDay, NoSuchReading, current
from bot.features.standing.tasks import PostGoal, ShowStanding
from bot.jobs.queue import due_time
from bot.slack.models import Person
from bot.slack.tables import OutboundMessage
from tests.features.objectives.conftest import Table, table
from tests.support.posting import text_of

__all__ = ["table"]


def measure(table: Table, value: str = "52.50", *, days_ago: int = 0) -> Measure:
    return Measure(Decimal(value), table.today - timedelta(days=days_ago), "the till")


async def log(table: Table, objective: Objective, by: Person, said: Measure) -> Reading:
    async with table.tx() as tx:
        return await service.log(tx, objective.id, by, said)


async def readings(table: Table, objective: Objective) -> list[Reading]:
    async with table.tx() as tx:
        goal = await objectives.objective_by_id(tx, objective.id)
        return current((await service.see(tx, goal)).readings)


async def posted(table: Table) -> list[OutboundMessage]:
    async with table.tx() as tx:
        query = select(OutboundMessage).where(OutboundMessage.subject.like("objective:%"))
        return list(await tx.session.scalars(query.order_by(OutboundMessage.seq)))


@pytest.mark.parametrize("who", ["manager", "contact", "strategist"])
async def test_strategist_manager_and_client_log(table: Table, who: str) -> None:
    objective = await table.set_goal()
    found: Any = getattr(table.seeded, who, None) or await table.person("strategist")
    reading = await log(table, objective, found, measure(table))
    assert reading.number == 1
    entry = (await table.recorded(objective.id))[-1]
    assert (entry.kind, entry.actor) == ("objective.reading_logged", str(found.id))
    assert entry.payload == {
        "number": 1,
        "reading": 1,
        "indicator": "Weekly orders",
        "value": "52.50",
        "unit": "orders",
        "day": table.today.isoformat(),
        "source": "the till",
    }
    (kept,) = await readings(table, objective)
    assert kept.value == Decimal("52.50")


async def test_others_log_nothing_and_see_everything(table: Table) -> None:
    objective = await table.set_goal()
    with pytest.raises(NotYourRole):
        await log(table, objective, table.seeded.staff, measure(table))
    async with table.tx() as tx:
        for person in (table.seeded.staff, table.seeded.contact):
            assert len(await service.sights(tx, table.seeded.client, person)) == 1
        assert await service.may_own(tx, table.seeded.client, table.seeded.staff) == (False, False)
        assert await service.may_own(tx, table.seeded.client, table.seeded.contact) == (False, True)
        assert await service.may_own(tx, table.seeded.client, table.seeded.manager) == (True, True)


async def test_a_reading_is_never_edited_another_takes_its_place(table: Table) -> None:
    objective, contact = await table.set_goal(), table.seeded.contact
    wrong = await log(table, objective, contact, measure(table, days_ago=1))

    async def correct(reading_id: UUID, said: Measure) -> Reading:
        async with table.tx() as tx:
            return await service.correct(
                tx, objective.id, contact, said, reading_id=reading_id, reason="misread"
            )

    with pytest.raises(NoSuchReading):
        await correct(uuid4(), measure(table))
    with pytest.raises(NoDay):
        await correct(wrong.id, measure(table, days_ago=-1))
    right = await correct(wrong.id, measure(table, "51"))
    assert [one.id for one in await readings(table, objective)] == [right.id]
    entry = (await table.recorded(objective.id))[-1]
    assert entry.kind == "objective.reading_corrected"
    assert entry.payload == {
        "number": 1,
        "reading": 2,
        "corrects": 1,
        "indicator": "Weekly orders",
        "unit": "orders",
        "source": "the till",
        "value_before": "52.50",
        "value_after": "51",
        "day_before": (table.today - timedelta(days=1)).isoformat(),
        "day_after": table.today.isoformat(),
        "reason": "misread",
    }
    with pytest.raises(CorrectedAlready):
        await correct(wrong.id, measure(table, "50"))
    elsewhere = await table.set_goal(indicator="Visits")
    with pytest.raises(NoSuchReading):
        async with table.tx() as tx:
            await service.correct(
                tx, elsewhere.id, contact, measure(table), reading_id=right.id, reason="x"
            )


async def test_a_closed_or_unknown_goal_takes_no_readings(table: Table) -> None:
    objective = await table.set_goal()
    async with table.tx() as tx:
        await objectives.close(tx, objective.id, table.seeded.manager, "reached")
    with pytest.raises(GoalClosed):
        await log(table, objective, table.seeded.contact, measure(table))
    async with table.tx() as tx:
        with pytest.raises(NoSuchGoal):
            await service.log(tx, uuid4(), table.seeded.contact, measure(table))


async def test_the_card_is_posted_once_and_follows(table: Table) -> None:
    objective = await table.set_goal()
    jobs, workspace = StandingJobs(database=table.database), table.seeded.workspace_id
    async with table.tx() as tx:
        due = await due_time(tx, PostGoal, objective.id)
    assert due == objective.set_at + timedelta(minutes=2)
    await log(table, objective, table.seeded.contact, measure(table))
    await jobs.show_standing(workspace, ShowStanding(objective_id=objective.id))
    assert await posted(table) == []
    for _ in range(2):
        await jobs.post_goal(workspace, PostGoal(subject_id=objective.id))
    card, line = await posted(table)
    assert card.channel_id == table.seeded.client.client_channel_id
    assert line.thread_of == card.id
    assert "read this thread" in line.body["text"]
    assert "52.5 orders" in text_of(card.body["blocks"])
    await log(table, objective, table.seeded.contact, measure(table, "53"))
    await jobs.show_standing(workspace, ShowStanding(objective_id=objective.id))
    card, _ = await posted(table)
    assert "53 orders" in text_of(card.body["blocks"])


async def test_a_goal_closed_before_its_card_is_not_posted(table: Table) -> None:
    objective = await table.set_goal()
    async with table.tx() as tx:
        await objectives.close(tx, objective.id, table.seeded.manager, "a slip")
    jobs = StandingJobs(database=table.database)
    await jobs.post_goal(table.seeded.workspace_id, PostGoal(subject_id=objective.id))
    assert await posted(table) == []
