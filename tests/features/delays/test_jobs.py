"""What is proposed and shown, however often the worker is started again."""

from datetime import time

import pytest

from bot.features.clients import service as clients
from bot.features.delays.tasks import ProposeCauses, ShowDelay
from bot.features.verdicts import service as verdicts
from bot.jobs.queue import enqueue
from tests.support.lateness import LateDesk


async def test_run_twice_nothing_is_said_or_recorded_twice(desk: LateDesk) -> None:
    item = await desk.campaign(ends=(end := desk.workday(2)))
    await desk.until(end, time(19))
    await desk.until(desk.workday(2, end))
    await desk.close(item)
    delay = await desk.delay()
    async with desk.database.transaction(desk.workspace_id) as tx:
        await verdicts.confirm(tx, delay.id, desk.seeded.manager, shown=await desk.digest(delay))
    before, told = await desk.said(delay), await desk.told(delay)
    async with desk.database.transaction(desk.workspace_id) as tx:
        for _ in range(2):
            await enqueue(tx, ProposeCauses(delay_id=delay.id))
            await enqueue(tx, ShowDelay(delay_id=delay.id))
    assert await desk.said(delay) == before
    assert await desk.told(delay) == told
    assert [channel for channel, _ in before] == ["CTEAM", "CTEAM", "CCLIENT"]


@pytest.mark.parametrize(
    ("agreed", "counted"),
    [(1, {"approval": 3, "unknown": 2}), (3, {"approval": 1, "unknown": 4})],
)
async def test_a_slow_decision_in_its_time_is_proposed_by_its_day(
    desk: LateDesk, agreed: int, counted: dict[str, int]
) -> None:
    seeded = desk.seeded
    async with desk.database.transaction(desk.workspace_id) as tx:
        client = await clients.client_by_id(tx, desk.client.id)
        await clients.change_settings(tx, client, seeded.manager, {"answer_days": agreed})
    item = await desk.campaign(ends=(end := desk.workday(6)), starts=desk.workday(1))
    await desk.until(desk.workday(1))
    post = await desk.draft(seeded.manager, "Tea for two")
    await desk.until(desk.workday(4))  # of these an answer may take as many as were agreed
    await desk.approve(post, seeded.contact)
    change = await desk.change(item, seeded.contact)
    await desk.until(desk.workday(5, end))
    await desk.close(item)
    delay = await desk.delay()
    assert await desk.counted(delay) == counted
    card = (await desk.said(delay))[0][1]
    lost = {3: "*3 days*", 1: "*1 day*"}[counted["approval"]]
    assert f"{lost}: waiting for approval · a post put up on" in card
    assert f"Also in this time: plan change #{change.number} of" in card
    assert "<@UCONTACT>" not in card
    assert seeded.contact.name not in card


async def test_late_material_is_proposed(desk: LateDesk) -> None:
    item = await desk.campaign(ends=(end := desk.workday(4)))
    photos = await desk.asked_for(desk.workday(1))
    await desk.until(desk.workday(3))
    await desk.deliver(photos)
    await desk.until(desk.workday(3, end))
    await desk.close(item)
    (late,) = [one for one in await desk.delays() if one.kind == "item"]
    assert await desk.counted(late) == {"material": 2, "unknown": 1}


async def test_a_client_without_a_channel_reads_it_elsewhere(desk: LateDesk) -> None:
    async with desk.database.transaction(desk.workspace_id) as tx:
        client = await clients.client_by_id(tx, desk.client.id)
        client.client_channel_id = None
    item = await desk.campaign(ends=(end := desk.workday(2)))
    await desk.change(item, desk.seeded.contact, ends=desk.workday(1, end))
    delay = await desk.delay()
    async with desk.database.transaction(desk.workspace_id) as tx:
        await verdicts.confirm(tx, delay.id, desk.seeded.manager, shown=await desk.digest(delay))
    assert {channel for channel, _ in await desk.said(delay)} == {"CTEAM"}
    assert ("delay.confirmed", "client") in await desk.told(delay)
