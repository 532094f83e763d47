"""What Rapport stands on goes away for a while, or does not answer."""

import asyncio

import pytest

from bot.sandbox.x.client import FaultKind, On
from tests.faults.crew import Crew
from tests.faults.posts import approve, on_x, published_once, submit, write

AWAY_SECONDS = 7
"""Longer than the five seconds for which the worker's pool waits for a connection."""


async def test_redis_forgets_everything_in_the_middle_of_work(crew: Crew) -> None:
    cast = crew.world.cast
    texts = [f"Tin number {number}" for number in range(5)]
    entries = len(await crew.world.recorded("post.published"))
    told = len(await crew.world.recorded("plan.change_told"))
    await crew.works()
    await cast.client.say(cast.client_channel, "@Rapport change the fair is on Sunday")
    for text in texts:
        await submit(crew, text)
        await crew.redis.flushall()
    await approve(crew, await cast.client.sees(cast.client_channel, texts[0]))
    await crew.redis.flushall()
    await crew.world.house.slack.redeliver("event")
    await crew.redis.flushall()
    await published_once(crew, texts[0], entries)
    assert [len(await crew.cards(cast.client_channel, text)) for text in texts] == [1] * len(texts)
    assert len(await crew.world.recorded("plan.change_told")) == told + 1


async def test_postgres_is_away_while_x_takes_a_post_and_messages_wait(crew: Crew) -> None:
    cast, house = crew.world.cast, crew.world.house
    text, waiting = "Out while it was dark", "Written just before"
    entries = len(await crew.world.recorded("post.published"))
    told = len(await crew.world.recorded("plan.change_told"))
    await crew.works()
    card = await write(crew, text)
    await crew.quiet()
    await house.x.fault(FaultKind.DELAY, on=On.WRITE, seconds=4)
    await approve(crew, card)
    await _publishing(crew, text)
    await submit(crew, waiting)
    await asyncio.to_thread(house.postgres.stop)
    try:
        answer = await cast.manager.slash(cast.client_channel, "/plan change the stall is gone")
        assert answer.error == ""
        assert "nothing was changed" in answer.text
        await asyncio.sleep(AWAY_SECONDS)
    finally:
        await asyncio.to_thread(house.postgres.start)
    assert await on_x(crew, text) == [text]
    assert crew.worker.running
    await crew.answers()
    await cast.manager.slash(cast.client_channel, "/plan change the stall is gone")
    await cast.client.sees(cast.client_channel, waiting, timeout=30)
    await crew.time_passes(seconds=60, at_work=True)
    await published_once(crew, text, entries)
    assert len(await crew.cards(cast.client_channel, waiting)) == 1
    assert len(await crew.world.recorded("plan.change_told")) == told + 1


async def _publishing(crew: Crew, text: str) -> None:
    await crew.world.cast.client.sees(
        crew.world.cast.client_channel,
        matching=lambda m: text in m.text and "Going out" in m.text,
    )


@pytest.mark.parametrize("kind", [FaultKind.ACCEPT_THEN_TIMEOUT, FaultKind.ACCEPT_THEN_DROP])
async def test_x_takes_a_post_and_does_not_say_so(crew: Crew, kind: FaultKind) -> None:
    text = f"Taken in silence, {kind}"
    entries = len(await crew.world.recorded("post.published"))
    await crew.works()
    card = await write(crew, text)
    await crew.world.house.x.fault(kind, on=On.WRITE, seconds=1)
    await approve(crew, card)
    cast = crew.world.cast
    await cast.client.sees_thread(card, "I am reading the account's own timeline")
    assert await on_x(crew, text) == [text]
    await crew.time_passes(seconds=10, at_work=True)
    await published_once(crew, text, entries)


async def test_slack_takes_a_message_and_does_not_say_so(crew: Crew) -> None:
    cast, text = crew.world.cast, "Dropped by Slack"
    await crew.works()
    await crew.quiet()
    channel = cast.client_channel.id
    await crew.world.house.slack.fault("chat.postMessage", "drop_after", times=2, channel=channel)
    card = await write(crew, text)
    await cast.client.sees_thread(card, "read this thread")
    await crew.quiet()
    assert len(await crew.cards(cast.client_channel, text)) == 1
    thread = await cast.client.reads(cast.client_channel, "read this thread", thread=card)
    assert len(thread) == 1


async def test_a_worker_that_is_asked_to_end_finishes_what_it_has_in_hand(crew: Crew) -> None:
    """The house's own ``rapport worker``, asked by SIGTERM as every host does."""
    house, text, waiting = crew.world.house, "On my way out", "Too late for this one"
    entries = len(await crew.world.recorded("post.published"))
    await crew.works()
    card = await write(crew, text)
    await crew.rests()
    await house.worker.start()
    await house.x.fault(FaultKind.DELAY, on=On.WRITE, seconds=4)
    await approve(crew, card)
    await _publishing(crew, text)
    started = house.clock.monotonic()
    ending = asyncio.create_task(house.worker.stop())
    await submit(crew, waiting)
    assert await ending == 0
    assert house.clock.monotonic() - started < 25
    assert await on_x(crew, text) == [text]
    assert len(await crew.world.recorded("post.published")) == entries + 1
    await crew.works()
    await published_once(crew, text, entries)
    await crew.world.cast.client.sees(crew.world.cast.client_channel, waiting)
    assert len(await crew.cards(crew.world.cast.client_channel, waiting)) == 1
