"""Every failure tells whether the world was touched."""

import asyncio
import socket
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest

from bot.networks.base import (
    AuthFailed,
    NetworkError,
    RateLimited,
    RefusalReason,
    Refused,
    Unavailable,
    Unconfirmed,
)
from bot.networks.x.answers import error_for
from bot.networks.x.network import XNetwork
from bot.sandbox.x.client import FaultKind, On
from tests.networks.x.conftest import SHORT, Ours

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("kind", "expected", "published"),
    [
        (FaultKind.ACCEPT_THEN_TIMEOUT, Unconfirmed, True),
        (FaultKind.ACCEPT_THEN_DROP, Unconfirmed, True),
        (FaultKind.ACCEPT_THEN_500, Unconfirmed, True),
        (FaultKind.ACCEPT_THEN_GARBAGE, Unconfirmed, True),
        (FaultKind.DROP, Unconfirmed, False),
        (FaultKind.ERROR_500, Unconfirmed, False),
        (FaultKind.UNAVAILABLE_HTML, Unconfirmed, False),
        (FaultKind.RATE_LIMIT, RateLimited, False),
        (FaultKind.UNAUTHORIZED, AuthFailed, False),
        (FaultKind.OUT_OF_CREDITS, Refused, False),
    ],
)
async def test_a_write_that_fails(
    ours: Ours, kind: FaultKind, expected: type[NetworkError], *, published: bool
) -> None:
    await ours.x.control.fault(kind, on=On.WRITE)
    with pytest.raises(expected):
        await ours.network.post(ours.account, "Open until eight")
    timeline = await ours.x.control.timeline("acme")
    assert [told.text for told in timeline] == (["Open until eight"] if published else [])


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (FaultKind.ACCEPT_THEN_TIMEOUT, Unavailable),
        (FaultKind.ACCEPT_THEN_GARBAGE, Unavailable),
        (FaultKind.UNAVAILABLE_HTML, Unavailable),
        (FaultKind.RATE_LIMIT, RateLimited),
        (FaultKind.UNAUTHORIZED, AuthFailed),
        (FaultKind.OUT_OF_CREDITS, Refused),
    ],
)
async def test_a_read_that_fails(ours: Ours, kind: FaultKind, expected: type[NetworkError]) -> None:
    await ours.x.control.fault(kind, on=On.READ)
    with pytest.raises(expected):
        await ours.network.mentions(ours.account, cursor=None)
    assert (await ours.network.mentions(ours.account, cursor=None)).items == []


async def test_one_try_reaches_x_once(ours: Ours) -> None:
    await ours.x.control.fault(FaultKind.ERROR_500, on=On.WRITE)
    with pytest.raises(Unconfirmed):
        await ours.network.post(ours.account, "Once")
    calls = (await ours.x.control.log())["calls"]
    assert [one["route"] for one in calls] == ["/2/tweets"]


async def test_a_slow_answer_is_still_an_answer(ours: Ours) -> None:
    await ours.x.control.fault(FaultKind.DELAY, on=On.WRITE, seconds=0.1)
    published = await ours.network.post(ours.account, "Slow")
    assert (await ours.x.control.timeline("acme"))[0].id == published.external_id


async def test_refused_connections_sent_nothing(ours: Ours) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}"
        network = XNetwork(ours.x.session, ours.x.clock, api_url=url, timeout=SHORT)
        with pytest.raises(Unavailable, match="not reached"):
            await network.post(ours.account, "Nobody hears")


async def test_unknown_hosts_and_bad_addresses_sent_nothing(ours: Ours) -> None:
    for url in ("http://x.invalid", "http://[", "nowhere"):
        network = XNetwork(ours.x.session, ours.x.clock, api_url=url, timeout=SHORT)
        with pytest.raises(Unavailable):
            await network.post(ours.account, "Nobody hears")


async def test_a_full_pool_sent_nothing(ours: Ours) -> None:
    await ours.x.control.fault(FaultKind.DELAY, on=On.READ, seconds=0.45)
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=1)) as session:
        network = XNetwork(session, ours.x.clock, api_url=ours.x.url, timeout=SHORT)
        holding = asyncio.create_task(network.whoami(ours.account))
        await asyncio.sleep(0.05)
        with pytest.raises(Unavailable, match="not reached"):
            await network.post(ours.account, "Nobody hears")
        await holding
    assert await ours.x.control.timeline("acme") == []


async def test_a_broken_token_is_not_sent(ours: Ours) -> None:
    with pytest.raises(AuthFailed):
        await ours.network.post(replace(ours.account, token="a\r\nb"), "Hello")
    assert (await ours.x.control.log())["calls"] == []


async def test_redirects_are_not_followed() -> None:
    error = error_for(
        status=307, headers={"Location": "http://elsewhere"}, body=b"", write=True, now=NOW
    )
    assert isinstance(error, Unavailable)


async def test_refusals_have_reasons(ours: Ours) -> None:
    stranger = await ours.x.control.write("ann", "lovely day")
    gone = await ours.x.control.write("ann", "@acme hello")
    await ours.x.control.delete(gone)
    await ours.network.post(ours.account, "Said once")
    for text, in_reply_to, reason in (
        ("Said once", None, RefusalReason.DUPLICATE),
        ("a" * 281, None, RefusalReason.TOO_LONG),
        (" ", None, RefusalReason.BAD_REQUEST),
        ("Hi", stranger, RefusalReason.REPLY_NOT_ALLOWED),
        ("Hi", gone, RefusalReason.NOT_FOUND),
    ):
        with pytest.raises(Refused) as refusal:
            await ours.network.post(ours.account, text, in_reply_to=in_reply_to)
        assert refusal.value.reason is reason
    assert len(await ours.x.control.timeline("acme")) == 1


async def test_a_rate_limit_names_its_end(ours: Ours) -> None:
    await ours.x.control.fault(FaultKind.RATE_LIMIT, on=On.WRITE, seconds=300)
    with pytest.raises(RateLimited) as limited:
        await ours.network.post(ours.account, "Later")
    wait = limited.value.until - ours.x.clock.wall()
    assert timedelta(seconds=290) < wait <= timedelta(seconds=300)


def test_a_days_limit_outlasts_the_window() -> None:
    headers = {
        "x-rate-limit-reset": str(int(NOW.timestamp()) + 60),
        "x-user-limit-24hour-remaining": "0",
        "x-user-limit-24hour-reset": str(int(NOW.timestamp()) + 7200),
        "x-app-limit-24hour-remaining": "5",
        "x-app-limit-24hour-reset": str(int(NOW.timestamp()) + 9000),
    }
    error = error_for(status=429, headers=headers, body=b"", write=True, now=NOW)
    assert isinstance(error, RateLimited)
    assert error.until == NOW + timedelta(hours=2)
    unnamed = error_for(status=429, headers={}, body=b"<html>", write=True, now=NOW)
    assert isinstance(unnamed, RateLimited)
    assert unnamed.until == NOW + timedelta(minutes=1)


def test_tokens_are_in_no_repr(ours: Ours) -> None:
    assert ours.account.token not in repr(ours.account)
