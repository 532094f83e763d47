"""What Slack and the network do to calls: nothing is lost, nothing is doubled, people are told."""

import pytest

from bot.slack.outbound import delete_message, direct_message, update_message, whisper
from bot.slack.tables import State
from bot.slack.tasks import lane_of_user
from tests.slack.messenger.conftest import Addressed, MakeRig, Rig, message


async def test_slacks_429_is_obeyed_and_is_nobodys_failure(rig: Rig) -> None:
    outbound = await rig.post("slow")
    await rig.slack.fault("chat.postMessage", "429", seconds=1)
    started = rig.parts.clock.monotonic()
    await rig.deliver()
    assert await rig.texts() == ["slow"]
    assert rig.parts.clock.monotonic() - started >= 1
    assert (await rig.row(outbound)).attempts == 0


async def test_a_long_429_frees_the_worker_and_leaves_word_when_to_come_back(rig: Rig) -> None:
    await rig.post("later")
    await rig.slack.fault("chat.postMessage", "429", seconds=30)
    before = rig.parts.clock.business()
    await rig.deliver()
    due = await rig.due()
    assert due is not None
    assert 28 < (due - before).total_seconds() < 31
    await rig.redis.flushall()
    await rig.deliver()
    assert await rig.texts() == ["later"]


@pytest.mark.parametrize("kind", ["drop_after", "drop_before", "500"])
@pytest.mark.parametrize("threaded", [False, True])
async def test_a_lost_call_is_looked_up_before_it_is_repeated(
    rig: Rig, kind: str, *, threaded: bool
) -> None:
    parent = await rig.post("parent")
    await rig.deliver()
    outbound = await rig.post("once", thread_of=parent if threaded else None)
    await rig.slack.fault("chat.postMessage", kind)
    await rig.deliver()
    row = await rig.row(outbound)
    assert (row.state, row.attempts) == (State.UNCONFIRMED, 1)
    assert await rig.due() is not None
    await rig.time_passes()
    await rig.deliver()
    assert await rig.texts() == ["parent", "once"]
    row, shown = await rig.row(outbound), (await rig.shows())[-1]
    assert (row.state, row.ts, row.error) == (State.SENT, shown.ts, None)


async def test_those_behind_a_lost_call_keep_their_order(rig: Rig) -> None:
    await rig.post("first")
    await rig.post("second")
    await rig.slack.fault("chat.postMessage", "drop_before")
    await rig.deliver()
    assert await rig.texts() == []
    await rig.time_passes()
    await rig.deliver()
    assert await rig.texts() == ["first", "second"]


async def test_a_history_that_does_not_answer_is_asked_again(rig: Rig) -> None:
    outbound = await rig.post("once")
    await rig.slack.fault("chat.postMessage", "drop_after")
    await rig.slack.fault("conversations.history", "500")
    await rig.deliver()
    await rig.time_passes()
    await rig.deliver()
    assert (await rig.row(outbound)).state == State.UNCONFIRMED
    await rig.time_passes()
    await rig.deliver()
    assert await rig.texts() == ["once"]
    assert (await rig.row(outbound)).state == State.SENT


async def test_where_the_history_cannot_be_read_nothing_is_repeated_and_a_person_is_told(
    rig: Rig,
) -> None:
    await rig.post("once")
    await rig.slack.fault("chat.postMessage", "drop_after")
    await rig.deliver()
    await rig.slack.control.do("archive", channel=rig.channel.id)
    rig.hub.state.channels[rig.channel.id].members.remove(rig.install.bot_user_id)
    await rig.time_passes()
    await rig.deliver()
    await rig.deliver()
    assert rig.told == [(State.UNCONFIRMED, "not_in_channel")]
    assert len(await rig.texts()) == 1
    assert await rig.due() is None


async def test_a_call_lost_again_and_again_is_given_up_only_when_surely_absent(rig: Rig) -> None:
    await rig.post("cursed")
    await rig.slack.fault("chat.postMessage", "500", times=20)
    for _ in range(40):
        await rig.deliver()
        await rig.time_passes()
        if rig.told:
            break
    assert rig.told == [(State.FAILED, "http_500")]


async def test_what_slack_refuses_is_told_and_those_behind_go_on(rig: Rig) -> None:
    bad = await rig.post("x" * 3001)
    await rig.post("good")
    await rig.deliver()
    assert await rig.texts() == ["good"]
    assert [state for state, _ in rig.told] == [State.FAILED]
    error = (await rig.row(bad)).error or ""
    assert error.startswith("invalid_blocks: ")
    assert "/blocks/0/text/text" in error


async def test_the_news_of_a_failure_is_not_told_of_in_turn(rig: Rig) -> None:
    await rig.post("x" * 3001, subject="undeliverable")
    await rig.deliver()
    assert rig.told == []


async def test_an_installation_that_does_not_work_holds_everything(rig: Rig) -> None:
    outbound = await rig.post("patience")
    install = rig.hub.state.apps[rig.install.app_id].installs[rig.team.id]
    install.active = False
    await rig.deliver()
    row = await rig.row(outbound)
    assert (row.state, row.error, row.attempts) == (State.PENDING, "token_revoked", 0)
    assert await rig.due() is not None
    install.active = True
    await rig.time_passes()
    await rig.deliver()
    assert await rig.texts() == ["patience"]
    assert rig.told == []


async def test_slack_out_of_reach_is_waited_for(make_rig: MakeRig) -> None:
    rig = await make_rig()
    outbound = await rig.post("patience")
    reachable = rig.parts.clients._api_url  # noqa: SLF001 - the address goes away and comes back
    rig.parts.clients._api_url = "http://127.0.0.1:9/api/"  # noqa: SLF001
    await rig.deliver()
    row = await rig.row(outbound)
    assert (row.state, row.error) == (State.PENDING, "ClientConnectorError")
    rig.parts.clients._api_url = reachable  # noqa: SLF001
    await rig.time_passes()
    await rig.deliver()
    assert await rig.texts() == ["patience"]
    assert await rig.calls("conversations.history") == 0


@pytest.mark.parametrize("kind", ["drop_after", "drop_before"])
async def test_a_lost_whisper_is_not_repeated(rig: Rig, kind: str) -> None:
    async with rig.database.transaction(rig.workspace_id) as tx:
        await whisper(
            tx, channel_id=rig.channel.id, person=Addressed(rig.ana.id), message=message("psst")
        )
    await rig.slack.fault("chat.postEphemeral", kind)
    await rig.deliver()
    assert await rig.due() is None, "nothing behind it has to wait"
    await rig.time_passes()
    await rig.deliver()
    assert await rig.calls("chat.postEphemeral") == 1
    assert [row.state for row in await rig.rows()] == [State.UNCONFIRMED]


@pytest.mark.parametrize("kind", ["drop_after", "drop_before", "500", "429"])
async def test_a_lost_update_is_repeated(rig: Rig, kind: str) -> None:
    card = await rig.post("v1")
    await rig.deliver()
    async with rig.database.transaction(rig.workspace_id) as tx:
        await update_message(tx, card, message("v2"))
    await rig.slack.fault("chat.update", kind)
    await rig.deliver()
    await rig.time_passes()
    await rig.deliver()
    assert await rig.texts() == ["v2"]
    assert (await rig.row(card)).changed_at is None


async def test_a_lost_deletion_is_repeated(rig: Rig) -> None:
    card = await rig.post("gone")
    await rig.deliver()
    async with rig.database.transaction(rig.workspace_id) as tx:
        await delete_message(tx, card)
    await rig.slack.fault("chat.delete", "drop_after")
    await rig.deliver()
    await rig.time_passes()
    await rig.deliver()
    assert await rig.texts() == []
    assert (await rig.row(card)).state == State.DELETED


async def test_an_unknown_person_is_told_of(rig: Rig) -> None:
    async with rig.database.transaction(rig.workspace_id) as tx:
        await direct_message(
            tx, person=Addressed("U0NOBODY"), message=message("hello"), subject="dm:1"
        )
    await rig.deliver(lane_of_user("U0NOBODY"))
    assert rig.told == [(State.FAILED, "user_not_found")]


@pytest.mark.parametrize("kind", ["drop_after", "drop_before"])
async def test_a_deletion_while_the_call_was_lost(rig: Rig, kind: str) -> None:
    card = await rig.post("regretted")
    await rig.slack.fault("chat.postMessage", kind)
    await rig.deliver()
    async with rig.database.transaction(rig.workspace_id) as tx:
        await delete_message(tx, card)
    await rig.time_passes()
    await rig.deliver()
    assert await rig.texts() == []
    assert (await rig.row(card)).state == State.DELETED
    assert await rig.calls("chat.postMessage") == 1
