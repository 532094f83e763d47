"""One request of Slack's on its way in, and what it is answered with."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.models import Install

__all__ = ["OK", "Ack", "Delivery", "NotServedError"]


@dataclass(frozen=True, slots=True)
class Delivery:
    """A request whose signature was checked and whose install is known."""

    body: Mapping[str, Any]
    install: Install
    client: AsyncWebClient
    """Has the install's token."""
    retry: int = 0
    """Which retry of an event it is; 0 the first time."""

    def __repr__(self) -> str:
        """Without the body: it is what people wrote."""
        return f"Delivery({self.body.get('type') or self.body.get('command')})"


@dataclass(frozen=True, slots=True)
class Ack:
    """The HTTP answer: 200 with a body that Slack understands, or nothing in it."""

    body: Mapping[str, Any] | None = None


OK = Ack()


class NotServedError(Exception):
    """A fault of ours in an event: answered with 500, so that Slack sends it again."""
