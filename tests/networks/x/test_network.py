"""What our X client reads and writes."""

from datetime import timedelta

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.networks.base import ItemKind, Network, Profile, RateLimited
from bot.networks.x.cursor import Cursor
from bot.networks.x.network import XNetwork
from bot.sandbox.x import problems
from bot.sandbox.x.client import FaultKind, On, Written
from tests.networks.x.conftest import SHORT, Ours


def test_it_is_a_network(ours: Ours) -> None:
    network: Network = ours.network
    assert (network.limit, network.length("a https://example.com/long/path")) == (280, 25)


async def test_whoami(ours: Ours) -> None:
    assert await ours.network.whoami(ours.account) == Profile(
        ours.account.external_id, "acme", "Acme & Sons"
    )


async def test_a_post_is_on_x_and_in_the_timeline(ours: Ours) -> None:
    text = "Fish & chips <today> at https://example.com/menu?a=1&b=2 🍟"
    published = await ours.network.post(ours.account, text)
    assert published.url == f"https://x.com/acme/status/{published.external_id}"
    (told,) = await ours.x.control.timeline("acme")
    assert (told.id, told.text) == (published.external_id, text)
    (read,) = await ours.network.own_timeline(ours.account)
    assert (read.external_id, read.text) == (published.external_id, text)
    assert read.created_at is not None
    assert abs(read.created_at - ours.x.clock.business()) < timedelta(seconds=5)


async def test_a_reply_is_recognised_in_the_timeline(ours: Ours) -> None:
    mention = await ours.x.control.write("ann", "@acme where is it?")
    text = "On its way: https://example.com/t/1 ^AB"
    published = await ours.network.post(ours.account, text, in_reply_to=mention)
    (answer,) = await ours.x.control.replies_to(mention)
    assert answer.id == published.external_id
    (read,) = await ours.network.own_timeline(ours.account)
    assert read.in_reply_to == mention
    assert read.text == f"@ann {text}"
    assert ours.network.same_text(text, read.text)


async def test_the_timeline_starts_where_asked(ours: Ours) -> None:
    first = await ours.network.post(ours.account, "One")
    ours.x.clock.advance(timedelta(hours=2))
    second = await ours.network.post(ours.account, "Two")
    since = ours.x.clock.business() - timedelta(hours=1)
    recent = await ours.network.own_timeline(ours.account, since=since)
    assert [post.external_id for post in recent] == [second.external_id]
    after = await ours.network.own_timeline(ours.account, since_id=first.external_id)
    assert [post.external_id for post in after] == [second.external_id]


async def test_text_comes_as_the_customer_wrote_it(ours: Ours) -> None:
    text = "@acme <!channel> <@U123> R&D &lt;b&gt; 👩‍👩‍👧\n\nsee example.com/a?b=1&c=2 ñ"
    await ours.x.control.write("ann", text)
    page = await ours.network.mentions(ours.account, cursor=None)
    item = page.items[0]
    assert item.text == text
    assert (item.author_handle, item.kind, item.in_reply_to) == ("ann", ItemKind.MENTION, None)
    assert item.conversation_id == item.external_id
    assert page.complete


async def test_long_posts_come_whole(ours: Ours) -> None:
    text = "@acme " + "very long & winding story " * 30 + "example.com/end"
    await ours.x.control.write("ann", text)
    (item,) = (await ours.network.mentions(ours.account, cursor=None)).items
    assert item.text == text


async def test_answers_to_our_posts_are_replies(ours: Ours) -> None:
    own = await ours.network.post(ours.account, "New menu")
    await ours.x.control.write("ann", "with fish?", in_reply_to=own.external_id)
    (item,) = (await ours.network.mentions(ours.account, cursor=None)).items
    assert (item.kind, item.in_reply_to) == (ItemKind.REPLY, own.external_id)
    assert (item.text, item.conversation_id) == ("@acme with fish?", own.external_id)


async def test_an_edit_names_what_it_replaces(ours: Ours) -> None:
    first = await ours.x.control.write("ann", "@acme helo")
    second = await ours.x.control.edit(first, "@acme hello")
    (item,) = (await ours.network.mentions(ours.account, cursor=None)).items
    assert (item.external_id, item.replaces) == (second, (first,))


async def test_lookup_tells_what_is_gone(ours: Ours) -> None:
    there = await ours.x.control.write("ann", "@acme one")
    gone = await ours.x.control.write("ann", "@acme two")
    await ours.x.control.delete(gone)
    looked = await ours.network.lookup(ours.account, [there, gone])
    assert ([item.external_id for item in looked.found], looked.gone) == ([there], (gone,))
    assert (await ours.network.lookup(ours.account, [gone])).gone == (gone,)
    assert (await ours.network.lookup(ours.account, [])).found == ()


async def test_what_x_neither_shows_nor_names_is_not_called_gone(ours: Ours) -> None:
    """As when a part of X does not answer: the rest comes with 200."""

    async def half(_: web.Request) -> web.Response:
        named = problems.missing("tweet", "ids", "7")
        return web.json_response({"data": [], "errors": [named]})

    app = web.Application()
    app.add_routes([web.get("/2/tweets", half)])
    async with TestServer(app) as server:
        url = str(server.make_url(""))
        network = XNetwork(ours.x.session, ours.x.clock, api_url=url, timeout=SHORT)
        assert (await network.lookup(ours.account, ["7", "8"])).gone == ("7",)


async def test_mentions_are_read_once_and_in_order(ours: Ours) -> None:
    many = [Written(f"c{n}", f"@acme question {n}") for n in range(230)]
    ids = await ours.x.control.write_many(many)
    page = await ours.network.mentions(ours.account, cursor=None)
    assert [item.external_id for item in page.items] == ids
    assert (page.cursor, page.complete) == (ids[-1], True)
    again = await ours.network.mentions(ours.account, cursor=page.cursor)
    assert (again.items, again.cursor) == ([], page.cursor)
    late = await ours.x.control.write("ann", "@acme late")
    more = await ours.network.mentions(ours.account, cursor=page.cursor)
    assert [item.external_id for item in more.items] == [late]


async def test_a_limit_in_the_middle_loses_nothing(ours: Ours) -> None:
    known = await ours.x.control.write("ann", "@acme known")
    ids = await ours.x.control.write_many(
        [Written("bob", f"@acme question {n}") for n in range(250)]
    )
    await ours.x.control.settings(rate_factor=2 / 300)
    first = await ours.network.mentions(ours.account, cursor=known)
    assert not first.complete
    assert [item.external_id for item in first.items] == ids[50:]
    with pytest.raises(RateLimited):
        await ours.network.mentions(ours.account, cursor=first.cursor)
    newer = await ours.x.control.write("cid", "@acme meanwhile")
    await ours.x.control.settings(rate_factor=1)
    second = await ours.network.mentions(ours.account, cursor=first.cursor)
    assert second.complete
    assert [item.external_id for item in second.items] == ids[:50]
    third = await ours.network.mentions(ours.account, cursor=second.cursor)
    assert [item.external_id for item in third.items] == [newer]


async def test_a_page_that_fails_loses_nothing(ours: Ours) -> None:
    ids = await ours.x.control.write_many(
        [Written("bob", f"@acme question {n}") for n in range(120)]
    )
    await ours.x.control.fault(FaultKind.DELAY, on=On.READ, seconds=0)
    await ours.x.control.fault(FaultKind.UNAVAILABLE_HTML, on=On.READ)
    first = await ours.network.mentions(ours.account, cursor=None)
    second = await ours.network.mentions(ours.account, cursor=first.cursor)
    read = [item.external_id for page in (second, first) for item in page.items]
    assert (read, first.complete, second.complete) == (ids, False, True)


def test_cursors_round_trip() -> None:
    for text in ("12", "12:30:40", ":30:40", ""):
        assert str(Cursor.parse(text)) == text
    for text in ("x", "1:2", "1:2:3:4"):
        with pytest.raises(ValueError, match="not a cursor"):
            Cursor.parse(text)


async def test_an_x_that_knows_only_the_old_names_is_asked_in_them(ours: Ours) -> None:
    asked: list[set[str]] = []

    async def old(request: web.Request) -> web.Response:
        asked.append(set(request.query))
        if "post.fields" in request.query:
            message = "The query parameter [post.fields] is not one of [id,tweet.fields]"
            return web.json_response({"errors": [{"message": message}]}, status=400)
        tweet = {
            "id": "9",
            "author_id": "5",
            "text": "@acme hi",
            "created_at": "2026-11-20T12:00:00.000Z",
            "edit_history_tweet_ids": ["8", "9"],
            "referenced_tweets": [{"type": "replied_to", "id": "3"}],
        }
        return web.json_response({"data": [tweet], "meta": {"result_count": 1}})

    app = web.Application()
    app.add_routes([web.get("/2/users/{id}/mentions", old)])
    async with TestServer(app) as server:
        url = str(server.make_url(""))
        network = XNetwork(ours.x.session, ours.x.clock, api_url=url, timeout=SHORT)
        (item,) = (await network.mentions(ours.account, cursor=None)).items
        await network.mentions(ours.account, cursor=None)
    assert (item.replaces, item.in_reply_to, item.author_handle) == (("8",), "3", "5")
    assert ["tweet.fields" in query for query in asked] == [False, True, True]
