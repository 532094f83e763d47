"""People in the local Slack: a typed client of its control API, for scenario tests and the story.

Everything that people see comes back as `Seen` (messages) and `Modal`. A wait that ends in vain
raises `AssertionError` with everything that was visible instead.
"""

import base64
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from bot.sandbox.slack.client import Control, Json, NotSeen
from bot.sandbox.slack.seen import Came, Channel, Install, Modal, Seen, came

__all__ = ["Came", "Channel", "Install", "LocalSlack", "Modal", "NotSeen", "Person", "Seen", "Team"]

_PATIENCE = 10.0


@dataclass(frozen=True)
class Person:
    """Somebody in a workspace, and everything they can do there."""

    id: str
    name: str
    team: str
    control: Control = field(repr=False, compare=False)

    async def _do(self, action: str, **args: Any) -> Json:
        return await self.control.do(action, user=self.id, **args)

    async def say(self, channel: Channel, text: str, *, thread: Seen | None = None) -> Seen:
        """Say something; names are typed as `@Name` and `#channel`."""
        done = await self._do("say", channel=channel.id, text=text, thread_ts=_thread(thread))
        return Seen(**done["message"])

    async def upload(
        self,
        channel: Channel,
        name: str,
        content: bytes,
        *,
        comment: str = "",
        thread: Seen | None = None,
    ) -> Seen:
        """Share a file, with a comment if given; its facts are in `files` of the message."""
        place = {"channel": channel.id, "thread_ts": _thread(thread)}
        done = await self.control.send(
            "upload", name, content, user=self.id, comment=comment, **place
        )
        return Seen(**done["message"])

    async def file(self, file: Json) -> bytes:
        """The bytes of a file (one of `files` of a message)."""
        return base64.b64decode((await self._do("file", file=file["id"]))["content"])

    async def mark(self, channel: Channel, upto: Seen | None = None) -> None:
        """Have read a channel, up to a message or to its end."""
        await self._do("mark", channel=channel.id, ts=upto.ts if upto else "")

    async def channels(self) -> list[Json]:
        """The channels and conversations this person is in, with their unread counts."""
        listed: list[Json] = (await self._do("channels"))["channels"]
        return listed

    async def edit(self, message: Seen, text: str) -> Seen:
        """Change an own message."""
        done = await self._do("edit", channel=message.channel, ts=message.ts, text=text)
        return Seen(**done["message"])

    async def delete(self, message: Seen) -> None:
        """Delete an own message, or dismiss one that only this person sees."""
        await self._do("delete", channel=message.channel, ts=message.ts)

    async def react(self, message: Seen, name: str) -> None:
        """Add a reaction."""
        await self._do("react", channel=message.channel, ts=message.ts, name=name)

    async def slash(self, channel: Channel, line: str, *, thread: Seen | None = None) -> Came:
        """Send a slash command and wait for the app's acknowledgement."""
        done = await self._do("slash", channel=channel.id, text=line, thread_ts=_thread(thread))
        return came(done)

    async def shortcut(self, name: str, message: Seen | None = None) -> Came:
        """Use a shortcut, on a message or a global one."""
        place = {"channel": message.channel, "ts": message.ts} if message else {}
        return came(await self._do("shortcut", name=name, **place))

    async def click(
        self, where: "Seen | Modal | None", what: str, *, value: object = None, home: str = ""
    ) -> Came:
        """Press a button (by its words or action id), or choose `value` in a menu or picker.

        `where` is a message, or a modal for the one in front; `home` an app id for its home tab.
        """
        args: Json = {"what": what, "value": value}
        if isinstance(where, Seen):
            args |= {"channel": where.channel, "ts": where.ts}
        elif home:
            args["app_id"] = home
        return came(await self._do("click", **args))

    async def fill(self, values: dict[str, object]) -> Modal:
        """Fill the modal in front: label (or block or action id) → value."""
        return Modal(**(await self._do("fill", values=values))["view"])

    async def submit(self, modal: Modal, values: dict[str, object] | None = None) -> Came:
        """Fill the modal and press its submit button; it must be the one in front."""
        front = await self.modals()
        if not front or front[-1].id != modal.id:
            raise AssertionError(f"the modal {modal.title!r} is not in front: {front}")
        return came(await self._do("submit", values=values or {}))

    async def close(self, *, everything: bool = False) -> Came:
        """Close the modal in front, or all of them."""
        return came(await self._do("close", everything=everything))

    async def dm(self, install: Install, text: str = "") -> Channel:
        """The direct conversation with an app; says `text` there if given."""
        opened = await self._do("open_dm", **{"with": install.bot_user_id})
        channel = Channel(opened["channel"], "directmessage")
        if text:
            await self.say(channel, text)
        return channel

    async def open_home(self, install: Install, *, timeout: float = _PATIENCE) -> Modal:  # noqa: ASYNC109 - waits over HTTP by itself
        """Open the app's home tab and wait until there is one."""
        await self._do("open_home", app_id=install.app_id)

        async def look() -> Modal | None:
            view = (await self._do("home", app_id=install.app_id))["view"]
            return Modal(**view) if view else None

        return await self.control.until(look, timeout, self._everything(None))

    async def sees_home(
        self,
        install: Install,
        containing: str,
        *,
        timeout: float = _PATIENCE,  # noqa: ASYNC109 - waits over HTTP by itself
    ) -> Modal:
        """Wait until the app's home tab, open already, reads so."""

        async def look() -> Modal | None:
            view = (await self._do("home", app_id=install.app_id))["view"]
            return Modal(**view) if view and containing in view["text"] else None

        what = f"{self.name} does not see {containing!r} in Home"
        return await self.control.until(look, timeout, self._everything(None, what))

    async def reads(
        self,
        channel: Channel,
        containing: str = "",
        *,
        thread: Seen | None = None,
        since: str = "",
        before: str = "",
        limit: int = 0,
    ) -> list[Seen]:
        """All that this person sees there now, oldest first; the latest `limit` if given.

        Only what is later than `since`, earlier than `before` (timestamps of messages).
        """
        done = await self._do(
            "read",
            channel=channel.id,
            containing=containing,
            thread_ts=_thread(thread),
            since=since,
            before=before,
            limit=limit,
        )
        return [Seen(**m) for m in done["messages"]]

    async def sees(
        self,
        channel: Channel,
        containing: str = "",
        *,
        timeout: float = _PATIENCE,  # noqa: ASYNC109 - waits over HTTP by itself
        thread: Seen | None = None,
        since: str = "",
        matching: Callable[[Seen], bool] | None = None,
    ) -> Seen:
        """Wait until a message with these words is visible; the latest such message."""

        async def look() -> Seen | None:
            most = 0 if matching else 1
            seen = await self.reads(channel, containing, thread=thread, since=since, limit=most)
            fits = [m for m in seen if not matching or matching(m)]
            return fits[-1] if fits else None

        what = f"{self.name} does not see {containing!r} in #{channel.name}"
        return await self.control.until(look, timeout, self._everything(channel, what))

    async def sees_thread(
        self,
        message: Seen,
        containing: str,
        *,
        timeout: float = _PATIENCE,  # noqa: ASYNC109 - waits over HTTP by itself
    ) -> Seen:
        """Wait until a reply (not the parent) with these words is visible."""
        parent = message.thread_ts or message.ts
        return await self.sees(
            Channel(message.channel),
            containing,
            timeout=timeout,
            matching=lambda m: m.thread_ts == parent and m.ts != parent,
        )

    async def never_sees(self, channel: Channel, containing: str, seconds: float) -> None:
        """Nothing with these words is visible now nor within so many seconds."""
        try:
            seen = await self.sees(channel, containing, timeout=seconds)
        except NotSeen:
            return
        raise AssertionError(f"{self.name} sees {containing!r}: {seen.text}")

    async def message(self, seen: Seen) -> Seen:
        """The same message as it looks now."""
        for one in await self.reads(Channel(seen.channel)):
            if one.ts == seen.ts:
                return one
        raise AssertionError(f"{self.name} no longer sees: {seen.text}")

    async def modals(self) -> list[Modal]:
        """The modals that are open, the one in front last."""
        return [Modal(**v) for v in (await self._do("modals"))["views"]]

    async def modal(
        self,
        title: str = "",
        *,
        timeout: float = _PATIENCE,  # noqa: ASYNC109 - waits over HTTP by itself
    ) -> Modal:
        """Wait until a modal (with these words in its title) is in front."""

        async def look() -> Modal | None:
            front = await self.modals()
            return front[-1] if front and title in front[-1].title else None

        what = f"{self.name} has no modal {title!r} in front"
        return await self.control.until(look, timeout, self._everything(None, what))

    def _everything(self, channel: Channel | None, what: str = "nothing") -> Callable[[], Any]:
        async def visible() -> str:
            lines = [what, "", "visible:"]
            if channel is not None:
                lines += [f"  {m.name}: {m.text}" for m in await self.reads(channel)]
            lines += [f"  modal: {m.text}" for m in await self.modals()]
            return "\n".join(lines)

        return visible


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
        self, name: str, *, members: Sequence[Person | Install] = (), private: bool = False
    ) -> Channel:
        """A new channel."""
        ids = [m.id if isinstance(m, Person) else m.bot_user_id for m in members]
        made = await self.control.do(
            "create_channel", team=self.id, name=name, members=ids, is_private=private
        )
        return Channel(made["channel"]["id"], made["channel"]["name"])

    async def install_app(self, manifest: Json, request_url: str = "", **given: str) -> Install:
        """Install an app; `given` may hold `app_id`, `signing_secret` and `token`."""
        made = await self.control.do(
            "install_app", team=self.id, manifest=manifest, request_url=request_url, **given
        )
        return Install(**made)


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


def _thread(parent: Seen | None) -> str:
    return (parent.thread_ts or parent.ts) if parent else ""
