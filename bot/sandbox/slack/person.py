"""What a person does in the local Slack."""

from dataclasses import dataclass

from bot.sandbox.slack.client import Json
from bot.sandbox.slack.seen import Came, Channel, Install, Modal, Seen, came
from bot.sandbox.slack.watching import PATIENCE, Watcher, place_of, thread_of

__all__ = ["Person"]


@dataclass(frozen=True)
class Person(Watcher):
    """Somebody in a workspace, and everything they can do there."""

    async def say(self, channel: Channel, text: str, *, thread: Seen | None = None) -> Seen:
        """Say something; names are typed as `@Name` and `#channel`."""
        done = await self._do("say", channel=channel.id, text=text, thread_ts=thread_of(thread))
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
        place = {"channel": channel.id, "thread_ts": thread_of(thread)}
        done = await self.control.send(
            "upload", name, content, user=self.id, comment=comment, **place
        )
        return Seen(**done["message"])

    async def keep(self, name: str, content: bytes) -> str:
        """Upload a file for oneself, to fill a modal's file input with; its id."""
        done = await self.control.send("upload", name, content, user=self.id)
        return str(done["file"])

    async def delete_file(self, file: Json) -> None:
        """Delete an own file (one of `files` of a message) for everybody."""
        await self._do("delete_file", file=file["id"])

    async def mark(self, channel: Channel, upto: Seen | None = None) -> None:
        """Have read a channel, up to a message or to its end."""
        await self._do("mark", channel=channel.id, ts=upto.ts if upto else "")

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

    async def unreact(self, message: Seen, name: str) -> None:
        """Take an own reaction back."""
        place = {"channel": message.channel, "ts": message.ts}
        await self._do("react", **place, name=name, remove=True)

    async def slash(self, channel: Channel, line: str, *, thread: Seen | None = None) -> Came:
        """Send a slash command and wait for the app's acknowledgement."""
        done = await self._do("slash", channel=channel.id, text=line, thread_ts=thread_of(thread))
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
        args = {"what": what, "value": value, **place_of(where, home)}
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

    async def group(self, *others: Watcher | Install) -> Channel:
        """The conversation with several people (and apps), opened when there is none."""
        ids = [o.bot_user_id if isinstance(o, Install) else o.id for o in others]
        opened = await self._do("open_dm", **{"with": ids})
        return Channel(opened["channel"], "group")

    async def leave(self, channel: Channel) -> None:
        """Leave a channel."""
        await self._do("leave", channel=channel.id)

    async def open_home(self, install: Install, *, timeout: float = PATIENCE) -> Modal:  # noqa: ASYNC109 - waits over HTTP by itself
        """Open the app's home tab and wait until there is one."""
        await self._do("open_home", app_id=install.app_id)

        async def look() -> Modal | None:
            view = (await self._do("home", app_id=install.app_id))["view"]
            return Modal(**view) if view else None

        return await self.control.until(look, timeout, self._everything(None))
