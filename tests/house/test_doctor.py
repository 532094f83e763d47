"""`rapport doctor`: a line for each thing it looked at, and what to do about each red one."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from uuid import uuid4

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.errors import SettingsError
from bot.operating.doctor import examine
from bot.sandbox.data import DataDirectory
from bot.sandbox.house import House
from bot.sandbox.person import Team
from bot.settings import load
from bot.slack.manifest import build_manifest
from bot.storage.embedded import EmbeddedPostgres
from bot.storage.migrate import migrate
from bot.storage.secrets import new_key
from bot.wiring import all_routes
from tests.house.command import NOWHERE, rapport
from tests.support.house import MakeWorld

REMEDY = " " * 7


@dataclass(frozen=True)
class Told:
    """What the doctor printed."""

    code: int
    out: str

    def state(self, what: str) -> tuple[str, str]:
        """How something is, and what to do about it."""
        lines = self.out.splitlines()
        (place,) = [n for n, line in enumerate(lines) if line[5:].startswith(f"{what}: ")]
        follows = lines[place + 1 : place + 2]
        remedy = follows[0].strip() if follows and follows[0].startswith(REMEDY) else ""
        assert remedy or lines[place].startswith("ok") or what == "clock", "no remedy"
        return lines[place][:4].strip(), remedy


Ask = Callable[..., Awaitable[Told]]


@pytest.fixture
def ask(house: House, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Ask the doctor about the sandbox, with other settings; None takes one away."""

    async def ask(**changes: str | None) -> Told:
        given = {**house.environment, **changes}
        capsys.readouterr()
        code = await examine(lambda: load({k: v for k, v in given.items() if v is not None}))
        return Told(code, capsys.readouterr().out)

    return ask


async def test_a_sandbox_is_well(house: House, make_world: MakeWorld) -> None:
    world = await make_world("en")
    ran = await rapport("doctor", "--data", str(house.data.root))
    assert ran.code == 0, ran.out
    told = Told(ran.code, ran.out)
    parts = ("settings", "database", "database role", "migrations", "redis", "slack", "clock")
    for what in (*parts, f"X @{world.cast.brand.handle}"):
        assert told.state(what)[0] == "ok"
    assert ran.out.endswith("Rapport can work.\n")


async def test_without_redis_mail_and_webhook_it_is_weaker(ask: Ask) -> None:
    told = await ask(REDIS_URL=None, SMTP_URL=None, X_CONSUMER_SECRET=None)
    assert told.code == 0
    assert [told.state(what)[0] for what in ("redis", "mail", "X webhook")] == ["weak"] * 3


async def test_without_pages_and_inbound_mail_people_have_fewer_ways(ask: Ask) -> None:
    told = await ask(PUBLIC_URL=None, RAPPORT_INBOUND_MAIL=None)
    assert told.code == 0
    assert "PUBLIC_URL is not set" in told.out
    assert "RAPPORT_INBOUND_MAIL is not set" in told.out
    assert [told.state(what)[0] for what in ("pages", "answers by mail")] == ["weak"] * 2
    told = await ask(SMTP_URL=None, RAPPORT_INBOUND_MAIL=None)
    assert "answers by mail" not in told.out, "without mail there is nothing to answer to"
    assert "pages" not in told.out


async def test_a_redis_that_does_not_answer(ask: Ask) -> None:
    told = await ask(REDIS_URL="redis://127.0.0.1:1/0")
    assert (told.code, told.state("redis")) == (1, ("bad", "Check REDIS_URL and the server."))


async def test_neither_http_nor_socket_mode(ask: Ask) -> None:
    told = await ask(SLACK_SIGNING_SECRET=None)
    assert (told.code, told.state("settings")[0]) == (1, "bad")


async def test_a_role_that_bypasses_row_level_security(house: House, ask: Ask) -> None:
    told = await ask(DATABASE_URL=house.urls.superuser)
    assert told.code == 1
    state, remedy = told.state("database role")
    assert state == "bad"
    assert "MIGRATION_DATABASE_URL" in remedy


async def test_one_url_for_both_works_and_is_weaker(house: House, ask: Ask) -> None:
    told = await ask(DATABASE_URL=house.urls.owner, MIGRATION_DATABASE_URL=None)
    assert told.code == 0
    assert told.state("database role")[0] == "weak"


@asynccontextmanager
async def _database(house: House) -> AsyncIterator[tuple[str, str]]:
    """A database of its own in the sandbox's server; the owner's URL and the app's."""
    server: EmbeddedPostgres = house.postgres
    name = f"doctor_{uuid4().hex[:12]}"
    urls = server.database(name)
    yield urls.owner, urls.app
    server.drop(name)


async def test_a_database_that_nobody_has_migrated(house: House, ask: Ask) -> None:
    async with _database(house) as (owner, app):
        told = await ask(DATABASE_URL=app, MIGRATION_DATABASE_URL=owner)
    assert (told.code, told.state("migrations")) == (1, ("bad", "Run: rapport migrate"))


async def test_a_role_that_was_granted_nothing(house: House, ask: Ask) -> None:
    async with _database(house) as (owner, app):
        migrate(owner, owner)
        told = await ask(DATABASE_URL=app, MIGRATION_DATABASE_URL=owner)
    assert (told.code, told.state("database role")[0]) == (1, "bad")


async def test_a_database_that_is_away(house: House, ask: Ask) -> None:
    told = await ask(DATABASE_URL=NOWHERE)
    assert (told.code, told.state("database")[0]) == (1, "bad")
    missing = house.urls.app.replace("/rapport?", "/nothing?")
    told = await ask(DATABASE_URL=missing)
    assert (told.code, told.state("database")[0]) == (1, "bad")
    assert "rapport migrate" not in told.out


async def test_a_slack_token_that_is_refused_or_missing(ask: Ask) -> None:
    told = await ask(SLACK_BOT_TOKEN="xoxb-wrong")
    assert (told.code, told.state("slack")[0]) == (1, "bad")
    assert "refused: invalid_auth" in told.out
    told = await ask(SLACK_BOT_TOKEN=None)
    assert (told.code, told.state("slack")[0]) == (1, "bad")


async def test_a_scope_that_is_missing_is_named(house: House, ask: Ask) -> None:
    manifest = build_manifest(name="Rapport", url=house.web_address, routes=all_routes())
    scopes = manifest["oauth_config"]["scopes"]["bot"]
    manifest["oauth_config"]["scopes"]["bot"] = [
        scope for scope in scopes if scope not in {"files:read", "users:read.email"}
    ]
    team: Team = await house.slack.create_team("Scopeless", domain=f"s{uuid4().hex[:8]}")
    install = await team.install_app(manifest)
    told = await ask(SLACK_BOT_TOKEN=install.token)
    assert told.code == 1
    assert "scopes are missing: files:read, users:read.email" in told.out
    assert "rapport manifest" in told.state("slack")[1]


@asynccontextmanager
async def _in_between(answer: web.Response) -> AsyncIterator[str]:
    """Something that answers everything like this."""

    async def handle(_: web.Request) -> web.Response:
        return web.Response(body=answer.body, status=answer.status, headers=answer.headers)

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", handle)
    async with TestServer(app) as server:
        yield str(server.make_url("/"))


async def test_something_that_is_not_slack_answers(ask: Ask) -> None:
    gateway = web.Response(text="<html>502 Bad Gateway</html>", status=502)
    async with _in_between(gateway) as url:
        told = await ask(SLACK_API_URL=url)
    assert told.code == 1
    assert "SLACK_API_URL" in told.state("slack")[1]


async def test_slack_does_not_answer(ask: Ask) -> None:
    told = await ask(SLACK_API_URL="http://127.0.0.1:1/")
    assert (told.code, told.state("slack")) == (1, ("bad", "Check SLACK_API_URL."))
    assert told.state("clock")[0] == "weak"


async def test_slack_has_a_bad_moment(house: House, ask: Ask) -> None:
    await house.slack.fault("auth.test", "429")
    told = await ask()
    assert told.code == 1
    assert "Reinstall" not in told.state("slack")[1]


async def test_a_clock_that_is_off(ask: Ask) -> None:
    late = web.json_response({"ok": False, "error": "invalid_auth"})
    late.headers["Date"] = "Mon, 01 Jan 2024 00:00:00 GMT"
    async with _in_between(late) as url:
        told = await ask(SLACK_API_URL=url)
    assert told.code == 1
    assert told.state("clock") == ("bad", "Set this machine's clock (NTP).")


async def test_an_x_account_that_does_not_answer_is_connected_again_only_if_refused(
    house: House, make_world: MakeWorld, ask: Ask
) -> None:
    world = await make_world("en")
    account = f"X @{world.cast.brand.handle}"
    refused = web.json_response({"title": "Unauthorized", "status": 401}, status=401)
    async with _in_between(refused) as url:
        told = await ask(X_API_URL=url)
    assert told.code == 1
    assert "rapport connect x" in told.state(account)[1]
    async with _in_between(web.Response(text="<html></html>", status=503)) as url:
        told = await ask(X_API_URL=url)
    assert told.code == 1
    assert "rapport connect x" not in told.state(account)[1]


async def test_secret_keys_that_do_not_open_the_tokens(make_world: MakeWorld, ask: Ask) -> None:
    world = await make_world("en")
    told = await ask(RAPPORT_SECRET_KEYS=new_key())
    assert (told.code, told.state(f"X @{world.cast.brand.handle}")[0]) == (1, "bad")
    assert "Put the old key back" in told.out


async def test_settings_that_are_not_complete(capsys: pytest.CaptureFixture[str]) -> None:
    def refuse() -> None:
        raise SettingsError("PORT has to be a port number")

    assert await examine(refuse) == 2  # type: ignore[arg-type]  # it never returns
    assert capsys.readouterr().out.startswith("bad  settings: PORT has to be")


async def test_it_reads_the_settings_of_the_sandbox_that_runs(house: House) -> None:
    kept = DataDirectory(house.data.root)
    assert kept.environment() == house.environment
    assert kept.address() == house.address
