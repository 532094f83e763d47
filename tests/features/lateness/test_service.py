"""Dates that pass and move are noticed, once, and it is known when they are there."""

from datetime import time, timedelta
from typing import Literal

import pytest

from bot.features.lateness import service
from bot.features.planning import service as planning
from bot.features.publishing.events import PostPublished
from bot.features.verdicts import service as verdicts
from tests.support.lateness import LateDesk

NOTICED, PROPOSED = ("delay.noticed", "team"), ("delay.proposed", "team")
CLOSED = ("delay.closed", "team")


async def test_a_campaign_that_is_not_closed_when_its_last_day_is_over(desk: LateDesk) -> None:
    item = await desk.campaign(ends=(end := desk.workday(2)))
    await desk.until(end, time(17))
    assert await desk.delays() == []
    await desk.until(end, time(19))
    delay = await desk.delay()
    assert (delay.status, delay.agreed, delay.came, delay.which) == ("open", end, None, "end")
    ((channel, card),) = await desk.said(delay)
    assert channel == "CTEAM"
    assert "Launch campaign (item 1) was agreed until" in card
    assert "<@" not in card

    await desk.until(desk.workday(3, end))
    await desk.close(item)
    delay = await desk.delay()
    assert (delay.status, delay.days, delay.came) == ("proposed", 3, desk.today())
    assert await desk.told(delay) == [NOTICED, PROPOSED]
    assert await desk.counted(delay) == {"unknown": 3}
    card, rings = [text for _, text in await desk.said(delay)]
    assert "ended 3 working days later than agreed" in card
    assert "<@UMANAGER>" in rings


async def test_what_is_closed_in_time_is_not_late(desk: LateDesk) -> None:
    item = await desk.campaign(ends=(end := desk.workday(2)))
    await desk.until(end)
    await desk.close(item)
    await desk.until(desk.workday(2, end))
    assert await desk.delays() == []


async def test_a_cadence_goes_on_and_is_never_late(desk: LateDesk) -> None:
    item = await desk.campaign(ends=(end := desk.workday(1)))
    async with desk.database.transaction(desk.workspace_id) as tx:
        (await planning.item_by_id(tx, item.id)).kind = "theme"
    await desk.until(desk.workday(2, end))
    assert await desk.delays() == []


async def test_closed_on_the_weekend_it_was_on_time(desk: LateDesk) -> None:
    friday = desk.today() + timedelta(days=(4 - desk.today().weekday()) % 7 + 7)
    item = await desk.campaign(ends=friday)
    await desk.until(friday + timedelta(days=1))
    assert (await desk.delay()).status == "open"
    await desk.close(item)
    delay = await desk.delay()
    assert delay.status == "dropped"
    assert await desk.told(delay) == [NOTICED, ("delay.dropped", "team")]


async def test_a_change_that_moves_the_end_later(desk: LateDesk) -> None:
    item = await desk.campaign(ends=(end := desk.workday(4)))
    change = await desk.change(item, desk.seeded.contact, ends=desk.workday(3, end))
    delay = await desk.delay()
    assert (delay.status, delay.moved, delay.days) == ("proposed", True, 3)
    (part,) = await desk.parts(delay)
    assert (part.cause, part.days, part.subject) == ("change", 3, f"change:{change.id}")
    # by then it is due at the new day, and late only after that
    await desk.until(desk.workday(1, end))
    assert len(await desk.delays()) == 1


async def test_the_agencys_own_change_counts_as_its_own(desk: LateDesk) -> None:
    item = await desk.campaign(ends=(end := desk.workday(4)))
    await desk.change(item, desk.seeded.manager, ends=desk.workday(2, end))
    assert await desk.counted(await desk.delay()) == {"agency": 2}


async def test_moved_earlier_it_is_not_late(desk: LateDesk) -> None:
    item = await desk.campaign(ends=desk.workday(9))
    await desk.change(item, desk.seeded.contact, ends=desk.workday(5))
    assert await desk.delays() == []


async def test_moved_after_its_day_had_passed_it_is_one_lateness(desk: LateDesk) -> None:
    item = await desk.campaign(ends=(end := desk.workday(2)))
    await desk.until(desk.workday(1, end))
    await desk.change(item, desk.seeded.contact, ends=(new := desk.workday(4, end)))
    delay = await desk.delay()
    assert (delay.status, delay.days, delay.came, delay.moved) == ("proposed", 4, new, True)
    assert await desk.counted(delay) == {"change": 4}


async def test_both_sides_promises_are_noticed_in_the_same_words(desk: LateDesk) -> None:
    due = desk.workday(2)
    for side in ("agency", "client"):
        await desk.promise(side, due)
    kept = await desk.promise("agency", due, "material")
    await desk.deliver(kept)
    await desk.until(due, time(19))
    found = await desk.delays()
    assert sorted((one.side, one.status) for one in found) == [
        ("agency", "open"),
        ("client", "open"),
    ]
    said = {one.side: (await desk.said(one))[0][1] for one in found}
    assert said["client"].replace("the client", "the agency") == said["agency"]


async def test_a_promise_kept_later_than_promised(desk: LateDesk) -> None:
    promise = await desk.promise("agency", due := desk.workday(1))
    await desk.until(desk.workday(2, due))
    await desk.deliver(promise)
    delay = await desk.delay()
    assert (delay.status, delay.days) == ("proposed", 2)
    # nothing on record explains it: that is nobody's until a person says so
    assert await desk.counted(delay) == {"unknown": 2}


@pytest.mark.parametrize("how", ["withdrawn", "declined"])
async def test_a_request_nobody_wants_any_more_takes_its_lateness_with_it(
    desk: LateDesk, how: Literal["withdrawn", "declined"]
) -> None:
    request = await desk.ask_with_material(due := desk.workday(1))
    await desk.until(due, time(19))
    assert (await desk.delay()).status == "open"
    await (desk.withdraw_request(request) if how == "withdrawn" else desk.decline_request(request))
    delay = await desk.delay()
    assert (delay.status, delay.days) == ("closed", 0)
    assert await desk.told(delay) == [NOTICED, CLOSED]
    ((channel, card),) = await desk.said(delay)
    assert (channel, "Nobody waits for it any more" in card) == ("CTEAM", True)
    entry = (await desk.record_of(delay))[-1]
    assert (entry.payload or {})["because"] == f"request_{how}"
    # a press on the card that stands there still
    async with desk.database.transaction(desk.workspace_id) as tx:
        await verdicts.drop(tx, delay.id, desk.seeded.manager)
    assert (await desk.delay()).status == "closed"


async def test_dropped_in_time_nothing_is_noticed(desk: LateDesk) -> None:
    request = await desk.ask_with_material(due := desk.workday(2))
    await desk.withdraw_request(request)
    await desk.until(due, time(19))
    assert await desk.delays() == []


async def test_what_was_promised_for_an_item_that_is_closed_is_not_awaited(
    desk: LateDesk,
) -> None:
    request = await desk.ask_with_material(due := desk.workday(1))
    item = await desk.accept_as_theme(request, late := desk.workday(3))
    await desk.until(due, time(19))
    assert (await desk.delay()).status == "open"
    await desk.close(item)
    await desk.until(late, time(19))
    delay = await desk.delay()
    assert await desk.told(delay) == [NOTICED, CLOSED]
    assert ((await desk.record_of(delay))[-1].payload or {})["because"] == "item_closed"


async def test_a_post_whose_time_passed_while_it_waited(desk: LateDesk) -> None:
    seeded = desk.seeded
    await desk.until(desk.workday(1))
    at = desk.database.clock.business() + timedelta(hours=3)
    post = await desk.draft(seeded.manager, "Tea for two", at)
    await desk.until(desk.workday(1))
    await desk.need_changes(post, seeded.contact, "another picture")
    await desk.until(desk.workday(2))
    again = desk.database.clock.business() + timedelta(hours=1)
    await desk.revise(post, seeded.manager, "Tea for three", at=again)
    await desk.approve(post, seeded.contact, no=2)
    for _ in range(2):
        async with desk.database.transaction(desk.workspace_id) as tx:
            now = tx.now
            event = PostPublished(post.id, desk.client.id, 2, "1", None, now)
            await tx.publish(event)
    await desk.work()
    delay = await desk.delay()
    assert (delay.kind, delay.days, delay.which) == ("post", 3, "time")
    assert await desk.counted(delay) == {"approval": 1, "agency": 2}


async def test_looked_at_twice_it_is_noticed_once(desk: LateDesk) -> None:
    item = await desk.campaign(ends=(end := desk.workday(1)))
    promise = await desk.promise("agency", end)
    await desk.until(end, time(19))
    for _ in range(2):
        async with desk.database.transaction(desk.workspace_id) as tx:
            await service.look_at_item(tx, item.id)
            await service.look_at_promise(tx, promise.id)
    await desk.work()
    assert sorted(one.kind for one in await desk.delays()) == ["item", "promise"]
    for delay in await desk.delays():
        assert await desk.told(delay) == [NOTICED]
        assert len(await desk.said(delay)) == 1
