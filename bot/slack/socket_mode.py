"""Socket Mode: for a laptop or behind a firewall; through the same Bolt app and dispatcher.

slack_sdk's client reconnects by itself, but has a record of dying silently (a task of it ends and
nothing notices). A watchdog looks every few seconds and builds a new client.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import structlog
from slack_bolt.adapter.socket_mode.async_internals import send_async_response
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.slack.http import context_of

__all__ = ["SocketMode", "is_alive"]

LOOK_SECONDS = 10.0
CONNECT_SECONDS = 20.0
STRIKES = 2
"""Looks in a row that found it dead: a reconnect of its own takes a moment."""

log = structlog.get_logger()


class SocketMode:
    """Listens until cancelled."""

    def __init__(
        self,
        bolt: AsyncApp,
        app_token: str,
        *,
        look_seconds: float = LOOK_SECONDS,
        web_client: AsyncWebClient | None = None,
    ) -> None:
        self._bolt = bolt
        self._web_client = web_client or bolt.client
        self._app_token = app_token
        self._look_seconds = look_seconds
        self._in_hand: set[asyncio.Task[None]] = set()
        self.rebuilt = 0
        """How often the watchdog had to build a new client."""

    async def run(self) -> None:
        """Connect, watch, rebuild; on cancellation finish what is in hand and close."""
        while True:
            try:
                async with self._connected() as client:
                    await self._watch(client)
            except (aiohttp.ClientError, SlackApiError, TimeoutError, OSError) as error:
                log.warning("Socket Mode cannot connect", error=type(error).__name__)
                await asyncio.sleep(self._look_seconds)
            self.rebuilt += 1
            log.warning("Socket Mode is built anew", times=self.rebuilt)

    @asynccontextmanager
    async def _connected(self) -> AsyncIterator[SocketModeClient]:
        client = SocketModeClient(
            app_token=self._app_token, web_client=self._web_client, logger=self._bolt.logger
        )
        client.socket_mode_request_listeners.append(self._hear)
        try:
            async with asyncio.timeout(CONNECT_SECONDS):
                client.wss_uri = await client.issue_new_wss_url()
                await client.connect()  # type: ignore[no-untyped-call]
            log.info("Socket Mode is connected")
            yield client
        finally:
            await asyncio.gather(*self._in_hand, return_exceptions=True)
            with contextlib.suppress(aiohttp.ClientError, TimeoutError, OSError):
                async with asyncio.timeout(CONNECT_SECONDS):
                    await client.close()  # type: ignore[no-untyped-call]

    async def _watch(self, client: SocketModeClient) -> None:
        """Until it was found dead twice in a row."""
        strikes = 0
        while strikes < STRIKES:
            await asyncio.sleep(self._look_seconds)
            strikes = 0 if await is_alive(client) else strikes + 1

    async def _hear(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        """In a task of its own: the client hands over one at a time."""
        task = asyncio.create_task(self._answer(client, request))
        self._in_hand.add(task)
        task.add_done_callback(self._in_hand.discard)

    async def _answer(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        started = Clock().wall().timestamp()
        taken = AsyncBoltRequest(mode="socket_mode", body=request.payload)
        taken.context.update(context_of(taken.body, request.retry_attempt or 0))
        response = await self._bolt.async_dispatch(taken)
        await send_async_response(client, request, response, started)


async def is_alive(client: SocketModeClient) -> bool:
    """Connected, answering pings, and with every task of it still running."""
    tasks = (client.message_receiver, client.message_processor, client.current_session_monitor)
    running = all(task is not None and not task.done() for task in tasks)
    return running and await client.is_connected()
