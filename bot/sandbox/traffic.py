"""A ring of the requests in all directions, to read while something is being understood."""

from collections import deque
from collections.abc import Mapping
from typing import Any

from bot.clock import Clock
from bot.sandbox.news import News

__all__ = ["Traffic", "shown_headers"]

_KEPT = 2_000
_SECRET = frozenset({"authorization", "cookie", "set-cookie"})
_TOLD = 5
"""So much of a token says whose it is: ``xoxb-``, ``xapp-``."""


def shown_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """Headers as they may be shown: of a token only its kind."""
    return {
        name: _masked(value) if name.lower() in _SECRET else value
        for name, value in headers.items()
    }


def _masked(value: str) -> str:
    scheme, _, token = value.rpartition(" ")
    kind = token[:_TOLD] if token.startswith(("xox", "xapp")) else ""
    return f"{scheme} {kind}…".strip()


class Traffic:
    """The last two thousand requests. Whoever notes one leaves tokens out."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lines: deque[dict[str, Any]] = deque(maxlen=_KEPT)
        self._count = 0
        self._news = News()

    def add(self, direction: str, what: str, status: int | None, ms: float, **more: object) -> None:
        """Note one request; status None: no answer.

        `direction` is `app→slack`, `slack→app`, `app→x` or `x→app`.
        """
        self._count += 1
        at = self._clock.wall().isoformat(timespec="milliseconds")
        line = {"n": self._count, "at": at, "direction": direction, "what": what}
        self._lines.append({**line, "status": status, "ms": round(ms, 1), **more})
        self._news.tell("request")

    def read(self, since: int = 0, what: str = "") -> list[dict[str, Any]]:
        """Lines after number `since`, oldest first, only of method or kind `what` if given."""
        return [x for x in self._lines if x["n"] > since and what in ("", x["what"])]

    def line(self, number: int) -> dict[str, Any] | None:
        """One line by its number; None once it is forgotten."""
        first = self._lines[0]["n"] if self._lines else 1
        at = number - first
        return self._lines[at] if 0 <= at < len(self._lines) else None

    async def more(self, since: int, seconds: float) -> bool:
        """Wait until there is a line after number `since`, at most so long; whether there is."""
        return await self._news.wait(since, seconds) > since
