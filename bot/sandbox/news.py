"""What changed in the sandbox, as topics, for whoever shows it live or waits for it.

A topic is ``kind`` or ``kind:id``: ``message:C1:-:17.001`` (channel, thread, message),
``modal:U1``, ``home:U1``, ``marks:U1``, ``directory``, ``clock``, ``x``, ``mail``, ``record``.
``everything`` is for changes that nobody named.
"""

import asyncio
from collections import deque

__all__ = ["EVERYTHING", "News"]

EVERYTHING = "everything"
_KEPT = 4_096


class News:
    """Numbered changes; the latest few thousand are remembered by topic."""

    def __init__(self) -> None:
        self.version = 0
        self._past: deque[tuple[int, tuple[str, ...]]] = deque(maxlen=_KEPT)
        self._changed = asyncio.Event()

    def tell(self, *topics: str) -> None:
        """Something changed; without topics: anything may have."""
        self.version += 1
        self._past.append((self.version, topics or (EVERYTHING,)))
        self._changed.set()
        self._changed = asyncio.Event()

    async def wait(self, since: int, seconds: float) -> int:
        """Wait until the version is greater than ``since``, at most so long; the version."""
        if self.version <= since:
            try:
                async with asyncio.timeout(seconds):
                    await self._changed.wait()
            except TimeoutError:
                return self.version
        return self.version

    def topics(self, since: int) -> list[str]:
        """What changed after version ``since``, each topic once, in order.

        Only ``everything`` where that is too long ago, or a version of another run.
        """
        first = self._past[0][0] if self._past else self.version + 1
        if since > self.version or since < first - 1:
            return [EVERYTHING]
        found: dict[str, None] = {}
        for version, topics in reversed(self._past):
            if version <= since:
                break
            found |= dict.fromkeys(topics)
        return list(reversed(found))
