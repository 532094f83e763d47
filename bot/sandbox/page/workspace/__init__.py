"""Slack as one person sees it: sidebar, messages, threads, composer."""

from aiohttp import web

from bot.sandbox.page.frame import Page

__all__ = ["routes"]


def routes(page: Page) -> list[web.RouteDef]:
    """``/``, ``/as/{user}/``, ``/as/{user}/c/{channel}`` and the fragments that keep it live."""

    async def begin(_: web.Request) -> web.Response:
        people = [one for one in page.hub.state.users.values() if not one.is_bot]
        if not people:
            return web.Response(text="Nobody is here yet.")
        raise web.HTTPFound(f"/as/{people[0].id}/")

    async def show(request: web.Request) -> web.Response:
        return page.answer("base.html", page.viewer(request))

    return [web.get("/", begin), web.get("/as/{user}/", show)]
