"""`/as/{user}/record/…`: the chains, one chain, its verification, a head line compared."""

from dataclasses import dataclass, replace
from typing import Any

from aiohttp import web

from bot.sandbox.page.frame import Page, Viewer
from bot.sandbox.page.record.chains import (
    PAGE,
    Chain,
    Link,
    Sought,
    chains,
    entries,
    names,
    pick,
)
from bot.sandbox.page.record.checking import Checking
from bot.sandbox.page.record.reading import Reading
from bot.sandbox.page.record.telling import Drawn, tell
from bot.telling.areas import AREAS
from bot.telling.entries import ids_in

__all__ = ["routes"]

ARRIVED = 200
"""More new entries than this at once, and the first page comes instead."""


def routes(page: Page) -> list[web.RouteDef]:
    """``/as/{user}/record/``, ``…/{client}`` (``?before=&area=&words=&about=``), ``…/{client}/…``.

    ``{client}`` is its id or its short name; the workspace's own chain goes by the workspace's id.
    """
    doors = _Doors(page)
    base = "/as/{user}/record"
    return [
        web.get(base, doors.begin),
        web.get(f"{base}/", doors.choose),
        web.get(f"{base}/{{client}}", doors.show),
        web.get(f"{base}/{{client}}/verify", doors.verify),
        web.get(f"{base}/{{client}}/check", doors.check),
    ]


@dataclass(frozen=True)
class _Visit:
    """One request: who looks, at which chain among which."""

    viewer: Viewer
    chain: Chain
    all: list[Chain]


class _Doors:
    def __init__(self, page: Page) -> None:
        self._page = page
        self._reading = Reading(page)
        self._checking = Checking(page, self._reading)

    async def begin(self, request: web.Request) -> web.Response:
        raise web.HTTPFound(f"{self._page.viewer(request).base}/record/")

    async def choose(self, request: web.Request) -> web.Response:
        """Every chain there is, or with ``X-Fragment`` the list of them alone."""
        viewer, now = self._page.viewer(request), self._page.clock.business()
        found = await chains(self._reading.database())
        template = "list" if "X-Fragment" in request.headers else "choose"
        return self._page.answer(f"record/{template}.html", viewer, chains=found, now=now)

    async def show(self, request: web.Request) -> web.Response:
        """The chain; with ``X-Fragment`` a page of it, with ``?after=`` what came since."""
        visit = await self._visit(request)
        sought = _sought(request)
        links = await self._links(visit.chain, sought)
        whole = sought.after is None
        if not whole and len(links) > ARRIVED:
            sought, whole = replace(sought, after=None, limit=PAGE + 1), True
            links = await self._links(visit.chain, sought)
        more = whole and len(links) > PAGE
        told = await self._tell(visit, links[:PAGE] if whole else links)
        values: dict[str, Any] = {
            "chain": visit.chain,
            "chains": visit.all,
            "entries": told,
            "more": more,
            "whole": whole,
            "sought": sought,
            "here": f"{visit.viewer.base}/record/{visit.chain.key}",
            "head_line": await self._checking.head_line(visit.chain),
            "areas": AREAS,
            "fragment": "X-Fragment" in request.headers,
        }
        template = "entries" if values["fragment"] else "document"
        return self._page.answer(f"record/{template}.html", visit.viewer, **values)

    async def verify(self, request: web.Request) -> web.StreamResponse:
        """Lines of JSON while the chain is walked; the last has the result as HTML."""
        visit = await self._visit(request)
        return await self._checking.verify(request, visit.viewer, visit.chain)

    async def check(self, request: web.Request) -> web.Response:
        """What a head line (``?line=``) says, and whether the record still says the same."""
        visit = await self._visit(request)
        line = request.query.get("line", "")
        values = await self._checking.compare(line, visit.chain, visit.all)
        return self._page.answer("record/compared.html", visit.viewer, **values)

    async def _visit(self, request: web.Request) -> _Visit:
        viewer = self._page.viewer(request)
        found = await chains(self._reading.database())
        chain = pick(found, request.match_info["client"])
        if chain is None:
            raise web.HTTPNotFound(text=viewer.say("record-gone"))
        return _Visit(viewer, chain, found)

    async def _links(self, chain: Chain, sought: Sought) -> list[Link]:
        async with self._reading.database().transaction(chain.workspace_id) as tx:
            return await entries(tx, chain.client_id, sought)

    async def _tell(self, visit: _Visit, links: list[Link]) -> list[Drawn]:
        async with self._reading.database().transaction(visit.chain.workspace_id) as tx:
            called = await names(tx, ids_in(links))
        state = self._page.hub.state
        slack = {one.id: one.shown for one in state.users.values()}
        slack |= {one.id: f"#{one.name}" for one in state.channels.values()}
        now = self._page.clock.business()
        return [tell(link, visit.viewer, now, called, slack) for link in links]


def _sought(request: web.Request) -> Sought:
    asked = request.query
    after = _number(asked.get("after", ""))
    return Sought(
        before=_number(asked.get("before", "")),
        after=after,
        area=asked["area"] if asked.get("area") in AREAS else None,
        words=asked.get("words", "").strip() or None,
        about=asked.get("about") or None,
        limit=PAGE + 1 if after is None else ARRIVED + 1,
    )


def _number(asked: str) -> int | None:
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 19 else None  # noqa: PLR2004 - bigint
