"""Did Slack take a message? The answer of its history, found by the id in the metadata.

``chat.postMessage`` has no idempotency key. A message that may have been sent is looked for in
``conversations.history`` (``conversations.replies`` in a thread) with ``include_all_metadata``
before it is sent again. This rests on Slack's history showing a message as soon as the call that
posted it was answered or lost (it reads its own writes); a call that is still under way inside
Slack after our time limit would not be seen, so a lost call is looked up only after a wait.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.slack.messenger_answers import Accepted, Answer, Refused, ask
from bot.slack.tables import OutboundMessage

__all__ = ["EVENT_TYPE", "Absent", "Found", "Lookup", "look_up", "metadata", "method_of"]

EVENT_TYPE = "rapport_outbound"
MARGIN = timedelta(seconds=60)
"""Looked for from this long before the call, because the two clocks differ."""
PAGE = 200
MAX_PAGES = 50
NO_THREAD = frozenset({"thread_not_found", "message_not_found"})


@dataclass(frozen=True)
class Found:
    """It stands there."""

    ts: str


@dataclass(frozen=True)
class Absent:
    """It was not sent."""


Lookup = Found | Absent | Answer
"""Any other answer of Slack is no word on the message."""


def metadata(outbound_id: UUID) -> dict[str, Any]:
    """What a message carries so that it can be found again."""
    return {"event_type": EVENT_TYPE, "event_payload": {"id": str(outbound_id)}}


def method_of(row: OutboundMessage) -> str:
    """The method that looks a message up, for its bucket."""
    return "conversations.replies" if row.thread_ts else "conversations.history"


async def look_up(client: AsyncWebClient, row: OutboundMessage) -> Lookup:
    """Look for the message of ``row`` (its channel and ``sending_at`` are known) in Slack.

    More than ten thousand messages since count as a refusal: a person has to look.
    """
    cursor = ""
    for _ in range(MAX_PAGES):
        answer = await ask(_page(client, row, cursor))
        if not isinstance(answer, Accepted):
            gone = isinstance(answer, Refused) and answer.error in NO_THREAD
            return Absent() if gone else answer
        for message in answer.data.get("messages", ()):
            if _is(message, row.id):
                return Found(message["ts"])
        cursor = (answer.data.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor:
            return Absent()
    return Refused("history_too_long")


def _page(
    client: AsyncWebClient, row: OutboundMessage, cursor: str
) -> Callable[[], Awaitable[AsyncSlackResponse]]:
    asked: dict[str, Any] = {
        "channel": row.channel_id,
        "oldest": f"{((row.sending_at or row.created_at) - MARGIN).timestamp():.6f}",
        "inclusive": True,
        "include_all_metadata": True,
        "limit": PAGE,
    }
    if cursor:
        asked["cursor"] = cursor
    if row.thread_ts:
        return lambda: client.conversations_replies(ts=row.thread_ts or "", **asked)
    return lambda: client.conversations_history(**asked)


def _is(message: dict[str, Any], outbound_id: UUID) -> bool:
    carried = message.get("metadata") or {}
    return carried.get("event_type") == EVENT_TYPE and (carried.get("event_payload") or {}).get(
        "id"
    ) == str(outbound_id)
