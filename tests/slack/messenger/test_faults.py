"""The worker dies at every named place of the messenger: nothing is lost, nothing is doubled."""

from uuid import UUID

import pytest

from bot import faults
from bot.sandbox.person import Channel
from bot.slack import deliver, jobs  # noqa: F401 - declares the places
from bot.slack.outbound import delete_message, direct_message, update_message, whisper
from bot.slack.tables import State
from bot.slack.tasks import lane_of_user
from tests.slack.messenger.conftest import Addressed, Died, Rig, die, message

PLACES = [name for name in faults.declared() if name.startswith("messenger.")]
NEEDS_A_LOST_CALL = {"messenger.after_look_up", "messenger.before_found_commit"}


def test_the_places_are_these() -> None:
    assert len(PLACES) >= 12


async def _survives(rig: Rig, place: str, lane: UUID | None = None) -> None:
    faults.arm(place, die)
    with pytest.raises(Died):
        await rig.deliver(lane)
    await rig.deliver(lane)  # somebody looks: the lane is still held
    await rig.time_passes()
    await rig.deliver(lane)


@pytest.mark.parametrize("place", PLACES)
async def test_a_death_loses_nothing_and_doubles_nothing(rig: Rig, place: str) -> None:
    card, gone = await rig.post("card v1"), await rig.post("gone")
    await rig.deliver()
    async with rig.database.transaction(rig.workspace_id) as tx:
        await rig.post_in(tx, "parent")
        await rig.post_in(tx, "reply", thread_of=card)
        await rig.post_in(tx, "last")
        await update_message(tx, card, message("card v2"))
        await delete_message(tx, gone)
    if place in NEEDS_A_LOST_CALL:
        await rig.slack.fault("chat.postMessage", "drop_after")
        await rig.deliver()
        await rig.time_passes()
    if place == "messenger.before_open_commit":
        await _dies_with_a_direct_message(rig, place)
    else:
        await _survives(rig, place)
    await rig.deliver()
    assert await rig.texts() == ["card v2", "parent", "reply", "last"]
    assert {row.state for row in await rig.rows()} == {State.SENT, State.DELETED}
    assert await rig.due() is None


@pytest.mark.parametrize("place", ["messenger.before_call", "messenger.after_accept"])
async def test_a_whisper_interrupted_by_a_death_is_not_repeated(rig: Rig, place: str) -> None:
    async with rig.database.transaction(rig.workspace_id) as tx:
        person = Addressed(rig.ana.id)
        await whisper(tx, channel_id=rig.channel.id, person=person, message=message("psst"))
    await _survives(rig, place)
    assert await rig.calls("chat.postEphemeral") == int(place.endswith("after_accept"))
    assert [row.state for row in await rig.rows()] == [State.UNCONFIRMED]
    assert await rig.due() is None


async def _dies_with_a_direct_message(rig: Rig, place: str) -> None:
    async with rig.database.transaction(rig.workspace_id) as tx:
        person = Addressed(rig.ana.id)
        outbound = await direct_message(tx, person=person, message=message("dm"), subject="dm:1")
    await _survives(rig, place, lane_of_user(rig.ana.id))
    channel = (await rig.row(outbound)).channel_id
    assert channel is not None
    assert await rig.texts(Channel(channel)) == ["dm"]
