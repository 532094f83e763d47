"""The workspace of ``SLACK_BOT_TOKEN``: kept at the start, whenever Slack and database answer."""

import asyncio
from collections.abc import Sequence
from itertools import chain, repeat

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy.exc import DBAPIError

from bot.slack.calls import code_of
from bot.slack.installs import Installs, facts_of_token

__all__ = ["keep_token"]

WAITS: Sequence[float] = (1, 2, 4, 8, 15, 30)

log = structlog.get_logger()


async def keep_token(installs: Installs, client: AsyncWebClient, token: str) -> None:
    """Ask Slack whose ``token`` it is (``client`` has it) and keep the install.

    Tries again until it is done: beside it the process works for the installs it knows, and says
    on ``/readyz`` what is missing.
    """
    for wait in chain(WAITS, repeat(WAITS[-1])):
        try:
            await installs.save(await facts_of_token(client), token, "en")
        except SlackApiError as error:
            log.warning("Slack refuses SLACK_BOT_TOKEN; see: rapport doctor", code=code_of(error))
        except (DBAPIError, aiohttp.ClientError, OSError) as error:
            log.warning("SLACK_BOT_TOKEN is not kept yet", error=type(error).__name__)
        else:
            return
        await asyncio.sleep(wait)
