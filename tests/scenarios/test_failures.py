"""What goes wrong ends in front of a person who can do something about it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest

from bot.sandbox.person import Channel
from bot.sandbox.x.faults import FaultKind, On
from tests.scenarios.conftest import MakeWorld
from tests.scenarios.words import CHANGE, VERB
from tests.scenarios.world import World, eventually

FAST = 0.01
"""Of Slack's waits before it sends an event again."""


async def _sql(world: World, statement: str, *values: object) -> int:
    """As the database's superuser: what nobody using Rapport can do. How many rows it met."""
    url = world.house.urls.superuser
    async with await psycopg.AsyncConnection.connect(url, autocommit=True) as connection:
        return (await connection.execute(statement.encode(), values)).rowcount


async def _leave(world: World, channel: Channel) -> None:
    """Somebody removes Rapport from a channel."""
    bot = world.cast.install.bot_user_id
    await world.house.slack.control.do("leave", user=bot, channel=channel.id)


@asynccontextmanager
async def _broken(world: World) -> AsyncIterator[None]:
    """Everything that needs the client's time zone meets a fault of ours."""
    change = "UPDATE clients SET zone = %s WHERE workspace_id = %s"
    zone = (await world.client()).zone
    await _sql(world, change, "Europe/Atlantis", world.workspace_id)
    try:
        yield
    finally:
        await _sql(world, change, zone, world.workspace_id)


async def _metric(world: World, name: str) -> float:
    async with world.house.session.get(f"{world.house.web_address}/metrics") as answer:
        lines = (await answer.text()).splitlines()
    return float(next(line.split()[-1] for line in lines if line.startswith(f"{name} ")))


async def _ready(world: World) -> tuple[int, dict[str, dict[str, str]]]:
    async with world.house.session.get(f"{world.house.web_address}/readyz") as answer:
        return answer.status, (await answer.json())["parts"]


def _logged(log: Path, reference: str) -> bool:
    return reference in log.read_text()


@pytest.mark.parametrize("language", ["en", "es"])
async def test_the_team_hears_of_a_message_that_slack_refused(
    make_world: MakeWorld, language: str
) -> None:
    world = await make_world(language)
    cast = world.cast
    await cast.manager.slash(cast.client_channel, f"/plan {VERB[language]} {CHANGE[language]}")
    await _leave(world, cast.client_channel)
    await world.wait(minutes=2.1)
    told = {"en": "I could not post in", "es": "No he podido escribir en"}
    said = await cast.manager.sees(cast.team_channel, told[language])
    assert f"#{cast.client_channel.name}" in said.text
    assert "/invite @Rapport" in said.text
    await cast.client.never_sees(cast.client_channel, CHANGE[language], 0.2)


async def test_a_manager_hears_directly_where_the_teams_channel_is_closed_too(
    make_world: MakeWorld,
) -> None:
    world = await make_world("en")
    cast = world.cast
    await _leave(world, cast.team_channel)
    await world.house.x.write("customer", f"@{cast.brand.handle} where is my parcel?")
    dm = await cast.manager.dm(cast.install)
    said = await cast.manager.sees(dm, "I could not post in")
    assert f"#{cast.team_channel.name}" in said.text
    assert await world.settles("inbox.item_received", 1)


@pytest.mark.parametrize("language", ["en", "es"])
async def test_a_post_that_x_refuses_says_so_on_its_card_and_calls_the_manager(
    make_world: MakeWorld, language: str
) -> None:
    world = await make_world(language)
    cast = world.cast
    text = {"en": "Our new oolong is here.", "es": "Ya está aquí nuestro café."}[language]
    await cast.manager.slash(cast.client_channel, "/post new")
    await cast.manager.submit(await cast.manager.modal(), {"text": text})
    card = await cast.client.sees(cast.client_channel, text)
    await world.house.x.fault(FaultKind.UNAUTHORIZED, on=On.WRITE)
    try:
        await cast.client.click(card, "posts.approve")
        status = {"en": "Not published", "es": "No publicada"}[language]
        await cast.client.sees(cast.client_channel, status)
        called = await cast.manager.sees(
            cast.client_channel,
            matching=lambda m: m.thread_ts == card.ts and cast.manager.id in m.rings,
        )
    finally:
        await world.house.x.clear_faults()
    assert called.text
    assert await world.house.x.timeline(cast.brand.handle) == []
    assert len(await world.recorded("post.publish_failed")) == 1


async def test_work_that_fails_for_good_is_told_with_a_reference_and_shown_by_readyz(
    make_world: MakeWorld,
) -> None:
    world = await make_world("en")
    cast, worker = world.cast, world.house.worker
    await cast.manager.slash(cast.client_channel, f"/plan change {CHANGE['en']}")
    broken = "UPDATE plan_changes SET status = 'lost' WHERE workspace_id = %s"
    assert await _sql(world, broken, world.workspace_id) == 1
    kept = await _metric(world, "rapport_jobs_failed_kept")
    await world.house.time.jump(timedelta(minutes=3))
    try:
        await eventually(lambda: _last_try(world))
        said = await cast.manager.sees(
            cast.team_channel, "Telling the other side of a plan change did not work"
        )
        reference = said.text.partition("`")[2].partition("`")[0]
        assert reference
        assert _logged(worker.log, reference)
        status, parts = await _ready(world)
        assert (status, parts["jobs"]["state"]) == (200, "degraded")
        assert await _metric(world, "rapport_jobs_failed_kept") == kept + 1
    finally:
        await _sql(world, "DELETE FROM procrastinate_jobs WHERE status = 'failed'")
    assert (await _ready(world))[1]["jobs"]["state"] == "ok"


async def _last_try(world: World) -> bool:
    """The minutes of waiting are over: what failed at first is tried for the last time."""
    hurry = (
        "UPDATE procrastinate_jobs SET attempts = 7, scheduled_at = NULL"
        " WHERE status = 'todo' AND attempts > 0 AND args->>'workspace_id' = %s"
    )
    return await _sql(world, hurry, str(world.workspace_id)) > 0


@pytest.mark.parametrize("language", ["en", "es"])
async def test_an_unexpected_fault_gives_a_reference_and_what_was_typed(
    make_world: MakeWorld, language: str
) -> None:
    world = await make_world(language)
    cast = world.cast
    line = f"/plan {VERB[language]} {CHANGE[language]}"
    async with _broken(world):
        came = await cast.manager.slash(cast.client_channel, line)
    wrong = {"en": "Something went wrong on our side", "es": "Algo falló por nuestra parte"}
    assert wrong[language] in came.text
    assert CHANGE[language] in came.text
    assert "Atlantis" not in came.text
    words = came.text.replace(".", " ").split()
    (reference,) = [word for word in words if _is_reference(word)]
    assert _logged(world.house.web.log, reference)
    assert await world.recorded("plan.change_told") == []

    again = await cast.manager.slash(cast.client_channel, line)
    assert "#1" in again.text
    assert len(await world.recorded("plan.change_told")) == 1


def _is_reference(word: str) -> bool:
    return len(word) == 8 and set(word) <= set("0123456789ABCDEF")


async def _unanswered(world: World, ts: str) -> bool:
    """Whether an event of that message was answered with a fault."""
    lines = await world.house.slack.log("event")
    return any(line["status"] == 500 and ts in line["body"] for line in lines)


async def test_a_mention_that_met_a_fault_comes_again_and_is_recorded_once(
    make_world: MakeWorld,
) -> None:
    world = await make_world("en")
    cast, slack = world.cast, world.house.slack
    await slack.control.do("configure", retry_scale=FAST)
    try:
        async with _broken(world):
            said = await cast.client.say(cast.client_channel, f"@Rapport change {CHANGE['en']}")
            await eventually(lambda: _unanswered(world, said.ts))
        await cast.client.sees_thread(said, "Recorded as #1")
        async with _broken(world):
            lost = await cast.client.say(cast.client_channel, "@Rapport change The tins are blue")
            told = await cast.client.sees_thread(lost, "Something went wrong on our side")
    finally:
        await slack.control.do("configure", retry_scale=1.0)
    assert "The tins are blue" in told.text
    assert len(await cast.client.reads(cast.client_channel, "Something went", thread=lost)) == 1
    (reference,) = [word for word in told.text.replace(".", " ").split() if _is_reference(word)]
    assert _logged(world.house.web.log, reference)
    assert len(await world.recorded("plan.change_told")) == 1
