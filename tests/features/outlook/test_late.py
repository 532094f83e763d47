"""What was said of lateness since a moment, for whom; what is closed is not awaited."""

from datetime import datetime, time, timedelta
from uuid import UUID

import pytest

from bot.features.outlook.rules import Outlook
from bot.features.outlook.service import look_ahead
from bot.features.reasons import service as reasons
from bot.features.verdicts import service as verdicts
from bot.storage.transaction import Database
from tests.support.lateness import LateDesk
from tests.support.people import seed_client
from tests.support.posting import listen


@pytest.fixture
async def desk(database: Database, workspace_id: UUID) -> LateDesk:
    listen(database)
    return LateDesk(database, await seed_client(database, workspace_id))


async def _look(desk: LateDesk, since: datetime, *, team: bool = False) -> Outlook:
    async with desk.database.transaction(desk.workspace_id) as tx:
        return await look_ahead(tx, desk.client, since, team=team)


async def test_what_was_confirmed_or_seen_differently_since(desk: LateDesk) -> None:
    began = desk.database.clock.business()
    item = await desk.campaign(ends=(end := desk.workday(3)))
    await desk.change(item, desk.seeded.contact, ends=desk.workday(2, end))
    delay = await desk.delay()
    # before a manager has said so, only the team knows of it
    assert (await _look(desk, began)).late == ()
    assert (await _look(desk, began)).unconfirmed == 0
    assert (await _look(desk, began, team=True)).unconfirmed == 1
    async with desk.database.transaction(desk.workspace_id) as tx:
        await verdicts.confirm(tx, delay.id, desk.seeded.manager, shown=await desk.digest(delay))
    seen = await _look(desk, began, team=True)
    (line,) = seen.late
    assert (line.late.days, line.causes, line.differ) == (2, {"change": 2}, [])
    assert (seen.days, seen.unconfirmed) == ({"change": 2}, 0)

    await desk.pass_time(60)
    later = desk.database.clock.business() - timedelta(seconds=30)
    assert (await _look(desk, later)).is_empty
    async with desk.database.transaction(desk.workspace_id) as tx:
        await reasons.differ(tx, delay.id, desk.seeded.contact, "not so")
    (line,) = (await _look(desk, later)).late
    assert line.differ == [(desk.seeded.contact.name, "client")]


async def test_a_promise_for_an_item_that_is_closed_is_not_told_as_behind(desk: LateDesk) -> None:
    request = await desk.ask_with_material(desk.workday(1))
    item = await desk.accept_as_theme(request, due := desk.workday(2))
    await desk.until(desk.workday(1, due), time(12))
    now = desk.database.clock.business()
    assert [one.kind for one in (await _look(desk, now)).promises] == ["material", "work"]
    await desk.close(item)
    assert (await _look(desk, now)).promises == []
