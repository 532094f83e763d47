"""Where one writes: the composer with its completions, files, the menu of a message, reactions.

Served here are the values that the page's scripts (``static/composer/``) complete from and the
fragments they show; what people do goes through the control API. The workspace includes
``composer/composer.html`` (with ``channel`` and ``thread``) where one can write, and loads
``/static/composer/composer.css`` and ``composer.js`` once; everything else is found by
``article.message[data-channel][data-ts]``.
"""

from aiohttp import web

from bot.i18n.catalogues import LANGUAGES
from bot.sandbox.page.composer.emojis import GROUPS, table
from bot.sandbox.page.composer.menu import (
    channel_of,
    doable,
    latest_own,
    message_of,
    readable,
    typed,
)
from bot.sandbox.page.composer.names import names
from bot.sandbox.page.composer.said import script_words
from bot.sandbox.page.frame import Page

__all__ = ["routes"]

_A_DAY = "private, max-age=86400"


def routes(page: Page) -> list[web.RouteDef]:
    """``/as/{user}/composer/…``, and ``/composer/emoji/{language}``, the same for everybody."""

    async def kit(request: web.Request) -> web.Response:
        viewer = page.viewer(request)
        words = script_words(viewer)
        return page.answer("composer/kit.html", viewer, words=words, groups=GROUPS)

    async def complete(request: web.Request) -> web.Response:
        viewer = page.viewer(request)
        channel = channel_of(page, viewer, request.match_info["channel"])
        return web.json_response(names(page.hub.state, viewer, channel))

    async def menu(request: web.Request) -> web.Response:
        viewer, state = page.viewer(request), page.hub.state
        channel = channel_of(page, viewer, request.match_info["channel"])
        message = message_of(viewer, channel, request.match_info["ts"])
        return page.answer(
            "composer/menu.html",
            viewer,
            can=doable(state, viewer, channel, message),
            text=readable(state, message),
        )

    async def edit(request: web.Request) -> web.Response:
        viewer, state = page.viewer(request), page.hub.state
        channel = channel_of(page, viewer, request.match_info["channel"])
        message = message_of(viewer, channel, request.match_info["ts"])
        if not doable(state, viewer, channel, message).edit:
            raise web.HTTPNotFound
        return page.answer(
            "composer/edit.html",
            viewer,
            channel=channel.id,
            ts=message.ts,
            text=typed(state, message),
        )

    async def latest(request: web.Request) -> web.Response:
        viewer = page.viewer(request)
        channel = channel_of(page, viewer, request.match_info["channel"])
        message = latest_own(viewer, channel, request.query.get("thread", ""))
        return web.json_response({"ts": message.ts if message else None})

    start = "/as/{user}/composer"
    return [
        web.get("/composer/emoji/{language}", _emoji),
        web.get(f"{start}/kit", kit),
        web.get(f"{start}/names/{{channel}}", complete),
        web.get(f"{start}/menu/{{channel}}/{{ts}}", menu),
        web.get(f"{start}/edit/{{channel}}/{{ts}}", edit),
        web.get(f"{start}/latest/{{channel}}", latest),
    ]


async def _emoji(request: web.Request) -> web.Response:
    """The table of emoji, whose words are in this language; browsers keep it for a day."""
    asked = request.match_info["language"]
    language = next((one for one in LANGUAGES if one == asked), None)
    if language is None:
        raise web.HTTPNotFound
    return web.json_response(table(language), headers={"Cache-Control": _A_DAY})
