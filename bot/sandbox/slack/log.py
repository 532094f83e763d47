"""A ring of the requests in both directions, to read while something is being understood."""

from collections import deque

from bot.clock import Clock
from bot.sandbox.slack.refusal import Json

__all__ = ["Log"]

_KEPT = 2_000


class Log:
    """The last two thousand requests; tokens never get in."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lines: deque[Json] = deque(maxlen=_KEPT)
        self._count = 0

    def add(self, direction: str, what: str, status: int | None, ms: float, **more: object) -> None:
        """Note one request. `direction` is `app→slack` or `slack→app`; status None: no answer."""
        self._count += 1
        at = self._clock.wall().isoformat(timespec="milliseconds")
        line = {"n": self._count, "at": at, "direction": direction, "what": what}
        self._lines.append({**line, "status": status, "ms": round(ms, 1), **more})

    def read(self, since: int = 0, what: str = "") -> list[Json]:
        """Lines after number `since`, oldest first, only of method or kind `what` if given."""
        return [x for x in self._lines if x["n"] > since and what in ("", x["what"])]
