"""People and bots entering a channel."""

from bot.sandbox.slack import events
from bot.sandbox.slack.hub import Hub
from bot.sandbox.slack.refusal import Json
from bot.sandbox.slack.state import Channel, User

__all__ = ["join", "leave"]


async def join(hub: Hub, channel: Channel, user: User, *, inviter: str = "") -> None:
    """Put somebody in and tell the apps inside (reference/events/member_joined_channel)."""
    if user.id in channel.members:
        return
    channel.members.append(user.id)
    hub.touch("directory")
    event = _event(channel, user)
    if inviter:
        event["inviter"] = inviter
    await events.tell_channel(hub, channel, "member_joined_channel", event)


async def leave(hub: Hub, channel: Channel, user: User) -> None:
    """Take somebody out and tell the apps inside (reference/events/member_left_channel)."""
    if user.id not in channel.members:
        return
    channel.members.remove(user.id)
    hub.touch("directory")
    await events.tell_channel(hub, channel, "member_left_channel", _event(channel, user))


def _event(channel: Channel, user: User) -> Json:
    kind = "G" if channel.is_private else "C"
    return {"user": user.id, "channel": channel.id, "channel_type": kind, "team": user.team_id}
