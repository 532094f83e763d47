"""A backlog of 1,500 messages for one channel, at Slack's own rate of about one a second."""

import asyncio

import pytest

from bot.slack.outbound import Line
from bot.slack.tables import State
from bot.storage.embedded import Urls
from tests.slack.messenger.conftest import MakeRig, make_rig, redis
from tests.slack.messenger.test_worker import working

__all__ = ["make_rig", "redis"]

MESSAGES = 1_500


def line(number: int) -> Line:
    text = {"type": "mrkdwn", "text": f"*@customer{number}* my parcel number {number} is late " * 4}
    button = {
        "type": "button",
        "action_id": "inbox.reply",
        "text": {"type": "plain_text", "text": "Reply"},
        "value": f'{{"item":"00000000-0000-0000-0000-{number:012d}"}}',
    }
    return Line("inbox", ({"type": "section", "text": text, "accessory": button},))


@pytest.mark.benchmark
@pytest.mark.timeout(600)
async def test_a_backlog(make_rig: MakeRig, urls: Urls) -> None:
    rig = await make_rig(rates=1.0, factor=1.0)
    started = rig.parts.clock.monotonic()
    for number in range(MESSAGES):
        await rig.post(f"item {number}", coalesce=line(number))
    written = rig.parts.clock.monotonic() - started
    done = {State.SENT, State.COALESCED}
    async with working(rig, urls):
        while not all(row.state in done for row in await rig.rows()):
            await asyncio.sleep(1)
    drained = rig.parts.clock.monotonic() - started - written
    shown = "\n".join(await rig.texts())
    lost = sum(f"number {n} is late" not in shown for n in range(MESSAGES))
    limited = [line for line in await rig.slack.log() if line["status"] == 429]
    print(  # noqa: T201 - a benchmark's answer
        f"\n{MESSAGES} messages: written in {written:.1f} s ({MESSAGES / written:.0f}/s), "
        f"shown after {drained:.0f} s in {len(await rig.shows())} messages, "
        f"lost {lost}, refused for their rate {len(limited)}"
    )
    assert lost == 0
