"""Faces and names: avatars, who belongs where, who one may look as."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from markupsafe import escape

from bot.i18n.reader import language_of
from bot.sandbox.demo.kept import DemoBrand
from bot.sandbox.page.frame import Page, Viewer
from bot.sandbox.page.workspace.moments import city_of, locale_of
from bot.sandbox.slack.state import SLACKBOT, User

__all__ = ["Face", "Group", "People", "avatar"]

# White on each of them has a contrast of at least 4.5:1.
_COLOURS = (
    "#1264a3", "#a3264f", "#00674c", "#7a3e9d", "#8a4b08", "#2f5d62", "#b0361b", "#4a4f9c",
)  # fmt: skip


@dataclass(frozen=True)
class Face:
    """Who said something, as it stands beside the words."""

    id: str
    name: str
    app: bool = False
    organisation: str = ""
    """The name of their workspace where it is not the viewer's."""

    @property
    def image(self) -> str:
        """Where the picture is."""
        return f"/avatar/{self.id}.svg"


@dataclass(frozen=True)
class Somebody:
    """A person one may look as."""

    face: Face
    url: str
    parts: list[str]
    """Their roles in the demo, each with its brand."""
    place: str
    language: str
    here: bool
    self: bool


@dataclass(frozen=True)
class Group:
    """The people of one organisation."""

    name: str
    home: bool
    people: list[Somebody]


@dataclass(frozen=True)
class People:
    """Names, faces and organisations as one person sees them."""

    page: Page
    viewer: Viewer

    @cached_property
    def _brands(self) -> tuple[DemoBrand, ...]:
        demo = self.page.demo
        return demo.brands if demo else ()

    def face(self, user_id: str) -> Face:
        """The face of a user; Slackbot's for Slack's own words."""
        user = self.page.hub.state.users.get(user_id)
        if user is None:
            return Face(SLACKBOT, "Slackbot", app=True)
        return Face(user.id, user.shown, user.is_bot, self.organisation(user))

    def organisation(self, user: User) -> str:
        """The name of somebody else's workspace; empty for one's own."""
        if user.is_bot or user.team_id == self.viewer.team.id:
            return ""
        team = self.page.hub.state.teams.get(user.team_id)
        return team.name if team else ""

    def names(self, user_ids: list[str]) -> str:
        """Names as a list in the viewer's language; their own is *you*."""
        you = self.viewer.say("workspace-you")
        named = [you if u == self.viewer.user.id else self.face(u).name for u in user_ids]
        return self.viewer.reader.listing(named)

    def groups(self, channel_id: str, now: datetime) -> list[Group]:
        """Everybody one may look as, by organisation; who is in the channel goes there."""
        state = self.page.hub.state
        groups = []
        for team in state.teams.values():
            people = [u for u in state.users.values() if u.team_id == team.id and not u.is_bot]
            everybody = (self._somebody(one, channel_id, now) for one in people)
            shown = sorted(everybody, key=lambda s: (not s.here, s.face.name))
            if shown:
                groups.append(Group(team.name, team.id == self.viewer.team.id, shown))
        return groups

    def _somebody(self, user: User, channel_id: str, now: datetime) -> Somebody:
        channel = self.page.hub.state.channels.get(channel_id)
        here = channel is not None and user.id in channel.members
        own = self.viewer
        spoken = locale_of(user.locale, "en").get_display_name(
            locale_of(own.user.locale, own.reader.language)
        )
        return Somebody(
            face=self.face(user.id),
            url=f"/as/{user.id}/c/{channel_id}" if here else f"/as/{user.id}/",
            parts=self._parts(user.id),
            place=_place(user, now, own.reader.language),
            language=spoken or language_of(user.locale, "en"),
            here=here,
            self=user.id == own.user.id,
        )

    def _parts(self, user_id: str) -> list[str]:
        mine = [(brand, one) for brand in self._brands for one in brand.people if one.id == user_id]
        say = self.viewer.say
        return [f"{say(f'workspace-part-{one.part}')} · {brand.name}" for brand, one in mine]


def _place(user: User, now: datetime, language: str) -> str:
    """``London 17:30``."""
    return f"{city_of(user.tz, language)} {now.astimezone(ZoneInfo(user.tz)):%H:%M}"


def avatar(user: User | None, number: int) -> str:
    """A square with initials (of an app: a speech bubble); people's numbers give colours."""
    colour = _COLOURS[number % len(_COLOURS)]
    start = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36">'
    if user is None or user.is_bot:
        return (
            f'{start}<rect width="36" height="36" fill="#4a154b"/>'
            '<path d="M9 11.5h12.5a5.5 5.5 0 0 1 5.5 5.5v1.5a5.5 5.5 0 0 1-5.5 5.5H16l-7 4.5z" '
            'fill="#fff"/><circle cx="15.5" cy="17.7" r="1.7" fill="#4a154b"/>'
            '<circle cx="21" cy="17.7" r="1.7" fill="#4a154b"/></svg>'
        )
    words = user.shown.split()
    initials = "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words))
    return (
        f'{start}<rect width="36" height="36" fill="{colour}"/>'
        '<text x="18" y="18.5" dy=".35em" text-anchor="middle" fill="#fff" font-size="15" '
        'font-weight="700" font-family="Lato,Helvetica Neue,Helvetica,Segoe UI,DejaVu Sans,'
        f'sans-serif">{escape(initials.upper())}</text></svg>'
    )
