"""Verifying a chain while somebody watches, and comparing it with a head line."""

import asyncio
import json
from collections.abc import Sequence
from typing import Any

from aiohttp import web

from bot.record.heads import Head, HeadLineError, SigningKey, head_line, parse_head_line
from bot.record.verify import current_head, verify
from bot.record.walk import Broken, Verified
from bot.sandbox.page.frame import Page, Viewer
from bot.sandbox.page.record.chains import Chain
from bot.sandbox.page.record.reading import Reading

__all__ = ["Checking"]

_STEP = 0.15  # s between two lines that tell how far it is


class Checking:
    """Verifies as `rapport verify` does, over the sandbox's Postgres, as the app's role."""

    def __init__(self, page: Page, reading: Reading) -> None:
        self._page = page
        self._reading = reading

    async def head_line(self, chain: Chain) -> str:
        """The signed line that tells where the chain ends now."""
        async with self._reading.database().transaction(chain.workspace_id) as tx:
            head = await current_head(tx, chain.client_id)
        return head_line(head, name=chain.slug, key=self._key())

    def _key(self) -> SigningKey:
        return SigningKey(self._page.house.data.keys()["RAPPORT_SIGNING_KEY"])

    async def verify(
        self, request: web.Request, viewer: Viewer, chain: Chain
    ) -> web.StreamResponse:
        """One line ``{"words"}`` as long as it walks, then ``{"html"}``."""
        answer = web.StreamResponse(headers={"Content-Type": "application/x-ndjson"})
        await answer.prepare(request)
        began = self._page.clock.monotonic()
        walked = 0

        def on_entry(seq: int) -> None:
            nonlocal walked
            walked = seq

        walking = asyncio.create_task(self._walk(chain, (), on_entry))
        try:
            while not walking.done():
                said = viewer.say(
                    "record-verifying",
                    done=viewer.reader.number(walked),
                    all=viewer.reader.number(chain.seq),
                )
                await _write(answer, words=said, done=walked, all=max(chain.seq, 1))
                await asyncio.wait([walking], timeout=_STEP)
            seconds = self._page.clock.monotonic() - began
            values = _found(await walking)
            values |= {"seconds": seconds, "here": f"{viewer.base}/record/{chain.key}"}
            html = self._page.html("record/verified.html", viewer, **values)
            await _write(answer, html=html)
        finally:
            walking.cancel()
        await answer.write_eof()
        return answer

    async def compare(self, line: str, chain: Chain, every: Sequence[Chain]) -> dict[str, Any]:
        """What a template needs to tell of a head line."""
        try:
            head = parse_head_line(line, [self._key().public])
        except HeadLineError as error:
            return {"state": "unreadable", "detail": str(error), "head": None, "chain": chain}
        ids = (head.workspace_id, head.client_id)
        own = next((one for one in every if (one.workspace_id, one.client_id) == ids), None)
        if own is None:
            return {"state": "stranger", "head": head, "chain": chain}
        values = _found(await self._walk(own, [head], None))
        return {"head": head, "chain": own, "other": own != chain, **values}

    async def _walk(self, chain: Chain, points: Sequence[Head], on_entry: Any) -> Verified | Broken:
        async with self._reading.database().transaction(chain.workspace_id) as tx:
            return await verify(tx, chain.client_id, checkpoints=points, on_entry=on_entry)


def _found(result: Verified | Broken) -> dict[str, Any]:
    if isinstance(result, Verified):
        return {"state": "holds", "entries": result.entries, "head_short": result.head.short}
    return {
        "state": "broken",
        "seq": result.seq,
        "fault": result.fault.name.lower().replace("_", "-"),
        "detail": result.detail,
    }


async def _write(answer: web.StreamResponse, **values: str | int) -> None:
    await answer.write(json.dumps(values).encode() + b"\n")
