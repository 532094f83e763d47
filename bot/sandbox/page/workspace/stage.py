"""The middle of the window: a channel with its thread, or an app's home."""

from dataclasses import dataclass

from aiohttp import web

from bot.sandbox.page.frame import Page, Viewer
from bot.sandbox.page.workspace.lines import Line, Lines
from bot.sandbox.page.workspace.listing import PAGE, Listing, Slice
from bot.sandbox.page.workspace.people import Face, People
from bot.sandbox.page.workspace.sidebar import others_of, title_of
from bot.sandbox.slack.marks import unread
from bot.sandbox.slack.state import App, Channel, Message

__all__ = ["AppPage", "Stage", "app_of", "channel_of", "lines_of", "opened"]

THREAD_PAGE = 100
_UNREAD_PAGE = 120


@dataclass(frozen=True)
class AppPage:
    """An app's page with its tabs."""

    app: App
    face: Face
    home_url: str
    messages_url: str


@dataclass(frozen=True)
class Stage:
    """What stands there; ``app`` where it is an app's conversation."""

    viewer: Viewer
    channel: Channel
    title: str
    shared: list[str]
    faces: list[Face]
    piece: Slice
    lines: list[Line]
    mark: str
    app: AppPage | None = None
    at: str = ""
    thread: "Thread | None" = None

    @property
    def url(self) -> str:
        """Where it is."""
        return f"{self.viewer.base}/c/{self.channel.id}"


@dataclass(frozen=True)
class Thread:
    """The pane beside: a parent with its replies, the latest of them."""

    ts: str
    piece: Slice
    parent: Line | None
    replies: list[Line]
    count: int


def channel_of(page: Page, viewer: Viewer, channel_id: str) -> Channel | None:
    """A channel that this person is in; None where there is none such."""
    channel = page.hub.state.channels.get(channel_id)
    return channel if channel and viewer.user.id in channel.members else None


def app_of(page: Page, viewer: Viewer, channel: Channel) -> AppPage | None:
    """The app whose conversation with this person it is."""
    if not channel.is_im:
        return None
    bots = [page.hub.state.users[m] for m in channel.members if m in page.hub.state.users]
    app = next((page.hub.state.apps.get(bot.app_id) for bot in bots if bot.is_bot), None)
    return app_page(page, viewer, app) if app else None


def app_page(page: Page, viewer: Viewer, app: App) -> AppPage:
    """The app with its tabs, for somebody of a workspace that has it.

    Raises:
        HTTPNotFound: it is not installed there.
    """
    install = app.install_for([viewer.team.id])
    if install is None:
        raise web.HTTPNotFound
    home = f"{viewer.base}/home/{app.id}"
    return AppPage(
        app, People(page, viewer).face(install.bot_user_id), home, f"{home}?tab=messages"
    )


def opened(page: Page, viewer: Viewer, channel: Channel, query: dict[str, str]) -> Stage:
    """A channel as somebody opens it: at what is unread, at ``at``, or at its end."""
    listing = Listing(channel, viewer.user.id)
    at, asked = query.get("at", ""), query.get("thread", "")
    news = unread(page.hub, viewer.user.id, channel)
    read = page.hub.state.reads.get(viewer.user.id, {}).get(channel.id, "")
    mark = read if news.messages else ""
    piece = listing.newest(min(max(PAGE, news.messages + 10), _UNREAD_PAGE))
    shown = asked or at
    if shown in channel.messages and all(one.ts != shown for one in piece.messages):
        piece = listing.around(shown)
    people = People(page, viewer)
    return Stage(
        viewer=viewer,
        channel=channel,
        title=title_of(people, channel),
        shared=[] if channel.is_im else others_of(page, viewer, channel),
        faces=[people.face(m) for m in channel.members if m in page.hub.state.users],
        piece=piece,
        lines=Lines(page, viewer, listing, mark).drawn(piece.messages),
        mark=mark,
        app=app_of(page, viewer, channel),
        at=at,
        thread=thread_of(page, viewer, channel, asked),
    )


def thread_of(page: Page, viewer: Viewer, channel: Channel, ts: str) -> Thread | None:
    """The thread below ``ts``; None where that is no parent here."""
    parent = channel.messages.get(ts)
    if parent is None or (parent.thread_ts and parent.thread_ts != ts):
        return None
    listing = Listing(channel, viewer.user.id, ts)
    piece = listing.newest(THREAD_PAGE)
    lines = Lines(page, viewer, listing)
    replies = [m for m in piece.messages if m.ts != ts]
    head = lines.drawn(listing.some([ts]))
    return Thread(
        ts=ts,
        piece=piece,
        parent=head[0] if head else None,
        replies=lines.drawn(replies),
        count=len(channel.replies(ts)),
    )


def lines_of(
    page: Page, viewer: Viewer, channel: Channel, query: dict[str, str]
) -> tuple[Slice, list[Line]]:
    """A piece of a channel or (``thread``) of a thread.

    ``before``, ``after``, ``around`` a timestamp, ``ts`` some of them, or the newest; ``mark`` as
    in the page that asks.
    """
    listing = Listing(channel, viewer.user.id, query.get("thread", ""))
    piece = _piece(listing, query)
    return piece, Lines(page, viewer, listing, query.get("mark", "")).drawn(piece.messages)


def _piece(listing: Listing, query: dict[str, str]) -> Slice:
    if wanted := query.get("ts"):
        some: list[Message] = listing.some(wanted.split(","))
        return Slice(some)
    for way in (listing.before, listing.after, listing.around):
        if ts := query.get(way.__name__):
            return way(ts)
    return listing.newest()
