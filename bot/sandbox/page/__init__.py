"""A Slack and an X to sit down at, in the browser.

Server-rendered pages at ``/as/{user}/…``: everything as that person sees it. What people do goes
through the control API (`docs/sandbox.md`), as everybody's scripts do; what changed is heard over
one connection (`live`). Each part is a document of its own with its templates
(``templates/<part>/``), its scripts and styles (``static/<part>/``) and its words
(``locales/<language>/<part>.ftl``), so that the workspace can show X, the mailbox, the record and
the curtain beside itself in frames.
"""

from importlib.resources import as_file, files

from aiohttp import web

from bot.sandbox.page import composer, curtain, interactive, mailbox, record, tour, workspace, x
from bot.sandbox.page.frame import Page
from bot.sandbox.page.guard import guarded
from bot.sandbox.page.live import live_routes
from bot.sandbox.page.lost import kindly

__all__ = ["Page", "add_page"]

PARTS = (workspace, composer, interactive, x, mailbox, record, curtain, tour)


def add_page(app: web.Application, page: Page) -> None:
    """Add the page to the sandbox's application, which is not running yet."""
    app.middlewares.extend((guarded, kindly(page)))
    app.router.add_static("/static", _static())
    app.add_routes(live_routes(app, page.news))
    for part in PARTS:
        app.add_routes(part.routes(page))


def _static() -> str:
    with as_file(files(__package__) / "static") as folder:
        return str(folder)
