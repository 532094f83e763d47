"""The documents of the curtain, and the fragments that keep them live."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from aiohttp import web

from bot.sandbox.page.curtain.clock import clock_panel, echo
from bot.sandbox.page.curtain.jobs import jobs_of
from bot.sandbox.page.curtain.logs import Cursor, Logs, cursor_of
from bot.sandbox.page.curtain.traffic import detail_of, fits, row_of
from bot.sandbox.page.curtain.troubles import GROUPS, armed, fault_points, processes
from bot.sandbox.page.frame import Page, Viewer

__all__ = ["Curtain"]

_LATEST = 150
"""So many requests are shown at first."""
_LINES = 400
_PATIENCE = 15.0
"""So long an answer waits for something new, in seconds."""
_GATHER = 0.2
"""What comes together is shown together."""
_LOOK = 0.4
"""Between two looks whether there is something, and somebody who waits for it."""
TABS = ("traffic", "jobs", "log", "faults", "clock")


class Curtain:
    """Answers for one page's curtain. Each public method is the handler of one route."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._values: dict[str, Callable[[Viewer, web.Request], Awaitable[dict[str, Any]]]] = {
            "clock": self._clock,
            "traffic": self._traffic,
            "log": self._log,
            "jobs": self._jobs,
            "faults": self._faults,
        }

    async def document(self, request: web.Request) -> web.Response:
        """The tabs, one of them open: ``?tab=``."""
        viewer = self.page.viewer(request)
        asked = request.query.get("tab", "")
        tab = asked if asked in TABS else TABS[0]
        values = await self._of(tab, viewer, request)
        return self.page.answer("curtain/document.html", viewer, tabs=TABS, tab=tab, **values)

    async def tab(self, request: web.Request) -> web.Response:
        """One tab alone."""
        viewer, tab = self.page.viewer(request), request.match_info["tab"]
        values = await self._of(tab, viewer, request)
        return self.page.answer(f"curtain/_{tab}.html", viewer, **values)

    async def clock(self, request: web.Request) -> web.Response:
        """The clock as a small document, or (for the page's own scripts) its panel alone."""
        viewer = self.page.viewer(request)
        template = "_clock.html" if "X-Fragment" in request.headers else "clock.html"
        values = await self._clock(viewer, request)
        return self.page.answer(f"curtain/{template}", viewer, **values)

    async def echo(self, request: web.Request) -> web.Response:
        """What is understood of ``?words=``: ``{"understood": bool, "told": str}``."""
        viewer = self.page.viewer(request)
        understood, told = echo(self.page, viewer, request.query.get("words", ""))
        return web.json_response({"understood": understood, "told": told})

    async def traffic_rows(self, request: web.Request) -> web.Response:
        """Requests after number ``?at=`` with ``?q=`` in them; with ``wait`` once there are."""
        viewer = self.page.viewer(request)
        at, traffic = request.query.get("at", ""), self.page.hub.log
        since = int(at) if at.isdecimal() else 0
        if request.query.get("wait") and at:
            await self._until(request, partial(traffic.more, since, _LOOK))
            await asyncio.sleep(_GATHER)
        values = self._requests(viewer, since, request.query.get("q", ""))
        answer = self.page.answer("curtain/_traffic_rows.html", viewer, **values)
        answer.headers["X-At"] = values["at"]
        return answer

    async def traffic_detail(self, request: web.Request) -> web.Response:
        """One request, opened; 404 once it is forgotten."""
        viewer = self.page.viewer(request)
        line = self.page.hub.log.line(int(request.match_info["n"]))
        if line is None:
            raise web.HTTPNotFound
        detail = detail_of(viewer, line)
        return self.page.answer("curtain/_traffic_detail.html", viewer, detail=detail)

    async def log_rows(self, request: web.Request) -> web.Response:
        """Lines of the log after ``?at=`` with ``?q=`` in them; with ``wait`` once there are."""
        viewer, at = self.page.viewer(request), cursor_of(request.query.get("at", ""))
        if request.query.get("wait") and at:
            await self._until(request, partial(_grown, self._logs(viewer), at))
        values = await self._lines(viewer, at, request.query.get("q", ""))
        answer = self.page.answer("curtain/_log_rows.html", viewer, **values)
        answer.headers["X-At"] = values["at"]
        return answer

    async def _until(self, request: web.Request, there: Callable[[], Awaitable[bool]]) -> None:
        """Wait until something is there, as long as somebody waits for the answer."""
        end = self.page.clock.monotonic() + _PATIENCE
        while not await there() and self.page.clock.monotonic() < end:
            if request.transport is None or request.transport.is_closing():
                return

    async def _of(self, tab: str, viewer: Viewer, request: web.Request) -> dict[str, Any]:
        make = self._values.get(tab)
        return await make(viewer, request) if make else {}

    async def _clock(self, viewer: Viewer, _: web.Request) -> dict[str, Any]:
        return {"clock": await clock_panel(self.page, viewer)}

    async def _traffic(self, viewer: Viewer, _: web.Request) -> dict[str, Any]:
        return self._requests(viewer, 0, "")

    def _requests(self, viewer: Viewer, since: int, query: str) -> dict[str, Any]:
        lines = self.page.hub.log.read(since)
        found = [line for line in lines if fits(line, query)]
        rows = [row_of(self.page, viewer, line) for line in found[-_LATEST:]]
        return {"rows": rows, "at": str(lines[-1]["n"] if lines else since)}

    async def _log(self, viewer: Viewer, _: web.Request) -> dict[str, Any]:
        return await self._lines(viewer, {}, "")

    async def _lines(self, viewer: Viewer, at: Cursor, query: str) -> dict[str, Any]:
        lines, now = await asyncio.to_thread(self._logs(viewer).read, at, query)
        shown = ",".join(f"{name}.{size}" for name, size in now.items())
        return {"lines": lines[-_LINES:], "at": shown}

    def _logs(self, viewer: Viewer) -> Logs:
        processes = (self.page.house.web, self.page.house.worker)
        return Logs({one.name: one.log for one in processes}, viewer.reader.zone)

    async def _jobs(self, viewer: Viewer, _: web.Request) -> dict[str, Any]:
        return {"jobs": await jobs_of(self.page, viewer)}

    async def _faults(self, viewer: Viewer, _: web.Request) -> dict[str, Any]:
        return {
            "groups": GROUPS,
            "armed": armed(self.page, viewer),
            "processes": processes(self.page),
            "points": fault_points(),
        }


async def _grown(logs: Logs, at: Cursor) -> bool:
    """Whether a log grew, after a look and a moment."""
    if logs.sizes() == at:
        await asyncio.sleep(_LOOK)
    return logs.sizes() != at
