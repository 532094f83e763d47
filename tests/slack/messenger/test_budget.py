"""Beyond its cards of a day a channel has one for all the others, until somebody opens them."""

import asyncio
import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import update

from bot import faults
from bot.jobs.queue import due_time
from bot.sandbox.person import Seen
from bot.sandbox.slack.blocks import check_message_blocks
from bot.slack.budget import Budget
from bot.slack.folding import MOST_LINES, rings
from bot.slack.messenger_day import build_day
from bot.slack.outbound import (
    delete_message,
    open_folded,
    post_message,
    sent_at,
    update_message,
)
from bot.slack.responses import Message
from bot.slack.tables import OutboundMessage, State
from bot.slack.tasks import OpenFolded
from tests.slack.messenger.conftest import Died, Rig, die, message
from tests.slack.messenger.test_rolling import line

DAY = date(2026, 11, 23)
CALM = Budget(DAY, 3)


async def cards(rig: Rig, count: int, *, first: int = 0, budget: Budget = CALM) -> list[UUID]:
    return [
        await rig.post(f"card {n}", coalesce=line(str(n), key=f"k{n}"), budget=budget)
        for n in range(first, first + count)
    ]


async def shown_to(rig: Rig) -> list[Seen]:
    """All that Ana reads, without the stars of what is written bold."""
    return [replace(seen, text=seen.text.replace("*", "")) for seen in await rig.shows()]


async def texts(rig: Rig) -> list[str]:
    return [seen.text for seen in await shown_to(rig)]


async def opened(rig: Rig, outbound_id: UUID) -> bool:
    async with rig.database.transaction(rig.workspace_id) as tx:
        return await open_folded(tx, outbound_id)


async def changed(rig: Rig, outbound_id: UUID, said: str, budget: Budget | None = None) -> None:
    async with rig.database.transaction(rig.workspace_id) as tx:
        await update_message(tx, outbound_id, message(said), line(said), budget)


async def test_the_first_cards_stand_alone_and_the_rest_share_one(rig: Rig) -> None:
    ids = await cards(rig, 5)
    await rig.deliver()
    *alone, day = await texts(rig)
    assert alone == ["card 0", "card 1", "card 2"]
    assert day.startswith("2 more on Mon 23 Nov")
    assert "line 3" in day
    assert "line 4" in day
    assert "card 3" not in day
    assert [(await rig.row(one)).state for one in ids] == [State.SENT] * 3 + [State.FOLDED] * 2


async def test_the_days_card_grows_in_its_place_and_makes_no_sound(rig: Rig) -> None:
    await cards(rig, 4)
    await rig.deliver()
    (before,) = [m for m in await shown_to(rig) if "1 more" in m.text]
    await cards(rig, 2, first=4)
    await rig.deliver()
    (after,) = [m for m in await shown_to(rig) if "3 more" in m.text]
    assert after.ts == before.ts
    assert await rig.calls("chat.postMessage") == 4


async def test_another_day_has_cards_of_its_own(rig: Rig) -> None:
    await cards(rig, 4)
    await cards(rig, 4, first=4, budget=Budget(DAY + timedelta(days=1), 3))
    await rig.deliver()
    told = await texts(rig)
    assert [text for text in told if text.startswith("card")] == [
        f"card {n}" for n in (0, 1, 2, 4, 5, 6)
    ]
    assert [text.splitlines()[0] for text in told if "more" in text] == [
        "1 more on Mon 23 Nov",
        "1 more on Tue 24 Nov",
    ]


async def test_what_was_asked_for_is_not_counted_and_never_folded(rig: Rig) -> None:
    for n in range(5):
        await rig.post(f"asked {n}")
    await cards(rig, 3)
    await rig.post("asked 5")
    await rig.deliver()
    assert len(await texts(rig)) == 9


async def test_what_is_due_within_a_day_is_counted_but_never_folded(rig: Rig) -> None:
    now = rig.database.clock.business()
    soon = Budget(DAY, 3, now + timedelta(hours=23))
    await cards(rig, 4, budget=soon)
    await cards(rig, 1, first=4, budget=Budget(DAY, 3, now - timedelta(days=2)))
    await cards(rig, 1, first=5)
    await rig.deliver()
    *alone, day = await texts(rig)
    assert alone == [f"card {n}" for n in range(5)]
    assert "line 5" in day


async def test_opened_it_is_the_card_with_its_thread_and_its_line_goes(rig: Rig) -> None:
    ids = await cards(rig, 5)
    await rig.post("said below 3", thread_of=ids[3])
    nested = await rig.post("said below that", thread_of=ids[3])
    await rig.post("and below that", thread_of=nested)
    await rig.post("said below 4", thread_of=ids[4])
    await rig.deliver()
    assert "said below" not in "\n".join(await texts(rig))
    assert await opened(rig, ids[3])
    assert not await opened(rig, ids[3])
    await rig.deliver()
    shown = await rig.shows()
    (card,) = [m for m in shown if m.text == "card 3"]
    thread = [m.text for m in shown if m.thread_ts == card.ts and m.ts != card.ts]
    assert thread == ["said below 3", "said below that", "and below that"]
    (day,) = [m.text for m in shown if "1 more" in m.text]
    assert "line 3" not in day
    assert "line 4" in day
    async with rig.database.transaction(rig.workspace_id) as tx:
        stands = await sent_at(tx, ids[3])
        assert stands is not None
        assert stands.ts == card.ts


async def test_the_last_one_opened_takes_the_days_card_away_and_another_brings_one(
    rig: Rig,
) -> None:
    ids = await cards(rig, 4)
    await rig.deliver()
    await opened(rig, ids[3])
    await rig.deliver()
    assert await texts(rig) == [f"card {n}" for n in range(4)]
    await cards(rig, 1, first=4)
    await rig.deliver()
    assert (await texts(rig))[-1].startswith("1 more")


async def test_what_was_opened_takes_nothing_from_the_day(rig: Rig) -> None:
    wide = Budget(DAY, 2)
    ids = await cards(rig, 3, budget=wide)
    await opened(rig, ids[2])
    await cards(rig, 1, first=3, budget=CALM)
    await rig.deliver()
    assert await texts(rig) == ["card 0", "card 1", "card 2", "card 3"]


async def test_what_goes_before_it_was_shown_takes_nothing_from_the_day(rig: Rig) -> None:
    first, *_ = await cards(rig, 3)
    async with rig.database.transaction(rig.workspace_id) as tx:
        await delete_message(tx, first)
    await cards(rig, 1, first=3)
    await rig.deliver()
    assert await texts(rig) == ["card 1", "card 2", "card 3"]


async def test_a_folded_card_changes_with_its_line(rig: Rig) -> None:
    ids = await cards(rig, 4)
    await rig.deliver()
    await changed(rig, ids[3], "seen by Ana")
    await rig.deliver()
    assert "line seen by Ana" in (await texts(rig))[-1]
    await opened(rig, ids[3])
    await rig.deliver()
    assert (await texts(rig))[-1] == "seen by Ana"


async def test_a_deleted_card_takes_its_line_and_what_waited_below_it(rig: Rig) -> None:
    ids = await cards(rig, 5)
    reply = await rig.post("below", thread_of=ids[3])
    await rig.deliver()
    async with rig.database.transaction(rig.workspace_id) as tx:
        await delete_message(tx, ids[3])
    await rig.deliver()
    assert "line 3" not in "\n".join(await texts(rig))
    assert (await rig.row(reply)).state == State.DELETED
    async with rig.database.transaction(rig.workspace_id) as tx:
        await delete_message(tx, ids[4])
    await rig.deliver()
    assert await texts(rig) == ["card 0", "card 1", "card 2"]
    assert rig.told == []


async def test_a_reply_that_rings_for_somebody_opens_the_card(rig: Rig) -> None:
    ids = await cards(rig, 4)
    await rig.post("the first line", thread_of=ids[3])
    await rig.post(f"<@{rig.ana.id}> please look", thread_of=ids[3])
    await rig.deliver()
    shown = await rig.shows()
    (card,) = [m for m in shown if m.text == "card 3"]
    thread = [m for m in shown if m.thread_ts == card.ts and m.ts != card.ts]
    assert thread[0].text == "the first line"
    assert thread[1].rings == [rig.ana.id]


async def test_what_is_said_together_with_the_card_waits_with_it(rig: Rig) -> None:
    await cards(rig, 3)
    async with rig.database.transaction(rig.workspace_id) as tx:
        card = await rig.post_in(tx, "card 3", coalesce=line("3"), budget=CALM)
        asks = {"thread_of": card, "key": "asked"}
        await rig.post_in(tx, f"<@{rig.ana.id}> is asked", **asks)
    await rig.post(f"<@{rig.ana.id}> is asked", **asks)  # a job may come twice
    await rig.deliver()
    assert "is asked" not in "\n".join(await texts(rig))
    await opened(rig, card)
    await rig.deliver()
    assert "is asked" in (await texts(rig))[-1]


async def test_a_folded_card_is_opened_a_day_before_it_is_due(rig: Rig) -> None:
    now = rig.database.clock.business()
    await cards(rig, 3)
    later = now + timedelta(days=3)
    (folded,) = await cards(rig, 1, first=3, budget=Budget(DAY, 3, later))

    async def when() -> datetime | None:
        async with rig.database.transaction(rig.workspace_id) as tx:
            return await due_time(tx, OpenFolded, folded)

    assert await when() == later - timedelta(hours=24)
    await changed(rig, folded, "moved", Budget(DAY, 3, later + timedelta(days=1)))
    assert await when() == later
    await changed(rig, folded, "nobody waits for it", CALM)
    assert await when() is None
    await changed(rig, folded, "at once", Budget(DAY, 3, now + timedelta(hours=1)))
    await rig.deliver()
    assert (await texts(rig))[-1] == "at once"


async def test_said_twice_with_one_key_it_is_folded_once(rig: Rig) -> None:
    await cards(rig, 3)
    for _ in range(2):
        await rig.post("card 3", key="the same", coalesce=line("3"), budget=CALM)
    await rig.deliver()
    assert (await texts(rig))[-1].startswith("1 more")


async def test_two_at_once_cannot_both_be_the_last(rig: Rig) -> None:
    await cards(rig, 2)
    await asyncio.gather(*(cards(rig, 1, first=n) for n in range(2, 8)))
    states = [row.state for row in await rig.rows() if not row.is_rolling]
    assert states.count(State.PENDING) == 3
    assert states.count(State.FOLDED) == 5
    assert sum(row.is_rolling for row in await rig.rows()) == 1


async def test_a_full_card_is_followed_by_another(rig: Rig) -> None:
    await cards(rig, 3 + MOST_LINES + 1)
    await rig.deliver()
    days = [text for text in await texts(rig) if "more on" in text]
    assert [text.split()[0] for text in days] == [str(MOST_LINES), "1"]


@pytest.mark.parametrize(
    "place", ["messenger.before_claim_commit", "messenger.before_call", "messenger.after_accept"]
)
async def test_a_death_at_the_days_card(rig: Rig, place: str) -> None:
    await cards(rig, 3)
    await rig.deliver()
    ids = await cards(rig, 2, first=3)
    faults.arm(place, die)
    with pytest.raises(Died):
        await rig.deliver()
    await cards(rig, 1, first=5)
    await opened(rig, ids[0])
    await rig.time_passes()
    await rig.deliver()
    await rig.deliver()
    (day,) = [text for text in await texts(rig) if "more on" in text]
    assert day.startswith("2 more")
    assert "line 4" in day
    assert "line 5" in day
    assert (await texts(rig)).count("card 3") == 1


@pytest.mark.parametrize(
    "place",
    [
        "messenger.before_change_call",
        "messenger.after_change_accept",
    ],
)
async def test_a_line_that_comes_while_the_empty_card_goes(rig: Rig, place: str) -> None:
    ids = await cards(rig, 4)
    await rig.deliver()
    await opened(rig, ids[3])

    async def another() -> None:
        faults.disarm_all()
        await cards(rig, 1, first=4)

    faults.arm(place, another)
    await rig.deliver()
    await rig.deliver()
    (day,) = [text for text in await texts(rig) if "more on" in text]
    assert "line 4" in day


async def test_a_card_that_somebody_deleted_by_hand_comes_back_with_the_next_line(
    rig: Rig,
) -> None:
    await cards(rig, 4)
    await rig.deliver()
    (day,) = [m for m in await shown_to(rig) if "more on" in m.text]
    async with rig.database.transaction(rig.workspace_id) as tx:
        row = OutboundMessage
        await tx.session.execute(update(row).where(row.ts == day.ts).values(ts="1.000001"))
    await cards(rig, 1, first=4)
    await rig.deliver()
    again = [m.text for m in await shown_to(rig) if "more on" in m.text and m.ts != day.ts]
    assert [text.split()[0] for text in again] == ["2"]
    assert rig.told == []


async def test_a_refused_card_lets_its_messages_go_their_own_way(rig: Rig) -> None:
    ids = await cards(rig, 4)
    await rig.post("below", thread_of=ids[3])
    async with rig.database.transaction(rig.workspace_id) as tx:
        row = OutboundMessage
        bad = [{"type": "section", "text": {"type": "mrkdwn", "text": "x"}, "unknown": 1}]
        await tx.session.execute(update(row).where(row.id == ids[3]).values(line_blocks=bad))
    await rig.deliver()
    assert await texts(rig) == [f"card {n}" for n in range(4)] + ["below"]
    assert rig.told == []


async def test_only_a_card_with_a_line_takes_from_a_budget(rig: Rig) -> None:
    parent = await rig.post("parent")
    wrong: list[dict[str, Any]] = [
        {"budget": CALM},
        {"budget": CALM, "coalesce": line("1"), "thread_of": parent},
        {"budget": CALM, "coalesce": line("1"), "thread_ts": "1.000001"},
    ]
    async with rig.database.transaction(rig.workspace_id) as tx:
        for how in wrong:
            with pytest.raises(ValueError, match="budget"):
                await post_message(
                    tx, channel_id=rig.channel.id, message=message("x"), subject="s", **how
                )


def test_what_rings() -> None:
    def section(kind: str, text: str) -> Message:
        return Message(
            "<@U1> not read", ({"type": "section", "text": {"type": kind, "text": text}},)
        )

    assert rings(Message("<@U1> look"))
    assert rings(Message("<!here> look"))
    assert rings(section("mrkdwn", "ask <@W12>"))
    assert not rings(section("mrkdwn", "ask Ana"))
    assert not rings(section("plain_text", "<@U1>"))


@pytest.mark.parametrize(("language", "word"), [("en", "12 more on"), ("es", "12 más del")])
def test_the_days_card_keeps_slacks_limits(language: str, word: str) -> None:
    long = {"type": "mrkdwn", "text": "*title*\n" + "&amp;" * 600}
    lines = [
        (uuid4(), [{"type": "section", "text": long}, {"type": "actions", "elements": []}])
        for _ in range(MOST_LINES)
    ]
    body = build_day(lines, language, DAY)
    check_message_blocks(body["blocks"])
    assert len(json.dumps(body["blocks"])) <= 13_200
    assert body["text"].startswith(word)
    opening = [block["accessory"] for block in body["blocks"] if "accessory" in block]
    assert len({button["value"] for button in opening}) == MOST_LINES
    assert all(button["accessibility_label"].endswith("title") for button in opening)


def test_when_a_card_cannot_wait() -> None:
    now = datetime(2026, 11, 23, 9, tzinfo=UTC)
    hour = timedelta(hours=1)
    assert not CALM.presses(now)
    assert CALM.opens_at is None
    for due, presses in ((now - hour, True), (now + 24 * hour, True), (now + 25 * hour, False)):
        assert Budget(DAY, 3, due).presses(now) is presses
