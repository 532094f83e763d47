"""The documents of the curtain, and the fragments that keep them live."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from bot.sandbox.page.curtain.clock import clock_panel, echo
from bot.sandbox.page.frame import Page, Viewer

__all__ = ["Curtain"]

TABS = ("traffic", "jobs", "log", "faults", "clock")


class Curtain:
    """Answers for one page's curtain. Each public method is the handler of one route."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._values: dict[str, Callable[[Viewer, web.Request], Awaitable[dict[str, Any]]]] = {
            "clock": self._clock,
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

    async def _of(self, tab: str, viewer: Viewer, request: web.Request) -> dict[str, Any]:
        make = self._values.get(tab)
        return await make(viewer, request) if make else {}

    async def _clock(self, viewer: Viewer, _: web.Request) -> dict[str, Any]:
        return {"clock": await clock_panel(self.page, viewer)}
