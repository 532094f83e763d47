"""`rapport doctor`: looks at everything Rapport needs and says what to do about each red line."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import Literal

import aiohttp
from redis.asyncio import Redis
from redis.exceptions import RedisError
from rich.console import Console
from rich.markup import escape
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.clock import Clock
from bot.errors import SettingsError
from bot.features.clients import service as clients
from bot.networks.base import NetworkError
from bot.settings import Settings
from bot.slack.installs import Installs
from bot.slack.manifest import SCOPES
from bot.slack.web import slack_session
from bot.storage.migrate import is_current
from bot.storage.secrets import SealError, SecretBox
from bot.storage.transaction import Database
from bot.wiring import x_network

__all__ = ["Finding", "examine"]

LARGEST_SKEW_SECONDS = 60
"""Slack refuses signatures older than five minutes; a minute off is worth mending."""

SIGNS = {"ok": "[green]ok  [/]", "weak": "[yellow]weak[/]", "bad": "[red]bad [/]"}


@dataclass(frozen=True)
class Finding:
    """What was looked at, how it is, and what to do about it."""

    what: str
    state: Literal["ok", "weak", "bad"]
    detail: str
    remedy: str = ""


async def examine(load: Callable[[], Settings]) -> int:
    """Print a line for each thing looked at; 0 when none is bad, 1 otherwise, 2 for settings."""
    console = Console()
    try:
        settings = load()
    except SettingsError as error:
        _print(console, Finding("settings", "bad", str(error)))
        return 2
    bad = False
    async for finding in _look(settings):
        _print(console, finding)
        bad = bad or finding.state == "bad"
    console.print("Something needs mending." if bad else "Rapport can work.")
    return 1 if bad else 0


def _print(console: Console, finding: Finding) -> None:
    line = f"{SIGNS[finding.state]} {finding.what}: {escape(finding.detail)}"
    console.print(line, soft_wrap=True)
    if finding.remedy:
        console.print(f"       {escape(finding.remedy)}", soft_wrap=True)


async def _look(settings: Settings) -> AsyncIterator[Finding]:
    for finding in _settings(settings):
        yield finding
    clock = Clock()
    database = Database(settings.database_url, clock)
    try:
        healthy = True
        async for finding in _database(settings, database):
            healthy = healthy and finding.state != "bad"
            yield finding
        yield await _redis(settings)
        async with slack_session() as session:
            yield await _slack(settings, session)
            yield await _skew(settings, session, clock)
            if healthy:
                async for finding in _accounts(settings, database, session):
                    yield finding
    finally:
        await database.close()


def _settings(settings: Settings) -> list[Finding]:
    found = [Finding("settings", "ok", "complete")]
    if settings.slack_signing_secret is None and settings.slack_app_token is None:
        found[0] = Finding(
            "settings",
            "bad",
            "neither SLACK_SIGNING_SECRET nor SLACK_APP_TOKEN is set",
            "Set SLACK_SIGNING_SECRET (api.slack.com, your app, Basic Information) for HTTP, or "
            "SLACK_APP_TOKEN for Socket Mode.",
        )
    if settings.smtp_url is None:
        found.append(
            Finding("mail", "weak", "SMTP_URL is not set", "Nobody gets receipts by e-mail.")
        )
    if settings.x_consumer_secret is None:
        found.append(
            Finding(
                "X webhook",
                "weak",
                "X_CONSUMER_SECRET is not set",
                "Mentions are polled every 20 s; with it they arrive at once.",
            )
        )
    return found


async def _database(settings: Settings, database: Database) -> AsyncIterator[Finding]:
    try:
        async with asyncio.timeout(5), database.system() as session:
            role = (
                await session.execute(
                    text(
                        "SELECT current_user, rolsuper OR rolbypassrls, "
                        "EXISTS (SELECT FROM pg_class WHERE relname = 'installs' "
                        "AND relowner = current_user::regrole) "
                        "FROM pg_roles WHERE rolname = current_user"
                    )
                )
            ).one()
            current = await (await session.connection()).run_sync(is_current)
    except (DBAPIError, OSError, TimeoutError) as error:
        missing = "does not exist" in str(error)
        yield Finding(
            "database",
            "bad",
            "not migrated yet" if missing else f"no answer ({type(error).__name__})",
            "Run: rapport migrate" if missing else "Check DATABASE_URL and that Postgres runs.",
        )
        return
    yield Finding("database", "ok", f"answers as {role[0]}")
    yield _role(settings, bypasses=role[1], owns=role[2])
    yield (
        Finding("migrations", "ok", "up to date")
        if current
        else Finding("migrations", "bad", "behind", "Run: rapport migrate")
    )


def _role(settings: Settings, *, bypasses: bool, owns: bool) -> Finding:
    if bypasses:
        return Finding(
            "database role",
            "bad",
            "it bypasses row-level security: one workspace could see another's rows",
            "Use an ordinary role in DATABASE_URL; the owner goes into MIGRATION_DATABASE_URL.",
        )
    if owns or settings.database_url == settings.migration_database_url:
        return Finding(
            "database role",
            "weak",
            "the app owns its tables: whoever has it could switch the record's guards off",
            "Give the app a role of its own: set MIGRATION_DATABASE_URL to the owner's URL and "
            "DATABASE_URL to another role's, then run: rapport migrate",
        )
    return Finding("database role", "ok", "owns nothing, held by row-level security")


async def _redis(settings: Settings) -> Finding:
    if settings.redis_url is None:
        return Finding(
            "redis", "weak", "REDIS_URL is not set", "Rate limits are kept by each process alone."
        )
    client = Redis.from_url(settings.redis_url)
    try:
        async with asyncio.timeout(5):
            await client.ping()
    except (RedisError, OSError, TimeoutError) as error:
        return Finding(
            "redis", "bad", f"no answer ({type(error).__name__})", "Check REDIS_URL and the server."
        )
    finally:
        await client.aclose()
    return Finding("redis", "ok", "answers")


async def _slack(settings: Settings, session: aiohttp.ClientSession) -> Finding:
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
        return Finding(
            "slack",
            "bad",
            f"the bot token is refused: {error.response['error']}",
            "Reinstall the app and set SLACK_BOT_TOKEN anew.",
        )
    except (aiohttp.ClientError, OSError, TimeoutError) as error:
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


async def _skew(settings: Settings, session: aiohttp.ClientSession, clock: Clock) -> Finding:
    try:
        async with session.post(settings.slack_api_url + "api.test") as answer:
            theirs = parsedate_to_datetime(answer.headers["Date"]).astimezone(UTC)
    except (aiohttp.ClientError, OSError, TimeoutError, KeyError, ValueError):
        return Finding("clock", "weak", "could not be compared with Slack's")
    skew = abs((clock.wall() - theirs).total_seconds())
    if skew > LARGEST_SKEW_SECONDS:
        return Finding(
            "clock", "bad", f"{skew:.0f} s off Slack's", "Set this machine's clock (NTP)."
        )
    return Finding("clock", "ok", "agrees with Slack's")


async def _accounts(
    settings: Settings, database: Database, session: aiohttp.ClientSession
) -> AsyncIterator[Finding]:
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
            except NetworkError as error:
                yield Finding(
                    f"X @{account.handle}",
                    "bad",
                    f"{type(error).__name__}",
                    "Connect it again: rapport connect x --client …",
                )
            else:
                yield Finding(f"X @{profile.handle}", "ok", "its token works")
    if not found:
        yield Finding(
            "X", "weak", "no account is connected", "Run: rapport connect x --client … --token …"
        )
