"""Which messages a page of a channel or of a thread holds: a page costs what is on it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from bot.sandbox.slack.state import Channel, Message

__all__ = ["PAGE", "Listing", "Slice"]

PAGE = 50


@dataclass(frozen=True)
class Slice:
    """Consecutive messages, oldest first, and whether there are more at either end."""

    messages: list[Message]
    older: bool = False
    newer: bool = False


@dataclass(frozen=True)
class Listing:
    """What one person sees in a channel itself, or (with ``thread``) in one of its threads.

    For one request: which messages there are is looked at once.
    """

    channel: Channel
    user_id: str
    thread: str = ""

    def newest(self, limit: int = PAGE) -> Slice:
        """The latest."""
        found = list(islice(self._backwards(len(self._order)), limit + 1))[::-1]
        return Slice(found[-limit:], older=len(found) > limit)

    def before(self, ts: str, limit: int = PAGE) -> Slice:
        """The latest of those earlier than ``ts``."""
        earlier = self._backwards(bisect_left(self._order, ts))
        found = list(islice(earlier, limit + 1))[::-1]
        return Slice(found[-limit:], older=len(found) > limit, newer=True)

    def after(self, ts: str, limit: int = PAGE) -> Slice:
        """The earliest of those later than ``ts``."""
        start = bisect_right(self._order, ts)
        later = self._kept(self._order[at] for at in range(start, len(self._order)))
        found = list(islice(later, limit + 1))
        return Slice(found[:limit], older=True, newer=len(found) > limit)

    def around(self, ts: str, limit: int = PAGE) -> Slice:
        """``ts`` with as many before as after it."""
        earlier = self.before(ts, limit // 2)
        later = self.after(ts, limit // 2)
        return Slice(
            [*earlier.messages, *self.some([ts]), *later.messages],
            older=earlier.older,
            newer=later.newer,
        )

    def some(self, wanted: Iterable[str]) -> list[Message]:
        """Those of these timestamps that stand here, oldest first."""
        return list(self._kept(sorted(set(wanted))))

    def previous(self, ts: str) -> Message | None:
        """What stands before ``ts``."""
        return next(self._backwards(bisect_left(self._order, ts)), None)

    @cached_property
    def _order(self) -> Sequence[str]:
        if self.thread:
            return [self.thread, *self.channel.threads.get(self.thread, ())]
        return list(self.channel.messages)

    def _backwards(self, end: int) -> Iterator[Message]:
        return self._kept(self._order[at] for at in range(end - 1, -1, -1))

    def _kept(self, tss: Iterable[str]) -> Iterator[Message]:
        for ts in tss:
            message = self.channel.messages.get(ts)
            if message is not None and self._stands(message):
                yield message

    def _stands(self, message: Message) -> bool:
        if message.ephemeral_to not in ("", self.user_id):
            return False
        if self.thread:
            return self.thread in (message.ts, message.thread_ts)
        return message.thread_ts in ("", message.ts) or message.broadcast
