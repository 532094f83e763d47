"""Neither a secret nor a word that somebody wrote is in any log, whatever goes wrong."""

import asyncio
import hashlib
import hmac
import json
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from urllib.parse import urlencode

import psycopg
import pytest
from psycopg import sql

from bot import logs
from bot.sandbox.house import House
from bot.sandbox.x.faults import FaultKind, On
from tests.scenarios.world import World
from tests.support.house import MakeWorld

CANARY = "canarybird"
CHANGE = f"{CANARY} the launch moves to Friday 17:30"
BREAKS = f"{CANARY} breaksthedatabase"


def _read(house: House) -> str:
    found = list(house.data.part("logs").glob("*.log"))
    assert {path.stem for path in found} >= {"web", "worker"}
    return "\n".join(path.read_text() for path in found)


@contextmanager
def _refused(house: House, table: str, column: str) -> Iterator[None]:
    """The database refuses a row with that text, and says the whole row when it does."""
    name = sql.Identifier(f"canary_{table}")
    at = sql.Identifier(table)
    with psycopg.connect(house.urls.superuser, autocommit=True) as connection:
        connection.execute(
            sql.SQL("ALTER TABLE {} ADD CONSTRAINT {} CHECK ({} NOT LIKE {}) NOT VALID").format(
                at, name, sql.Identifier(column), sql.Literal(f"%{BREAKS}%")
            )
        )
        yield
        connection.execute(sql.SQL("ALTER TABLE {} DROP CONSTRAINT {}").format(at, name))


@asynccontextmanager
async def _logs(house: House, what: str) -> AsyncIterator[None]:
    """What happens here is logged, once more than before: somebody can look for it."""
    before = _read(house).count(what)
    yield
    for _ in range(200):
        if _read(house).count(what) > before:
            return
        await asyncio.sleep(0.1)
    raise AssertionError(f"{what!r} was never logged")


async def _send(house: House, body: str, *, form: bool, signed: bool) -> int:
    """Send something to web as Slack would; the HTTP status."""
    secret = house.environment["SLACK_SIGNING_SECRET"] if signed else f"{CANARY}-secret"
    stamp = str(int(house.clock.wall().timestamp()))
    mac = hmac.new(secret.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256)
    headers = {
        "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": f"v0={mac.hexdigest()}",
        "Content-Type": "application/x-www-form-urlencoded" if form else "application/json",
    }
    url = f"{house.web_address}/slack/events"
    async with house.session.post(url, data=body.encode(), headers=headers) as answer:
        return answer.status


async def _use(world: World) -> None:
    """Everything once: a plan change, a post, a customer and an answer; X and Slack falter."""
    house, cast = world.house, world.cast
    await house.slack.fault("chat.postMessage", "500", times=2)
    said = await cast.client.say(cast.client_channel, f"@Rapport change {CHANGE}")
    await cast.client.sees_thread(said, "17:30", timeout=30)
    await cast.manager.slash(cast.client_channel, "/post new")
    await cast.manager.submit(await cast.manager.modal(), {"text": f"{CANARY} post"})
    post = await cast.client.sees(cast.client_channel, f"{CANARY} post", timeout=30)
    await house.x.fault(FaultKind.ACCEPT_THEN_500, on=On.WRITE)
    await cast.client.click(post, "posts.approve")
    await cast.client.sees(
        cast.client_channel,
        timeout=30,
        matching=lambda m: f"{CANARY} post" in m.text and "x.com" in m.text,
    )
    await house.x.fault(FaultKind.ERROR_500, on=On.READ)
    await house.x.write("customer", f"@{cast.brand.handle} {CANARY} where is it?")
    card = await cast.staff.sees(cast.team_channel, f"{CANARY} where is it?", timeout=30)
    await house.x.fault(FaultKind.ACCEPT_THEN_500, on=On.WRITE)
    await cast.staff.click(card, "inbox.reply")
    await cast.staff.submit(await cast.staff.modal(), {"text": f"{CANARY} on its way"})
    await cast.staff.sees(
        cast.team_channel,
        f"{CANARY} on its way",
        timeout=30,
        matching=lambda m: not m.ephemeral and "inbox.reply" not in str(m.raw.get("blocks")),
    )
    await house.slack.fault("views.open", "500")
    await cast.manager.slash(cast.client_channel, f"/plan nosuchverb {CANARY}")
    await cast.manager.slash(cast.client_channel, "/post new")


async def _break(world: World) -> None:
    """The database refuses what people write, in web and in the worker."""
    house, cast = world.house, world.cast
    with _refused(house, "plan_changes", "text"):
        async with _logs(house, '"IntegrityError"'):
            await cast.manager.slash(cast.client_channel, f"/plan change {BREAKS}")
    with _refused(house, "inbox_items", "text"):
        async with _logs(house, '"job failed"'):
            await house.x.write("customer", f"@{cast.brand.handle} {BREAKS}")
    await cast.staff.sees(cast.team_channel, BREAKS, timeout=30)


async def _forge(house: House) -> None:
    """Requests that are not from Slack, or of a shape that nobody knows."""
    event = json.dumps({"type": "event_callback", "event": {"type": "message", "text": CANARY}})
    assert await _send(house, event, form=False, signed=False) == 401
    for body, form in (
        (event, False),
        (f'{{"broken": "{CANARY}', False),
        (json.dumps({"type": "unheard_of", "text": CANARY}), False),
        (urlencode({"payload": json.dumps({"type": "unheard_of", "text": CANARY})}), True),
        (urlencode({"payload": f"{{{CANARY}"}), True),
    ):
        assert await _send(house, body, form=form, signed=True) < 600
    webhook = f"{house.web_address}/x/webhook"
    async with house.session.post(webhook, data=json.dumps({"text": CANARY})) as answer:
        assert answer.status >= 400


async def test_no_log_tells_what_people_wrote_nor_a_secret(
    house: House, make_world: MakeWorld
) -> None:
    world = await make_world("en")
    await _use(world)
    await _break(world)
    async with _logs(house, "a request with a bad signature was refused"):
        await _forge(house)
    text = _read(house)
    assert CANARY not in text
    secrets = {
        "bot token": world.cast.install.token,
        "X token": world.cast.brand.token,
        **{
            name: house.environment[name]
            for name in (
                "SLACK_SIGNING_SECRET",
                "SLACK_BOT_TOKEN",
                "X_CONSUMER_SECRET",
                "RAPPORT_SECRET_KEYS",
                "RAPPORT_SIGNING_KEY",
            )
        },
    }
    assert [name for name, secret in secrets.items() if secret in text] == []


@pytest.mark.parametrize("human", [True, False])
def test_third_parties_are_never_heard_below_a_warning(
    human: bool,  # noqa: FBT001 - pytest's parameter
    capsys: pytest.CaptureFixture[str],
) -> None:
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    try:
        logs.configure("DEBUG", human=human)
        for name in ("tweepy.client", "slack_sdk.web.async_client", "somebody.new"):
            logging.getLogger(name).info("token %s", CANARY)
            logging.getLogger(name).warning("something is odd")
        try:
            int(CANARY)
        except ValueError:
            logging.getLogger("somebody.new").exception("it failed")
    finally:
        root.handlers, root.level = handlers, level
    told = capsys.readouterr().err
    assert CANARY not in told
    assert told.count("something is odd") == 3
    assert "ValueError" in told
