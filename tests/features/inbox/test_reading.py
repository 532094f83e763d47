"""Reading mentions: each once, in its newest version, with its cursor."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import event, select, text, update

from bot import faults
from bot.features.clients.service import connect_account, open_account
from bot.features.inbox import service
from bot.features.inbox.models import PollMark
from bot.features.inbox.rules import BACKFILL, ItemStatus
from bot.features.inbox.tasks import PollMentions
from bot.networks.base import InboundItem, ItemKind, NetworkAccount
from bot.sandbox.x.client import FaultKind, On, Written
from bot.storage.transaction import Database
from tests.features.inbox.house import House, Killed, die

HOSTILE = "@acme <!channel> <@U123> R&D &lt;b&gt; *bold* 👩‍👩‍👧\n\nsee example.com/a?b=1&c=2 ñ"


async def test_a_mention_is_a_card_exactly_as_it_was_written(house: House) -> None:
    await house.x.write("ann", HOSTILE)
    await house.read()
    item = await house.item()
    assert (item.text, item.author_handle, item.status) == (HOSTILE, "ann", ItemStatus.OPEN)
    card = await house.card(item)
    assert HOSTILE in card
    assert card.startswith("*Waits for an answer* · Acme @acme\n")
    (row,) = [one for one in await house.outbound() if one.subject == f"item:{item.id}"]
    assert row.channel_id == house.seeded.client.inbox_channel_id
    assert "<!channel>" not in row.body["text"]
    assert "<@U123>" not in row.body["text"]
    assert row.line_blocks is not None
    assert "<!channel>" not in row.line_blocks[0]["text"]["text"]
    ((kind, payload),) = await house.recorded(item)
    assert (kind, payload["text"], payload["author"]) == ("inbox.item_received", HOSTILE, "ann")


async def test_read_again_nothing_is_doubled(house: House) -> None:
    await house.x.write("ann", "@acme where is my bus?")
    await house.read()
    await house.read()
    async with house.database.transaction(house.workspace_id) as tx:
        account = house.seeded.account
        page = await house.network.mentions(_open(house), cursor=None)
        taken = await service.take_in(tx, account, [*page.items, *page.items])
    assert taken == service.Taken(0, 0)
    await house.desk.work()
    item = await house.item()
    assert await house.kinds(item) == ["inbox.item_received"]
    assert len([one for one in await house.outbound() if one.thread_of is None]) == 1


def _open(house: House) -> NetworkAccount:
    return open_account(house.seeded.account, house.seeded.box)


async def test_the_brands_own_words_are_no_item(house: House) -> None:
    await house.x.write("acme", "@acme talking to myself")
    await house.read()
    assert await house.items() == []


async def test_an_edit_changes_the_card_and_keeps_what_it_said(house: House) -> None:
    first = await house.x.write("ann", "@acme helo")
    await house.read()
    second = await house.x.edit(first, "@acme hello")
    await house.read()
    item = await house.item()
    assert (item.external_id, item.latest_id, item.version) == (first, second, 2)
    assert (item.text, item.earlier) == ("@acme hello", ["@acme helo"])
    card = await house.card(item)
    assert "@acme hello\nEdited by the customer. Before, it said:\n@acme helo" in card
    kinds = await house.recorded(item)
    assert [kind for kind, _ in kinds] == ["inbox.item_received", "inbox.item_edited"]
    assert kinds[1][1]["before"] == "@acme helo"


async def test_an_old_version_that_comes_late_is_known(house: House) -> None:
    first = await house.x.write("ann", "@acme helo")
    await house.x.edit(first, "@acme hello")
    await house.read()
    old = _item(first, "@acme helo")
    async with house.database.transaction(house.workspace_id) as tx:
        assert await service.take_in(tx, house.seeded.account, [old]) == service.Taken(0, 0)
    assert (await house.item()).text == "@acme hello"


def _item(external_id: str, words: str) -> InboundItem:
    return InboundItem(
        external_id=external_id,
        author_id="77",
        author_handle="ann",
        author_name="Ann",
        text=words,
        created_at=datetime.now(UTC),
        conversation_id=external_id,
        in_reply_to=None,
        kind=ItemKind.MENTION,
        url=f"https://x.com/ann/status/{external_id}",
        edit_history=(external_id,),
    )


async def test_what_was_written_long_before_is_not_a_card(house: House) -> None:
    await house.x.write("ann", "@acme years ago")
    async with house.database.transaction(house.workspace_id) as tx:
        later = tx.now + BACKFILL + timedelta(minutes=1)
        await tx.session.execute(
            update(PollMark)
            .where(PollMark.account_id == house.seeded.account.id)
            .values(since=later)
        )
    await house.read()
    assert await house.items() == []


async def test_the_same_customer_going_on_is_linked_to_the_earlier_card(house: House) -> None:
    first = await house.x.write("ann", "@acme where is it?")
    await house.read()
    await house.desk.say_all()
    await house.x.write("bob", "@acme mine too", in_reply_to=first)
    await house.x.write("ann", "@acme hello??", in_reply_to=first)
    await house.read()
    one, other, more = await house.items()
    assert "Goes on from an earlier message" not in await house.card(one)
    assert "Goes on from an earlier message" not in await house.card(other)
    card = await house.card(more)
    channel = house.seeded.client.inbox_channel_id
    assert f"<https://studio.slack.com/archives/{channel}/p1700000000" in card
    assert "|Goes on from an earlier message>" in card


@pytest.mark.parametrize("place", ["inbox.after_read", "inbox.before_page_commit"])
async def test_killed_in_between_nothing_is_lost_or_doubled(house: House, place: str) -> None:
    await house.x.write("ann", "@acme one")
    faults.arm(place, die)
    with pytest.raises(Killed):
        await house.read()
    assert await house.items() == []
    await house.read()
    assert await house.kinds(await house.item()) == ["inbox.item_received"]


def test_these_are_all_the_places() -> None:
    declared = {name for name in faults.declared() if name.startswith("inbox.")}
    assert declared == {"inbox.after_read", "inbox.before_page_commit"}


async def test_two_reads_at_once_keep_the_cursor_right(house: House) -> None:
    ids = await house.x.write_many([Written(f"c{n}", f"@acme question {n}") for n in range(130)])
    await asyncio.gather(*(_poll(house) for _ in range(3)))
    await house.desk.work()
    assert [item.external_id for item in await house.items()] == ids
    late = await house.x.write("ann", "@acme late")
    await house.read()
    assert (await house.items())[-1].external_id == late


async def _poll(house: House) -> None:
    task = PollMentions(subject_id=house.seeded.account.id)
    await house.inbox.poll_mentions(house.workspace_id, task)


async def test_a_rate_limit_in_the_middle_loses_nothing(house: House) -> None:
    ids = await house.x.write_many([Written("bob", f"@acme question {n}") for n in range(250)])
    await house.x.settings(rate_factor=2 / 300)
    await house.read()
    assert len(await house.items()) == 200
    async with house.database.transaction(house.workspace_id) as tx:
        (mark,) = await tx.session.scalars(
            select(PollMark).where(PollMark.account_id == house.seeded.account.id)
        )
    assert mark.next_poll_at > house.database.clock.wall() + timedelta(minutes=5)
    await house.x.settings(rate_factor=1)
    await house.read()
    assert [item.external_id for item in await house.items()] == ids


async def test_hundreds_take_a_handful_of_statements(house: House) -> None:
    many = [_item(str(1_000 + n), f"@acme question {n}") for n in range(600)]
    counted: list[str] = []

    def count(*args: object) -> None:
        counted.append(str(args[2]))

    engine = house.database.engine.sync_engine
    async with house.database.transaction(house.workspace_id) as tx:
        event.listen(engine, "before_cursor_execute", count)
        taken = await service.take_in(tx, house.seeded.account, many)
    event.remove(engine, "before_cursor_execute", count)
    assert taken == service.Taken(600, 0)
    assert len(counted) < 20, counted
    await house.desk.work()
    assert len([one for one in await house.outbound() if one.subject.startswith("item:")]) == 600


async def test_a_token_that_is_refused_is_told_once_and_reading_stops(house: House) -> None:
    await house.x.fault(FaultKind.UNAUTHORIZED, on=On.READ)
    await house.read()
    (told,) = [one for one in await house.outbound() if one.subject.startswith("account:")]
    assert "<@USTANDIN> <@UMANAGER> X no longer takes the token of @acme" in told.body["text"]
    assert "rapport connect x --client acme --token …" in told.body["text"]
    await house.x.write("ann", "@acme anybody?")
    await house.read()
    assert await house.items() == []
    async with house.database.transaction(house.workspace_id) as tx:
        await connect_account(
            tx,
            client=house.seeded.client,
            network="x",
            profile=await house.network.whoami(_open(house)),
            token=_open(house).token,
            secret_box=house.seeded.box,
            actor="system",
        )
    await service.sweep_polls(house.database)
    await house.desk.work()
    assert len(await house.items()) == 1


@pytest.mark.parametrize("kind", [FaultKind.UNAVAILABLE_HTML, FaultKind.ERROR_500])
async def test_an_x_that_is_away_is_read_later(house: House, kind: FaultKind) -> None:
    await house.x.write("ann", "@acme anybody?")
    await house.x.fault(kind, on=On.READ)
    await house.read()
    assert await house.items() == []
    await house.read()
    assert len(await house.items()) == 1


async def test_credits_that_are_used_up_are_told_once_a_day(house: House) -> None:
    await house.x.fault(FaultKind.OUT_OF_CREDITS, on=On.READ, times=2)
    await house.read()
    await house.read()
    told = [one for one in await house.outbound() if one.subject.startswith("account:")]
    assert len(told) == 1
    assert "credits" in told[0].body["text"]
    await house.x.write("ann", "@acme anybody?")
    await house.read()
    assert len(await house.items()) == 1


async def test_the_sweeper_asks_for_each_account_once_a_round(house: House) -> None:
    account = house.seeded.account.id
    swept = await asyncio.gather(*(service.sweep_polls(house.database) for _ in range(4)))
    assert await _asked(house.database, str(account)) == 1
    assert sum(swept) >= 1
    await service.sweep_polls(house.database)
    assert await _asked(house.database, str(account)) == 1
    await service.sweep_polls(house.database, every_seconds=0)
    async with house.database.system() as session:
        await session.execute(
            update(PollMark)
            .where(PollMark.account_id == account)
            .values(next_poll_at=house.database.clock.wall())
        )
    await house.x.write("ann", "@acme hello")
    assert await service.sweep_polls(house.database) == 1
    await house.desk.work()
    assert len(await house.items()) == 1


async def _asked(database: Database, account_id: str) -> int:
    query = text(
        "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'inbox.poll_mentions' "
        "AND args->>'subject_id' = :account"
    )
    async with database.system() as session:
        return int(await session.scalar(query, {"account": account_id}) or 0)


async def test_another_profile_under_the_same_name_keeps_its_own_cursor(house: House) -> None:
    await house.x.write("ann", "@acme hello")
    account = house.seeded.account
    page = await house.network.mentions(_open(house), cursor=None)
    async with house.database.transaction(house.workspace_id) as tx:
        stale = await service.begin_poll(tx, account.id)
        assert stale is not None
        tx.session.expunge(stale)
        stale.external_id = "another"
        assert await service.take_page(tx, stale, page) == service.Taken(0, 0)
    assert len(page.items) == 1
    assert await house.items() == []


async def test_a_slow_read_does_not_move_the_cursor_back(house: House) -> None:
    await house.x.write("ann", "@acme one")
    slow = await house.network.mentions(_open(house), cursor=None)
    async with house.database.transaction(house.workspace_id) as tx:
        before = await service.begin_poll(tx, house.seeded.account.id)
        assert before is not None
        tx.session.expunge(before)
    newest = await house.x.write("ann", "@acme two")
    await house.read()
    async with house.database.transaction(house.workspace_id) as tx:
        assert await service.take_page(tx, before, slow) == service.Taken(0, 0)
    async with house.database.transaction(house.workspace_id) as tx:
        now = await service.begin_poll(tx, house.seeded.account.id)
    assert now is not None
    assert now.mentions_cursor == newest


async def test_a_refusal_of_an_old_token_does_not_touch_the_new_one(house: House) -> None:
    old = house.seeded.account
    async with house.database.transaction(house.workspace_id) as tx:
        await connect_account(
            tx,
            client=house.seeded.client,
            network="x",
            profile=await house.network.whoami(_open(house)),
            token=_open(house).token,
            secret_box=house.seeded.box,
            actor="system",
        )
    async with house.database.transaction(house.workspace_id) as tx:
        await service.refuse_account(tx, old, house.database.clock.wall())
    async with house.database.transaction(house.workspace_id) as tx:
        assert await service.begin_poll(tx, old.id) is not None
