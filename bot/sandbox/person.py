"""People in the local Slack: a typed client of its control API, for scenario tests and the story.

Everything that people see comes back as `Seen` (messages) and `Modal`. A wait that ends in vain
raises `AssertionError` with everything that was visible instead.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from bot.sandbox.slack.client import Control, Json, NotSeen
from bot.sandbox.slack.person import Person
from bot.sandbox.slack.seen import Came, Channel, Install, Modal, Seen, came

__all__ = ["Came", "Channel", "Install", "LocalSlack", "Modal", "NotSeen", "Person", "Seen", "Team"]


@dataclass(frozen=True)
class Team:
    """One workspace."""

    id: str
    name: str
    control: Control = field(repr=False, compare=False)

    async def person(
        self, name: str, *, tz: str = "UTC", locale: str = "en-US", email: str = ""
    ) -> Person:
        """Somebody new."""
        made = await self.control.do(
            "create_user", team=self.id, name=name, tz=tz, locale=locale, email=email
        )
        return Person(made["user"]["id"], name, self.id, self.control)

    async def channel(
        self,
        name: str,
        *,
        members: Sequence[Person | Install] = (),
        private: bool = False,
        purpose: str = "",
    ) -> Channel:
        """A new channel."""
        made = await self.control.do(
            "create_channel",
            team=self.id,
            name=name,
            members=[m.id if isinstance(m, Person) else m.bot_user_id for m in members],
            is_private=private,
            purpose=purpose,
        )
        return Channel(made["channel"]["id"], made["channel"]["name"])

    async def install_app(self, manifest: Json, request_url: str = "", **given: str) -> Install:
        """Install an app; `given` may hold `app_id`, `signing_secret` and `token`."""
        made = await self.control.do(
            "install_app", team=self.id, manifest=manifest, request_url=request_url, **given
        )
        return Install(**made)

    async def uninstall_app(self, install: Install) -> None:
        """Remove an app: its token is revoked and the app is told."""
        await self.control.do("uninstall_app", app_id=install.app_id, team=self.id)


class LocalSlack:
    """The whole place, from outside: the server at `base_url`, before `/api/` and `/control/`."""

    def __init__(self, base_url: str, session: aiohttp.ClientSession) -> None:
        self.control = Control(base_url, session)

    async def create_team(self, name: str, *, domain: str) -> Team:
        """A new workspace."""
        made = await self.control.do("create_team", name=name, domain=domain)
        return Team(made["team"]["id"], name, self.control)

    async def connect(self, channel: Channel, team: Team, members: Sequence[Person] = ()) -> None:
        """Share a channel with another organisation."""
        ids = [m.id for m in members]
        await self.control.do("connect", channel=channel.id, team=team.id, members=ids)

    async def invite(self, channel: Channel, who: Person | Install) -> None:
        """Put somebody into a channel."""
        user = who.id if isinstance(who, Person) else who.bot_user_id
        await self.control.do("invite", channel=channel.id, user=user)

    async def archive(self, channel: Channel) -> None:
        """Archive a channel: nothing can be posted there."""
        await self.control.do("archive", channel=channel.id)

    async def directory(self) -> Json:
        """Teams, users, channels and apps; see the control action of that name."""
        return await self.control.do("directory")

    async def configure(self, **how: float) -> None:
        """Change `rates`, `ack_seconds`, `retry_scale` or `event_head_start`."""
        await self.control.do("configure", **how)

    async def clear_faults(self) -> None:
        """Everything works again."""
        await self.control.do("clear_faults")

    async def deliver(self, install: Install, **request: Json) -> Came:
        """Send the app a `payload`, `fields` or `body` of one's own, signed as Slack's."""
        return came(await self.control.do("deliver", app_id=install.app_id, **request))

    async def fault(self, method: str, kind: str, **how: Any) -> None:
        """Let the next calls of a method go wrong; see `bot.sandbox.slack.faults.Fault`."""
        await self.control.do("fault", method=method, kind=kind, **how)

    async def redeliver(self, kind: str = "*") -> Came:
        """Send the last request of this kind to the app once more, the same bytes."""
        return came(await self.control.do("redeliver", kind=kind))

    async def log(self, what: str = "", since: int = 0) -> list[Json]:
        """Requests in both directions."""
        lines: list[Json] = (await self.control.do("log", what=what, since=since))["lines"]
        return lines
