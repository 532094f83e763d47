"""What X's answers mean: from status and body to our typed errors.

X's problems come as ``application/problem+json`` or, from something in front of X, as HTML or
nothing at all. Codes and words: docs.x.com/x-api/fundamentals/response-codes-and-errors.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.networks.base import (
    AuthFailed,
    NetworkError,
    RateLimited,
    RefusalReason,
    Refused,
    Unavailable,
    Unconfirmed,
)

__all__ = ["error_for", "read_problem"]

# Without a reset header X names no time; its windows are 15 minutes long.
_UNNAMED_WAIT = timedelta(minutes=1)
_DETAIL = 500

_WORDS: tuple[tuple[str, RefusalReason], ...] = (
    ("duplicate content", RefusalReason.DUPLICATE),
    ("is a duplicate", RefusalReason.DUPLICATE),
    ("too long", RefusalReason.TOO_LONG),
    ("bit shorter", RefusalReason.TOO_LONG),
    ("deleted or not visible", RefusalReason.NOT_FOUND),
    ("reply to this conversation is not allowed", RefusalReason.REPLY_NOT_ALLOWED),
    ("otherwise engaged by the author", RefusalReason.REPLY_NOT_ALLOWED),
    ("restricted who can reply", RefusalReason.REPLY_NOT_ALLOWED),
    ("not allowed to reply", RefusalReason.REPLY_NOT_ALLOWED),
)
_STATUS = {
    402: RefusalReason.CREDITS,
    403: RefusalReason.FORBIDDEN,
    404: RefusalReason.NOT_FOUND,
}


def read_problem(body: bytes) -> Mapping[str, Any]:
    """The problem in an answer's body; empty where the body is not X's."""
    try:
        problem = json.loads(body)
    except ValueError:
        return {}
    return problem if isinstance(problem, Mapping) else {}


def error_for(
    *, status: int, headers: Mapping[str, str], body: bytes, write: bool, now: datetime
) -> NetworkError:
    """The error for an answer outside 2xx. ``now`` is the wall clock in UTC.

    A 5xx or a 408 to a write says nothing about whether it was done: Unconfirmed. A redirect is
    not followed, and so nothing was done.
    """
    detail = _detail(read_problem(body), status)
    if status == 429:  # noqa: PLR2004 -- HTTP's own number
        return RateLimited(_reset(headers, now))
    if status == 401:  # noqa: PLR2004 -- HTTP's own number
        return AuthFailed(detail)
    if status >= 500 or status == 408:  # noqa: PLR2004 -- HTTP's own numbers
        return Unconfirmed(detail) if write else Unavailable(detail)
    if status < 400:  # noqa: PLR2004 -- HTTP's own number
        return Unavailable(detail)
    return Refused(_reason(status, detail), detail)


def _reason(status: int, detail: str) -> RefusalReason:
    words = detail.lower()
    for fragment, reason in _WORDS:
        if fragment in words:
            return reason
    return _STATUS.get(status, RefusalReason.BAD_REQUEST)


def _detail(problem: Mapping[str, Any], status: int) -> str:
    parts = [str(problem.get(key)) for key in ("title", "detail") if problem.get(key)]
    errors = problem.get("errors")
    if isinstance(errors, list):
        parts += [str(one["message"]) for one in errors if _has_message(one)]
    return f"HTTP {status} {': '.join(dict.fromkeys(parts))}"[:_DETAIL].rstrip()


def _has_message(error: object) -> bool:
    return isinstance(error, Mapping) and bool(error.get("message"))


def _reset(headers: Mapping[str, str], now: datetime) -> datetime:
    """When the window that is used up opens again; a day's or an app's may outlast the user's."""
    resets = [now + _UNNAMED_WAIT] if "x-rate-limit-reset" not in headers else []
    for name, value in headers.items():
        kind = name.lower().removesuffix("-reset")
        if kind == name.lower() or not kind.startswith("x-") or not value.isdigit():
            continue
        if kind == "x-rate-limit" or headers.get(f"{kind}-remaining") == "0":
            resets.append(datetime.fromtimestamp(int(value), UTC))
    return max(resets, default=now + _UNNAMED_WAIT)
