"""Proposing, agreeing, editing, moving, closing: on a real Postgres."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from bot.errors import UserFacingError
from bot.features.agreements import service as agreements
from bot.features.agreements.rules import NothingWaits
from bot.features.clients.rules import NotYourRole, Role
from bot.features.planning import repository, service
from bot.features.planning.models import PlanItem
from bot.features.planning.rules import (
    AskByRequest,
    EmptyReason,
    ItemIsClosed,
    ItemNotAgreed,
    NothingChanged,
    NothingMoved,
    OutOfDate,
    UnknownItem,
    UnknownObjective,
    UnknownOwner,
)
from bot.slack.models import Person
from tests.features.planning.conftest import Table, outcomes
from tests.support.people import seed_client

JUNE, JULY, AUGUST = date(2027, 6, 1), date(2027, 7, 31), date(2027, 8, 15)


async def test_an_edited_agreed_item_stays_in_force_until_both_agree(table: Table) -> None:
    item = await table.agreed(table.draft(starts=JUNE))
    async with table.tx() as tx:
        changed = table.draft("Late summer launch", starts=JULY)
        await service.revise(tx, item.id, table.seeded.manager, changed, seen=1)
    item = await table.item(item)
    assert (item.title, item.starts, item.version) == ("Summer launch", JUNE, 1)
    assert (item.status, item.waiting) == ("agreed", 2)
    (entry,) = await table.recorded("item.revised")
    assert entry.payload is not None
    assert entry.payload["before"] == {"title": "Summer launch", "starts": "2027-06-01"}

    await table.agree((1, 2))
    item = await table.item(item)
    assert (item.title, item.starts, item.version) == ("Late summer launch", JULY, 2)
    assert await table.plan_version() == 2
    async with table.tx() as tx:
        versions = await repository.versions_of(tx, item.id)
    assert [(v.version, v.title, v.plan_version) for v in versions] == [
        (1, "Summer launch", 1),
        (2, "Late summer launch", 2),
    ]


async def test_two_who_edit_at_the_same_time(table: Table) -> None:
    item = await table.propose()
    async with table.tx() as tx:
        await service.revise(tx, item.id, table.seeded.manager, table.draft("A"), seen=1)
    async with table.tx() as tx:
        with pytest.raises(OutOfDate):
            await service.revise(tx, item.id, table.seeded.stand_in, table.draft("B"), seen=1)
        with pytest.raises(NothingChanged):
            await service.revise(tx, item.id, table.seeded.stand_in, table.draft("A"), seen=2)


async def _move(table: Table, item: PlanItem, starts: date | None, ends: date | None) -> None:
    async with table.tx() as tx:
        await service.move(
            tx,
            item.id,
            table.seeded.contact,
            starts=starts,
            ends=ends,
            change_number=12,
        )


async def test_a_plan_change_moves_an_agreed_item_at_once(table: Table) -> None:
    item = await table.agreed(table.draft(starts=JUNE, ends=JULY))
    await _move(table, item, JUNE, AUGUST)
    item = await table.item(item)
    assert (item.starts, item.ends, item.version, item.waiting) == (JUNE, AUGUST, 2, None)
    assert item.change_number == 12
    assert await table.plan_version() == 2
    (entry,) = await table.recorded("item.moved")
    assert entry.payload is not None
    assert entry.payload["before"] == {"ends": "2027-07-31"}
    assert entry.payload["after"] == {"ends": "2027-08-15"}
    async with table.tx() as tx:
        version = await repository.version_of(tx, item.id, 2)
    assert version.agreed_by("client") == table.seeded.contact.id
    assert version.agreed_by("agency") == table.seeded.manager.id
    with pytest.raises(NothingMoved):
        await _move(table, item, JUNE, AUGUST)


async def test_what_is_only_proposed_is_not_moved(table: Table) -> None:
    item = await table.propose()
    with pytest.raises(ItemNotAgreed):
        await _move(table, item, JUNE, JULY)


async def test_what_waits_is_proposed_anew_on_top_of_a_move(table: Table) -> None:
    item = await table.agreed(table.draft(starts=JUNE, ends=JULY))
    async with table.tx() as tx:
        other = table.draft("Another name", starts=JUNE, ends=JULY)
        await service.revise(tx, item.id, table.seeded.manager, other, seen=1)
    await _move(table, item, JUNE, AUGUST)
    item = await table.item(item)
    assert (item.version, item.waiting, item.title) == (3, 4, "Summer launch")
    assert outcomes(await table.agree((1, 2))) == [(1, "changed")]
    assert outcomes(await table.agree((1, 4))) == [(1, "agreed")]
    item = await table.item(item)
    assert (item.title, item.ends) == ("Another name", AUGUST)


async def test_a_waiting_version_with_dates_of_its_own_keeps_them(table: Table) -> None:
    item = await table.agreed(table.draft(starts=JUNE, ends=JULY))
    own = JULY + timedelta(days=3)
    async with table.tx() as tx:
        draft = table.draft(starts=JUNE, ends=own)
        await service.revise(tx, item.id, table.seeded.manager, draft, seen=1)
    await _move(table, item, JUNE, AUGUST)
    await table.agree((1, 4))
    assert (await table.item(item)).ends == own


async def test_closing_needs_a_reason_and_ends_everything(table: Table) -> None:
    item = await table.agreed()
    async with table.tx() as tx:
        with pytest.raises(EmptyReason):
            await service.close(tx, item.id, table.seeded.manager, " ")
    async with table.tx() as tx:
        await service.close(tx, item.id, table.seeded.manager, "the fair is off")
    assert await table.plan_version() == 2
    (entry,) = await table.recorded("item.closed")
    assert entry.payload is not None
    assert (entry.payload["reason"], entry.payload["was"]) == ("the fair is off", "agreed")
    assert outcomes(await table.agree((1, 1))) == [(1, "closed")]
    async with table.tx() as tx:
        assert await service.open_items(tx, table.seeded.client.id) == []
        for again in (
            service.close(tx, item.id, table.seeded.manager, "again"),
            service.revise(tx, item.id, table.seeded.manager, table.draft("B"), seen=1),
            service.choose_objective(tx, item.id, table.seeded.manager, None),
        ):
            with pytest.raises(ItemIsClosed):
                await again


async def test_a_request_is_agreed_by_who_asked_for_it(table: Table) -> None:
    async with table.tx() as tx:
        item = await service.propose(
            tx,
            client=table.seeded.client,
            person=table.seeded.manager,
            draft=table.draft(),
            asked_by=table.seeded.contact,
        )
    assert (await table.item(item)).status == "agreed"
    assert await table.plan_version() == 1
    assert len(await table.recorded("item.agreed")) == 1


# Who may.


@pytest.mark.parametrize("role", ["manager", "strategist"])
async def test_managers_and_strategists_run_items(table: Table, role: Role) -> None:
    who = await table.person(role)
    item = await table.propose(by=who)
    async with table.tx() as tx:
        await service.revise(tx, item.id, who, table.draft("B"), seen=1)
        await service.close(tx, item.id, who, "why")


@pytest.mark.parametrize(
    ("role", "error"), [("client", AskByRequest), ("staff", NotYourRole), ("coach", NotYourRole)]
)
async def test_others_do_not(table: Table, role: Role, error: type[UserFacingError]) -> None:
    who, item = await table.person(role), await table.propose()
    async with table.tx() as tx:
        for tried in (
            service.propose(tx, client=table.seeded.client, person=who, draft=table.draft()),
            service.revise(tx, item.id, who, table.draft("B"), seen=1),
            service.close(tx, item.id, who, "why"),
            service.choose_objective(tx, item.id, who, None),
        ):
            with pytest.raises(error):
                await tried
    assert (await table.item(item)).last_version == 1


async def test_an_item_of_another_client_is_an_unknown_one(table: Table) -> None:
    other = await seed_client(
        table.database,
        table.seeded.workspace_id,
        brand="Other",
        x_handle="other",
        external_id="7002",
        tag="O",
    )
    mine = await table.propose()

    async def told(item_id: object, by: Person) -> str:
        async with table.tx() as tx:
            with pytest.raises(UnknownItem) as caught:
                await service.require_item(tx, item_id, by, "manager")  # type: ignore[arg-type]
            return repr((caught.value.key, caught.value.params))

    assert await told(mine.id, other.manager) == await told(uuid4(), other.manager)
    async with table.tx() as tx:
        with pytest.raises(UnknownItem):
            await agreements.agree(tx, other.client, other.contact, [(mine.number, 1)])
        with pytest.raises(NotYourRole):
            await agreements.agree(tx, table.seeded.client, other.contact, [(mine.number, 1)])
        with pytest.raises(NothingWaits):
            await agreements.agree(tx, other.client, other.contact, [])


async def test_owner_and_objective_are_this_clients(table: Table) -> None:
    draft = table.draft()
    with pytest.raises(UnknownOwner):
        await table.propose(replace(draft, owner_id=uuid4()))
    with pytest.raises(UnknownObjective):
        await table.propose(replace(draft, objective_id=uuid4()))
