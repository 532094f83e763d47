"""The documents of the workspace, and the fragments that keep them live."""

from functools import cache
from importlib.resources import files
from typing import Any

from aiohttp import web

from bot.sandbox.page.frame import Page, Viewer
from bot.sandbox.page.interactive import home_html
from bot.sandbox.page.lost import language_asked
from bot.sandbox.page.words import say
from bot.sandbox.page.workspace.moments import city_of
from bot.sandbox.page.workspace.people import People, avatar
from bot.sandbox.page.workspace.sidebar import sidebar, title_of
from bot.sandbox.page.workspace.stage import app_page, channel_of, lines_of, opened, thread_of
from bot.sandbox.slack.control import actions
from bot.sandbox.slack.control.action import Args
from bot.sandbox.slack.state import Channel

__all__ = ["Workspace"]

_LAST = "at"  # the cookie of the channel that this person looked at last
_STATIC = files("bot.sandbox.page") / "static"
BESIDE = ("x", "mail", "record")


class Workspace:
    """Answers for one page's Slack. Each method is the handler of one route."""

    def __init__(self, page: Page) -> None:
        self.page = page

    async def begin(self, request: web.Request) -> web.Response:
        """``/``: as whom one looks at first."""
        demo = self.page.demo
        people = [one.id for one in self.page.hub.state.users.values() if not one.is_bot]
        first = demo.viewer if demo and demo.viewer in people else next(iter(people), "")
        if not first:
            raise web.HTTPNotFound(text=say(language_asked(request), "frame-nobody"))
        raise web.HTTPFound(f"/as/{first}/{_asked(request)}")

    async def arrive(self, request: web.Request) -> web.Response:
        """``/as/{user}/``: where they were last."""
        viewer = self.page.viewer(request)
        channel = self._last(viewer, request.cookies.get(_LAST, ""))
        if channel is not None:
            raise web.HTTPFound(f"{viewer.base}/c/{channel.id}{_asked(request)}")
        return self._document(request, viewer, stage=None, title=viewer.team.name)

    async def channel(self, request: web.Request) -> web.Response:
        """One channel, as a whole window or (for the page's own scripts) its middle alone."""
        viewer = self.page.viewer(request)
        channel = channel_of(self.page, viewer, request.match_info["channel"])
        if channel is None:
            raise web.HTTPFound(f"{viewer.base}/")
        stage = opened(self.page, viewer, channel, dict(request.query))
        sign = "" if channel.is_im or channel.is_mpim else "#"
        answer = self._document(request, viewer, stage=stage, title=f"{sign}{stage.title}")
        answer.set_cookie(_LAST, channel.id, path=f"{viewer.base}/", samesite="Strict")
        return answer

    async def home(self, request: web.Request) -> web.Response:
        """An app's Home, or what it is about; its messages are a channel."""
        viewer = self.page.viewer(request)
        app = self.page.hub.state.apps.get(request.match_info["app"])
        if app is None:
            raise web.HTTPNotFound
        found, tab = app_page(self.page, viewer, app), request.query.get("tab", "home")
        if tab == "messages":
            args = Args({"user": viewer.user.id, "with": app.id})
            opened_dm = await actions["open_dm"](self.page.hub, args)
            raise web.HTTPFound(f"{viewer.base}/c/{opened_dm['channel']}")
        shown = home_html(self.page, viewer, app.id) if tab == "home" else None
        return self._document(
            request, viewer, stage=None, title=app.name, app=found, tab=tab, home=shown
        )

    async def lines(self, request: web.Request) -> web.Response:
        """Messages of a channel or thread; 404 where this person is not in it."""
        viewer, channel = self._place(request)
        thread = request.query.get("thread", "")
        piece, lines = lines_of(self.page, viewer, channel, dict(request.query))
        return self.page.answer(
            "workspace/lines.html",
            viewer,
            piece=piece,
            lines=lines,
            channel=channel,
            thread=thread,
            replies=len(channel.replies(thread)),
        )

    async def thread(self, request: web.Request) -> web.Response:
        """The pane of one thread."""
        viewer, channel = self._place(request)
        thread = thread_of(self.page, viewer, channel, request.match_info["ts"])
        if thread is None:
            raise web.HTTPNotFound
        name = title_of(People(self.page, viewer), channel)
        return self.page.answer(
            "workspace/thread.html", viewer, pane=thread, channel=channel, name=name
        )

    async def side(self, request: web.Request) -> web.Response:
        """The sidebar."""
        viewer = self.page.viewer(request)
        return self.page.answer("workspace/sidebar.html", viewer, **self._side(viewer))

    async def who(self, request: web.Request) -> web.Response:
        """Everybody one may look as."""
        viewer = self.page.viewer(request)
        groups = People(self.page, viewer).groups(
            request.query.get("at", ""), self.page.clock.business()
        )
        return self.page.answer("workspace/people.html", viewer, groups=groups)

    async def time(self, request: web.Request) -> web.Response:
        """The business time, in ms since 1970."""
        self.page.viewer(request)
        return web.json_response({"now": self._now()})

    async def face(self, request: web.Request) -> web.Response:
        """The picture of a person or an app."""
        users = self.page.hub.state.users
        user = users.get(request.match_info["who"])
        drawn = avatar(user, list(users).index(user.id) if user else 0)
        return web.Response(
            text=drawn, content_type="image/svg+xml", headers={"Cache-Control": "max-age=600"}
        )

    def _place(self, request: web.Request) -> tuple[Viewer, Channel]:
        viewer = self.page.viewer(request)
        channel = channel_of(self.page, viewer, request.match_info["channel"])
        if channel is None:
            raise web.HTTPNotFound
        return viewer, channel

    def _last(self, viewer: Viewer, kept: str) -> Channel | None:
        """Where they were, else their brand's channel, else the first of all."""
        if channel := channel_of(self.page, viewer, kept):
            return channel
        demo = self.page.demo
        wanted = (
            [c for b in demo.brands for c in (b.client_channel, b.team_channel)] if demo else []
        )
        rows = sidebar(self.page, viewer)
        wanted += [row.channel for row in (*rows.channels, *rows.direct)]
        return next(filter(None, (channel_of(self.page, viewer, one) for one in wanted)), None)

    def _document(
        self, request: web.Request, viewer: Viewer, *, title: str, **values: Any
    ) -> web.Response:
        alone = "X-Fragment" in request.headers
        given = {"app": None, "tab": "", "home": None, **values, "title": title}
        if alone:
            return self.page.answer("workspace/stage.html", viewer, **given)
        return self.page.answer(
            "workspace/document.html",
            viewer,
            **given,
            **self._side(viewer),
            now=self._now(),
            city=city_of(viewer.user.tz, viewer.reader.language),
            beside=_one_of(request.query.get("beside", ""), BESIDE),
            drawer="curtain" in request.query,
            modules=_modules,
        )

    def _side(self, viewer: Viewer) -> dict[str, Any]:
        return {"side": sidebar(self.page, viewer)}

    def _now(self) -> int:
        return int(self.page.clock.business().timestamp() * 1000)


def _asked(request: web.Request) -> str:
    return f"?{request.query_string}" if request.query_string else ""


def _one_of(asked: str, known: tuple[str, ...]) -> str:
    return asked if asked in known else ""


@cache
def _modules() -> list[str]:
    """All scripts of the document: fetched at once, not each when another one asks for it."""
    own = ("workspace", "composer", "interactive", "tour")
    found = [f"{folder}/{one.name}" for folder in own for one in (_STATIC / folder).iterdir()]
    return ["dom.js", "live.js", *sorted(one for one in found if one.endswith(".js"))]
