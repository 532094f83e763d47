"""The sidebar of one person: channels, direct messages, apps, and what is unread in them."""

from dataclasses import dataclass

from bot.sandbox.page.frame import Page, Viewer
from bot.sandbox.page.workspace.people import Face, People
from bot.sandbox.slack.marks import unread
from bot.sandbox.slack.state import App, Channel, Install

__all__ = ["Row", "Sidebar", "sidebar", "title_of"]


@dataclass(frozen=True)
class Row:
    """One place to go to; ``badge`` counts what rings this person."""

    url: str
    title: str
    channel: str
    unread: bool = False
    badge: int = 0
    private: bool = False
    shared: str = ""
    """The other organisations of a shared channel."""
    face: Face | None = None


@dataclass(frozen=True)
class Sidebar:
    """Everything in it, each part in its order."""

    channels: list[Row]
    direct: list[Row]
    apps: list[Row]

    @property
    def badges(self) -> int:
        """What rings this person, all in all."""
        return sum(row.badge for part in (self.channels, self.direct, self.apps) for row in part)


def sidebar(page: Page, viewer: Viewer) -> Sidebar:
    """Archived channels are not in it; a conversation with an app is the app's."""
    state, own = page.hub.state, viewer.user.id
    inside = [c for c in state.channels.values() if own in c.members and not c.is_archived]
    people = People(page, viewer)
    apps = _apps(page, viewer)
    bots = {install.bot_user_id for _, install in apps}
    named = sorted((c for c in inside if not c.is_im and not c.is_mpim), key=lambda c: c.name)
    talks = [c for c in inside if (c.is_im or c.is_mpim) and not bots & set(c.members)]
    return Sidebar(
        channels=[_row(page, viewer, people, c) for c in named],
        direct=sorted((_row(page, viewer, people, c) for c in talks), key=lambda row: row.title),
        apps=[_app(page, viewer, people, app, install.bot_user_id) for app, install in apps],
    )


def title_of(people: People, channel: Channel) -> str:
    """A channel's name; of a conversation, who else is in it."""
    if not channel.is_im and not channel.is_mpim:
        return channel.name
    others = [m for m in channel.members if m != people.viewer.user.id]
    return people.names(others or [people.viewer.user.id])


def others_of(page: Page, viewer: Viewer, channel: Channel) -> list[str]:
    """The names of the other organisations in a shared channel."""
    teams = [page.hub.state.teams[t] for t in channel.teams if t in page.hub.state.teams]
    return [t.name for t in teams if t.id != viewer.team.id]


def _row(page: Page, viewer: Viewer, people: People, channel: Channel) -> Row:
    news = unread(page.hub, viewer.user.id, channel)
    other = next((m for m in channel.members if m != viewer.user.id), viewer.user.id)
    talk = channel.is_im or channel.is_mpim
    return Row(
        url=f"{viewer.base}/c/{channel.id}",
        title=title_of(people, channel),
        channel=channel.id,
        unread=bool(news.messages),
        badge=news.mentions + news.threads,
        private=channel.is_private,
        shared=viewer.reader.listing(others_of(page, viewer, channel)) if not talk else "",
        face=people.face(other) if talk else None,
    )


def _app(page: Page, viewer: Viewer, people: People, app: App, bot: str) -> Row:
    channel = page.hub.state.direct(viewer.user.id, bot)
    news = unread(page.hub, viewer.user.id, channel) if channel else None
    return Row(
        url=f"{viewer.base}/home/{app.id}",
        title=app.name,
        channel=channel.id if channel else "",
        unread=bool(news and news.messages),
        badge=news.mentions + news.threads if news else 0,
        face=people.face(bot),
    )


def _apps(page: Page, viewer: Viewer) -> list[tuple[App, Install]]:
    apps = page.hub.state.apps.values()
    found = ((app, app.install_for([viewer.team.id])) for app in apps)
    return [(app, install) for app, install in found if install is not None]
