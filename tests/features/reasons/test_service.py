"""Days by cause, the entries behind them, and what stands beside a delay."""

import pytest

from bot.features.delays import service as delays
from bot.features.delays.models import Delay
from bot.features.delays.rules import EmptyWords, NotConfirmed, UnknownDelay
from bot.features.reasons import service
from bot.features.verdicts import service as verdicts
from tests.support.lateness import LateDesk
from tests.support.people import seed_person


async def _late(desk: LateDesk, days: int) -> Delay:
    before = {one.id for one in await desk.delays()}
    item = await desk.campaign(ends=(end := desk.workday(3)))
    await desk.change(item, desk.seeded.contact, ends=desk.workday(days, end))
    (delay,) = [one for one in await desk.delays() if one.id not in before]
    return delay


async def _confirm(desk: LateDesk, delay: Delay) -> None:
    async with desk.database.transaction(desk.workspace_id) as tx:
        shown = await desk.digest(delay)
        await verdicts.confirm(tx, delay.id, desk.seeded.manager, shown=shown)
    await desk.work()


async def test_only_what_was_confirmed_is_counted(desk: LateDesk) -> None:
    one, two = await _late(desk, 2), await _late(desk, 3)
    await _late(desk, 4)
    await _confirm(desk, one)
    await _confirm(desk, two)
    async with desk.database.transaction(desk.workspace_id) as tx:
        since = service.since_day(desk.client, tx.now)
        (counted,) = await delays.by_cause(tx, desk.client, since)
        later = await delays.by_cause(tx, desk.client, desk.workday(1))
    assert (counted.cause, counted.days, len(counted.parts)) == ("change", 5, 2)
    assert later == []


async def test_every_number_opens_to_its_entries(desk: LateDesk) -> None:
    delay = await _late(desk, 2)
    await _confirm(desk, delay)
    found = {}
    async with desk.database.transaction(desk.workspace_id) as tx:
        since = service.since_day(desk.client, tx.now)
        for team in (True, False):
            entries = await service.entries_behind(tx, desk.client, "change", since, team=team)
            assert [entry.seq for entry in entries] == sorted(
                (entry.seq for entry in entries), reverse=True
            )
            found[team] = {entry.kind for entry in entries}
        assert await service.entries_behind(tx, desk.client, "agency", since, team=True) == []
    assert found[False] >= {"plan.change_told", "plan.change_announced", "delay.confirmed"}
    assert found[True] - found[False] >= {"delay.noticed", "delay.proposed"}


async def test_what_somebody_sees_differently_stands_beside_it(desk: LateDesk) -> None:
    delay = await _late(desk, 2)
    person = desk.seeded.contact
    async with desk.database.transaction(desk.workspace_id) as tx:
        with pytest.raises(UnknownDelay):  # nothing was confirmed: the client reads nothing
            await service.differ(tx, delay.id, person, "not so")
        with pytest.raises(NotConfirmed):
            await service.differ(tx, delay.id, desk.seeded.manager, "not so")
    await _confirm(desk, delay)
    for words in ("the stock was here on Monday", "and the photos too"):
        async with desk.database.transaction(desk.workspace_id) as tx:
            await service.differ(tx, delay.id, person, words)
            with pytest.raises(EmptyWords):
                await service.differ(tx, delay.id, person, "  ")
    for channel, card in [one for one in await desk.said(delay) if "What moved it:" in one[1]]:
        assert channel in {"CTEAM", "CCLIENT"}
        assert "Carl Owens, of the client, sees it differently:" in card
        assert "the stock was here on Monday\nand the photos too" in card
    told = [entry for entry in await desk.record_of(delay) if entry.kind == "delay.disputed"]
    assert [entry.audience for entry in told] == ["client", "client"]
    assert [(entry.payload or {})["words"] for entry in told][1] == "and the photos too"


async def test_who_has_no_part_sees_nothing(desk: LateDesk) -> None:
    delay = await _late(desk, 2)
    await _confirm(desk, delay)
    stranger = await seed_person(desk.database, desk.workspace_id, "USTRANGE", "Nobody")
    async with desk.database.transaction(desk.workspace_id) as tx:
        with pytest.raises(UnknownDelay):
            await service.differ(tx, delay.id, stranger, "not so")
        with pytest.raises(UnknownDelay):
            await delays.client_of(tx, desk.client.id, stranger)
        assert not await service.is_agency(tx, desk.client, stranger)
        assert not await service.is_agency(tx, desk.client, desk.seeded.contact)
        assert await service.is_agency(tx, desk.client, desk.seeded.staff)
        for person, channel in (
            (desk.seeded.contact, "CTEAM"),
            (desk.seeded.manager, "CCLIENT"),
            (desk.seeded.manager, None),
            (stranger, "CTEAM"),
        ):
            assert not await service.is_for_team(tx, desk.client, person, channel)
        assert await service.is_for_team(tx, desk.client, desk.seeded.staff, "CTEAM")
