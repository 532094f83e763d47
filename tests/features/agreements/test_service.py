"""Agreeing, in Slack and elsewhere: on a real Postgres."""

from datetime import date

import pytest

from bot.features.agreements import service
from bot.features.agreements.rules import AskThemselves
from bot.features.clients import service as clients
from bot.features.clients.rules import NotYourRole, Role
from bot.features.planning import service as planning
from tests.features.planning.conftest import Table, outcomes, table

__all__ = ["table"]

JUNE, JULY = date(2027, 6, 1), date(2027, 7, 31)


async def test_it_is_the_plan_once_one_person_of_each_side_has_agreed(table: Table) -> None:
    item = await table.propose(table.draft(starts=JUNE, ends=JULY))
    assert (item.status, item.number, item.waiting) == ("proposed", 1, 1)
    assert await table.plan_version() == 0

    found = await table.agree((1, 1))
    assert outcomes(found) == [(1, "agreed")]
    item = await table.item(item)
    assert (item.status, item.version, item.waiting) == ("agreed", 1, None)
    assert await table.plan_version() == found.version == 1
    (entry,) = await table.recorded("item.agreed")
    assert entry.payload is not None
    assert entry.payload["agency"] == str(table.seeded.manager.id)
    assert entry.payload["client"] == str(table.seeded.contact.id)
    assert (entry.payload["title"], entry.payload["starts"]) == ("Summer launch", "2027-06-01")
    assert entry.subject == f"plan_item:{item.id}"


async def test_who_proposed_has_agreed_for_their_side_and_it_counts_once(table: Table) -> None:
    await table.propose()
    again = await table.agree((1, 1), by=table.seeded.stand_in)
    assert outcomes(again) == [(1, "own_side")]
    assert await table.recorded("item.agreed") == []
    await table.agree((1, 1))
    assert outcomes(await table.agree((1, 1))) == [(1, "already")]
    assert outcomes(await table.agree((1, 1), by=table.seeded.manager)) == [(1, "already")]
    assert len(await table.recorded("item.agreed")) == 1
    assert await table.plan_version() == 1


async def test_several_at_once_make_one_version_of_the_plan(table: Table) -> None:
    for n in range(4):
        await table.propose(table.draft(f"Item {n}"))
    found = await table.agree(*((n, 1) for n in range(1, 5)))
    assert [outcome for _, outcome in outcomes(found)] == ["agreed"] * 4
    assert await table.plan_version() == 1
    payloads = [entry.payload or {} for entry in await table.recorded("item.agreed")]
    assert [payload["plan_version"] for payload in payloads] == [1, 1, 1, 1]


async def test_what_changed_since_it_was_shown_is_not_agreed(table: Table) -> None:
    await table.propose(table.draft("One"))
    two = await table.propose(table.draft("Two"))
    async with table.tx() as tx:
        await planning.revise(tx, two.id, table.seeded.manager, table.draft("Two, later"), seen=1)
    found = await table.agree((1, 1), (2, 1))
    assert outcomes(found) == [(1, "agreed"), (2, "changed")]
    two = await table.item(two)
    assert (two.status, two.waiting, two.title) == ("proposed", 2, "Two, later")


@pytest.mark.parametrize("role", ["staff", "coach"])
async def test_who_only_reads_does_not_agree(table: Table, role: Role) -> None:
    await table.propose()
    with pytest.raises(NotYourRole):
        await table.agree((1, 1), by=await table.person(role))


async def test_an_agreement_elsewhere_is_noted_where_nobody_can_press(table: Table) -> None:
    await table.propose()
    client, manager = table.seeded.client, table.seeded.manager
    async with table.tx() as tx:
        with pytest.raises(AskThemselves):
            await service.agree_elsewhere(tx, client, manager, [(1, 1)], "Carl, by phone")
        await clients.remove_member(tx, client, manager, table.seeded.contact)
        found = await service.agree_elsewhere(tx, client, manager, [(1, 1)], "Carl, by phone")
    assert outcomes(found) == [(1, "agreed")]
    (entry,) = await table.recorded("item.agreed")
    assert entry.payload is not None
    assert (entry.payload["client"], entry.payload["noted"]) == (None, "Carl, by phone")
    assert entry.actor == str(manager.id)
