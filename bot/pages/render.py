"""What a page looks like and what a browser may do with it: read it, and nothing else.

Pages run no scripts and load nothing from elsewhere; the address is a secret, so it is neither kept
nor told on, and nobody may draw the page inside another one.
"""

from typing import Any
from zoneinfo import ZoneInfo

from aiohttp import web
from jinja2 import Environment, PackageLoader, StrictUndefined

from bot.i18n.catalogues import LANGUAGES, Language
from bot.i18n.reader import Reader
from bot.pages.links import Links

__all__ = ["HEADERS", "ICON", "STYLE", "browser_language", "gone", "render", "written"]

STYLE = "/pages/style.css"
ICON = "/pages/icon.svg"
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
}

_environment = Environment(
    loader=PackageLoader("bot.pages"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def render(template: str, reader: Reader, *, status: int = 200, **values: Any) -> web.Response:
    """A page for one reader, of ``templates/<area>/<name>.html``.

    In it are ``t(key, …)`` in the reader's language, ``reader`` and ``values``, which are
    escaped. It extends ``pages/base.html``.
    """
    return web.Response(
        text=written(template, reader, style=STYLE, icon=ICON, **values),
        status=status,
        content_type="text/html",
        charset="utf-8",
        headers=HEADERS,
    )


def written(template: str, reader: Reader, **values: Any) -> str:
    """A page, or a part of one, as text; where it is kept as a file instead of being served."""
    return _environment.get_template(template).render(
        t=reader.text, reader=reader, lang=reader.language, **values
    )


def gone(request: web.Request, links: Links, purpose: str) -> web.Response:
    """The one answer to every link that opens nothing, in the browser's language.

    It does not tell why: 410 for a link of ours that is over, 404 for any other address.
    """
    ours = links.is_ours(request.match_info.get("token", ""), purpose)
    reader = Reader(browser_language(request), ZoneInfo("UTC"))
    return render("pages/gone.html", reader, status=410 if ours else 404)


def browser_language(request: web.Request) -> Language:
    """The first language of ours that the browser asks for; English where it asks for none.

    Qualities are not weighed: browsers send what people prefer first.
    """
    for part in request.headers.get("Accept-Language", "")[:200].split(","):
        asked = part.partition(";")[0].strip().partition("-")[0].lower()
        for language in LANGUAGES:
            if language == asked:
                return language
    return "en"
