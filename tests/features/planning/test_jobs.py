"""The cards of items and of the plan, posted once and kept up to date."""

from bot.features.clients import service as clients
from bot.features.overview.tasks import ShowPlan
from bot.features.planning import service
from bot.features.planning.tasks import ShowItem
from bot.jobs.queue import enqueue
from bot.slack.outbound import post_message
from bot.slack.responses import Message
from tests.features.planning.conftest import Table


async def test_a_proposal_has_one_card_in_the_clients_channel_and_asks_its_contact(
    table: Table,
) -> None:
    item = await table.propose()
    await table.work()
    async with table.tx() as tx:
        await enqueue(tx, ShowItem(item_id=item.id))
    await table.work()
    (card,) = await table.said(f"plan_item:{item.id}")
    assert "<@UCONTACT>, please look at it and press *Agree*" in card
    assert item.channel_id == "CCLIENT"


async def test_the_card_says_who_agreed(table: Table) -> None:
    item = await table.agreed()
    await table.work()
    (card,) = await table.said(f"plan_item:{item.id}")
    assert "Agreed (version 1)" in card
    assert "Maya Brook for the agency and Carl Owens for the client" in card
    assert "please" not in card


async def test_another_version_rings_anew_and_the_card_before_says_so(table: Table) -> None:
    item = await table.propose()
    await table.work()
    async with table.tx() as tx:
        await service.revise(tx, item.id, table.seeded.manager, table.draft("B"), seen=1)
    await table.work()
    before, after = await table.said(f"plan_item:{item.id}")
    assert "replaced, version 2 is further down" in before
    assert "<@UCONTACT>, please" in after
    await table.agree((1, 2))
    await table.work()
    assert "Agreed (version 2)" in (await table.said(f"plan_item:{item.id}"))[1]


async def test_a_move_rings_nobody_here(table: Table) -> None:
    item = await table.agreed()
    await table.work()
    async with table.tx() as tx:
        await service.move(
            tx,
            item.id,
            table.seeded.contact,
            starts=tx.now.date(),
            ends=None,
            change_number=3,
        )
    await table.work()
    (card,) = await table.said(f"plan_item:{item.id}")
    assert "Agreed (version 2)" in card
    assert "Last change: #3" in card


async def test_where_nobody_of_the_client_can_read_it_nobody_is_asked_to_press(
    table: Table,
) -> None:
    async with table.tx() as tx:
        client = await clients.client_by_id(tx, table.seeded.client.id)
        await clients.change_settings(tx, client, table.seeded.manager, {"client_channel_id": None})
    async with table.tx() as tx:
        client = await clients.client_by_id(tx, table.seeded.client.id)
        item = await service.propose(
            tx, client=client, person=table.seeded.manager, draft=table.draft()
        )
    await table.work()
    (card,) = await table.said(f"plan_item:{item.id}")
    assert "Nobody of theirs is in Slack" in card
    assert item.channel_id == "CTEAM"


async def test_the_plans_card_is_kept_up_to_date_where_one_stands(table: Table) -> None:
    client = table.seeded.client
    item = await table.propose()
    await table.work()
    assert await table.said("plan:") == []
    async with table.tx() as tx:
        card = await post_message(
            tx, channel_id="CCLIENT", message=Message("x"), subject=f"plan:{client.id}"
        )
        await service.keep_card(tx, client.id, card)
        await enqueue(tx, ShowPlan(client_id=client.id))
    await table.work()
    (shown,) = await table.said("plan:")
    assert "Agree" in shown
    await table.agree((item.number, 1))
    await table.work()
    (shown,) = await table.said("plan:")
    assert "Version 1 · 1 agreed" in shown
