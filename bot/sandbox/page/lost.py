"""What a person reads who comes to an address with nothing behind it."""

from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from bot.i18n.catalogues import Language
from bot.i18n.reader import language_of
from bot.sandbox.page.words import say

if TYPE_CHECKING:
    from bot.sandbox.page.frame import Page

__all__ = ["kindly", "language_asked"]


def kindly(page: "Page") -> Middleware:
    """Where a browser is shown a 404: a document with a way on, in the language of who looks.

    What is asked for by scripts keeps its plain answer. A text of the refusal is shown as it is.
    """

    @web.middleware
    async def answer(request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            return await handler(request)
        except web.HTTPNotFound as gone:
            if "text/html" not in request.headers.get("Accept", ""):
                raise
            plain = f"{gone.status}: {gone.reason}"
            return _document(page, request, "" if gone.text in (None, plain) else str(gone.text))

    return answer


def _document(page: "Page", request: web.Request, why: str) -> web.Response:
    # also below an address that is no route's, so not by the route
    user = page.hub.state.users.get(request.path.removeprefix("/as/").partition("/")[0])
    base, language = "", language_asked(request)
    if user is not None and not user.is_bot:
        base, language = f"/as/{user.id}", language_of(user.locale, "en")
    text = page.templates.get_template("lost.html").render(
        t=partial(say, language),
        lang=language,
        base=base,
        why=why,
    )
    return web.Response(text=text, status=HTTPStatus.NOT_FOUND, content_type="text/html")


def language_asked(request: web.Request) -> Language:
    """The one that the browser asks for first, if it is one of ours; else English."""
    return language_of(request.headers.get("Accept-Language", "").partition(",")[0], "en")
