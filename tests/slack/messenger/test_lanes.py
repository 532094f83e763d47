"""One drain speaks in a lane at a time, a dead one is taken over, a late one falls silent."""

import asyncio

import pytest
from sqlalchemy import delete

from bot import faults
from bot.jobs.tables import DueWork
from bot.slack.deliver import Delivery
from tests.slack.messenger.conftest import Died, Rig, die


async def test_many_drains_at_once_say_everything_once(rig: Rig) -> None:
    async def talk(name: str) -> None:
        for number in range(5):
            await rig.post(f"{name}{number}")
            await rig.deliver()

    await asyncio.gather(*(talk(name) for name in "abcd"))
    texts = await rig.texts()
    assert sorted(texts) == sorted(f"{name}{number}" for name in "abcd" for number in range(5))
    assert await rig.due() is None


async def test_a_message_committed_while_the_holder_lets_go_is_not_forgotten(rig: Rig) -> None:
    await rig.post("first")

    async def meanwhile() -> None:
        await rig.post("second")
        await rig.deliver()  # finds the lane held

    faults.arm("messenger.before_release", meanwhile)
    await rig.deliver()
    # one for each message, and one because something still waited
    assert await rig.jobs() == 3
    await rig.deliver()
    assert await rig.texts() == ["first", "second"]


async def test_a_dead_holder_is_taken_over_by_due_work(rig: Rig) -> None:
    await rig.post("once")
    faults.arm("messenger.before_call", die)
    with pytest.raises(Died):
        await rig.deliver()
    assert await rig.due() is not None
    await rig.deliver()
    assert await rig.texts() == []
    await rig.time_passes()
    await rig.deliver()
    assert await rig.texts() == ["once"]


async def test_a_drain_that_was_away_for_too_long_says_nothing_more(rig: Rig) -> None:
    """A paused process wakes up while the one that took over is in the middle of a call."""
    await rig.post("first")
    await rig.post("second")
    taken_over, woken = asyncio.Event(), asyncio.Event()

    async def pause_the_late_one() -> None:
        await rig.time_passes()
        faults.arm("messenger.before_call", pause_the_new_one)
        await taken_over.wait()

    async def pause_the_new_one() -> None:
        taken_over.set()
        await woken.wait()

    faults.arm("messenger.after_result_commit", pause_the_late_one)
    late = asyncio.create_task(rig.deliver())
    while not (shown := await rig.texts()):
        await asyncio.sleep(0.01)
    assert shown == ["first"]
    await asyncio.sleep(0.2)
    new = asyncio.create_task(rig.deliver())
    await late
    woken.set()
    await new
    assert await rig.texts() == ["first", "second"]


async def test_whoever_finds_a_lane_held_leaves_word_to_look_again(rig: Rig) -> None:
    """The due work behind the lease may have been taken early, by a jump of the business clock."""
    await rig.post("once")

    async def meanwhile() -> None:
        async with rig.database.system() as session:
            await session.execute(delete(DueWork))
        assert await rig.due() is None
        await rig.deliver()
        assert await rig.due() is not None

    faults.arm("messenger.before_call", meanwhile)
    await rig.deliver()
    assert await rig.texts() == ["once"]


async def test_a_lease_that_ran_out_before_the_call_is_not_used(rig: Rig) -> None:
    await rig.post("once")
    short = Delivery(rig.parts, lease_seconds=0.2)

    async def paused() -> None:
        await asyncio.sleep(0.3)
        await rig.deliver()

    faults.arm("messenger.before_call", paused)
    await short.deliver(rig.workspace_id, rig.lane_id)
    assert await rig.texts() == ["once"]


async def test_a_turn_ends_so_that_other_work_goes_on(rig: Rig) -> None:
    for number in range(3):
        await rig.post(str(number))
    await Delivery(rig.parts, turn_seconds=0).deliver(rig.workspace_id, rig.lane_id)
    assert await rig.texts() == ["0"]
    await rig.deliver()
    assert await rig.texts() == ["0", "1", "2"]
