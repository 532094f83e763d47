"""The web process dies in the middle of a request: the effect is there once, whoever repeats it."""

import asyncio
import json
from collections.abc import AsyncIterator
from http import HTTPStatus

import pytest

from tests.faults.children import Child
from tests.faults.crew import Crew
from tests.faults.posts import published_once, write
from tests.faults.walks import walk

PLACES = ("slack.before_commit", "slack.before_answer")
RETRY_SCALE = 0.05
"""Slack sends an event again at once, after 3 s and after 15 s, instead of 60 and 300."""


@pytest.fixture(scope="module")
async def web(crew: Crew) -> AsyncIterator[Child]:
    """A web process that is ours to kill; the house has its own back afterwards."""
    house = crew.world.house
    assert await house.web.stop() == 0
    web = Child("web", house)
    await house.slack.control.do("configure", retry_scale=RETRY_SCALE)
    yield web
    await house.slack.control.do("configure", retry_scale=1.0)
    await web.kill()
    await house.web.start()
    await house.ready()


async def _serves(crew: Crew, web: Child, fault: str | None = None) -> None:
    await web.kill()
    await web.start(fault=fault)
    await crew.answers()


@walk(*PLACES)
async def test_slack_sends_an_event_again(crew: Crew, web: Child, place: str) -> None:
    cast = crew.world.cast
    text = f"the photo shoot is off, {place}"
    told = len(await crew.world.recorded("plan.change_told"))
    await crew.works()
    await _serves(crew, web, fault=place)
    before = max(line["n"] for line in await crew.world.house.slack.log())
    await cast.client.say(cast.client_channel, f"@Rapport change {text}")
    await web.died()
    await _serves(crew, web)
    await _all_events_taken(crew, since=before)
    echo = await cast.client.sees(cast.client_channel, text, matching=lambda m: m.is_app)
    await crew.quiet()
    assert len(await crew.world.recorded("plan.change_told")) == told + 1
    app = [m for m in await cast.client.reads(cast.client_channel, text) if m.is_app]
    assert [m.ts for m in app] == [echo.ts]


async def _all_events_taken(crew: Crew, since: int) -> None:
    """Wait until every event that Slack has sent was acknowledged, at last."""
    async with asyncio.timeout(30):
        while True:
            sent, taken = set(), set()
            for line in await crew.world.house.slack.log("event", since=since):
                event = json.loads(line["body"])["event_id"]
                sent.add(event)
                if line["status"] == HTTPStatus.OK:
                    taken.add(event)
            if sent and sent == taken:
                return
            await asyncio.sleep(0.1)


@walk(*PLACES)
async def test_a_person_presses_again(crew: Crew, web: Child, place: str) -> None:
    cast = crew.world.cast
    text = f"Pressed twice, {place}"
    approved = len(await crew.world.recorded("post.approved"))
    published = len(await crew.world.recorded("post.published"))
    await crew.works()
    await _serves(crew, web)
    card = await write(crew, text)
    await _serves(crew, web, fault=place)
    assert (await cast.client.click(card, "posts.approve")).error != ""
    await web.died()
    await _serves(crew, web)
    card = await cast.client.message(card)
    if "Approve" in card.buttons:
        await cast.client.click(card, "posts.approve")
    await published_once(crew, text, published)
    assert len(await crew.world.recorded("post.approved")) == approved + 1
