"""The real worker and the real sweeper, at Slack's own rates."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import pytest

from bot.jobs.registry import JobRegistry
from bot.jobs.runner import Runner
from bot.jobs.sweepers import forever, sweep_due
from bot.slack.jobs import SlackJobs
from bot.slack.outbound import update_message
from bot.slack.tables import State
from bot.storage.embedded import Urls
from bot.storage.transaction import Transaction
from tests.slack.messenger.conftest import MakeRig, Rig, message


@asynccontextmanager
async def working(rig: Rig, urls: Urls) -> AsyncIterator[None]:
    parts, registry = rig.parts, JobRegistry()
    registry.add(SlackJobs(rig.database, parts.clients, parts.buckets, parts.on_undeliverable))

    async def unwanted(_: Transaction, failure: object) -> None:
        raise AssertionError(failure)

    runner = Runner(urls.app, rig.database, registry, unwanted)
    tasks = [
        asyncio.create_task(runner.run()),
        asyncio.create_task(forever("due", 0.2, lambda: sweep_due(rig.database))),
    ]
    try:
        yield
    finally:
        for task in reversed(tasks):
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


async def all_settled(rig: Rig, seconds: float) -> None:
    async with asyncio.timeout(seconds):
        while any(
            row.changed_at or row.state not in (State.SENT, State.FAILED)
            for row in await rig.rows()
        ):
            await asyncio.sleep(0.2)


async def test_slacks_own_rates_are_kept_without_a_single_429(
    make_rig: MakeRig, urls: Urls
) -> None:
    rig = await make_rig(rates=1.0, factor=1.0)
    cards = [await rig.post(f"card {n}") for n in range(3)]
    other = await rig.team.channel("other", members=[rig.ana, rig.install])
    async with working(rig, urls):
        await all_settled(rig, 20)
        async with rig.database.transaction(rig.workspace_id) as tx:
            for n in range(5):
                await rig.post_in(tx, f"here {n}")
                await rig.post_in(tx, f"there {n}", channel_id=other.id)
            for n, card in enumerate(cards):
                await update_message(tx, card, message(f"new {n}"))
        await all_settled(rig, 30)
    assert await rig.texts() == [*(f"new {n}" for n in range(3)), *(f"here {n}" for n in range(5))]
    assert await rig.texts(other) == [f"there {n}" for n in range(5)]
    assert [line for line in await rig.slack.log() if line["status"] == 429] == []


@pytest.mark.alone
async def test_a_backlog_of_updates_does_not_hold_up_other_channels(
    make_rig: MakeRig, urls: Urls
) -> None:
    """Updates are fifty a minute for the whole workspace; posts are not to wait for them."""
    rig = await make_rig(rates=100.0, factor=1.0)
    cards = []
    for name in range(4):
        channel = await rig.team.channel(f"c{name}", members=[rig.ana, rig.install])
        cards += [await rig.post(f"{name} {n}", channel_id=channel.id) for n in range(3)]
    async with working(rig, urls):
        await all_settled(rig, 20)
        async with rig.database.transaction(rig.workspace_id) as tx:
            for card in cards:
                await update_message(tx, card, message("new"))
        started = rig.parts.clock.monotonic()
        urgent = await rig.post("urgent")
        while (await rig.row(urgent)).state != State.SENT:
            await asyncio.sleep(0.05)
        took = rig.parts.clock.monotonic() - started
        rows = await rig.rows()
        assert took < 2
        assert sum(row.changed_at is not None for row in rows) > 2, "updates were still waiting"
        await all_settled(rig, 30)


@pytest.mark.alone
async def test_a_long_wait_is_over_when_slack_said(rig: Rig, urls: Urls) -> None:
    await rig.slack.fault("chat.postMessage", "429", seconds=3)
    await rig.post("later")
    started = rig.parts.clock.monotonic()
    async with working(rig, urls):
        await all_settled(rig, 20)
    assert 3 <= rig.parts.clock.monotonic() - started < 8
