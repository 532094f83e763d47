"""A channel of 5,000 messages: what the server takes for it, and what Chromium does.

``pytest -s tests/benchmarks/page/bench_workspace.py``
"""

import statistics
import time
from collections.abc import Awaitable, Callable
from functools import partial

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from tests.sandbox.page.workspace.conftest import Place, place
from tests.support.browser import NewPage

__all__ = ["place"]

MESSAGES, TIMES, PAGES = 5_000, 20, 30
PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
OLDER = """async () => {
  const list = document.querySelector('[data-list=channel]');
  const first = document.querySelector('#main article').dataset.ts;
  const began = performance.now();
  list.scrollTop = -1e6;
  while (document.querySelector('#main article').dataset.ts === first)
    await new Promise(requestAnimationFrame);
  return performance.now() - began;
}"""


async def _milliseconds(get: Callable[[], Awaitable[object]]) -> float:
    taken = []
    for _ in range(TIMES):
        began = time.perf_counter()
        await get()
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


async def _bare() -> float:
    """What an answer of aiohttp with nothing in it takes here."""

    async def answer(_: web.Request) -> web.Response:
        return web.Response(text="hello")

    app = web.Application()
    app.router.add_get("/", answer)
    async with TestClient(TestServer(app)) as client:
        return await _milliseconds(lambda: client.get("/"))


@pytest.mark.benchmark
async def test_a_long_channel(place: Place, new_page: NewPage) -> None:
    channel = await place.channel("long")
    tss = place.pour(channel, MESSAGES)
    await place.maya.mark(channel)
    own = f"c/{channel.id}"
    bare = await _bare()
    for what, path in (
        ("whole document", own),
        ("a page in the middle", f"{own}/lines?before={tss[MESSAGES // 2]}"),
        ("one message", f"{own}/lines?ts={tss[-1]}"),
        ("sidebar", "sidebar"),
    ):
        taken = await _milliseconds(partial(place.get, path))
        print(f"{what}: {taken:.1f} ms, {taken / bare:.0f} bare answers")  # noqa: T201 - its result
    page = await new_page(place.at(own))
    await page.wait_for_timeout(500)
    print(f"first paint: {await page.evaluate(PAINT):.0f} ms")  # noqa: T201 - its result
    older = [await page.evaluate(OLDER) for _ in range(PAGES)]
    held = await page.locator("#main article").count()
    print(  # noqa: T201 - its result
        f"{PAGES} pages back: median {statistics.median(older):.0f} ms, "
        f"worst {max(older):.0f} ms; {held} messages in the document"
    )
    assert held <= 200
