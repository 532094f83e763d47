"""What a person sees in the local Slack, and waiting for it."""

import base64
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.slack.client import Control, Json, NotSeen
from bot.sandbox.slack.seen import Channel, Install, Modal, Seen

__all__ = ["PATIENCE", "Watcher", "place_of", "thread_of"]

PATIENCE = 20.0


def thread_of(parent: Seen | None) -> str:
    """The thread that a reply to this message belongs to; empty for none."""
    return (parent.thread_ts or parent.ts) if parent else ""


@dataclass(frozen=True)
class Watcher:
    """Somebody in a workspace, with open eyes.

    A wait that ends in vain raises `NotSeen` with everything that was visible instead.
    """

    id: str
    name: str
    team: str
    control: Control = field(repr=False, compare=False)

    async def _do(self, action: str, **args: Any) -> Json:
        return await self.control.do(action, user=self.id, **args)

    async def channels(self) -> list[Json]:
        """The channels and conversations this person is in, with their unread counts."""
        listed: list[Json] = (await self._do("channels"))["channels"]
        return listed

    async def file(self, file: Json) -> bytes:
        """The bytes of a file (one of `files` of a message)."""
        return base64.b64decode((await self._do("file", file=file["id"]))["content"])

    async def offered(
        self, where: "Seen | Modal | None", what: str, query: str = "", *, home: str = ""
    ) -> list[str]:
        """What an external select offers for what is typed: the options' words."""
        args = {"what": what, "query": query, **place_of(where, home)}
        options = (await self._do("options", **args))["options"]
        return [str(one["text"]["text"]) for one in options]

    async def sees_home(
        self,
        install: Install,
        containing: str,
        *,
        timeout: float = PATIENCE,  # noqa: ASYNC109 - waits over HTTP by itself
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
            thread_ts=thread_of(thread),
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
        timeout: float = PATIENCE,  # noqa: ASYNC109 - waits over HTTP by itself
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
        timeout: float = PATIENCE,  # noqa: ASYNC109 - waits over HTTP by itself
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
        done = await self._do("read", channel=seen.channel, ts=seen.ts)
        if done["messages"]:
            return Seen(**done["messages"][0])
        raise AssertionError(f"{self.name} no longer sees: {seen.text}")

    async def modals(self) -> list[Modal]:
        """The modals that are open, the one in front last."""
        return [Modal(**v) for v in (await self._do("modals"))["views"]]

    async def modal(
        self,
        title: str = "",
        *,
        timeout: float = PATIENCE,  # noqa: ASYNC109 - waits over HTTP by itself
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


def place_of(where: "Seen | Modal | None", home: str = "") -> Json:
    """A message, the home tab of the app `home`, or else the modal in front."""
    if isinstance(where, Seen):
        return {"channel": where.channel, "ts": where.ts}
    return {"app_id": home} if home else {}
