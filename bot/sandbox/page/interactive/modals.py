"""The modal in front of a person, drawn from the double's stack of views."""

from typing import NamedTuple

from aiohttp import web
from markupsafe import Markup

from bot.sandbox.page.frame import Page, Viewer
from bot.sandbox.page.interactive.refusals import own_words
from bot.sandbox.page.render import FormState, Look, blocks
from bot.sandbox.slack import modals
from bot.sandbox.slack.state import View
from bot.sandbox.slack.text import unescape

__all__ = ["modal_routes"]


class Modal(NamedTuple):
    """What the template shows of a view."""

    view: View
    depth: int
    app: str
    face: str
    title: str
    submit: str
    close: str
    body: Markup


def modal_routes(page: Page) -> list[web.RouteDef]:
    """``/as/{user}/modals``: the topmost view, and the words that the scripts need."""

    async def show(request: web.Request) -> web.Response:
        viewer = page.viewer(request)
        stack = modals.stack_of(page.hub, viewer.user.id)
        modal = _drawn(page, viewer, stack[-1], len(stack)) if stack else None
        return page.answer("interactive/modals.html", viewer, modal=modal)

    return [web.get("/as/{user}/modals", show)]


def _drawn(page: Page, viewer: Viewer, view: View, depth: int) -> Modal:
    look = Look.of(page.hub.state, viewer.user, viewer.reader, page.clock.business())
    errors = {block: own_words(viewer, words) for block, words in view.errors.items()}
    look = look.with_form(FormState(view.values, errors), view.id)
    submit = _words(view, "submit")
    no_words = "interactive-cancel" if submit else "interactive-close"
    app = page.hub.state.apps[view.app_id]
    return Modal(
        view=view,
        depth=depth,
        app=app.name,
        face=f"/avatar/{app.installs[view.app_team_id].bot_user_id}.svg",
        title=_words(view, "title"),
        submit=submit,
        close=_words(view, "close") or viewer.say(no_words),
        body=blocks(view.body["blocks"], look, "modal"),
    )


def _words(view: View, part: str) -> str:
    given = view.body.get(part)
    return unescape(given["text"]) if given else ""
