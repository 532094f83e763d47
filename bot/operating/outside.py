"""What `rapport doctor` finds out by asking Slack and X."""

from collections.abc import AsyncIterator
from datetime import UTC
from email.utils import parsedate_to_datetime

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.features.clients import service as clients
from bot.networks.base import AuthFailed, NetworkError
from bot.operating.findings import Finding
from bot.settings import Settings
from bot.slack.calls import code_of
from bot.slack.installs import Installs
from bot.slack.manifest import SCOPES
from bot.storage.secrets import SealError, SecretBox
from bot.storage.transaction import Database
from bot.wiring import x_network

__all__ = ["look_at_accounts", "look_at_clock", "look_at_slack"]

LARGEST_SKEW_SECONDS = 60
"""Slack refuses signatures older than five minutes; a minute off is worth mending."""

PASSING = frozenset({"internal_error", "fatal_error", "ratelimited", "service_unavailable"})
"""What Slack says of itself, not of the token (docs.slack.dev/reference/methods/auth.test)."""


async def look_at_slack(settings: Settings, session: aiohttp.ClientSession) -> Finding:
    """Whether the bot token works, and may do all that the manifest asks for."""
    if settings.slack_bot_token is None:
        return Finding(
            "slack",
            "bad",
            "SLACK_BOT_TOKEN is not set",
            "Install the app (rapport manifest) and copy the Bot User OAuth Token.",
        )
    client = AsyncWebClient(
        token=settings.slack_bot_token,
        base_url=settings.slack_api_url,
        session=session,
        retry_handlers=[],
    )
    try:
        told = await client.auth_test()
    except SlackApiError as error:
        return _refused(code_of(error))
    except (aiohttp.ClientError, OSError) as error:
        return Finding(
            "slack", "bad", f"no answer ({type(error).__name__})", "Check SLACK_API_URL."
        )
    headers = {name.lower(): value for name, value in told.headers.items()}
    missing = sorted(set(SCOPES) - set(headers.get("x-oauth-scopes", "").split(",")))
    if missing:
        return Finding(
            "slack",
            "bad",
            f"scopes are missing: {', '.join(missing)}",
            "Update the app from: rapport manifest; then reinstall it.",
        )
    return Finding("slack", "ok", f"speaks as {told['user']} in {told['team']}")


def _refused(code: str | None) -> Finding:
    if code is None:
        return Finding(
            "slack",
            "bad",
            "the answer is not Slack's",
            "Check SLACK_API_URL, and whether a proxy stands in between.",
        )
    if code in PASSING:
        return Finding("slack", "bad", f"cannot answer now: {code}", "Try again in a minute.")
    return Finding(
        "slack",
        "bad",
        f"the bot token is refused: {code}",
        "Reinstall the app and set SLACK_BOT_TOKEN anew.",
    )


async def look_at_clock(
    settings: Settings, session: aiohttp.ClientSession, clock: Clock
) -> Finding:
    """Whether this machine's clock agrees with Slack's: signatures live five minutes."""
    try:
        async with session.post(settings.slack_api_url + "api.test") as answer:
            theirs = parsedate_to_datetime(answer.headers["Date"]).astimezone(UTC)
    except (aiohttp.ClientError, OSError, KeyError, ValueError):
        return Finding("clock", "weak", "could not be compared with Slack's")
    skew = abs((clock.wall() - theirs).total_seconds())
    if skew > LARGEST_SKEW_SECONDS:
        return Finding(
            "clock", "bad", f"{skew:.0f} s off Slack's", "Set this machine's clock (NTP)."
        )
    return Finding("clock", "ok", "agrees with Slack's")


async def look_at_accounts(
    settings: Settings, database: Database, session: aiohttp.ClientSession
) -> AsyncIterator[Finding]:
    """Whether the tokens of the connected X accounts can be opened, and work."""
    box = SecretBox(settings.secret_keys)
    network = x_network(settings, session, database.clock)
    found = False
    for install in await Installs(database, box).all():
        async with database.transaction(install.id) as tx:
            accounts = await clients.accounts(tx)
        for account in accounts:
            found = True
            try:
                profile = await network.whoami(clients.open_account(account, box))
            except SealError:
                yield Finding(
                    f"X @{account.handle}",
                    "bad",
                    "its token cannot be opened with RAPPORT_SECRET_KEYS",
                    "Put the old key back (behind the new one), or connect the account again.",
                )
            except AuthFailed:
                yield Finding(
                    f"X @{account.handle}",
                    "bad",
                    "its token is refused",
                    "Connect it again: rapport connect x --client … --token …",
                )
            except NetworkError as error:
                yield Finding(
                    f"X @{account.handle}",
                    "bad",
                    f"no answer ({type(error).__name__})",
                    "Try again in a minute; check X_API_URL.",
                )
            else:
                yield Finding(f"X @{profile.handle}", "ok", "its token works")
    if not found:
        yield Finding(
            "X", "weak", "no account is connected", "Run: rapport connect x --client … --token …"
        )
