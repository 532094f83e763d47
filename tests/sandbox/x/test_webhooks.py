"""Webhooks: challenged first, then told, signed, in X's envelope."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.networks.x.webhook import SIGNATURE_HEADER, crc_response, verify_signature
from bot.sandbox.x.client import Brand, FaultKind, On
from tests.sandbox.x.running import RunningX


@dataclass
class Receiver:
    url: str = ""
    secret: str = ""
    received: asyncio.Queue[dict[str, Any]] = field(default_factory=asyncio.Queue)

    async def challenge(self, request: web.Request) -> web.Response:
        return web.json_response(crc_response(self.secret, request.query["crc_token"]))

    async def event(self, request: web.Request) -> web.Response:
        body = await request.read()
        assert verify_signature(self.secret, body, request.headers.get(SIGNATURE_HEADER))
        self.received.put_nowait(json.loads(body)["data"])
        return web.Response()

    async def next(self) -> dict[str, Any]:
        async with asyncio.timeout(5):
            return await self.received.get()


@pytest.fixture
async def receiver(x: RunningX) -> AsyncIterator[Receiver]:
    receiver = Receiver(secret=x.state.consumer_secret)
    app = web.Application()
    app.add_routes(
        [web.get("/x/webhook", receiver.challenge), web.post("/x/webhook", receiver.event)]
    )
    async with TestServer(app) as server:
        receiver.url = str(server.make_url("/x/webhook"))
        yield receiver


async def test_a_mention_is_told_with_its_author(
    x: RunningX, acme: Brand, receiver: Receiver
) -> None:
    await x.control.webhook(receiver.url, ["acme"])
    mention = await x.control.write("ann", "@acme <hello>")
    event = await receiver.next()
    assert event["event_type"] == "post.mention.create"
    assert event["filter"] == {"user_id": acme.id}
    assert event["payload"]["id"] == mention
    assert event["payload"]["text"] == "@acme &lt;hello&gt;"
    assert event["includes"]["users"][0]["username"] == "ann"


async def test_a_wrong_answer_to_the_challenge_registers_nothing(
    x: RunningX, receiver: Receiver
) -> None:
    receiver.secret = "another"
    with pytest.raises(ValueError, match="CrcValidationFailed: response_token does not match"):
        await x.control.webhook(receiver.url, ["acme"])
    assert not x.state.webhooks
    assert not x.state.subscriptions


async def test_the_described_routes_register_and_subscribe(
    x: RunningX, acme: Brand, receiver: Receiver
) -> None:
    app = x.state.app_token
    _, made = await x.api("POST", "/2/webhooks", app, json={"url": receiver.url})
    webhook_id = made["data"]["id"]
    body = {
        "event_type": "post.delete",
        "filter": {"user_id": acme.id},
        "webhook_id": webhook_id,
        "tag": "gone",
    }
    _, made = await x.api("POST", "/2/activity/subscriptions", app, json=body)
    subscription = made["data"]["subscription"]
    assert (await x.api("PUT", f"/2/webhooks/{webhook_id}", app))[1] == {"data": {"valid": True}}
    own = await x.control.write("acme", "Oops")
    await x.control.delete(own)
    event = await receiver.next()
    assert (event["payload"], event["tag"]) == ({"id": own, "author_id": acme.id}, "gone")
    path = f"/2/activity/subscriptions?ids={subscription['subscription_id']}"
    assert (await x.api("DELETE", path, app))[1]["meta"] == {"total_subscriptions": 0}
    assert (await x.api("DELETE", f"/2/webhooks/{webhook_id}", app))[0] == 200
    assert (await x.api("GET", "/2/webhooks", app))[1]["meta"] == {"result_count": 0}
    assert (await x.api("PUT", f"/2/webhooks/{webhook_id}", app))[0] == 404
    odd = {"event_type": "post.burn", "filter": {"user_id": acme.id}}
    assert (await x.api("POST", "/2/activity/subscriptions", app, json=odd))[0] == 400


async def test_a_delivery_may_come_twice_or_never(
    x: RunningX, acme: Brand, receiver: Receiver
) -> None:
    await x.control.webhook(receiver.url, ["acme"])
    await x.control.fault(FaultKind.DELIVER_NEVER, on=On.WEBHOOK)
    await x.control.write("ann", "@acme lost")
    await x.control.fault(FaultKind.DELIVER_TWICE, on=On.WEBHOOK)
    twice = await x.control.write("ann", "@acme twice")
    first, second = await receiver.next(), await receiver.next()
    assert first == second
    assert first["payload"]["id"] == twice
    await x.control.no_webhook()
    await x.control.write("ann", "@acme after")
    await asyncio.sleep(0.1)
    assert receiver.received.empty()
