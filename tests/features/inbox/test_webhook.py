"""X's webhook: signed, once, committed before it is answered."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.features.inbox.listeners import build_webhook
from bot.features.inbox.rules import ItemStatus
from bot.networks.x.webhook import SIGNATURE_HEADER, crc_response, sign
from bot.sandbox.x.client import FaultKind, On
from tests.features.inbox.house import House

SECRET = "consumer-secret"


@dataclass(frozen=True)
class Hook:
    """Our end of the webhook."""

    url: str
    session: aiohttp.ClientSession
    user_id: str

    async def tell(self, body: bytes, signature: str | None = None) -> int:
        signed = sign(SECRET, body) if signature is None else signature
        headers = {SIGNATURE_HEADER: signed} if signed else {}
        async with self.session.post(self.url, data=body, headers=headers) as response:
            return response.status

    def event(self, kind: str = "post.mention.create", **post: Any) -> dict[str, Any]:
        written = {
            "id": "501",
            "author_id": "77",
            "text": "@acme where is it &amp; when?",
            "created_at": "2036-11-24T10:00:00.000Z",
        }
        return {
            "filter": {"user_id": self.user_id},
            "event_type": kind,
            "payload": written | post,
            "includes": {"users": [{"id": "77", "name": "Ann", "username": "ann"}]},
        }

    async def say(self, *events: dict[str, Any]) -> int:
        data: Any = events[0] if len(events) == 1 else list(events)
        return await self.tell(json.dumps({"data": data}).encode())


@pytest.fixture
async def hook(house: House) -> AsyncIterator[Hook]:
    app = web.Application()
    app.add_routes(build_webhook(house.database, SECRET))
    async with TestServer(app) as server, aiohttp.ClientSession() as session:
        url = str(server.make_url("/x/webhook"))
        yield Hook(url, session, house.seeded.account.external_id)


async def test_the_challenge_is_answered(hook: Hook) -> None:
    async with hook.session.get(hook.url, params={"crc_token": "abc"}) as response:
        assert (response.status, await response.json()) == (200, crc_response(SECRET, "abc"))
    async with hook.session.get(hook.url) as response:
        assert response.status == 400


def test_without_a_secret_there_is_no_webhook(house: House) -> None:
    assert build_webhook(house.database, None) == []


async def test_a_mention_is_kept_before_it_is_answered(house: House, hook: Hook) -> None:
    assert await hook.say(hook.event()) == 200
    item = await house.item()
    assert (item.text, item.author_handle) == ("@acme where is it & when?", "ann")
    await house.desk.work()
    assert "where is it & when?" in await house.card(item)


async def test_told_twice_and_read_too_it_is_one_item(house: House, hook: Hook) -> None:
    await hook.say(hook.event(), hook.event())
    await hook.say(hook.event())
    await hook.say(hook.event("post.reply.create"))
    await house.desk.work()
    assert await house.kinds(await house.item()) == ["inbox.item_received"]


@pytest.mark.parametrize("signature", ["", "sha256=AAAA", "sha256=é"])
async def test_what_x_has_not_signed_is_refused(house: House, hook: Hook, signature: str) -> None:
    body = json.dumps({"data": hook.event()}).encode()
    assert await hook.tell(body, signature.encode("latin-1", "ignore").decode("latin-1")) in {
        400,
        403,
    }
    assert await hook.tell(body + b" ", sign(SECRET, body)) == 403
    assert await house.items() == []


@pytest.mark.parametrize(
    "body",
    [
        b"not json",
        b"[]",
        b"{}",
        b'{"data": 1}',
        b'{"data": [{"event_type": "post.create"}]}',
        b'{"data": {"event_type": "post.create", "payload": {"id": "1"}}}',
        b'{"data": {"filter": 1, "event_type": "x", "payload": {}}}',
        b"\xff",
    ],
)
async def test_what_is_no_event_is_refused(hook: Hook, body: bytes) -> None:
    assert await hook.tell(body) == 400


async def test_accounts_that_nobody_has_connected_are_nobodys(house: House, hook: Hook) -> None:
    stranger = hook.event() | {"filter": {"user_id": "999"}}
    assert await hook.say(stranger) == 200
    assert await house.items() == []


async def test_an_edit_and_a_deletion_change_the_card(house: House, hook: Hook) -> None:
    await hook.say(hook.event())
    await hook.say(
        hook.event(id="502", text="@acme never mind", edit_history_tweet_ids=["501", "502"])
    )
    await house.desk.work()
    item = await house.item()
    assert (item.text, item.latest_id) == ("@acme never mind", "502")
    gone = hook.event("post.delete") | {"payload": {"id": "502", "author_id": "77"}}
    assert await hook.say(gone) == 200
    assert await hook.say(gone) == 200
    await house.desk.work()
    item = await house.item()
    assert item.status == ItemStatus.DELETED
    assert (await house.card(item)).startswith("*The customer deleted this*")
    assert await house.kinds(item) == [
        "inbox.item_received",
        "inbox.item_edited",
        "inbox.item_deleted",
    ]


async def test_the_brands_own_posts_told_by_the_webhook_are_no_items(
    house: House, hook: Hook
) -> None:
    assert await hook.say(hook.event("post.create", author_id=hook.user_id)) == 200
    own = hook.event("post.delete") | {"payload": {"id": "9", "author_id": hook.user_id}}
    assert await hook.say(own) == 200
    assert await house.items() == []


async def test_the_local_x_and_our_webhook_understand_each_other(house: House) -> None:
    app = web.Application()
    app.add_routes(build_webhook(house.database, house.secret))
    async with TestServer(app) as server:
        await house.x.webhook(str(server.make_url("/x/webhook")), ["acme"])
        await house.x.fault(FaultKind.DELIVER_TWICE, on=On.WEBHOOK)
        first = await house.x.write("ann", "@acme hello & <goodbye>")
        await _until_told(house, 2)
        await house.x.edit(first, "@acme hello")
        await _until_told(house, 3)
    await house.read()
    item = await house.item()
    assert (item.text, item.earlier) == ("@acme hello", ["@acme hello & <goodbye>"])


async def _until_told(house: House, times: int) -> None:
    async with asyncio.timeout(5):
        while len((await house.x.log())["deliveries"]) < times:
            await asyncio.sleep(0.02)
