"""What is unread, and reading back in long channels."""

import time
from typing import Any

from bot.sandbox.slack import marks
from bot.sandbox.slack.state import Message
from tests.sandbox.slack.conftest import Place


async def listed(place: Place, who: Any) -> dict[str, Any]:
    return next(c for c in await who.channels() if c["id"] == place.channel.id)


async def test_what_others_say_is_unread_until_read(place: Place) -> None:
    said = await place.ana.say(place.channel, "one")
    await place.ana.say(place.channel, "@Ben two")
    await place.ana.say(place.channel, "@here three")
    await place.ana.say(place.channel, "a reply for @Ben", thread=said)
    ben = await listed(place, place.ben)
    assert (ben["unread"], ben["mentions"], ben["threads"]) == (3, 2, 1)
    ana = await listed(place, place.ana)
    assert (ana["unread"], ana["mentions"]) == (0, 0)
    await place.ben.mark(place.channel, said)
    assert (await listed(place, place.ben))["unread"] == 2
    await place.ben.mark(place.channel)
    ben = await listed(place, place.ben)
    assert (ben["unread"], ben["mentions"], ben["threads"]) == (0, 0, 0)
    await place.ben.mark(place.channel, said)
    assert (await listed(place, place.ben))["unread"] == 0


async def test_saying_something_is_reading(place: Place) -> None:
    await place.ana.say(place.channel, "one")
    await place.ben.say(place.channel, "two")
    assert (await listed(place, place.ben))["unread"] == 0
    assert (await listed(place, place.ana))["unread"] == 1


async def test_cards_mention_by_their_blocks_and_direct_messages_always(place: Place) -> None:
    card = {"type": "section", "text": {"type": "mrkdwn", "text": f"<@{place.ben.id}> approves"}}
    await place.web.chat_postMessage(channel=place.channel.id, text="card", blocks=[card])
    assert (await listed(place, place.ben))["mentions"] == 1
    assert (await listed(place, place.ana))["mentions"] == 0
    await place.web.chat_postMessage(channel=place.ana.id, text="hello")
    direct = next(c for c in await place.ana.channels() if c["is_im"])
    assert (direct["unread"], direct["mentions"]) == (1, 1)


async def test_what_only_somebody_sees_is_not_unread(place: Place) -> None:
    await place.web.chat_postEphemeral(channel=place.channel.id, user=place.ben.id, text="psst")
    assert (await listed(place, place.ben))["unread"] == 0


def fill(place: Place, count: int) -> None:
    """A long past, put there directly: posting it would take minutes."""
    channel = place.hub.state.channels[place.channel.id]
    for number in range(count):
        ts = place.hub.now_ts()
        text = f"message {number}"
        channel.messages[ts] = Message(ts, place.ana.id, place.agency.id, text)


async def test_a_page_of_a_long_channel_costs_a_page(place: Place) -> None:
    fill(place, 5_000)
    await place.ben.mark(place.channel)
    channel = place.hub.state.channels[place.channel.id]
    started = time.perf_counter()
    for _ in range(1_000):
        marks.unread(place.hub, place.ben.id, channel)
    assert time.perf_counter() - started < 1  # 1 µs each; counting all of them takes 500
    last = await place.ben.reads(place.channel, limit=50)
    assert (last[0].text, last[-1].text) == ("message 4950", "message 4999")
    earlier = await place.ben.reads(place.channel, limit=50, before=last[0].ts)
    assert (earlier[0].text, earlier[-1].text) == ("message 4900", "message 4949")


async def test_a_channel_never_read_tells_of_five_hundred_at_most(place: Place) -> None:
    fill(place, 600)
    assert (await listed(place, place.ben))["unread"] == marks.MOST


async def test_pages_hold_what_stands_in_the_channel(place: Place) -> None:
    first = await place.ana.say(place.channel, "first")
    for number in range(3):
        await place.ben.say(place.channel, f"reply {number}", thread=first)
    await place.ana.say(place.channel, "second")
    page = await place.slack.control.do(
        "read", user=place.ana.id, channel=place.channel.id, limit=2, top=True
    )
    assert [m["text"] for m in page["messages"]] == ["first", "second"]
    assert not page["more"]
    thread = page["messages"][0]["thread"]
    assert (thread["count"], thread["people"]) == (3, [place.ben.id])
    newest = await place.slack.control.do(
        "read", user=place.ana.id, channel=place.channel.id, limit=1, top=True
    )
    assert newest["more"]
