"""An app's Home tab."""

from aiohttp import web
from markupsafe import Markup

from bot.sandbox.page.frame import Page, Viewer
from bot.sandbox.page.render import FormState, Look, blocks
from bot.sandbox.slack import modals
from bot.sandbox.slack.state import App

__all__ = ["home_html", "home_routes"]


def home_html(page: Page, viewer: Viewer, app_id: str) -> Markup:
    """The app's Home tab as this person sees it, kept live by the scripts.

    Raises:
        HTTPNotFound: their workspace has no such app.
    """
    app = _app(page, viewer, app_id)
    template = page.html("interactive/home.html", viewer, app=app, body=_body(page, viewer, app))
    return Markup(template)  # noqa: S704 - a template, which escapes


def home_routes(page: Page) -> list[web.RouteDef]:
    """``/as/{user}/home/{app}/content``: what `home_html` is, by itself."""

    async def content(request: web.Request) -> web.Response:
        viewer = page.viewer(request)
        text = home_html(page, viewer, request.match_info["app"])
        return web.Response(text=text, content_type="text/html", charset="utf-8")

    return [web.get("/as/{user}/home/{app}/content", content)]


def _app(page: Page, viewer: Viewer, app_id: str) -> App:
    app = page.hub.state.apps.get(app_id)
    if app is None or app.install_for([viewer.user.team_id]) is None:
        raise web.HTTPNotFound
    return app


def _body(page: Page, viewer: Viewer, app: App) -> Markup:
    view = modals.home_of(page.hub, app, viewer.user)
    if view is None:
        return Markup()
    look = Look.of(page.hub.state, viewer.user, viewer.reader, page.clock.business())
    return blocks(view.body["blocks"], look.with_form(FormState(view.values), view.id), "home")
