"""Long channels: a page costs what is on it, and pages join without a gap."""

import re

import pytest
from markupsafe import Markup

from bot.sandbox.page.render import Look, message_body
from bot.sandbox.page.workspace.listing import PAGE, Listing
from bot.sandbox.slack.state import Channel, Message
from tests.sandbox.page.workspace.conftest import Place


def _channel(*messages: Message) -> Channel:
    channel = Channel("C1", "T1", "long", messages={m.ts: m for m in messages})
    for one in messages:
        if one.thread_ts:
            channel.threads.setdefault(one.thread_ts, []).append(one.ts)
    return channel


def _ts(number: int) -> str:
    return f"{1_700_000_000 + number}.000000"


def _said(number: int, **more: object) -> Message:
    return Message(_ts(number), "U1", "T1", f"number {number}", **more)  # type: ignore[arg-type] # dataclass fields


def test_pages_join_from_the_newest_back_and_forth_again() -> None:
    everything = [_ts(n) for n in range(237)]
    listing = Listing(_channel(*(_said(n) for n in range(237))), "U2")
    piece = listing.newest()
    seen = [m.ts for m in piece.messages]
    assert (len(seen), piece.older, piece.newer) == (PAGE, True, False)
    while piece.older:
        piece = listing.before(seen[0])
        seen = [m.ts for m in piece.messages] + seen
    assert seen == everything
    forth = [m.ts for m in listing.before(_ts(1)).messages]
    piece = listing.after(forth[-1])
    forth += [m.ts for m in piece.messages]
    while piece.newer:
        piece = listing.after(forth[-1])
        forth += [m.ts for m in piece.messages]
    assert forth == everything


def test_around_one_there_is_as_much_before_as_after() -> None:
    listing = Listing(_channel(*(_said(n) for n in range(237))), "U2")
    piece = listing.around(_ts(100))
    assert [m.ts for m in piece.messages] == [_ts(n) for n in range(75, 126)]
    assert (piece.older, piece.newer) == (True, True)
    assert listing.around(_ts(236)).newer is False
    assert listing.around(_ts(0)).older is False


def test_only_what_stands_there_for_this_person() -> None:
    channel = _channel(
        _said(1),
        _said(2, thread_ts=_ts(1)),
        _said(3, thread_ts=_ts(1), broadcast=True),
        _said(4, ephemeral_to="U2"),
        _said(5, ephemeral_to="U3"),
    )
    there = Listing(channel, "U2")
    assert [m.ts for m in there.newest().messages] == [_ts(1), _ts(3), _ts(4)]
    assert [m.ts for m in there.some([_ts(5), _ts(2), _ts(1), "9.9"])] == [_ts(1)]
    before = there.previous(_ts(3))
    assert before is not None
    assert before.ts == _ts(1)
    thread = Listing(channel, "U2", _ts(1))
    assert [m.ts for m in thread.newest().messages] == [_ts(1), _ts(2), _ts(3)]


async def test_a_page_of_five_thousand_draws_one_page(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    channel = await place.channel("long")
    tss = place.pour(channel, 5_000)
    drawn: list[str] = []

    def counted(message: Message, look: Look) -> Markup:
        drawn.append(message.ts)
        return message_body(message, look)

    monkeypatch.setattr("bot.sandbox.page.workspace.lines.message_body", counted)
    await place.maya.mark(channel)
    page = await place.get(f"c/{channel.id}")
    assert re.findall(r'data-ts="([\d.]+)"', page) == drawn == tss[-PAGE:]
    drawn.clear()
    middle = await place.lines(channel, before=tss[2_500])
    assert re.findall(r'data-ts="([\d.]+)"', middle) == drawn == tss[2_450:2_500]


async def test_a_channel_with_much_unread_opens_where_it_begins(place: Place) -> None:
    channel = await place.channel("behind")
    place.pour(channel, 10)
    await place.maya.mark(channel)
    fresh = place.pour(channel, 80)
    page = await place.get(f"c/{channel.id}")
    assert f'<div class="fresh" data-before="{fresh[0]}">' in page


async def test_a_link_to_a_message_opens_around_it(place: Place) -> None:
    channel = await place.channel("linked")
    tss = place.pour(channel, 300)
    page = await place.get(f"c/{channel.id}?at={tss[40]}")
    shown = re.findall(r'data-ts="([\d.]+)"', page)
    assert shown[0] == tss[15]
    assert shown[-1] == tss[65]
    assert 'data-older="1" data-newer="1"' in page
