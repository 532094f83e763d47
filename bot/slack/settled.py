"""The answer when nothing could be found out: the database is away, or worse."""

import secrets
from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

import structlog
from slack_bolt.response import BoltResponse

from bot.i18n.catalogues import LANGUAGES
from bot.i18n.reader import Reader

__all__ = ["ZONE", "kindly"]

ZONE = ZoneInfo("UTC")
AGAIN = 500

log = structlog.get_logger()


def kindly(body: Mapping[str, Any]) -> BoltResponse:
    """Words for a command, in both languages as we do not know whose; an event is sent again.

    A submission keeps its modal open with what was typed: an error stands at its first input.
    """
    if body.get("type") == "event_callback":
        return BoltResponse(status=AGAIN, body="")
    reference = secrets.token_hex(4).upper()
    log.warning("answered without a handler", request_id=reference)
    words = "\n".join(
        Reader(language, ZONE).text("slack-wrong", reference=reference) for language in LANGUAGES
    )
    if "command" in body:
        return BoltResponse(status=200, body={"response_type": "ephemeral", "text": words})
    if body.get("type") == "view_submission":
        inputs = [b["block_id"] for b in body["view"]["blocks"] if b.get("type") == "input"]
        errors = dict.fromkeys(inputs[:1], words)
        if errors:
            return BoltResponse(status=200, body={"response_action": "errors", "errors": errors})
    # Slack shows a warning of its own beside a button that is answered like this
    return BoltResponse(status=AGAIN, body="")
