"""Reactions to messages, by people and by apps."""

import re

from bot.sandbox.slack import events
from bot.sandbox.slack.hub import Hub
from bot.sandbox.slack.messages import topic
from bot.sandbox.slack.refusal import Json, Refusal
from bot.sandbox.slack.state import Channel, Message

__all__ = ["react", "unreact"]

_NAME = re.compile(r"[a-z0-9_'+-]{1,100}(::skin-tone-[2-6])?")


async def react(hub: Hub, channel: Channel, message: Message, user_id: str, name: str) -> None:
    """Add one reaction and tell the apps (reference/events/reaction_added)."""
    name = name.strip(":")
    if not _NAME.fullmatch(name):
        raise Refusal("invalid_name")
    users = message.reactions.setdefault(name, [])
    if user_id in users:
        raise Refusal("already_reacted")
    users.append(user_id)
    await _tell(hub, channel, message, user_id, name=name, event="reaction_added")


async def unreact(hub: Hub, channel: Channel, message: Message, user_id: str, name: str) -> None:
    """Take one reaction back: `no_reaction` when there is none."""
    users = message.reactions.get(name.strip(":"), [])
    if user_id not in users:
        raise Refusal("no_reaction")
    users.remove(user_id)
    if not users:
        del message.reactions[name.strip(":")]
    await _tell(hub, channel, message, user_id, name=name.strip(":"), event="reaction_removed")


async def _tell(
    hub: Hub, channel: Channel, message: Message, user_id: str, *, name: str, event: str
) -> None:
    hub.touch(topic(channel, message))
    item = {"type": "message", "channel": channel.id, "ts": message.ts}
    facts: Json = {"user": user_id, "reaction": name, "item_user": message.user, "item": item}
    await events.tell_channel(hub, channel, event, facts)
