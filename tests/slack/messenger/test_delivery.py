"""What is said in Slack is what features had said, in order, once."""

from uuid import UUID

import pytest

from bot import faults
from bot.sandbox.person import Channel
from bot.slack.outbound import (
    delete_message,
    direct_message,
    permalink_of,
    sent_at,
    subject_at,
    update_message,
    whisper,
)
from bot.slack.tables import State
from bot.slack.tasks import lane_of_user
from tests.slack.messenger.conftest import Addressed, Rig, message


async def test_messages_come_in_order_once(rig: Rig) -> None:
    async with rig.database.transaction(rig.workspace_id) as tx:
        for number in range(5):
            await rig.post_in(tx, f"message {number}")
    await rig.deliver()
    await rig.deliver()
    assert await rig.texts() == [f"message {number}" for number in range(5)]
    assert {row.state for row in await rig.rows()} == {State.SENT}
    assert await rig.due() is None


async def test_nothing_is_said_of_what_was_rolled_back(rig: Rig) -> None:
    async def decide() -> None:
        async with rig.database.transaction(rig.workspace_id) as tx:
            await rig.post_in(tx, "never")
            raise KeyError

    with pytest.raises(KeyError):
        await decide()
    await rig.deliver()
    assert await rig.texts() == []


async def test_one_key_is_said_once(rig: Rig) -> None:
    first = await rig.post("a", key="summary:1")
    assert await rig.post("b", key="summary:1") == first
    await rig.deliver()
    assert await rig.texts() == ["a"]


async def test_a_reply_stands_in_the_thread_of_its_parents_row(rig: Rig) -> None:
    parent = await rig.post("parent")
    reply = await rig.post("reply", thread_of=parent)
    await rig.deliver()
    shown = await rig.shows()
    assert [(m.text, m.thread_ts or m.ts) for m in shown] == [
        ("parent", shown[0].ts),
        ("reply", shown[0].ts),
    ]
    nested = await rig.post("second", thread_of=reply)
    await rig.deliver()
    assert (await rig.row(nested)).thread_ts == shown[0].ts


async def test_a_reply_to_a_message_of_a_person(rig: Rig) -> None:
    asked = await rig.ana.say(rig.channel, "who has this?")
    await rig.post("I do", thread_ts=asked.ts)
    await rig.deliver()
    assert (await rig.ana.sees_thread(asked, "I do")).text == "I do"


async def test_a_reply_to_a_failed_parent_is_said_in_the_channel(rig: Rig) -> None:
    parent = await rig.post("parent")
    async with rig.database.transaction(rig.workspace_id) as tx:
        bad = message("x" * 3001)
        await update_message(tx, parent, bad)
        await rig.post_in(tx, "reply", thread_of=parent)
    await rig.deliver()
    assert await rig.texts() == ["reply"]
    assert (await rig.row(parent)).state == State.FAILED


async def test_a_reply_goes_with_its_deleted_parent(rig: Rig) -> None:
    parent = await rig.post("parent")
    async with rig.database.transaction(rig.workspace_id) as tx:
        await rig.post_in(tx, "reply", thread_of=parent)
        await delete_message(tx, parent)
    await rig.deliver()
    assert await rig.texts() == []


async def test_the_latest_update_wins(rig: Rig) -> None:
    card = await rig.post("v1")
    await rig.deliver()
    for version in range(2, 6):
        async with rig.database.transaction(rig.workspace_id) as tx:
            await update_message(tx, card, message(f"v{version}"))
    await rig.deliver()
    assert await rig.texts() == ["v5"]
    assert await rig.calls("chat.update") == 1


async def test_an_update_before_it_was_sent_costs_no_call(rig: Rig) -> None:
    card = await rig.post("v1")
    async with rig.database.transaction(rig.workspace_id) as tx:
        await update_message(tx, card, message("v2"))
    await rig.deliver()
    assert await rig.texts() == ["v2"]
    assert await rig.calls("chat.update") == 0


@pytest.mark.parametrize(
    "place",
    ["messenger.after_accept", "messenger.before_change_call", "messenger.after_change_accept"],
)
async def test_an_update_during_a_call_is_shown_afterwards(rig: Rig, place: str) -> None:
    card = await rig.post("v1")
    if "change" in place:
        await rig.deliver()
        async with rig.database.transaction(rig.workspace_id) as tx:
            await update_message(tx, card, message("v2"))

    async def meanwhile() -> None:
        async with rig.database.transaction(rig.workspace_id) as tx:
            await update_message(tx, card, message("v3"))

    faults.arm(place, meanwhile)
    await rig.deliver()
    assert await rig.texts() == ["v3"]
    assert (await rig.row(card)).changed_at is None


async def test_a_deletion_during_the_call_is_done_afterwards(rig: Rig) -> None:
    card = await rig.post("regretted")

    async def meanwhile() -> None:
        async with rig.database.transaction(rig.workspace_id) as tx:
            await delete_message(tx, card)

    faults.arm("messenger.before_call", meanwhile)
    await rig.deliver()
    assert await rig.texts() == []
    assert (await rig.row(card)).state == State.DELETED


async def test_one_job_a_transaction_and_channel(rig: Rig) -> None:
    async with rig.database.transaction(rig.workspace_id) as tx:
        for number in range(5):
            await rig.post_in(tx, str(number))
        await rig.post_in(tx, "elsewhere", channel_id="C0OTHER")
    assert await rig.jobs() == 1


async def test_a_deleted_message_goes(rig: Rig) -> None:
    kept, sent, waiting = await rig.post("kept"), await rig.post("sent"), None
    await rig.deliver()
    waiting = await rig.post("waiting")
    async with rig.database.transaction(rig.workspace_id) as tx:
        await delete_message(tx, sent)
        await delete_message(tx, waiting)
    await rig.deliver()
    assert await rig.texts() == ["kept"]
    assert (await rig.row(kept)).state == State.SENT
    assert {(await rig.row(i)).state for i in (sent, waiting)} == {State.DELETED}


async def test_an_update_of_what_a_person_deleted_is_given_up_quietly(rig: Rig) -> None:
    card = await rig.post("card")
    await rig.deliver()
    shown = (await rig.shows())[0]
    client = await rig.parts.clients.of(rig.workspace_id)
    await client.chat_delete(channel=rig.channel.id, ts=shown.ts)
    async with rig.database.transaction(rig.workspace_id) as tx:
        await update_message(tx, card, message("new"))
    await rig.deliver()
    row = await rig.row(card)
    assert (row.changed_at, row.error) == (None, "message_not_found")
    assert rig.told == []


async def test_a_direct_message_opens_its_channel_once(rig: Rig) -> None:
    ids: list[UUID] = []
    for text in ("one", "two"):
        async with rig.database.transaction(rig.workspace_id) as tx:
            ids.append(
                await direct_message(
                    tx, person=Addressed(rig.ana.id), message=message(text), subject="dm:1"
                )
            )
    await rig.deliver(lane_of_user(rig.ana.id))
    channel = (await rig.row(ids[0])).channel_id
    assert channel is not None
    assert await rig.texts(Channel(channel)) == ["one", "two"]
    assert await rig.calls("conversations.open") == 1


async def test_a_whisper_is_seen_by_one(rig: Rig) -> None:
    ben = await rig.team.person("Ben")
    await rig.slack.invite(rig.channel, ben)
    async with rig.database.transaction(rig.workspace_id) as tx:
        await whisper(
            tx,
            channel_id=rig.channel.id,
            person=Addressed(rig.ana.id),
            message=message("only you"),
        )
    await rig.deliver()
    assert await rig.texts() == ["only you"]
    assert [m.text for m in await ben.reads(rig.channel) if m.name == "Rapport"] == []


async def test_where_a_message_stands(rig: Rig) -> None:
    outbound = await rig.post("here", subject="post:7")
    async with rig.database.transaction(rig.workspace_id) as tx:
        assert await sent_at(tx, outbound) is None
    await rig.deliver()
    shown = (await rig.shows())[0]
    async with rig.database.transaction(rig.workspace_id) as tx:
        sent = await sent_at(tx, outbound)
        assert sent is not None
        assert (sent.channel_id, sent.ts) == (rig.channel.id, shown.ts)
        assert await subject_at(tx, rig.channel.id, shown.ts) == "post:7"
        assert await subject_at(tx, rig.channel.id, "1.000000") is None
        link = await permalink_of(tx, outbound, team_url="https://agency.slack.com/")
    client = await rig.parts.clients.of(rig.workspace_id)
    told = await client.chat_getPermalink(channel=rig.channel.id, message_ts=shown.ts)
    assert link == told["permalink"]


async def test_another_workspace_does_not_see_the_message(rig: Rig) -> None:
    outbound = await rig.post("here")
    await rig.deliver()
    async with rig.database.transaction(UUID(int=1)) as tx:
        assert await sent_at(tx, outbound) is None
