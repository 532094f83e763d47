"""How far each person has read each channel, and what came since."""

from dataclasses import dataclass

from bot.sandbox.slack.hub import Hub
from bot.sandbox.slack.rings import message_rings
from bot.sandbox.slack.state import Channel, Message

__all__ = ["Unread", "mark", "unread"]

MOST = 500
"""Nobody is told of more; and so much is looked at where a channel was never read."""
_EVERYBODY = frozenset({"channel", "here", "everyone"})


@dataclass(frozen=True)
class Unread:
    """What others said after the mark.

    `messages` counts those that stand in the channel itself, `mentions` those of them that ring
    this person (in direct conversations all), `threads` the replies that do.
    """

    messages: int
    mentions: int
    threads: int


def mark(hub: Hub, user_id: str, channel: Channel, ts: str = "") -> None:
    """This person has read the channel up to `ts` (without: to its end); never backwards."""
    marks = hub.state.reads.setdefault(user_id, {})
    upto = ts or next(reversed(channel.messages), "")
    if upto > marks.get(channel.id, ""):
        marks[channel.id] = upto
        hub.touch(f"marks:{user_id}")


def unread(hub: Hub, user_id: str, channel: Channel) -> Unread:
    """Counted backwards from the newest, as far as the mark: old messages cost nothing."""
    upto = hub.state.reads.get(user_id, {}).get(channel.id, "")
    counted = mentions = threads = looked = 0
    for message in reversed(channel.messages.values()):
        looked += 1
        if message.ts <= upto or looked > MOST:
            break
        if message.ephemeral_to or message.user == user_id:
            continue
        rung = _rings_for(message, user_id)
        if message.thread_ts and not message.broadcast:
            threads += rung
        else:
            counted += 1
            mentions += rung or channel.is_im or channel.is_mpim
    return Unread(counted, mentions, threads)


def _rings_for(message: Message, user_id: str) -> bool:
    rung = message_rings(message)
    return user_id in rung or not _EVERYBODY.isdisjoint(rung)
