"""Bolt: one catch-all listener for each kind of payload, then the kit dispatches by dictionary.

Bolt walks all its listeners for every request, so it gets seven. It checks signatures and finds
the install; ``process_before_response`` makes it wait for the handler, so that an event is
acknowledged only once its work is committed.
"""

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import aiohttp
import structlog
from slack_bolt.async_app import AsyncApp, AsyncBoltContext
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.error import BoltError
from slack_bolt.middleware.request_verification.async_request_verification import (
    AsyncRequestVerification,
)
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.i18n.reader import Reader
from bot.slack.delivery import Delivery, NotServedError
from bot.slack.dispatcher import Dispatcher, Kind
from bot.slack.installs import Installs
from bot.slack.settled import ZONE, kindly

__all__ = ["SLACK_API_URL", "build_bolt"]

SLACK_API_URL = "https://slack.com/api/"
CALL_SECONDS = 5
FIND_SECONDS = 2
"""A database that does not answer must leave time for kind words within Slack's 3 s."""
ANYTHING = re.compile("", re.DOTALL)
GONE = re.compile("^(app_uninstalled|tokens_revoked)$")
UNFIT = 404

log = structlog.get_logger()
Listener = Callable[..., Awaitable[BoltResponse]]


class QuietVerification(AsyncRequestVerification):
    """Bolt's own check of signatures, which would log the body of a request that fails it."""

    def _debug_log_error(self, signature: str, timestamp: str, body: str) -> None:  # noqa: ARG002 - the point
        log.warning("a request with a bad signature was refused")


def build_bolt(
    dispatcher: Dispatcher,
    installs: Installs,
    *,
    signing_secret: str,
    session: aiohttp.ClientSession | None = None,
    api_url: str = SLACK_API_URL,
) -> AsyncApp:
    """The Bolt app in front of a dispatcher.

    Args:
        dispatcher: does the work.
        installs: finds whose request it is, with a cache; Slack is not asked.
        signing_secret: of the Slack app.
        session: shared by all calls to Slack; without one, each call opens its own.
        api_url: of Slack, or of anything that behaves like it.
    """
    app = AsyncApp(
        name="rapport",
        logger=_quiet_logger(),
        client=AsyncWebClient(
            base_url=api_url if api_url.endswith("/") else api_url + "/",
            session=session,
            timeout=CALL_SECONDS,
            # the built-in ones repeat a request that may have been done
            retry_handlers=[],
        ),
        signing_secret=signing_secret,
        before_authorize=QuietVerification(signing_secret, base_logger=_quiet_logger()),
        request_verification_enabled=False,
        authorize=_authorize(installs),
        user_facing_authorize_error_message=Reader("en", ZONE).text("slack-not-installed"),
        process_before_response=True,
        attaching_conversation_kwargs_enabled=False,
        attaching_function_token_enabled=False,
    )
    _listen(app, dispatcher)
    app.event(GONE)(_forget(installs))
    app.event(ANYTHING)(_listener(dispatcher, "event"))
    app.error(_answer_fault)
    return app


def _listen(app: AsyncApp, dispatcher: Dispatcher) -> None:
    app.command(ANYTHING)(_listener(dispatcher, "command"))
    app.block_action({"action_id": ANYTHING})(_listener(dispatcher, "action"))
    app.view_submission(ANYTHING)(_listener(dispatcher, "submission"))
    app.view_closed(ANYTHING)(_listener(dispatcher, "closed"))
    app.shortcut(ANYTHING)(_listener(dispatcher, "shortcut"))
    app.block_suggestion(ANYTHING)(_listener(dispatcher, "options"))


def _listener(dispatcher: Dispatcher, kind: Kind) -> Listener:
    async def listen(body: Mapping[str, Any], context: AsyncBoltContext) -> BoltResponse:
        delivery = Delivery(
            body=body,
            install=context["install"],
            client=context["client"],
            retry=context.get("retry", 0),
        )
        ack = await dispatcher.take(kind, delivery)
        return BoltResponse(status=200, body=dict(ack.body) if ack.body is not None else "")

    return listen


def _forget(installs: Installs) -> Listener:
    async def forget(body: Mapping[str, Any]) -> BoltResponse:
        event = body["event"]
        if event["type"] == "app_uninstalled" or (event.get("tokens") or {}).get("bot"):
            await installs.remove(body["team_id"])
        return BoltResponse(status=200, body="")

    return forget


def _authorize(installs: Installs) -> Callable[..., Awaitable[Any]]:
    async def authorize(context: AsyncBoltContext) -> AuthorizeResult | None:
        async with asyncio.timeout(FIND_SECONDS):
            install = await installs.for_request(
                context["teams"], context.get("app_id"), hidden_in=context.get("hidden_in")
            )
        if install is None:
            return None
        context["install"] = install
        return AuthorizeResult(
            enterprise_id=context.enterprise_id,
            team_id=install.slack_team_id,
            bot_id=install.bot_id,
            bot_user_id=install.bot_user_id,
            bot_token=installs.token(install),
        )

    return authorize


async def _answer_fault(error: Exception, body: Mapping[str, Any]) -> BoltResponse:
    """Whatever went wrong before or around the dispatcher: the database away, mostly."""
    if isinstance(error, BoltError):
        return BoltResponse(status=UNFIT, body="")
    if not isinstance(error, NotServedError):
        log.error("fault before a handler", exc_info=error)
    return kindly(body)


def _quiet_logger() -> logging.Logger:
    """Bolt prints bodies at DEBUG; its loggers copy their level from this one."""
    logger = logging.getLogger("rapport.bolt")
    logger.setLevel(logging.WARNING)
    return logger
