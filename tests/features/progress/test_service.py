"""What counts for a cadence: real publications, each once."""

from datetime import time, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, text

from bot.features.direct.events import DirectPostFound, DirectPostSorted
from bot.features.planning import repository
from bot.features.planning.tasks import TurnWeek
from bot.features.progress import service
from bot.features.publishing.events import PostPublished
from bot.jobs.sweepers import sweep_due
from bot.jobs.tables import DueWork
from tests.features.planning.conftest import Table, table

__all__ = ["table"]


async def _published(table: Table, external_id: str | None = "1", days: int = 0) -> None:
    async with table.tx() as tx:
        await service.on_post_published(
            tx,
            PostPublished(
                uuid4(),
                table.seeded.client.id,
                1,
                external_id,
                None,
                tx.now - timedelta(days=days),
                account_id=table.seeded.account.id,
            ),
        )


async def _direct(table: Table, external_id: str = "9") -> UUID:
    direct_id = uuid4()
    async with table.tx() as tx:
        client, account = table.seeded.client.id, table.seeded.account.id
        event = DirectPostFound(direct_id, client, account, external_id, tx.now)
        await service.on_direct_post_found(tx, event)
    return direct_id


async def _sorted(table: Table, direct_id: UUID, verdict: str) -> None:
    async with table.tx() as tx:
        client = table.seeded.client.id
        event = DirectPostSorted(direct_id, client, verdict, None, tx.now)
        await service.on_direct_post_sorted(tx, event)


async def _this_week(table: Table) -> int:
    async with table.tx() as tx:
        seen = await repository.picture(tx, table.seeded.client)
    weeks = seen.items[0].weeks
    assert weeks
    return weeks[-1].count


async def test_publications_of_this_week_count(table: Table) -> None:
    await table.agreed(table.cadence())
    assert await _this_week(table) == 0
    await _published(table, "1")
    await _published(table, None)
    await _published(table, "2", days=40)
    assert await _this_week(table) == 2


@pytest.mark.parametrize(
    ("verdict", "counts"),
    [("part", 1), ("one_off", 1), ("permitted", 1), ("not_us", 0), ("waiting", 0), ("ours", 0)],
)
async def test_a_direct_post_counts_by_what_it_is(table: Table, verdict: str, counts: int) -> None:
    await table.agreed(table.cadence())
    direct_id = await _direct(table)
    assert await _this_week(table) == 0
    await _sorted(table, direct_id, verdict)
    assert await _this_week(table) == counts


async def test_who_corrects_themselves_is_counted_so(table: Table) -> None:
    await table.agreed(table.cadence())
    direct_id = await _direct(table)
    await _sorted(table, direct_id, "one_off")
    await _sorted(table, direct_id, "not_us")
    assert await _this_week(table) == 0


@pytest.mark.parametrize("late", [True, False])
async def test_a_post_of_ours_that_looked_direct_counts_once(table: Table, late: object) -> None:
    await table.agreed(table.cadence())
    if late:
        await _sorted(table, await _direct(table, "5"), "one_off")
        await _published(table, "5")
    else:
        await _published(table, "5")
        await _sorted(table, await _direct(table, "5"), "one_off")
    assert await _this_week(table) == 1


async def test_its_card_counts_along_and_begins_anew_on_monday(table: Table) -> None:
    item = await table.agreed(table.cadence())
    await table.work()
    await _published(table, "1")
    await table.work()
    (card,) = await table.said(f"plan_item:{item.id}")
    assert "1 this week on X" in card
    async with table.tx() as tx:
        due = await tx.session.scalar(select(DueWork.due_at).where(DueWork.kind == TurnWeek.name))
        local = (due or tx.now).astimezone(ZoneInfo(table.seeded.client.zone))
        assert (local.weekday(), local.time()) == (0, time())
        ahead = local - tx.now
    query = text("INSERT INTO business_clock VALUES (true, :us)")
    async with table.database.system() as session:
        await session.execute(query, {"us": ahead // timedelta(microseconds=1)})
    async with table.database.system():
        pass  # takes over the new offset
    await sweep_due(table.database)
    await table.work()
    (card,) = await table.said(f"plan_item:{item.id}")
    assert "0 of 3 this week on X" in card
    assert "The week before: 1." in card
