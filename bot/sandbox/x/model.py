"""What the local X keeps: users, posts, webhooks, subscriptions. Plain data, JSON in and out."""

from dataclasses import dataclass, field

__all__ = ["Link", "Picture", "Post", "Subscription", "User", "Webhook"]


@dataclass
class User:
    """A profile. ``token`` is its OAuth 2 user token for our app.

    ``brand``: made to be connected to the app, not by writing something.
    """

    id: str
    username: str
    name: str
    token: str
    created_at: str
    brand: bool = False


@dataclass
class Link:
    """A link as X shortened it, and as its author wrote it."""

    short: str
    written: str
    expanded: str


@dataclass
class Picture:
    """A picture in a post; its bytes lie elsewhere, by ``id``."""

    id: str
    mime: str
    alt: str = ""


@dataclass
class Post:
    """One version of a post. An edit is a new post that shares the history.

    ``text`` is raw: unescaped, links as written, with the handles that X puts before an answer.
    ``typed`` is what came in. ``visible_at`` (wall clock, seconds) is when timelines show it.
    """

    id: str
    author_id: str
    text: str
    typed: str
    created_at: str
    conversation_id: str
    source: str
    visible_at: float = 0.0
    in_reply_to: str | None = None
    in_reply_to_user_id: str | None = None
    quoted: str | None = None
    mentions: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    edit_history: list[str] = field(default_factory=list)
    media: list[Picture] = field(default_factory=list)
    deleted: bool = False

    @property
    def current(self) -> bool:
        """Whether people see it: neither deleted nor replaced by a later version."""
        return not self.deleted and self.edit_history[-1] == self.id


@dataclass
class Webhook:
    """A registered webhook. ``valid`` after its challenge was answered."""

    id: str
    url: str
    valid: bool
    created_at: str


@dataclass
class Subscription:
    """An X Activity subscription: events of one kind about one user."""

    id: str
    event_type: str
    user_id: str
    webhook_id: str | None
    created_at: str
    tag: str | None = None
