"""Messages as they are drawn: who, when, what, and what hangs below."""

from dataclasses import dataclass, replace
from functools import cached_property

from markupsafe import Markup

from bot.sandbox.page.frame import Page, Viewer
from bot.sandbox.page.render import Look, message_body
from bot.sandbox.page.render.shortcodes import with_emoji
from bot.sandbox.page.workspace.files import Shared, shared
from bot.sandbox.page.workspace.listing import Listing
from bot.sandbox.page.workspace.moments import Moments
from bot.sandbox.page.workspace.people import Face, People
from bot.sandbox.slack.state import Channel, Message

__all__ = ["Line", "Lines"]

_TOGETHER = 300.0  # s: one author's messages within it stand under one name
_FACES = 5
_SYSTEM = frozenset(
    {
        "channel_join", "channel_leave", "channel_topic", "channel_purpose", "channel_name",
        "channel_archive", "channel_unarchive",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Reaction:
    """One emoji below a message."""

    name: str
    shown: Markup
    count: int
    own: bool
    title: str


@dataclass(frozen=True)
class Summary:
    """The line below a parent."""

    faces: list[Face]
    count: int
    last: str
    full: str


@dataclass(frozen=True)
class Line:
    """One message, ready for the template.

    ``day`` is set where a new day begins, ``new`` where the unread ones do; ``follows`` where the
    name above is still valid.
    """

    message: Message
    face: Face
    time: str
    full: str
    iso: str
    body: Markup
    day: str
    new: bool
    follows: bool
    system: bool
    reactions: list[Reaction]
    files: list[Shared]
    thread: Summary | None


@dataclass(frozen=True)
class Lines:
    """Draws messages of one listing for one person; ``mark`` is up to where they had read."""

    page: Page
    viewer: Viewer
    listing: Listing
    mark: str = ""

    @property
    def channel(self) -> Channel:
        """Where they stand."""
        return self.listing.channel

    @cached_property
    def people(self) -> People:
        """Faces and names."""
        return People(self.page, self.viewer)

    @cached_property
    def moments(self) -> Moments:
        """How times are written, now."""
        return Moments(self.viewer, self.page.clock.business())

    def drawn(self, messages: list[Message]) -> list[Line]:
        """Messages in their order, each seen against the one that stands before it."""
        return [self._line(one, self.listing.previous(one.ts)) for one in messages]

    def _line(self, message: Message, before: Message | None) -> Line:
        inside = bool(self.listing.thread)
        first = before is None or (inside and before.ts == self.listing.thread)
        opens = before is None or not self.moments.same_day(before.ts, message.ts)
        new = self._is_new(message, before)
        return Line(
            message=message,
            face=self.people.face(message.user),
            time=self.moments.stamp(message.ts) if inside else self.moments.clock(message.ts),
            full=self.moments.full(message.ts),
            iso=self.moments.at(message.ts).isoformat(timespec="seconds"),
            body=message_body(message, self._look),
            day=self.moments.day(message.ts) if opens and not inside else "",
            new=new and not inside,
            follows=not (first or opens or new)
            and before is not None
            and _follows(before, message),
            system=message.subtype in _SYSTEM,
            reactions=self._reactions(message),
            files=shared(self.page.hub.state, self.viewer, message),
            thread=None if inside else self._summary(message),
        )

    def _is_new(self, message: Message, before: Message | None) -> bool:
        read = before is None or before.ts <= self.mark
        return bool(self.mark) and message.ts > self.mark and read

    @cached_property
    def _look(self) -> Look:
        look = Look.of(
            self.page.hub.state, self.viewer.user, self.viewer.reader, self.page.clock.business()
        )
        # the same message stands in the channel and in the thread's pane
        return replace(look, scope="thread") if self.listing.thread else look

    def _reactions(self, message: Message) -> list[Reaction]:
        own = self.viewer.user.id
        return [
            Reaction(
                name,
                with_emoji(f":{name}:"),
                len(users),
                own in users,
                self.viewer.say("workspace-reacted", names=self.people.names(users), emoji=name),
            )
            for name, users in message.reactions.items()
        ]

    def _summary(self, message: Message) -> Summary | None:
        replies = self.channel.replies(message.ts)
        if not replies:
            return None
        last = replies[-1].ts
        return Summary(
            faces=[self.people.face(u) for u in dict.fromkeys(m.user for m in replies)][:_FACES],
            count=len(replies),
            last=self.moments.last_reply(last),
            full=self.moments.full(last),
        )


def _follows(before: Message, message: Message) -> bool:
    """Whether one author goes on: not after a pause, nor where either is not plain speech."""
    plain = not (before.ephemeral_to or message.ephemeral_to or message.broadcast)
    spoken = message.subtype in ("", "file_share") and before.subtype in ("", "file_share")
    soon = float(message.ts) - float(before.ts) <= _TOGETHER
    return plain and spoken and soon and before.user == message.user
