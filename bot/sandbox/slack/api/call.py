"""One call of a method: its arguments, who calls, and what may be asked for."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from bot.sandbox.slack import limits
from bot.sandbox.slack.hub import Hub
from bot.sandbox.slack.refusal import Json, Refusal
from bot.sandbox.slack.state import App, Channel, Install, Message, User

__all__ = ["Call", "Method", "method", "methods"]

_FALSE = ("", "0", "false", "False", "None", None, False)


@dataclass(frozen=True)
class Call:
    """A call that is signed in and has been counted."""

    hub: Hub
    name: str
    args: dict[str, Any]
    app: App
    install: Install

    def text(self, name: str, default: str = "") -> str:
        """An argument as text."""
        value = self.args.get(name)
        return default if value is None else str(value)

    def needed(self, name: str, error: str = "invalid_arguments") -> str:
        """An argument that must be there."""
        if value := self.text(name):
            return value
        missing = (
            [f"[ERROR] missing required field: {name}"] if error == "invalid_arguments" else []
        )
        raise Refusal(error, messages=missing)

    def flag(self, name: str) -> bool:
        """A boolean, as JSON or as a form writes it."""
        return self.args.get(name) not in _FALSE

    def parsed(self, name: str, error: str) -> Any:
        """An argument that may be JSON in a string; None when absent."""
        value = self.args.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise Refusal(error) from None

    def scope(self, *needed: str) -> None:
        """One of these scopes, or `missing_scope` (docs.slack.dev/authentication/tokens)."""
        if needed and not set(needed) & set(self.install.scopes):
            raise Refusal(
                "missing_scope", needed=",".join(needed), provided=",".join(self.install.scopes)
            )

    def channel(self, name: str = "channel") -> Channel:
        """A conversation that this token can see, or `channel_not_found`.

        docs.slack.dev/apis/web-api: another workspace's channels do not exist for a token, nor do
        private ones where its bot is not a member.
        """
        channel = self.hub.state.channels.get(self.text(name))
        if channel is None or self.install.team_id not in channel.teams:
            raise Refusal("channel_not_found")
        closed = channel.is_private or channel.is_im or channel.is_mpim
        if closed and self.install.bot_user_id not in channel.members:
            raise Refusal("channel_not_found")
        return channel

    def member_of(self, channel: Channel) -> None:
        """The bot must be inside, or `not_in_channel`."""
        if self.install.bot_user_id not in channel.members:
            raise Refusal("not_in_channel")

    def kind_scope(self, channel: Channel, verb: str) -> None:
        """`channels:history`, `groups:history`, … whichever fits this conversation."""
        prefix = {"channel": "channels", "group": "groups"}.get(channel.kind, channel.kind)
        self.scope(f"{prefix}:{verb}")

    def user(self, user_id: str, error: str = "user_not_found") -> User:
        """A user of this workspace or of one that shares a channel with it."""
        user = self.hub.state.users.get(user_id)
        if user is None or not self._knows(user):
            raise Refusal(error)
        return user

    def _knows(self, user: User) -> bool:
        if user.team_id == self.install.team_id:
            return True
        channels = self.hub.state.channels.values()
        return any(user.id in c.members and self.install.team_id in c.teams for c in channels)

    def message(self, channel: Channel, ts: str) -> Message:
        """A message that everybody sees, or `message_not_found`."""
        message = channel.messages.get(ts)
        if message is None or message.ephemeral_to:
            raise Refusal("message_not_found")
        return message

    def page(self, items: list[Any], default: int = limits.PAGE_DEFAULT) -> tuple[list[Any], str]:
        """One page of items and the next cursor (docs.slack.dev/apis/web-api/pagination)."""
        limit = self.text("limit") or str(default)
        if not limit.isdigit() or not 1 <= int(limit) <= limits.PAGE_MOST + 1:
            raise Refusal("invalid_limit")
        cursor = self.text("cursor")
        if cursor and not cursor.removeprefix("at:").isdigit():
            raise Refusal("invalid_cursor")
        start = int(cursor.removeprefix("at:")) if cursor else 0
        end = start + int(limit)
        return items[start:end], f"at:{end}" if end < len(items) else ""


Handler = Callable[[Call], Awaitable[Json]]


@dataclass(frozen=True)
class Method:
    """A method and how often it may be called; `scopes` are alternatives."""

    handler: Handler
    per_minute: int
    scopes: tuple[str, ...]


methods: dict[str, Method] = {}


def method(name: str, per_minute: int, *scopes: str) -> Callable[[Handler], Handler]:
    """Register a handler; any one of `scopes` opens it."""

    def register(handler: Handler) -> Handler:
        methods[name] = Method(handler, per_minute, scopes)
        return handler

    return register
