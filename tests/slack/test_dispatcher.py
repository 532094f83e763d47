"""The moments between two effects, and what a person is told then."""

import asyncio

import pytest

from bot import faults
from bot.slack.requests import CommandRequest
from tests.slack.conftest import Place
from tests.slack.test_mentions import until_posted


async def die() -> None:
    raise ConnectionResetError("the process is gone")


@pytest.fixture(autouse=True)
def disarmed() -> None:
    faults.disarm_all()


async def test_before_the_commit_nothing_is_kept_and_slack_sends_it_again(place: Place) -> None:
    faults.arm("slack.before_commit", die)
    await place.ana.say(place.channel, "@Rapport change once")
    posted = await until_posted(place)
    await asyncio.sleep(0.3)
    assert len(await place.posted()) == 1
    assert posted[0].body["text"] == "Ana: once"
    assert len(place.heard(CommandRequest)) >= 2


async def test_after_the_commit_the_event_sent_again_is_a_duplicate(place: Place) -> None:
    faults.arm("slack.before_answer", die)
    await place.ana.say(place.channel, "@Rapport change once")
    await until_posted(place)
    await asyncio.sleep(0.3)
    assert len(await place.posted()) == 1
    assert len(place.heard(CommandRequest)) == 1


async def test_after_the_commit_nobody_is_told_that_nothing_changed(place: Place) -> None:
    faults.arm("slack.before_answer", die)
    came = await place.ben.slash(place.channel, "/plan change once")
    assert "It is done, but the answer could not be shown." in came.text
    assert len(await place.keys()) == 1
