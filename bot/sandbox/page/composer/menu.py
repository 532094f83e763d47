"""What a person may do with a message."""

from dataclasses import dataclass
from itertools import islice

from aiohttp import web

from bot.sandbox.page.composer.names import shortcuts
from bot.sandbox.page.frame import Page, Viewer
from bot.sandbox.slack.plain import message_text, mrkdwn
from bot.sandbox.slack.refusal import Json
from bot.sandbox.slack.state import SLACKBOT, Channel, Message, State

__all__ = ["Doable", "channel_of", "doable", "latest_own", "message_of", "typed"]

_LOOKED_AT = 200


@dataclass(frozen=True)
class Doable:
    """Which lines the menu of one message has."""

    react: bool
    reply: bool
    edit: bool
    delete: bool
    dismiss: bool
    shortcuts: list[Json]


def doable(state: State, viewer: Viewer, channel: Channel, message: Message) -> Doable:
    """What Slack offers this person: one's own can be changed, an ephemeral one only dismissed."""
    if message.ephemeral_to or message.subtype == "tombstone" or message.user == SLACKBOT:
        hidden = bool(message.ephemeral_to)
        return Doable(
            react=False, reply=False, edit=False, delete=False, dismiss=hidden, shortcuts=[]
        )
    open_still = not channel.is_archived
    mine = message.user == viewer.user.id and not message.subtype.startswith("channel_")
    return Doable(
        react=open_still,
        reply=True,
        edit=mine and open_still,
        delete=mine and open_still,
        dismiss=False,
        shortcuts=shortcuts(state, viewer.user, "message"),
    )


def typed(state: State, message: Message) -> str:
    """A message's text as its author would type it again: ``@Name``, ``#channel``, bare links."""
    return mrkdwn(state, message.text)


def readable(state: State, message: Message) -> str:
    """A message as plain text, to copy it."""
    return message_text(state, message)


def latest_own(viewer: Viewer, channel: Channel, thread: str) -> Message | None:
    """This person's last message here that they can edit, among the latest two hundred."""
    tss = channel.threads.get(thread, []) if thread else channel.messages
    for ts in islice(reversed(tss), _LOOKED_AT):
        message = channel.messages.get(ts)
        if message is None or message.user != viewer.user.id or message.ephemeral_to:
            continue
        if message.subtype.startswith("channel_") or message.subtype == "tombstone":
            continue
        if thread or not message.thread_ts or message.broadcast or message.thread_ts == message.ts:
            return message
    return None


def channel_of(page: Page, viewer: Viewer, channel_id: str) -> Channel:
    """A channel that this person is in.

    Raises:
        HTTPNotFound: there is none.
    """
    channel = page.hub.state.channels.get(channel_id)
    if channel is None or viewer.user.id not in channel.members:
        raise web.HTTPNotFound
    return channel


def message_of(viewer: Viewer, channel: Channel, ts: str) -> Message:
    """A message that this person sees.

    Raises:
        HTTPNotFound: there is none.
    """
    message = channel.messages.get(ts)
    if message is None or message.ephemeral_to not in {"", viewer.user.id}:
        raise web.HTTPNotFound
    return message
