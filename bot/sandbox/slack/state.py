"""Everything the local Slack remembers, and how it survives a restart."""

import json
import secrets
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.sandbox.slack.entities import (
    App,
    Channel,
    File,
    Install,
    Message,
    Team,
    User,
    View,
)

__all__ = ["App", "Channel", "File", "Install", "Message", "State", "Team", "User", "View"]

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SLACKBOT = "USLACKBOT"


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

    def group(self, people: set[str]) -> Channel | None:
        """The group conversation of exactly these users, if they have one."""
        groups = (c for c in self.channels.values() if c.is_mpim)
        return next((c for c in groups if set(c.members) == people), None)

    def direct(self, one: str, other: str) -> Channel | None:
        """The direct conversation of two users, if they have one."""
        pair = {one, other}
        return next((c for c in self.channels.values() if c.is_im and set(c.members) == pair), None)

    def shows_file(self, file: File, user_id: str) -> bool:
        """Whether this user may fetch it: their own, given to them, or shared where they are.

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
        return user_id in (file.user, *file.given_to)

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
