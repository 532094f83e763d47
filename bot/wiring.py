"""The composition root: builds a process, registers listeners, subscribers and jobs."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any, get_args, get_type_hints

import aiohttp
import structlog
from aiohttp import web
from redis.asyncio import Redis
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.features.agreements import listeners as agreements_listeners
from bot.features.answers import listeners as answers_listeners
from bot.features.answers.jobs import AnswersJobs
from bot.features.approvals import listeners as approvals_listeners
from bot.features.approvals import service as approvals
from bot.features.approvals.jobs import ApprovalsJobs
from bot.features.clients import listeners as clients_listeners
from bot.features.clients import service as clients
from bot.features.clients.jobs import ClientsJobs
from bot.features.consents import listeners as consents_listeners
from bot.features.dealings import service as dealings
from bot.features.delays.jobs import DelaysJobs
from bot.features.deliveries.jobs import DeliveriesJobs
from bot.features.details import listeners as details_listeners
from bot.features.details import service as details
from bot.features.details.jobs import DetailsJobs
from bot.features.direct import listeners as direct_listeners
from bot.features.direct import service as direct
from bot.features.direct.jobs import DirectJobs
from bot.features.erasures import service as erasures
from bot.features.evidence import listeners as evidence_listeners
from bot.features.evidence import service as evidence
from bot.features.evidence.jobs import EvidenceJobs
from bot.features.exhibits.listeners import ExhibitsListeners, build_files
from bot.features.history import listeners as history_listeners
from bot.features.home import listeners as home_listeners
from bot.features.home import service as home
from bot.features.home.jobs import HomeJobs
from bot.features.inbox import listeners as inbox_listeners
from bot.features.inbox import service as inbox
from bot.features.inbox.jobs import InboxJobs
from bot.features.lateness import service as lateness
from bot.features.lateness.jobs import LatenessJobs
from bot.features.news import service as news
from bot.features.objectives import listeners as objectives_listeners
from bot.features.offers import listeners as offers_listeners
from bot.features.overview import listeners as overview_listeners
from bot.features.overview import service as overview
from bot.features.overview.jobs import OverviewJobs
from bot.features.planning import service as planning
from bot.features.planning.jobs import PlanningJobs
from bot.features.plans import listeners as plans_listeners
from bot.features.plans import service as plans
from bot.features.plans.jobs import PlansJobs
from bot.features.posts import listeners as posts_listeners
from bot.features.posts import service as posts
from bot.features.posts.jobs import PostsJobs
from bot.features.progress import service as progress
from bot.features.promises import service as promises
from bot.features.proposals import listeners as proposals_listeners
from bot.features.publishing import listeners as publishing_listeners
from bot.features.publishing import service as publishing
from bot.features.publishing.jobs import PublishingJobs
from bot.features.queue import listeners as queue_listeners
from bot.features.reading import service as reading
from bot.features.reading.jobs import ReadingJobs
from bot.features.reading.listeners import ReadingListeners, build_pages
from bot.features.reasons import listeners as reasons_listeners
from bot.features.receipts import listeners as receipts_listeners
from bot.features.receipts import service as receipts
from bot.features.receipts.jobs import ReceiptsJobs
from bot.features.replies import listeners as replies_listeners
from bot.features.replies import service as replies
from bot.features.replies.jobs import RepliesJobs
from bot.features.requests import listeners as requests_listeners
from bot.features.requests import service as requests
from bot.features.requests.jobs import RequestsJobs
from bot.features.standing import listeners as standing_listeners
from bot.features.standing import service as standing
from bot.features.standing.jobs import StandingJobs
from bot.features.summaries import service as summaries
from bot.features.summaries.jobs import SummariesJobs
from bot.features.summaries.listeners import SummariesListeners
from bot.features.talks import listeners as talks_listeners
from bot.features.timelines import service as timelines
from bot.features.timelines.jobs import TimelinesJobs
from bot.features.verdicts import listeners as verdicts_listeners
from bot.features.verdicts.jobs import VerdictsJobs
from bot.features.working import listeners as working_listeners
from bot.features.working import service as working
from bot.features.working.jobs import WorkingJobs
from bot.health import Health
from bot.i18n import when
from bot.jobs.registry import JobRegistry
from bot.jobs.runner import Runner
from bot.jobs.sweepers import forever, sweep_due, sweep_stalled
from bot.mail.inbound import Inbound
from bot.mail.mailer import Mailer
from bot.networks.x.network import XNetwork
from bot.networks.x.text import warm as warm_counting
from bot.pages.links import Links
from bot.pages.routes import page_routes
from bot.record.heads import SigningKey
from bot.settings import Settings
from bot.slack import opening
from bot.slack.app import build_bolt
from bot.slack.buckets import Buckets
from bot.slack.dispatch import Routes
from bot.slack.dispatcher import Dispatcher
from bot.slack.http import slack_routes
from bot.slack.installs import Installs
from bot.slack.jobs import SlackJobs
from bot.slack.keeping import keep_token
from bot.slack.keys import sweep_keys
from bot.slack.people import People
from bot.slack.socket_mode import SocketMode
from bot.slack.web import SlackClients, slack_session
from bot.storage.secrets import SecretBox
from bot.storage.transaction import Database, Subscribers

__all__ = ["Parts", "all_routes", "open_parts", "subscribers", "x_network"]

DUE_SECONDS = 0.5
STALLED_SECONDS = 5.0
POLL_LOOK_SECONDS = 1.0
SUMMARIES_SECONDS = 600.0
KEYS_SECONDS = 24 * 3600.0
SENDER = "rapport@localhost"
CONNECT_SECONDS = 5
READ_SECONDS = 30
REDIS_SECONDS = 2
KEEP_SECONDS = 5
"""The bot token is kept before the process works, if that takes no longer."""

LISTENERS = (
    clients_listeners,
    proposals_listeners,
    agreements_listeners,
    overview_listeners,
    objectives_listeners,
    standing_listeners,
    plans_listeners,
    details_listeners,
    talks_listeners,
    evidence_listeners,
    history_listeners,
    requests_listeners,
    offers_listeners,
    queue_listeners,
    posts_listeners,
    approvals_listeners,
    publishing_listeners,
    direct_listeners,
    inbox_listeners,
    replies_listeners,
    verdicts_listeners,
    reasons_listeners,
    receipts_listeners,
    working_listeners,
    home_listeners,
    opening,
)
SERVICES = (
    clients,
    promises,
    standing,
    progress,
    planning,
    overview,
    plans,
    details,
    evidence,
    requests,
    posts,
    approvals,
    publishing,
    direct,
    timelines,
    inbox,
    replies,
    lateness,
    news,
    dealings,
    receipts,
    working,
    reading,
    summaries,
    home,
    erasures,
)
"""Their ``on_…`` functions take part in the transactions of the events they name."""

log = structlog.get_logger()


def all_routes(
    signing_key: SigningKey | None = None, links: Links | None = None, *, mails: bool = False
) -> Routes:
    """Every command, button, modal and event that Rapport answers.

    Without key and links they are good for naming them alone, as the manifest does.
    """
    routes = Routes()
    links_listeners = ReadingListeners(links=links, mails=mails)
    exhibits = ExhibitsListeners(links=links)
    for listeners in (
        *LISTENERS,
        exhibits,
        links_listeners,
        SummariesListeners(signing_key=signing_key),
    ):
        routes.include(listeners)
    return routes


def subscribers() -> Subscribers:
    """Who takes part in whose transactions: lower features keep what they show of higher ones."""
    found = Subscribers()
    for module in SERVICES:
        for name, handler in vars(module).items():
            if name.startswith("on_") and handler.__module__ == module.__name__:
                for event in _events_of(handler):
                    found.add(event, handler)
    return found


def _events_of(handler: Callable[..., Any]) -> Sequence[type]:
    """The types of its parameter ``event``; none where it has no such parameter."""
    hint = get_type_hints(handler).get("event")
    if hint is None:
        return ()
    return get_args(hint) or (hint,)


def x_network(settings: Settings, session: aiohttp.ClientSession, clock: Clock) -> XNetwork:
    """X, or what stands in for it."""
    return XNetwork(session, clock, api_url=settings.x_api_url)


def _inbound(settings: Settings) -> Inbound | None:
    return Inbound.parse(settings.inbound_mail) if settings.inbound_mail else None


def open_redis(url: str) -> Redis:
    """A client that gives up soon: whatever asks Redis can do without."""
    return Redis.from_url(url, socket_timeout=REDIS_SECONDS, socket_connect_timeout=REDIS_SECONDS)


@dataclass
class Parts:
    """What a process is made of. Open it with :func:`open_parts`."""

    settings: Settings
    clock: Clock
    database: Database
    installs: Installs
    clients: SlackClients
    session: aiohttp.ClientSession
    health: Health
    runner: Runner
    bolt: AsyncApp
    links: Links

    def warm(self) -> None:
        """Pay what the first request would pay: almost a second, of the three that Slack waits."""
        when.warm()
        warm_counting()

    @asynccontextmanager
    async def prepared(self) -> AsyncIterator[None]:
        """Ready to work: the token of ``SLACK_BOT_TOKEN`` is kept.

        Where Slack or the database does not answer, that is tried again beside the work, so that
        the process can say on ``/readyz`` what is missing.
        """
        token = self.settings.slack_bot_token
        if token is None:
            yield
            return
        client = AsyncWebClient(
            token=token,
            base_url=self.settings.slack_api_url,
            session=self.session,
            retry_handlers=[],
        )
        keeping = asyncio.create_task(keep_token(self.installs, client, token))
        try:
            await asyncio.wait({keeping}, timeout=KEEP_SECONDS)
            if keeping.done():
                keeping.result()
            yield
        finally:
            keeping.cancel()
            await asyncio.gather(keeping, return_exceptions=True)

    def add_routes(self, app: web.Application) -> None:
        """Every route of the web process."""
        app.add_routes(self.health.routes())
        app.add_routes(slack_routes(self.bolt))
        app.add_routes(page_routes())
        app.add_routes(receipts_listeners.build_pages(self.database, self.links))
        app.add_routes(consents_listeners.build_pages(self.database, self.links))
        app.add_routes(build_files(self.database, self.links))
        app.add_routes(answers_listeners.build_inbound(self.database, _inbound(self.settings)))
        app.add_routes(
            build_pages(self.database, self.links, SigningKey(self.settings.signing_key))
        )
        app.add_routes(
            inbox_listeners.build_webhook(self.database, self.settings.x_consumer_secret)
        )

    async def listen_on_socket(self) -> None:
        """Socket Mode, until cancelled; needs the app token."""
        await SocketMode(self.bolt, self.settings.slack_app_token or "").run()

    def sweepers(self) -> Sequence[Coroutine[Any, Any, None]]:
        """What the worker repeats for ever."""
        return (
            forever("due work", DUE_SECONDS, lambda: sweep_due(self.database)),
            forever("stalled jobs", STALLED_SECONDS, self._sweep_stalled),
            forever("polls", POLL_LOOK_SECONDS, lambda: inbox.sweep_polls(self.database)),
            forever("timelines", POLL_LOOK_SECONDS, lambda: timelines.sweep_reads(self.database)),
            forever("summaries", SUMMARIES_SECONDS, self._plan_summaries),
            forever("old keys", KEYS_SECONDS, self._sweep_keys),
        )

    async def _plan_summaries(self) -> int:
        return await summaries.ensure_summaries(self.database)

    async def _sweep_stalled(self) -> int:
        async with self.runner.app().open_async() as app:
            return await sweep_stalled(app)

    async def _sweep_keys(self) -> int:
        return await sweep_keys(self.database, await self.installs.all())


@asynccontextmanager
async def open_parts(settings: Settings) -> AsyncIterator[Parts]:
    """Build a process's parts and take them apart at the end."""
    async with AsyncExitStack() as stack:
        clock = Clock()
        database = Database(settings.database_url, clock, subscribers())
        stack.push_async_callback(database.close)
        slack = await stack.enter_async_context(slack_session())
        outside = await stack.enter_async_context(
            aiohttp.ClientSession(
                timeout=aiohttp.ClientTimeout(total=READ_SECONDS, connect=CONNECT_SECONDS)
            )
        )
        redis = open_redis(settings.redis_url) if settings.redis_url else None
        if redis is not None:
            stack.push_async_callback(redis.aclose)
        box = SecretBox(settings.secret_keys)
        installs = Installs(database, box)
        slack_clients = SlackClients(slack, settings.slack_api_url, installs.token_of)
        key = SigningKey(settings.signing_key)
        links = Links(settings.secret_keys, settings.public_url)
        mailer = Mailer.from_url(settings.smtp_url, sender=SENDER) if settings.smtp_url else None
        networks = {"x": x_network(settings, outside, clock)}
        registry = JobRegistry()
        for jobs in (
            SlackJobs(database, slack_clients, Buckets(redis, clock), clients.on_undeliverable),
            ClientsJobs(database=database),
            PlanningJobs(database=database),
            OverviewJobs(database=database),
            StandingJobs(database=database),
            PlansJobs(database=database),
            DetailsJobs(database=database),
            EvidenceJobs(database=database, clients=slack_clients),
            RequestsJobs(database=database),
            PostsJobs(database=database),
            ApprovalsJobs(database=database),
            PublishingJobs(database=database, networks=networks, secret_box=box),
            DirectJobs(database=database),
            TimelinesJobs(
                database=database,
                networks=networks,
                secret_box=box,
                errands=(publishing.PUBLICATION, replies.ANSWER),
            ),
            InboxJobs(database=database, networks=networks, secret_box=box),
            RepliesJobs(database=database, networks=networks, secret_box=box),
            DelaysJobs(database=database),
            LatenessJobs(database=database),
            VerdictsJobs(database=database),
            ReadingJobs(database=database, mailer=mailer, links=links),
            ReceiptsJobs(
                database=database,
                mailer=mailer,
                signing_key=key,
                links=links,
                inbound=inbound.address if (inbound := _inbound(settings)) else None,
            ),
            DeliveriesJobs(
                database=database,
                mailer=mailer,
                links=links,
                inbound=inbound.address if (inbound := _inbound(settings)) else None,
            ),
            WorkingJobs(database=database),
            AnswersJobs(database=database, domain=mailer.domain if mailer else "localhost"),
            SummariesJobs(database=database, signing_key=key),
            HomeJobs(database=database, clients=slack_clients),
        ):
            registry.add(jobs)
        routes = all_routes(key, links, mails=mailer is not None)
        dispatcher = Dispatcher(database, People(database), routes, clients.reader_in)
        bolt = build_bolt(
            dispatcher,
            installs,
            signing_secret=settings.slack_signing_secret or "",
            session=slack,
            api_url=settings.slack_api_url,
        )
        yield Parts(
            settings=settings,
            clock=clock,
            database=database,
            installs=installs,
            clients=slack_clients,
            session=slack,
            health=Health(database, redis),
            runner=Runner(settings.database_url, database, registry, clients.on_job_failure),
            bolt=bolt,
            links=links,
        )
