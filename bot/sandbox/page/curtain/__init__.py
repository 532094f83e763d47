"""Behind the curtain: traffic, jobs, log, faults, and the clock."""

from aiohttp import web

from bot.sandbox.page.curtain.pages import Curtain
from bot.sandbox.page.frame import Page

__all__ = ["routes"]


def routes(page: Page) -> list[web.RouteDef]:
    """``/as/{user}/curtain/…``: the document, its tabs, and the clock as a document of its own."""
    curtain = Curtain(page)
    base = "/as/{user}/curtain"
    return [
        web.get(f"{base}/", curtain.document),
        web.get(f"{base}/clock", curtain.clock),
        web.get(f"{base}/clock/echo", curtain.echo),
        web.get(f"{base}/traffic/rows", curtain.traffic_rows),
        web.get(f"{base}/traffic/{{n:\\d+}}", curtain.traffic_detail),
        web.get(f"{base}/log/rows", curtain.log_rows),
        web.get(f"{base}/{{tab:traffic|jobs|log|faults}}", curtain.tab),
    ]
