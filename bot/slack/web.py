"""Clients of Slack's Web API: one shared session, no retries behind our back."""

from collections.abc import Awaitable, Callable
from uuid import UUID

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

__all__ = ["SlackClients", "TokenOf", "slack_session"]

TIMEOUT_SECONDS = 10

TokenOf = Callable[[UUID], Awaitable[str]]
"""The bot token of a workspace; the installs answer it, with their cache."""


def slack_session() -> aiohttp.ClientSession:
    """The session that every client of the process shares; whoever opens it closes it.

    The time limit is set here: slack_sdk ignores its own ``timeout`` on a session given to it.
    """
    return aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=TIMEOUT_SECONDS))


class SlackClients:
    """A client for each workspace, on one session.

    ``api_url`` is the setting ``SLACK_API_URL``. slack_sdk's retry handlers are switched off:
    they repeat a lost ``chat.postMessage``, which is how a message comes to stand there twice.
    """

    def __init__(self, session: aiohttp.ClientSession, api_url: str, token_of: TokenOf) -> None:
        self._session = session
        self._api_url = api_url
        self._token_of = token_of

    async def of(self, workspace_id: UUID) -> AsyncWebClient:
        """The client that speaks for a workspace.

        Raises:
            LookupError: the app is not installed there.
        """
        return AsyncWebClient(
            token=await self._token_of(workspace_id),
            base_url=self._api_url,
            session=self._session,
            retry_handlers=[],
        )
