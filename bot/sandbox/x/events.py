"""X Activity events: who is told what, signed, to the registered webhooks.

docs.x.com/x-api/activity and /x-api/webhooks: ``post.mention.create`` for the user mentioned,
``post.create`` and ``post.delete`` for the author; 10 seconds to answer.
"""

import asyncio
import json
from typing import Any

import aiohttp

from bot.networks.x.webhook import SIGNATURE_HEADER, sign
from bot.sandbox.x.faults import FaultKind, On
from bot.sandbox.x.model import Post, Subscription, Webhook
from bot.sandbox.x.present import ALL, includes, post_json
from bot.sandbox.x.runtime import Event, Runtime

__all__ = ["announce_delete", "announce_post", "challenge", "deliver_all"]

_DELIVERY = aiohttp.ClientTimeout(total=10)
_CHALLENGE = aiohttp.ClientTimeout(total=3)
_WORKERS = 4


def announce_post(x: Runtime, post: Post) -> None:
    """A post, or a new version of one, is there."""
    _queue(x, Event("post.create", post.author_id, post))
    for user_id in post.mentions:
        if user_id != post.author_id:
            _queue(x, Event("post.mention.create", user_id, post))


def announce_delete(x: Runtime, post: Post) -> None:
    """A post is gone."""
    _queue(x, Event("post.delete", post.author_id, post))


def _queue(x: Runtime, event: Event) -> None:
    if any(_matches(one, event) for one in x.state.subscriptions.values()):
        x.events.put_nowait(event)


def _matches(subscription: Subscription, event: Event) -> bool:
    wanted = (subscription.event_type, subscription.user_id)
    return wanted == (event.event_type, event.user_id)


async def deliver_all(x: Runtime) -> None:
    """Deliver what is queued, a few at a time and so in no sure order, until cancelled."""

    async def work() -> None:
        while True:
            event = await x.events.get()
            for subscription in list(x.state.subscriptions.values()):
                if _matches(subscription, event):
                    await _deliver(x, subscription, event)

    async with asyncio.TaskGroup() as workers:
        for _ in range(_WORKERS):
            workers.create_task(work())


async def _deliver(x: Runtime, subscription: Subscription, event: Event) -> None:
    webhook = x.state.webhooks.get(subscription.webhook_id or "")
    if webhook is None or not webhook.valid:
        return
    fault = x.faults.take(On.WEBHOOK)
    if fault is not None and fault.kind is FaultKind.DELIVER_NEVER:
        return
    body = json.dumps({"data": _envelope(x, subscription, event)}, ensure_ascii=False).encode()
    for _ in range(2 if fault is not None and fault.kind is FaultKind.DELIVER_TWICE else 1):
        await _send(x, webhook, event, body)


def _envelope(x: Runtime, subscription: Subscription, event: Event) -> dict[str, Any]:
    envelope: dict[str, Any] = {
        "event_uuid": x.state.next_id(x.clock.business()),
        "filter": {"user_id": subscription.user_id},
        "event_type": event.event_type,
    }
    if subscription.tag:
        envelope["tag"] = subscription.tag
    if event.event_type == "post.delete":
        return envelope | {"payload": {"id": event.post.id, "author_id": event.post.author_id}}
    envelope["payload"] = post_json(x.state, event.post, ALL)
    return envelope | {"includes": includes(x.state, [event.post], ALL)}


async def _send(x: Runtime, webhook: Webhook, event: Event, body: bytes) -> None:
    headers = {
        "Content-Type": "application/json",
        SIGNATURE_HEADER: sign(x.state.consumer_secret, body),
    }
    started, status, said = x.clock.monotonic(), None, ""
    try:
        async with x.session.post(
            webhook.url, data=body, headers=headers, timeout=_DELIVERY
        ) as response:
            status, said = response.status, await response.text(errors="replace")
            outcome = str(status)
    except (aiohttp.ClientError, TimeoutError) as error:
        outcome = type(error).__name__
    if x.traffic is not None:
        x.traffic.add(
            "x→app",
            event.event_type,
            status,
            (x.clock.monotonic() - started) * 1000,
            error="" if status else outcome,
            headers=headers,
            body=body.decode(),
            answer=said,
        )
    x.deliveries.append({"event": event.event_type, "post": event.post.id, "outcome": outcome})


async def challenge(x: Runtime, url: str, token: str) -> str | None:
    """Whether the webhook knows our secret: None, or what is wrong with its answer."""
    try:
        async with x.session.get(
            url, params={"crc_token": token}, timeout=_CHALLENGE, allow_redirects=False
        ) as response:
            if response.status != 200:  # noqa: PLR2004 -- HTTP's own number
                return f"status {response.status}"
            answer = await response.json(content_type=None)
    except (aiohttp.ClientError, TimeoutError, ValueError) as error:
        return type(error).__name__
    expected = sign(x.state.consumer_secret, token.encode())
    given = answer.get("response_token") if isinstance(answer, dict) else None
    return None if given == expected else "response_token does not match"
