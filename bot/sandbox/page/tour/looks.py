"""What the tour sees of the local Slack and X: cards that wait, and what came since a moment.

Moments are Slack timestamps, of the business clock. Only the newest messages are looked at.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from bot.sandbox.slack.blocks.walk import blocks_of, elements_of, words_of
from bot.sandbox.slack.state import Channel, Message
from bot.sandbox.x.model import Post
from bot.sandbox.x.state import XState

__all__ = ["Room", "Timeline", "offers", "quotes"]

_FAR = 400
_DRAWN = ("data_visualization", "table")


def offers(message: Message | None, action_id: str) -> bool:
    """Whether a button with this action id stands in it."""
    found = elements_of(message.blocks or []) if message else ()
    return any(one.body.get("action_id") == action_id for one in found)


def quotes(message: Message, text: str) -> bool:
    """Whether these words stand in it."""
    return any(text in words for words in words_of(message.blocks or []))


@dataclass(frozen=True)
class Room:
    """One channel, as everybody in it sees it."""

    channel: Channel

    def get(self, ts: str) -> Message | None:
        """A message by its timestamp."""
        return self.channel.messages.get(ts)

    def newest(self, since: str = "") -> Iterator[Message]:
        """Messages after a moment, newest first, replies among them."""
        for message in islice(reversed(self.channel.messages.values()), _FAR):
            if since and float(message.ts) <= float(since):
                return
            if not message.ephemeral_to:
                yield message

    def waiting(self, action_id: str, since: str = "", *, unless: str = "") -> Message | None:
        """The newest message that offers this, and does not offer ``unless``."""
        return next(
            (
                one
                for one in self.newest(since)
                if offers(one, action_id) and not (unless and offers(one, unless))
            ),
            None,
        )

    def told(self, user_id: str, since: str) -> tuple[Message, Message] | None:
        """What somebody said since then and the app's answer in its thread."""
        for answer in self.newest(since):
            said = self.get(answer.thread_ts) if answer.app_id else None
            if said and said.user == user_id and offers(answer, "plans.fix"):
                return said, answer
        return None

    def summary(self) -> Message | None:
        """The newest message with a chart or a table."""
        return next((one for one in self.newest() if _draws(one)), None)


def _draws(message: Message) -> bool:
    drawn = (block.get("type") in _DRAWN for block, _ in blocks_of(message.blocks or []))
    return bool(message.app_id) and any(drawn)


@dataclass(frozen=True)
class Timeline:
    """X around one brand."""

    state: XState
    handle: str

    def question(self, since: str) -> Post | None:
        """The newest post of somebody else that mentions the brand."""
        user = self.state.user_named(self.handle)
        found = self.state.mentioning(user.id) if user else iter(())
        return next((one for one in found if _after(one, since)), None)

    def answer(self, since: str) -> Post | None:
        """The newest answer of the brand."""
        return next((one for one in self._posted(since) if one.in_reply_to), None)

    def post(self, since: str) -> Post | None:
        """The newest post of the brand that answers nobody."""
        return next((one for one in self._posted(since) if not one.in_reply_to), None)

    def wrote(self, handle: str, text: str) -> bool:
        """Whether somebody has posted this already: X refuses it a second time."""
        user = self.state.user_named(handle)
        posts = self.state.posted(user.id) if user else iter(())
        return any(one.typed == text for one in islice(posts, _FAR))

    def _posted(self, since: str) -> Iterator[Post]:
        user = self.state.user_named(self.handle)
        found = self.state.posted(user.id) if user else iter(())
        return (one for one in islice(found, _FAR) if _after(one, since))


def _after(post: Post, since: str) -> bool:
    written = datetime.fromisoformat(post.created_at).timestamp()
    return written > float(since or 0)
