"""Everything the local X knows, and its snapshot on disk."""

import json
import os
import secrets
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot.clock import Clock
from bot.sandbox.x.model import Link, Picture, Post, Subscription, User, Webhook
from bot.sandbox.x.text import find_links, find_tags, find_usernames, with_answered

__all__ = ["XState", "iso"]

# X's ids carry the time: milliseconds since its own epoch, above 22 bits.
_EPOCH_MS = 1_288_834_974_657
_VERSION = 1


def iso(moment: datetime) -> str:
    """As X writes a time: UTC, milliseconds, ``Z``."""
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


@dataclass
class XState:
    """The local X's world. One event loop; nothing here awaits.

    ``timeline_lag`` is in seconds of wall time, ``rate_factor`` multiplies X's limits.
    """

    consumer_secret: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    app_token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    timeline_lag: float = 0.3
    rate_factor: float = 1.0
    users: dict[str, User] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    webhooks: dict[str, Webhook] = field(default_factory=dict)
    subscriptions: dict[str, Subscription] = field(default_factory=dict)
    last_id: int = 0
    changes: int = 0

    def __post_init__(self) -> None:
        self.listeners: list[Callable[[], None]] = []
        self._by_name: dict[str, User] = {}
        self._by_token: dict[str, User] = {}
        self._authored: dict[str, list[int]] = {}
        self._mentioning: dict[str, list[int]] = {}
        self._noticed: dict[str, list[int]] = {}
        self._tagged: dict[str, list[int]] = {}
        self._all: list[int] = []
        self._answers: dict[str, list[str]] = {}
        for user in self.users.values():
            self._index_user(user)
        for post in self.posts.values():
            self._index_post(post)

    def changed(self) -> None:
        """Count a change and tell whoever listens."""
        self.changes += 1
        for listener in self.listeners:
            listener()

    # Users

    def add_user(self, username: str, name: str | None, clock: Clock) -> User:
        """A user by that handle: the one there is, or a new one."""
        known = self.user_named(username)
        if known is not None:
            return known
        now = clock.business()
        user = User(
            id=self.next_id(now),
            username=username,
            name=name or username,
            token=f"x2-{secrets.token_urlsafe(32)}",
            created_at=iso(now),
        )
        self.users[user.id] = user
        self._index_user(user)
        return user

    def user_named(self, username: str) -> User | None:
        """By handle, in any case, with or without ``@``."""
        return self._by_name.get(username.removeprefix("@").lower())

    def user_of_token(self, token: str) -> User | None:
        """By OAuth 2 user token."""
        return self._by_token.get(token)

    # Posts

    def add_post(
        self,
        author: User,
        text: str,
        *,
        clock: Clock,
        source: str,
        in_reply_to: str | None = None,
        quoted: str | None = None,
        edits: Post | None = None,
        media: Sequence[Picture] = (),
    ) -> Post:
        """Write a post, or with ``edits`` its next version. Checks nothing: see ``rules``."""
        now = clock.business()
        parent = self.posts.get(in_reply_to) if in_reply_to else None
        post_id = self.next_id(now)
        full = with_answered(text, self.answered(author, parent)) if parent else text
        post = Post(
            id=post_id,
            author_id=author.id,
            text=full,
            typed=text,
            created_at=iso(now),
            conversation_id=parent.conversation_id if parent else post_id,
            source=source,
            visible_at=clock.wall().timestamp() + self.timeline_lag,
            in_reply_to=parent.id if parent else None,
            in_reply_to_user_id=parent.author_id if parent else None,
            quoted=quoted,
            mentions=self._mentioned(full),
            links=find_links(full, post_id),
            media=list(edits.media if edits else media),
        )
        history = edits.edit_history if edits else []
        history.append(post_id)
        post.edit_history = history
        if edits:
            post.conversation_id = edits.conversation_id
        self.posts[post_id] = post
        self._index_post(post)
        self.changed()
        return post

    def answered(self, author: User, parent: Post) -> list[str]:
        """Whom X names in front of an answer: the author answered, then those it mentioned."""
        ids = dict.fromkeys([parent.author_id, *parent.mentions])
        return [self.users[one].username for one in ids if one != author.id]

    def delete(self, post: Post) -> None:
        """Gone with every version of it, as X does."""
        for one in post.edit_history:
            self.posts[one].deleted = True
        self.changed()

    def authored(self, user_id: str) -> Iterator[Post]:
        """A user's posts, newest first, those gone left out."""
        return self._newest(self._authored.get(user_id, []))

    def mentioning(self, user_id: str, since_id: str | None = None) -> Iterator[Post]:
        """Posts of others that mention a user, newest first, newer than ``since_id``."""
        ids = self._mentioning.get(user_id, [])
        return self._newest(ids, bisect_right(ids, int(since_id)) if since_id else 0)

    # What people see, newest first, from below an id. An edited post stays in its place: the
    # newest version where the first one stood.

    def everybody(self, below: int | None = None) -> Iterator[Post]:
        """Everybody's posts."""
        return self._in_place(self._all, below)

    def posted(self, user_id: str, below: int | None = None) -> Iterator[Post]:
        """One user's posts."""
        return self._in_place(self._authored.get(user_id, []), below)

    def tagged(self, tag: str, below: int | None = None) -> Iterator[Post]:
        """Posts with a hashtag. One that came in by an edit does not count."""
        return self._in_place(self._tagged.get(tag.casefold(), []), below)

    def noticed(self, user_id: str, below: int | None = None) -> Iterator[Post]:
        """Posts of others that mention, answer or quote a user; an edit is a notice of its own."""
        ids = self._noticed.get(user_id, [])
        return self._newest(ids, end=_end(ids, below))

    def answers(self, post_id: str) -> list[Post]:
        """Direct answers that are there, oldest first."""
        posts = [self.posts[one] for one in self._answers.get(post_id, [])]
        return [post for post in posts if post.current]

    def next_id(self, now: datetime) -> str:
        """An id such as X's: it grows with time, and always grows."""
        made = (int(now.timestamp() * 1000) - _EPOCH_MS) << 22
        self.last_id = max(made, self.last_id + 1)
        self.changed()
        return str(self.last_id)

    def edit_deadline(self, post: Post) -> datetime:
        """Until when X lets a post be edited: an hour after its first version."""
        first = datetime.fromisoformat(self.posts[post.edit_history[0]].created_at)
        return first + timedelta(hours=1)

    # The snapshot

    def dump(self, path: Path) -> None:
        """Write all of it, replacing what was there in one step."""
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_suffix(".tmp")
        data = {"version": _VERSION, **asdict(self)}
        temporary.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        os.replace(temporary, path)  # noqa: PTH105 -- says what it promises

    @classmethod
    def load(cls, path: Path) -> "XState":
        """From a snapshot. Raises FileNotFoundError, or ValueError for another version's."""
        data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if data.pop("version", None) != _VERSION:
            raise ValueError(f"{path} is not a snapshot of this version's local X")
        data["users"] = {key: User(**one) for key, one in data["users"].items()}
        data["posts"] = {key: _post(one) for key, one in data["posts"].items()}
        data["webhooks"] = {key: Webhook(**one) for key, one in data["webhooks"].items()}
        data["subscriptions"] = {
            key: Subscription(**one) for key, one in data["subscriptions"].items()
        }
        state = cls(**data)
        state._share_histories()
        return state

    def _share_histories(self) -> None:
        """Versions of one post share one list, which JSON does not tell."""
        for post in self.posts.values():
            newest = self.posts[post.edit_history[-1]]
            post.edit_history = newest.edit_history

    def _index_user(self, user: User) -> None:
        self._by_name[user.username.lower()] = user
        self._by_token[user.token] = user

    def _index_post(self, post: Post) -> None:
        self._all.append(int(post.id))
        self._authored.setdefault(post.author_id, []).append(int(post.id))
        for tag in find_tags(post.text):
            self._tagged.setdefault(tag, []).append(int(post.id))
        for user_id in self._who_notices(post):
            self._noticed.setdefault(user_id, []).append(int(post.id))
        if post.in_reply_to:
            self._answers.setdefault(post.in_reply_to, []).append(post.id)
        for user_id in post.mentions:
            if user_id != post.author_id:
                self._mentioning.setdefault(user_id, []).append(int(post.id))

    def _mentioned(self, text: str) -> list[str]:
        users = (self.user_named(one) for one in find_usernames(text))
        return [user.id for user in users if user]

    def _who_notices(self, post: Post) -> list[str]:
        quoted = self.posts.get(post.quoted) if post.quoted else None
        ids = dict.fromkeys([*post.mentions, *([quoted.author_id] if quoted else [])])
        return [one for one in ids if one != post.author_id]

    def _in_place(self, ids: list[int], below: int | None) -> Iterator[Post]:
        for index in range(_end(ids, below) - 1, -1, -1):
            first = self.posts[str(ids[index])]
            if not first.deleted and first.edit_history[0] == first.id:
                yield self.posts[first.edit_history[-1]]

    def _newest(self, ids: list[int], start: int = 0, end: int | None = None) -> Iterator[Post]:
        for index in range((len(ids) if end is None else end) - 1, start - 1, -1):
            post = self.posts[str(ids[index])]
            if post.current:
                yield post


def _end(ids: list[int], below: int | None) -> int:
    return len(ids) if below is None else bisect_left(ids, below)


def _post(data: dict[str, Any]) -> Post:
    links = [Link(**one) for one in data["links"]]
    media = [Picture(**one) for one in data.get("media", ())]
    return Post(**{**data, "links": links, "media": media})
