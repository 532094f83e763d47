"""What every part of the page shares: whose eyes one looks through, templates, files."""

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from aiohttp import web
from jinja2 import Environment, PackageLoader, StrictUndefined

from bot.clock import Clock
from bot.i18n.reader import Reader, language_of
from bot.sandbox.demo.kept import Demo, load_demo
from bot.sandbox.mailbox import Mailbox
from bot.sandbox.news import News
from bot.sandbox.page.words import say
from bot.sandbox.slack.hub import Hub
from bot.sandbox.slack.state import Team, User
from bot.sandbox.x.runtime import Runtime

if TYPE_CHECKING:
    from bot.sandbox.house import House

__all__ = ["Page", "Viewer"]


def _environment() -> Environment:
    """Templates escape everything, and a name that is not there is an error."""
    return Environment(
        loader=PackageLoader("bot.sandbox.page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@dataclass(frozen=True)
class Viewer:
    """The person one looks as: what they may see, their language and their zone."""

    user: User
    team: Team
    reader: Reader
    version: int = 0
    """Of the news when the page began to be drawn: what comes later is told to it."""

    @property
    def base(self) -> str:
        """Where this person's pages are: ``/as/U123``."""
        return f"/as/{self.user.id}"

    def say(self, key: str, **params: str | int) -> str:
        """The page's own words, in their language."""
        return say(self.reader.language, key, **params)


@dataclass(frozen=True)
class Page:
    """The parts that the page shows, and how it answers. One a server."""

    hub: Hub
    x: Runtime
    mailbox: Mailbox
    _house: "House | None" = None
    templates: Environment = field(default_factory=_environment, repr=False)

    @property
    def clock(self) -> Clock:
        """Both clocks of the sandbox."""
        return self.hub.clock

    @property
    def news(self) -> News:
        """What changed."""
        return self.hub.news

    @property
    def house(self) -> "House":
        """The whole sandbox: processes, Postgres, Redis.

        Raises:
            HTTPServiceUnavailable: the local Slack runs alone (in a test).
        """
        if self._house is None:
            raise web.HTTPServiceUnavailable(text="There is only a Slack and an X here.")
        return self._house

    @property
    def demo(self) -> Demo | None:
        """Who is who in the seeded demo; None where there is none."""
        return load_demo(self._house.data) if self._house is not None else None

    def viewer(self, request: web.Request) -> Viewer:
        """Whose pages these are, by ``{user}`` in the route.

        Raises:
            HTTPNotFound: nobody has that id, or it is an app's.
        """
        user = self.hub.state.users.get(request.match_info["user"])
        if user is None or user.is_bot:
            raise web.HTTPNotFound
        reader = Reader(language_of(user.locale, "en"), ZoneInfo(user.tz))
        return Viewer(user, self.hub.state.teams[user.team_id], reader, self.news.version)

    def html(self, template: str, viewer: Viewer, **values: Any) -> str:
        """The template, written for this person.

        In it are ``t(key, …)`` for the page's words, ``app_says(key, …)`` for the app's,
        ``viewer`` and ``page``.
        """
        return self.templates.get_template(template).render(
            page=self,
            viewer=viewer,
            t=partial(say, viewer.reader.language),
            app_says=viewer.reader.text,
            lang=viewer.reader.language,
            version=viewer.version,
            **values,
        )

    def answer(
        self, template: str, viewer: Viewer, *, status: int = 200, **values: Any
    ) -> web.Response:
        """The template as a response."""
        text = self.html(template, viewer, **values)
        return web.Response(text=text, status=status, content_type="text/html", charset="utf-8")
