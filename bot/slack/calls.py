"""The few calls that answer a person at once. Everything else goes through the messenger."""

import asyncio
from collections.abc import Mapping
from typing import Any, Literal

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

__all__ = ["Opened", "code_of", "respond", "show_view"]

RESPOND_SECONDS = 2

log = structlog.get_logger()

Opened = Literal["shown", "too late", "refused"]
_TOO_LATE = {"expired_trigger_id", "exchanged_trigger_id", "trigger_expired", "ratelimited"}


async def show_view(
    client: AsyncWebClient,
    how: Literal["open", "push", "update"],
    view: Mapping[str, Any],
    *,
    trigger_id: str | None,
    view_id: str | None,
    seconds: float,
) -> Opened:
    """Open, push or update a modal.

    ``too late`` may be tried again with a new trigger: it lives 3 s and works once
    (docs.slack.dev/reference/methods/views.open). ``refused`` is a fault of ours, and logged.
    """
    try:
        async with asyncio.timeout(seconds):
            if how == "update" and view_id:
                await client.views_update(view_id=view_id, view=dict(view))
            elif how == "push":
                await client.views_push(trigger_id=trigger_id, view=dict(view))
            else:
                await client.views_open(trigger_id=trigger_id or "", view=dict(view))
    except SlackApiError as error:
        code = code_of(error)
        if code is None or code in _TOO_LATE:
            return "too late"
        log.exception("Slack refused a modal", code=code, callback_id=view.get("callback_id"))
        return "refused"
    except (aiohttp.ClientError, TimeoutError) as error:
        log.warning("a modal was not opened in time", error=type(error).__name__)
        return "too late"
    return "shown"


async def respond(client: AsyncWebClient, url: str, body: Mapping[str, Any]) -> bool:
    """Answer through a ``response_url`` (five times in 30 minutes); whether Slack took it."""
    webhook = AsyncWebhookClient(
        url, timeout=RESPOND_SECONDS, session=client.session, retry_handlers=[]
    )
    try:
        answer = await webhook.send_dict(dict(body))
    except (aiohttp.ClientError, TimeoutError) as error:
        log.warning("a response_url did not answer", error=type(error).__name__)
        return False
    if answer.status_code >= 400:  # noqa: PLR2004 - HTTP's own line between yes and no
        log.warning("a response_url refused", status=answer.status_code)
        return False
    return True


def code_of(error: SlackApiError) -> str | None:
    """Slack's word for what is wrong; None where the answer was no JSON (a bad gateway)."""
    data = getattr(error.response, "data", error.response)
    return str(data.get("error")) if isinstance(data, Mapping) else None
