"""What a call to Slack came to: above all, whether the world was touched."""

import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

__all__ = ["Accepted", "Answer", "Held", "Limited", "NotSent", "Refused", "Unknown", "ask"]

DEFAULT_RETRY_AFTER = 30.0

HOLDING = frozenset(
    {
        "account_inactive",
        "ekm_access_denied",
        "invalid_auth",
        "missing_scope",
        "no_permission",
        "not_authed",
        "org_login_required",
        "team_access_not_granted",
        "token_expired",
        "token_revoked",
    }
)
"""The fault is the installation's: everything waits until somebody has mended it."""

UNCERTAIN = frozenset({"fatal_error", "internal_error", "request_timeout", "service_unavailable"})
"""Slack: "some aspect of the operation may have succeeded before the error was raised"."""

LIMITED = frozenset({"ratelimited", "rate_limited", "message_limit_exceeded"})

log = structlog.get_logger()


@dataclass(frozen=True)
class Accepted:
    """Slack did it."""

    data: dict[str, Any]


@dataclass(frozen=True)
class Limited:
    """Slack did nothing: too many calls. Wait ``seconds``; it is nobody's failure."""

    seconds: float


@dataclass(frozen=True)
class NotSent:
    """Surely nothing happened, and later it may work."""

    reason: str


@dataclass(frozen=True)
class Held:
    """Nothing happened, and nothing will until the installation is mended."""

    reason: str


@dataclass(frozen=True)
class Unknown:
    """It may have happened."""

    reason: str


@dataclass(frozen=True)
class Refused:
    """Nothing happened, and asking again would not change it. ``error`` is Slack's word."""

    error: str


Answer = Accepted | Limited | NotSent | Held | Unknown | Refused


async def ask(call: Callable[[], Awaitable[AsyncSlackResponse]]) -> Answer:
    """Make a call; never raises for what Slack or the network did."""
    try:
        response = await call()
    except SlackApiError as error:
        return _refused(error)
    except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
        return NotSent(type(error).__name__)
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        return Unknown(type(error).__name__)
    except LookupError:
        return Held("not_installed")
    except (SlackClientError, TypeError, ValueError) as error:
        # the call itself is malformed: a fault of ours that a repetition would not mend
        log.exception("a call to Slack could not be made")
        return Refused(f"malformed: {type(error).__name__}")
    return Accepted(dict(response.data) if isinstance(response.data, dict) else {})


def _refused(error: SlackApiError) -> Answer:
    response: Any = error.response
    status = int(getattr(response, "status_code", 0) or getattr(response, "status", 0))
    data = getattr(response, "data", None)
    said = str(data.get("error", "")) if isinstance(data, dict) else ""
    if status == HTTPStatus.TOO_MANY_REQUESTS or said in LIMITED:
        return Limited(_retry_after(response))
    if not said or status >= HTTPStatus.INTERNAL_SERVER_ERROR or said in UNCERTAIN:
        return Unknown(said or f"http_{status}")
    if said in HOLDING:
        return Held(said)
    return Refused(_with_details(said, data))


def _retry_after(response: Any) -> float:
    headers = getattr(response, "headers", {})
    for name in headers:
        if name.lower() == "retry-after":
            with contextlib.suppress(ValueError):
                return float(headers[name])
    return DEFAULT_RETRY_AFTER


def _with_details(said: str, data: Any) -> str:
    """``invalid_blocks`` alone mends nothing: which field it was stands beside it."""
    details = (data.get("response_metadata") or {}).get("messages") or []
    return ": ".join([said, *map(str, details[:3])])
