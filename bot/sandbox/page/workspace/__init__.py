"""Slack as one person sees it: sidebar, messages, threads, composer."""

from functools import partial

from aiohttp import web

from bot.sandbox.page.frame import Page
from bot.sandbox.page.workspace.files import send_file
from bot.sandbox.page.workspace.handlers import Workspace

__all__ = ["routes"]


def routes(page: Page) -> list[web.RouteDef]:
    """The documents ``/as/{user}/c/{channel}`` and ``/as/{user}/home/{app}``, with fragments.

    Asked with the header ``X-Fragment`` a document gives its middle alone.
    """
    workspace = Workspace(page)
    own = "/as/{user}"
    return [
        web.get("/", workspace.begin),
        web.get(own, workspace.arrive),
        web.get(f"{own}/", workspace.arrive),
        web.get(f"{own}/c/{{channel}}", workspace.channel),
        web.get(f"{own}/c/{{channel}}/lines", workspace.lines),
        web.get(f"{own}/c/{{channel}}/thread/{{ts}}", workspace.thread),
        web.get(f"{own}/home/{{app}}", workspace.home),
        web.get(f"{own}/sidebar", workspace.side),
        web.get(f"{own}/people", workspace.who),
        web.get(f"{own}/time", workspace.time),
        web.get(f"{own}/file/{{file}}", partial(send_file, page)),
        web.get("/avatar/{who}.svg", workspace.face),
    ]
