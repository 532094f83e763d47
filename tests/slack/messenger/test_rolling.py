"""When too many messages wait for one channel they share cards; none is dropped."""

import json
from typing import Any
from uuid import UUID

import pytest

from bot import faults
from bot.sandbox.slack.blocks import check_message_blocks
from bot.slack.messenger_rolling import BACKLOG, MAX_LINES, build_card
from bot.slack.outbound import (
    Line,
    delete_message,
    permalink_of,
    sent_at,
    subject_at,
    update_message,
)
from bot.slack.tables import State
from tests.slack.messenger.conftest import Died, Rig, die, message


def line(text: str, *, key: str = "inbox", language: Any = "en") -> Line:
    section = {
        "type": "section",
        "block_id": "always-the-same",
        "text": {"type": "mrkdwn", "text": f"line {text}"},
        "accessory": {
            "type": "button",
            "action_id": "inbox.reply",
            "text": {"type": "plain_text", "text": "Reply"},
            "value": text,
        },
    }
    return Line(key, (section,), language)


async def backlog(rig: Rig, count: int, **how: Any) -> list[UUID]:
    async with rig.database.transaction(rig.workspace_id) as tx:
        return [
            await rig.post_in(tx, f"item {n}", coalesce=line(str(n), **how)) for n in range(count)
        ]


async def test_a_short_backlog_stays_messages(rig: Rig) -> None:
    await backlog(rig, BACKLOG)
    await rig.deliver()
    assert await rig.texts() == [f"item {n}" for n in range(BACKLOG)]


async def test_a_long_backlog_becomes_cards_with_every_line(rig: Rig) -> None:
    await backlog(rig, 45)
    await rig.deliver()
    texts = await rig.texts()
    assert len(texts) == 2 + 5, "two cards of twenty, and what then is few enough"
    shown = "\n".join(texts)
    assert [n for n in range(40) if f"line {n}" not in shown] == []
    assert all(f"item {n}" in shown for n in range(40, 45))
    assert texts[0].startswith("20 more")
    assert rig.told == []


async def test_the_card_speaks_the_language_of_its_lines(rig: Rig) -> None:
    await backlog(rig, 10, language="es")
    await rig.deliver()
    assert (await rig.texts())[0].startswith("10 más")


async def test_lines_of_two_kinds_do_not_mix(rig: Rig) -> None:
    async with rig.database.transaction(rig.workspace_id) as tx:
        for n in range(BACKLOG + 1):
            await rig.post_in(tx, f"a{n}", coalesce=line(f"a{n}", key="a"))
            await rig.post_in(tx, f"b{n}", coalesce=line(f"b{n}", key="b"))
        await rig.post_in(tx, "no line")
    await rig.deliver()
    texts = await rig.texts()
    assert len(texts) == 3
    assert "line a0" in texts[0]
    assert "line b" not in texts[0]
    assert texts[2] == "no line"


async def test_an_update_of_a_line_updates_its_card_once(rig: Rig) -> None:
    ids = await backlog(rig, 12)
    await rig.deliver()
    async with rig.database.transaction(rig.workspace_id) as tx:
        for n in (3, 4):
            await update_message(tx, ids[n], message("new"), line(f"{n} answered by Ana"))
    await rig.deliver()
    (text,) = await rig.texts()
    assert "line 3 answered by Ana" in text
    assert "line 4 answered by Ana" in text
    assert "line 5" in text
    assert await rig.calls("chat.update") == 1


async def test_a_deleted_line_goes_and_with_the_last_one_the_card(rig: Rig) -> None:
    ids = await backlog(rig, 10)
    await rig.deliver()
    async with rig.database.transaction(rig.workspace_id) as tx:
        await delete_message(tx, ids[0])
    await rig.deliver()
    (text,) = await rig.texts()
    assert text.startswith("9 more")
    assert "line 0" not in text
    async with rig.database.transaction(rig.workspace_id) as tx:
        for outbound in ids[1:]:
            await delete_message(tx, outbound)
    await rig.deliver()
    assert await rig.texts() == []


async def test_a_reply_to_a_line_stands_in_the_cards_thread(rig: Rig) -> None:
    ids = await backlog(rig, 10)
    await rig.post("reply", thread_of=ids[7])
    await rig.deliver()
    card, reply = await rig.shows()
    assert (reply.text, reply.thread_ts) == ("reply", card.ts)


async def test_replies_never_become_lines(rig: Rig) -> None:
    parent = await rig.post("parent")
    async with rig.database.transaction(rig.workspace_id) as tx:
        for n in range(10):
            await rig.post_in(tx, f"reply {n}", thread_of=parent, coalesce=line(str(n)))
    await rig.deliver()
    assert await rig.texts() == ["parent", *(f"reply {n}" for n in range(10))]


async def test_a_reply_is_not_overtaken_by_the_card_of_those_behind_it(rig: Rig) -> None:
    parent = await rig.post("parent")
    await rig.post("reply", thread_of=parent, coalesce=line("reply"))
    await backlog(rig, 10)
    await rig.deliver()
    parent_text, reply, card = await rig.texts()
    assert (parent_text, reply) == ("parent", "reply")
    assert card.startswith("10 more")


async def test_where_a_line_stands(rig: Rig) -> None:
    ids = await backlog(rig, 10)
    await rig.deliver()
    (card,) = await rig.shows()
    async with rig.database.transaction(rig.workspace_id) as tx:
        sent = await sent_at(tx, ids[5])
        assert sent is not None
        assert sent.ts == card.ts
        link = await permalink_of(tx, ids[5], team_url="https://agency.slack.com/")
        assert link is not None
        assert card.ts.replace(".", "") in link
        assert (await subject_at(tx, rig.channel.id, card.ts) or "").startswith("rolling:")


async def test_a_refused_card_lets_its_messages_go_their_own_way(rig: Rig) -> None:
    bad = Line("inbox", ({"type": "section", "text": {"type": "mrkdwn", "text": ""}},))
    await backlog(rig, 10)
    await rig.post("item 10", coalesce=bad)
    await rig.deliver()
    assert await rig.texts() == [f"item {n}" for n in range(11)]
    assert rig.told == []


@pytest.mark.parametrize(
    "place", ["messenger.before_claim_commit", "messenger.before_call", "messenger.after_accept"]
)
async def test_a_death_at_a_card(rig: Rig, place: str) -> None:
    ids = await backlog(rig, 12)
    faults.arm(place, die)
    with pytest.raises(Died):
        await rig.deliver()
    async with rig.database.transaction(rig.workspace_id) as tx:
        await update_message(tx, ids[0], message("new"), line("0 is new"))
    await rig.time_passes()
    await rig.deliver()
    (text,) = await rig.texts()
    assert text.startswith("12 more")
    assert "line 0 is new" in text


async def test_redis_is_flushed_in_the_middle_of_a_backlog(rig: Rig) -> None:
    await backlog(rig, 60)
    for n in range(4):
        await rig.post(f"plain {n}")

    async def flush() -> None:
        await rig.redis.flushall()

    faults.arm("messenger.after_accept", flush)
    await rig.deliver()
    assert {row.state for row in await rig.rows()} == {State.SENT, State.COALESCED}
    shown = "\n".join(await rig.texts())
    assert all(f"line {n}" in shown for n in range(60))


def test_a_card_keeps_slacks_limits_however_long_its_lines_have_grown() -> None:
    text = {"type": "mrkdwn", "text": "&amp;" * 600}
    lines = [[{"type": "section", "text": text}] * 2 for _ in range(MAX_LINES)]
    body = build_card(lines, "en")
    check_message_blocks(body["blocks"])
    assert len(json.dumps(body["blocks"])) <= 13_200
    assert "&am…" not in json.dumps(body, ensure_ascii=False)


def test_a_line_has_one_or_two_blocks() -> None:
    with pytest.raises(ValueError, match="one or two"):
        Line("k", ())
