"""`rapport doctor`: looks at everything Rapport needs and says what to do about each red line."""

import asyncio
from collections.abc import AsyncIterator, Callable

from redis.asyncio import Redis
from redis.exceptions import RedisError
from rich.console import Console
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.clock import Clock
from bot.errors import SettingsError
from bot.operating.addresses import look_at_addresses
from bot.operating.findings import Finding, show
from bot.operating.outside import look_at_accounts, look_at_clock, look_at_slack
from bot.settings import Settings
from bot.slack.web import slack_session
from bot.storage.migrate import is_current
from bot.storage.transaction import Database
from bot.storage.trouble import trouble_of

__all__ = ["examine"]


async def examine(load: Callable[[], Settings]) -> int:
    """Print a line for each thing looked at; 0 when none is bad, 1 otherwise, 2 for settings."""
    console = Console()
    try:
        settings = load()
    except SettingsError as error:
        show(console, Finding("settings", "bad", str(error)))
        return 2
    bad = False
    async for finding in _look(settings):
        show(console, finding)
        bad = bad or finding.state == "bad"
    console.print("Something needs mending." if bad else "Rapport can work.")
    return 1 if bad else 0


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
            yield await look_at_slack(settings, session)
            yield await look_at_clock(settings, session, clock)
            if healthy:
                async for finding in look_at_accounts(settings, database, session):
                    yield finding
                if settings.smtp_url and settings.public_url:
                    async for finding in look_at_addresses(settings, database):
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
    if settings.public_url is None:
        found.append(
            Finding(
                "pages",
                "weak",
                "PUBLIC_URL is not set",
                "No links to the record and no Seen by mail; set it to where this app is reached.",
            )
        )
    if settings.smtp_url is not None and settings.inbound_mail is None:
        found.append(
            Finding(
                "answers by mail",
                "weak",
                "RAPPORT_INBOUND_MAIL is not set",
                "Mails say where to write instead; with it answers come to the thread.",
            )
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
    except (DBAPIError, OSError) as error:
        yield _trouble(error)
        return
    yield Finding("database", "ok", f"answers as {role[0]}")
    yield _role(settings, bypasses=role[1], owns=role[2])
    yield (
        Finding("migrations", "ok", "up to date")
        if current
        else Finding("migrations", "bad", "behind", "Run: rapport migrate")
    )


def _trouble(error: DBAPIError | OSError) -> Finding:
    match trouble_of(error):
        case "not migrated":
            return Finding("migrations", "bad", "the tables are not there", "Run: rapport migrate")
        case "not granted":
            return Finding(
                "database role",
                "bad",
                "it may not use the tables",
                "Set MIGRATION_DATABASE_URL to the owner's URL, then run: rapport migrate",
            )
        case _:
            return Finding(
                "database",
                "bad",
                f"no answer ({type(error).__name__})",
                "Check DATABASE_URL and that Postgres runs.",
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
    except (RedisError, OSError) as error:
        return Finding(
            "redis", "bad", f"no answer ({type(error).__name__})", "Check REDIS_URL and the server."
        )
    finally:
        await client.aclose()
    return Finding("redis", "ok", "answers")
