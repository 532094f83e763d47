"""Everything the local Slack remembers, as plain dataclasses that survive a restart.

Moments inside are Slack timestamps: seconds since 1970 UTC of the *business* clock, with six
decimals, unique and increasing through the whole state.
"""

import json
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.sandbox.slack.refusal import Json

__all__ = ["App", "Channel", "File", "Install", "Message", "State", "Team", "User", "View"]

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SLACKBOT = "USLACKBOT"


@dataclass
class Team:
    """One workspace."""

    id: str
    name: str
    domain: str


@dataclass
class User:
    """A person, or the bot user of an app, in one workspace."""

    id: str
    team_id: str
    name: str
    real_name: str
    display_name: str
    tz: str = "UTC"
    locale: str = "en-US"
    email: str = ""
    is_bot: bool = False
    bot_id: str = ""
    app_id: str = ""

    @property
    def shown(self) -> str:
        """The name that people read."""
        return self.display_name or self.real_name or self.name


@dataclass
class File:
    """What is known of a file; its bytes are in the `FileStore`.

    `shares` are the messages it was shared with, by channel; `gone` when it was deleted.
    """

    id: str
    name: str
    title: str
    mimetype: str
    size: int
    user: str
    team_id: str
    created: int
    width: int = 0
    height: int = 0
    alt_text: str = ""
    uploaded: bool = True
    gone: bool = False
    shares: dict[str, list[str]] = field(default_factory=dict)


@dataclass
class Message:
    """One message; `ephemeral_to` is set when only that person sees it."""

    ts: str
    user: str
    team_id: str
    text: str
    blocks: list[Json] | None = None
    bot_id: str = ""
    app_id: str = ""
    thread_ts: str = ""
    broadcast: bool = False
    subtype: str = ""
    metadata: Json | None = None
    edited: Json | None = None
    reactions: dict[str, list[str]] = field(default_factory=dict)
    ephemeral_to: str = ""
    inputs: Json = field(default_factory=dict)
    files: list[str] = field(default_factory=list)


@dataclass
class Channel:
    """A channel or a direct conversation, with its messages in order of time."""

    id: str
    team_id: str
    name: str
    is_private: bool = False
    is_im: bool = False
    is_mpim: bool = False
    is_archived: bool = False
    members: list[str] = field(default_factory=list)
    shared_with: list[str] = field(default_factory=list)
    purpose: str = ""
    topic: str = ""
    created: int = 0
    creator: str = ""
    messages: dict[str, Message] = field(default_factory=dict)
    threads: dict[str, list[str]] = field(default_factory=dict)

    @property
    def teams(self) -> list[str]:
        """The workspaces that see the channel: its own first."""
        return [self.team_id, *self.shared_with]

    @property
    def kind(self) -> str:
        """`channel_type` in events."""
        if self.is_im:
            return "im"
        if self.is_mpim:
            return "mpim"
        return "group" if self.is_private else "channel"

    def visible_to(self, user_id: str) -> Iterator[Message]:
        """Every message that this person could see, oldest first, replies among them."""
        return (m for m in self.messages.values() if m.ephemeral_to in ("", user_id))


@dataclass
class View:
    """A modal or a home tab; `body` is what the app sent, with generated ids filled in."""

    id: str
    app_id: str
    app_team_id: str
    user_id: str
    team_id: str
    body: Json
    hash: str
    root_id: str
    previous_id: str = ""
    values: dict[str, dict[str, Json]] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    trouble: str = ""


@dataclass
class Install:
    """One app in one workspace."""

    team_id: str
    bot_user_id: str
    bot_id: str
    token: str
    scopes: list[str]
    active: bool = True


@dataclass
class App:
    """What the app's configuration page knows."""

    id: str
    name: str
    signing_secret: str
    verification_token: str
    request_url: str
    scopes: list[str]
    events: list[str]
    commands: dict[str, Json]
    shortcuts: list[Json]
    installs: dict[str, Install] = field(default_factory=dict)

    def install_for(self, teams: list[str]) -> Install | None:
        """The active install of the first of these workspaces that has one."""
        for team in teams:
            install = self.installs.get(team)
            if install is not None and install.active:
                return install
        return None


@dataclass
class State:
    """The whole local Slack.

    `reads` is how far each person has read each channel: user id → channel id → timestamp.
    `address` is where files are fetched.
    """

    teams: dict[str, Team] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    apps: dict[str, App] = field(default_factory=dict)
    views: dict[str, View] = field(default_factory=dict)
    stacks: dict[str, list[str]] = field(default_factory=dict)
    homes: dict[str, str] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)
    reads: dict[str, dict[str, str]] = field(default_factory=dict)
    address: str = ""
    last_ts: int = 0

    def next_ts(self, now: datetime) -> str:
        """A timestamp for `now` that no other message has, later than all before it."""
        self.last_ts = max(self.last_ts + 1, int(now.timestamp() * 1_000_000))
        return f"{self.last_ts // 1_000_000}.{self.last_ts % 1_000_000:06d}"

    def by_token(self, token: str) -> tuple[App, Install] | None:
        """The app and install that a bot token belongs to."""
        for app in self.apps.values():
            for install in app.installs.values():
                if secrets.compare_digest(install.token, token):
                    return app, install
        return None

    def direct(self, one: str, other: str) -> Channel | None:
        """The direct conversation of two users, if they have one."""
        pair = {one, other}
        return next((c for c in self.channels.values() if c.is_im and set(c.members) == pair), None)

    def shows_file(self, file: File, user_id: str) -> bool:
        """Whether this user may fetch it: their own, or shared where they are a member.

        Whoever is in a workspace may also fetch what is in one of its public channels.
        """
        if file.gone:
            return False
        user = self.users.get(user_id)
        for channel_id in file.shares:
            channel = self.channels[channel_id]
            at_home = user is not None and user.team_id in channel.teams
            if user_id in channel.members or (channel.kind == "channel" and at_home):
                return True
        return file.user == user_id

    def dump(self, path: Path) -> None:
        """Write everything to `path`; a reader sees the old file or the new one, never a half."""
        write_whole(path, self.encoded())

    def encoded(self) -> str:
        """Everything as one JSON text."""
        return json.dumps(self, default=vars, ensure_ascii=False)

    @classmethod
    def load(cls, path: Path) -> "State":
        """What `dump` wrote; an empty state where there is no file yet."""
        if not path.exists():
            return cls()
        raw = json.loads(path.read_text(encoding="utf-8"))
        return cls(
            teams={k: Team(**v) for k, v in raw["teams"].items()},
            users={k: User(**v) for k, v in raw["users"].items()},
            channels={k: _channel(v) for k, v in raw["channels"].items()},
            apps={k: _app(v) for k, v in raw["apps"].items()},
            views={k: View(**v) for k, v in raw["views"].items()},
            stacks=raw["stacks"],
            homes=raw["homes"],
            files={k: File(**v) for k, v in raw.get("files", {}).items()},
            reads=raw.get("reads", {}),
            address=raw.get("address", ""),
            last_ts=raw["last_ts"],
        )


def new_id(prefix: str) -> str:
    """An id such as Slack gives: a letter for the kind and ten more characters."""
    return prefix + "0" + "".join(secrets.choice(_ALPHABET) for _ in range(9))


def write_whole(path: Path, text: str) -> None:
    """Write beside the file, then rename over it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(path.suffix + ".new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def _channel(raw: dict[str, Any]) -> Channel:
    messages = {ts: Message(**m) for ts, m in raw.pop("messages").items()}
    return Channel(**raw, messages=messages)


def _app(raw: dict[str, Any]) -> App:
    installs = {team: Install(**i) for team, i in raw.pop("installs").items()}
    return App(**raw, installs=installs)
