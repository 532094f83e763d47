"""Posts as one person sees them: names, times, links, what was answered, what was quoted."""

import zlib
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from markupsafe import Markup

from bot.sandbox.page.frame import Viewer
from bot.sandbox.page.x.linked import linked
from bot.sandbox.page.x.threads import answers, newest
from bot.sandbox.page.x.times import ago
from bot.sandbox.x.model import Picture, Post, User
from bot.sandbox.x.state import XState
from bot.sandbox.x.text import split_answered

__all__ = ["Author", "Notice", "Shown", "Sight", "Version"]

_TONES = 8
Notice = Literal["replied", "mentioned", "quoted"]


@dataclass(frozen=True)
class Author:
    """Who wrote; ``tone`` picks the colour of the picture, ``initial`` stands on it."""

    handle: str
    name: str
    brand: bool

    @property
    def tone(self) -> int:
        """The same each time for the same handle."""
        return zlib.crc32(self.handle.lower().encode()) % _TONES

    @property
    def initial(self) -> str:
        """The first letter of the name."""
        return next((one for one in self.name if one.isalnum()), "?").upper()


@dataclass(frozen=True)
class Version:
    """An earlier text of an edited post, and when it was written."""

    text: Markup
    full: str
    iso: str


@dataclass(frozen=True)
class Shown:
    """A post. ``key`` stays the same through edits, ``id`` is the newest version's."""

    key: str
    id: str
    author: Author
    gone: bool
    text: Markup
    typed: str
    when: str
    full: str
    iso: str
    edited: str
    replying: tuple[str, ...]
    quoted: "Shown | None"
    replies: int
    versions: tuple[Version, ...]
    by_app: bool
    media: tuple[Picture, ...]


@dataclass(frozen=True)
class Sight:
    """Who looks at which X, and when. Shows posts."""

    state: XState
    viewer: Viewer
    now: datetime

    @property
    def base(self) -> str:
        """Where this X's pages are."""
        return f"{self.viewer.base}/x"

    def author(self, user: User) -> Author:
        """A profile."""
        return Author(user.username, user.name, self.is_brand(user))

    def is_brand(self, user: User) -> bool:
        """Whether the account is one the app acts for; older snapshots tell it by what it hears."""
        return user.brand or any(
            one.user_id == user.id for one in self.state.subscriptions.values()
        )

    def brands(self) -> list[User]:
        """Every brand, the oldest first."""
        heard = {one.user_id for one in self.state.subscriptions.values()}
        return [one for one in self.state.users.values() if one.brand or one.id in heard]

    def full(self, at: datetime) -> str:
        """A moment in full, in the viewer's words and zone."""
        return self.viewer.reader.moment(at, now=self.now)

    def post(self, post: Post, *, quoted: bool = True) -> Shown:
        """The newest version of a post, with what it quotes."""
        state = self.state
        first = datetime.fromisoformat(state.posts[post.edit_history[0]].created_at)
        at = datetime.fromisoformat(post.created_at)
        replying, text = split_answered(post.text) if post.in_reply_to else ([], post.text)
        cited = newest(state, post.quoted) if quoted else None
        is_edited = len(post.edit_history) > 1
        return Shown(
            key=post.edit_history[0],
            id=post.id,
            author=self.author(state.users[post.author_id]),
            gone=post.deleted,
            text=Markup("") if post.deleted else linked(text, post.links, self.base),
            typed="" if post.deleted else post.typed,
            when=ago(first, self.now, self.viewer),
            full=self.full(first),
            iso=first.isoformat(),
            edited=self.full(at) if is_edited else "",
            replying=tuple(replying),
            quoted=self.post(cited, quoted=False) if cited else None,
            replies=len(answers(state, post)),
            versions=self._versions(post),
            by_app=post.source == "api",
            media=() if post.deleted else tuple(post.media),
        )

    def notice(self, post: Post, user: User) -> Notice:
        """Why a post is among somebody's notifications."""
        if post.in_reply_to_user_id == user.id:
            return "replied"
        cited = newest(self.state, post.quoted)
        return "quoted" if cited and cited.author_id == user.id else "mentioned"

    def _versions(self, post: Post) -> tuple[Version, ...]:
        earlier = [self.state.posts[one] for one in post.edit_history[:-1]]
        return tuple(self._version(one) for one in earlier)

    def _version(self, post: Post) -> Version:
        at = datetime.fromisoformat(post.created_at)
        text = split_answered(post.text)[1] if post.in_reply_to else post.text
        return Version(linked(text, post.links, self.base), self.full(at), at.isoformat())
