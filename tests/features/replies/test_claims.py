"""One person at a time."""

import asyncio
from uuid import UUID

import pytest

from bot.features.clients.rules import NoAccount, NotYourRole
from bot.features.clients.service import add_member
from bot.features.inbox import service as inbox
from bot.features.inbox.models import Item
from bot.features.inbox.rules import ItemStatus
from bot.features.replies import service
from bot.features.replies.rules import InHand, ItemGone, NotYours
from bot.features.replies.service import Desk
from bot.slack.models import Person
from tests.features.inbox.house import House
from tests.support.people import seed_person

MINUTE = 60


@pytest.fixture
async def item(house: House) -> Item:
    await house.x.write("ann", "@acme where is my bus?")
    await house.read()
    return await house.item()


async def claim(house: House, item: Item, by: Person) -> Desk:
    async with house.database.transaction(house.workspace_id) as tx:
        return await service.begin_answer(tx, item.id, by)


async def let_go(house: House, item_id: UUID, by: Person) -> bool:
    async with house.database.transaction(house.workspace_id) as tx:
        return await service.let_go(tx, item_id, by)


async def test_the_card_says_who_has_it(house: House, item: Item) -> None:
    desk = await claim(house, item, house.seeded.staff)
    assert (desk.member.initials, desk.trusted) == ("SF", True)
    await house.desk.work()
    assert (await house.card(item)).startswith("*In hand: Sam Field, since ")
    with pytest.raises(InHand) as told:
        await claim(house, item, house.seeded.manager)
    assert told.value.params == {"who": "Sam Field", "minutes": 0}
    await claim(house, item, house.seeded.staff)
    assert await house.kinds(item) == ["inbox.item_received", "reply.claimed"]


async def test_of_two_at_once_one_has_it(house: House, item: Item) -> None:
    people = [house.seeded.staff, house.seeded.manager, house.seeded.stand_in] * 2
    came = await asyncio.gather(
        *(claim(house, item, one) for one in people), return_exceptions=True
    )
    won = {one.member.person.id for one in came if isinstance(one, Desk)}
    assert len(won) == 1
    assert sum(isinstance(one, InHand) for one in came) == 4
    assert (await house.item()).person_id in won


async def test_a_claim_without_an_answer_lapses(house: House, item: Item) -> None:
    await claim(house, item, house.seeded.staff)
    await house.desk.pass_time(10 * MINUTE)
    await claim(house, item, house.seeded.staff)
    await house.desk.pass_time(10 * MINUTE)
    assert (await house.item()).status == ItemStatus.IN_HAND
    await house.desk.pass_time(6 * MINUTE)
    assert (await house.item()).status == ItemStatus.OPEN
    assert (await house.card(item)).startswith("*Waits for an answer*")
    await claim(house, item, house.seeded.manager)
    assert await house.kinds(item) == [
        "inbox.item_received",
        "reply.claimed",
        "reply.let_go",
        "reply.claimed",
    ]


async def test_a_lapse_that_comes_too_early_takes_nothing_away(house: House, item: Item) -> None:
    await claim(house, item, house.seeded.staff)
    async with house.database.transaction(house.workspace_id) as tx:
        await service.lapse(tx, item.id)
    assert (await house.item()).status == ItemStatus.IN_HAND


async def test_who_has_it_lets_go_and_a_manager_may_for_them(house: House, item: Item) -> None:
    await claim(house, item, house.seeded.staff)
    assert await let_go(house, item.id, house.seeded.staff)
    assert not await let_go(house, item.id, house.seeded.staff)
    await claim(house, item, house.seeded.manager)
    with pytest.raises(NotYours) as told:
        await let_go(house, item.id, house.seeded.staff)
    assert told.value.params == {"who": "Maya Brook"}
    assert await let_go(house, item.id, house.seeded.stand_in)
    assert (await house.item()).status == ItemStatus.OPEN


async def test_a_dismissed_form_gives_it_back(house: House, item: Item) -> None:
    await claim(house, item, house.seeded.staff)
    async with house.database.transaction(house.workspace_id) as tx:
        await service.close_form(tx, item.id, house.seeded.manager)
    assert (await house.item()).status == ItemStatus.IN_HAND
    async with house.database.transaction(house.workspace_id) as tx:
        await service.close_form(tx, item.id, house.seeded.staff)
    assert (await house.item()).status == ItemStatus.OPEN


async def test_clients_and_strangers_do_not_answer(house: House, item: Item) -> None:
    stranger = await seed_person(house.database, house.workspace_id, "USTRANGER", "Kim Stray")
    for one in (house.seeded.contact, stranger):
        with pytest.raises(NotYourRole):
            await claim(house, item, one)


async def test_staff_of_the_client_answer_too(house: House, item: Item) -> None:
    driver = await seed_person(
        house.database, house.workspace_id, "UDRIVER", "Van Driver", team="TCLIENT"
    )
    async with house.database.transaction(house.workspace_id) as tx:
        client, manager = house.seeded.client, house.seeded.manager
        view = await add_member(tx, client, manager, driver, "staff", trusted=True)
        assert view.side == "client"
    assert (await claim(house, item, driver)).trusted


async def test_what_the_customer_deleted_cannot_be_taken(house: House, item: Item) -> None:
    await claim(house, item, house.seeded.staff)
    async with house.database.transaction(house.workspace_id) as tx:
        await inbox.delete_item(tx, item.id)
    assert (await house.item()).status == ItemStatus.DELETED
    with pytest.raises(ItemGone):
        await claim(house, item, house.seeded.staff)
    await house.desk.pass_time(20 * MINUTE)
    assert (await house.item()).status == ItemStatus.DELETED


async def test_without_a_token_nobody_begins(house: House, item: Item) -> None:
    async with house.database.transaction(house.workspace_id) as tx:
        await inbox.refuse_account(tx, house.seeded.account, house.database.clock.wall())
    with pytest.raises(NoAccount):
        await claim(house, item, house.seeded.staff)
