"""The pages, without a Slack to say who asks: what an address opens, and what it never does."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import func, select

from bot.features.clients import service as clients
from bot.features.plans import service as plans
from bot.features.plans.models import PlanChange
from bot.features.reading import service as reading
from bot.features.receipts import service as receipts
from bot.features.receipts.models import Address
from bot.features.receipts.rules import MailText, Recipient
from bot.i18n.reader import Language, Reader
from bot.pages.links import Links, revoke
from bot.pages.models import PageLink
from bot.record.models import RecordEntry
from bot.settings import load
from bot.slack.tables import OutboundMessage
from bot.storage.embedded import Urls
from bot.storage.transaction import Database, Transaction
from bot.web import build_app
from bot.wiring import open_parts
from tests.roles.conftest import KEY
from tests.roles.scene import SECRET, UNTOLD, Scene

SECRETS = {
    "SLACK_SIGNING_SECRET": "secret",
    "X_CONSUMER_SECRET": "secret",
    "RAPPORT_SECRET_KEYS": KEY,
    "RAPPORT_SIGNING_KEY": KEY,
    "RAPPORT_INBOUND_MAIL": "mailto:answers@rapport.example?secret=0123456789abcdef",
    "PUBLIC_URL": "https://rapport.example",
}
OPEN = {"/healthz", "/readyz", "/metrics", "/pages/style.css", "/pages/icon.svg"}
"""Read by whoever finds them: nothing of anybody's stands there."""
SIGNED = {"/slack/events", "/mail/inbound", "/x/webhook"}
"""Other machines come here, each with a secret."""
METHODS = ("HEAD", "POST", "PUT", "PATCH", "DELETE", "GET")
STRICT = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
}
ADDRESS = "boxes@zephyr.example"
TEAM_ENTRY = "record-kind-delay-proposed"

Make = Callable[["Desk", str], Awaitable[UUID]]


@dataclass(frozen=True)
class Desk:
    """The whole web process, and a database in which everything stays."""

    app: web.Application
    browser: TestClient[web.Request, web.Application]
    database: Database
    links: Links
    scene: Scene
    change_id: UUID
    """Told to the client; the scene's own stay as they are."""

    async def ask(self, method: str, path: str, **more: Any) -> tuple[int, str, Mapping[str, str]]:
        """Status, body and headers."""
        async with self.browser.request(method, path, allow_redirects=False, **more) as answer:
            return answer.status, (await answer.read()).decode("utf-8", "replace"), answer.headers

    def path(self, purpose: str, link_id: UUID) -> str:
        return self.links.url(purpose, link_id).removeprefix("https://rapport.example")

    async def link(self, purpose: str, subject: UUID, role: str | None, brand: str) -> UUID:
        """Whatever a link says, also what none of ours would."""
        who = self.scene.cast[role] if role else None
        async with self.transaction() as tx:
            made = await self.links.create(
                tx,
                purpose=purpose,
                subject_id=subject,
                client_id=self.scene.ids[brand],
                person_id=who.id if who else None,
                expires_at=tx.now + timedelta(days=1),
            )
        return made.id

    async def end(self, link_id: UUID, how: str) -> None:
        """It opens nothing any more."""
        async with self.transaction() as tx:
            if how == "revoked":
                await revoke(tx, link_id)
            else:
                row = await tx.session.get_one(PageLink, link_id)
                row.expires_at = tx.now - timedelta(seconds=1)

    async def state(self) -> tuple[Any, ...]:
        """What a page could have changed."""
        async with self.transaction() as tx:
            counted = [
                await tx.session.scalar(select(func.count()).select_from(table))
                for table in (RecordEntry, OutboundMessage)
            ]
            changes = await tx.session.execute(
                select(PlanChange.id, PlanChange.status, PlanChange.seen_by).order_by(PlanChange.id)
            )
            addresses = await tx.session.execute(select(Address.address, Address.verified_at))
            return (*counted, changes.all(), addresses.all())

    def transaction(self) -> AbstractAsyncContextManager[Transaction]:
        """Of the workspace."""
        return self.database.transaction(self.scene.cast["manager"].workspace_id)


async def _record(desk: Desk, role: str) -> UUID:
    async with desk.transaction() as tx:
        client = await clients.client_by_id(tx, desk.scene.ids["client"])
        return (await reading.make_link(tx, desk.links, client, desk.scene.cast[role])).id


async def _file(desk: Desk, role: str) -> UUID:
    return await desk.link("file", desk.scene.ids["file"], role, "client")


async def _seen(desk: Desk, role: str) -> UUID:
    return await desk.link("seen", desk.change_id, role, "client")


async def _address(desk: Desk, _: str | None) -> UUID:
    return await desk.link("verify-address", await _receipt(desk), None, "client")


async def _agree(desk: Desk, _: str | None) -> UUID:
    return await desk.link("agree", desk.scene.ids["client"], None, "client")


async def _receipt(desk: Desk) -> UUID:
    receipt_id = uuid4()
    async with desk.transaction() as tx:
        client = await clients.client_by_id(tx, desk.scene.ids["client"])
        await receipts.keep(
            tx,
            client,
            Recipient(ADDRESS, None, "client"),
            MailText("Is this right?", "", ""),
            scope=f"address:{receipt_id}",
            domain="rapport.example",
            status="held",
            receipt_id=receipt_id,
        )
    return receipt_id


GOOD: Mapping[str, Make] = {
    "record": _record,
    "file": _file,
    "seen": _seen,
    "verify-address": _address,
    "agree": _agree,
}
"""By the first part of its path: how a link to a page is made for somebody of the brand."""
POSTED = {"seen", "verify-address", "agree"}
"""Pages with a button."""


@pytest.fixture(scope="module")
async def desk(
    house_urls: Urls, house_database: Database, links: Links, scene: Scene
) -> AsyncIterator[Desk]:
    staff = scene.cast["staff"]
    async with house_database.transaction(staff.workspace_id) as tx:
        client = await clients.client_by_id(tx, scene.ids["client"])
        change, _ = await plans.tell(
            tx, client=client, person=staff, text=f"{SECRET} is late", language="en", door="slash"
        )
        await plans.announce(tx, change.id)
    settings = load({**SECRETS, "DATABASE_URL": house_urls.app})
    async with open_parts(settings) as parts:
        app = build_app(parts)
        async with TestClient(TestServer(app)) as browser:
            yield Desk(app, browser, house_database, links, scene, change.id)


def test_every_address_is_tried_here(desk: Desk) -> None:
    served = {route.resource.canonical for route in desk.app.router.routes() if route.resource}
    assert served == OPEN | SIGNED | {f"/{purpose}/{{token}}" for purpose in GOOD}


@pytest.mark.parametrize("purpose", GOOD)
async def test_a_page_is_read_and_nothing_else(purpose: str, desk: Desk) -> None:
    path = desk.path(purpose, await GOOD[purpose](desk, "client"))
    before = await desk.state()
    for method in METHODS:
        if method == "POST" and purpose in POSTED:
            continue
        status, body, headers = await desk.ask(method, path)
        assert (method, status) in {("GET", 200), ("HEAD", 200), (method, 405)}
        assert method == "GET" or status == 405 or not body
        if status == 200:
            _check_strict(headers)
        if method != "GET":
            assert await desk.state() == before
    after = await desk.state()
    opened = purpose == "record"  # that somebody looked is kept, once
    assert after == (before[0] + opened, *before[1:])


def _check_strict(headers: Mapping[str, str]) -> None:
    assert {name: headers.get(name) for name in STRICT} == STRICT
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "Set-Cookie" not in headers


@pytest.mark.parametrize("purpose", GOOD)
async def test_what_opens_nothing_does_not_say_why(purpose: str, desk: Desk) -> None:
    make = GOOD[purpose]
    over, withdrawn, good = [await make(desk, "client") for _ in range(3)]
    await desk.end(over, "expired")
    await desk.end(withdrawn, "revoked")
    other = next(each for each in GOOD if each != purpose)
    token = desk.path(purpose, good).rsplit("/", 1)[1]
    subject = uuid4()
    gone = [
        desk.path(purpose, over),
        desk.path(purpose, withdrawn),
        desk.path(purpose, await desk.link(other, subject, "client", "client")),
        desk.path(purpose, await desk.link(purpose, subject, "client", "client")),
        desk.path(purpose, await desk.link(purpose, subject, "nobody", "client")),
        desk.path(purpose, uuid4()),
    ]
    unknown = [
        f"/{purpose}/{desk.path(other, await GOOD[other](desk, 'client')).rsplit('/', 1)[1]}",
        f"/{purpose}/{'x' * 64}",
        f"/{purpose}/{token[:-1]}{'A' if token[-1] != 'A' else 'B'}",
        f"/{purpose}/{token.swapcase()}",
        f"/{purpose}/x",
    ]
    before = await desk.state()
    for method in ("GET", "POST") if purpose in POSTED else ("GET",):
        for status, paths in ((410, gone), (404, unknown)):
            answers = [await desk.ask(method, path) for path in paths]
            assert [answer[0] for answer in answers] == [status] * len(paths)
            assert len({answer[1] for answer in answers}) == 1
            assert SECRET not in answers[0][1]
            for _, _, headers in answers:
                _check_strict(headers)
    assert await desk.state() == before
    for path in (f"/{purpose}", f"/{purpose}/"):
        assert (await desk.ask("GET", path))[0] == 404
    spanish = await desk.ask("GET", gone[0], headers={"Accept-Language": "es"})
    assert "Este enlace no abre nada" in spanish[1]


@pytest.mark.parametrize("purpose", GOOD)
async def test_a_link_of_another_brand_opens_nothing_of_ours(purpose: str, desk: Desk) -> None:
    subjects = {
        "record": desk.scene.ids["client"],
        "file": desk.scene.ids["file"],
        "seen": desk.change_id,
        "verify-address": await _receipt(desk),
        "agree": desk.scene.ids["client"],
    }
    before = await desk.state()
    for brand in ("rival_client", "client"):
        link_id = await desk.link(purpose, subjects[purpose], "rival", brand)
        for method in ("GET", "POST"):
            status, body, _ = await desk.ask(method, desk.path(purpose, link_id))
            assert status in {405, 410}
            assert SECRET not in body
    assert await desk.state() == before


async def test_the_teams_matter_is_on_no_page_of_the_clients(desk: Desk) -> None:
    team_file = desk.scene.ids["team_file"]
    for role, status in (("client", 410), ("shop", 410), ("manager", 200)):
        link_id = await desk.link("file", team_file, role, "client")
        assert (await desk.ask("GET", desk.path("file", link_id)))[0] == status
    readers: tuple[tuple[str, Language], ...] = (("client", "es"), ("manager", "en"))
    for role, language in readers:
        path = desk.path("record", await _record(desk, role))
        _, body, _ = await desk.ask("GET", path)
        assert SECRET in body
        assert Reader(language, ZoneInfo("UTC")).text(TEAM_ENTRY) not in body
        found = (await desk.ask("GET", f"{path}?words={UNTOLD}"))[1]
        assert (f">{SECRET} {UNTOLD}" in found) is (role == "manager")


async def test_a_button_does_what_it_says_once(desk: Desk) -> None:
    told, address = await _seen(desk, "client"), await _address(desk, None)
    before = await desk.state()
    assert (await desk.ask("POST", desk.path("seen", told)))[0] == 200
    assert (await desk.ask("POST", desk.path("verify-address", address)))[0] == 200
    once = await desk.state()
    assert once[0] == before[0] + 2
    await desk.ask("POST", desk.path("seen", told))
    await desk.ask("POST", desk.path("verify-address", address))
    assert (await desk.state())[0] == once[0]


async def test_machines_need_their_secret(desk: Desk) -> None:
    before = await desk.state()
    mail = b"From: a@b.example\r\nMessage-ID: <1@b>\r\n\r\nHello"
    wrong = {"Authorization": "Bearer 0123456789abcdeX", "x-twitter-webhooks-signature": "sha256="}
    for headers in ({}, wrong):
        for path, refused in (("/mail/inbound", 403), ("/x/webhook", 403), ("/slack/events", 401)):
            status, body, _ = await desk.ask("POST", path, data=mail, headers=headers)
            assert (path, status, SECRET in body) == (path, refused, False)
    assert (await desk.ask("GET", "/mail/inbound"))[0] == 405
    assert (await desk.ask("GET", "/slack/events"))[0] == 405
    assert (await desk.ask("GET", "/x/webhook"))[0] == 400
    assert await desk.state() == before


async def test_an_answer_to_a_mail_that_is_nobodys_is_taken_as_any_other(desk: Desk) -> None:
    before = await desk.state()
    right = {"Authorization": "Bearer 0123456789abcdef"}
    ours, far = desk.scene.cast["manager"].workspace_id, desk.scene.cast["stolen"].workspace_id
    receipt = await _receipt(desk)
    cited = (
        f"<{uuid4().hex}.{ours.hex}@rapport.example>",
        f"<{receipt.hex}.{far.hex}@rapport.example>",
        "<x@y>",
    )
    answers = set()
    for each in cited:
        mail = f"From: a@b.example\r\nMessage-ID: <1@b>\r\nIn-Reply-To: {each}\r\n\r\nHello"
        answers.add((await desk.ask("POST", "/mail/inbound", data=mail, headers=right))[:2])
    assert answers == {(200, "")}
    assert await desk.state() == before


async def test_what_anybody_may_open_is_about_nobody(desk: Desk) -> None:
    for path in sorted(OPEN):
        status, body, _ = await desk.ask("GET", path)
        assert status == 200
        assert SECRET not in body
