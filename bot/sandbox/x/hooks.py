"""``/2/webhooks`` and ``/2/activity/subscriptions``, for the app's own token."""

import secrets
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from bot.sandbox.x import problems
from bot.sandbox.x.endpoint import Call
from bot.sandbox.x.events import challenge
from bot.sandbox.x.model import Subscription, Webhook
from bot.sandbox.x.runtime import Runtime
from bot.sandbox.x.state import iso
from bot.sandbox.x.validate import CREATE_SUBSCRIPTION, CREATE_WEBHOOK, check_body

__all__ = [
    "add_subscription",
    "add_webhook",
    "create_subscription",
    "create_webhook",
    "delete_subscriptions",
    "delete_webhook",
    "get_subscriptions",
    "get_webhooks",
    "validate_webhook",
]

Answer = tuple[int, Mapping[str, Any]]


async def get_webhooks(x: Runtime, _: Call) -> Answer:
    """GET /2/webhooks."""
    found = [asdict(one) for one in x.state.webhooks.values()]
    return 200, {"data": found, "meta": {"result_count": len(found)}}


async def create_webhook(x: Runtime, call: Call) -> Answer:
    """POST /2/webhooks: registered only once its challenge is answered.

    X also wants https and no port; a local X lives where there is neither.
    """
    body = await call.json()
    check_body(body, CREATE_WEBHOOK)
    return 200, {"data": asdict(await add_webhook(x, body["url"]))}  # type: ignore[index]


async def add_webhook(x: Runtime, url: str) -> Webhook:
    """Challenge and register, or refuse."""
    wrong = await challenge(x, url, secrets.token_urlsafe(32))
    if wrong:
        raise problems.crc_failed(wrong)
    now = x.clock.business()
    webhook = Webhook(id=x.state.next_id(now), url=url, valid=True, created_at=iso(now))
    x.state.webhooks[webhook.id] = webhook
    return webhook


async def validate_webhook(x: Runtime, call: Call) -> Answer:
    """PUT /2/webhooks/:webhook_id: challenge it again."""
    webhook = _webhook(x, call)
    wrong = await challenge(x, webhook.url, secrets.token_urlsafe(32))
    webhook.valid = wrong is None
    x.state.changed()
    if wrong:
        raise problems.crc_failed(wrong)
    return 200, {"data": {"valid": True}}


async def delete_webhook(x: Runtime, call: Call) -> Answer:
    """DELETE /2/webhooks/:webhook_id."""
    del x.state.webhooks[_webhook(x, call).id]
    x.state.changed()
    return 200, {"data": {"deleted": True}}


def _webhook(x: Runtime, call: Call) -> Webhook:
    webhook = x.state.webhooks.get(call.part("webhook_id"))
    if webhook is None:
        raise problems.not_found("webhook", "webhook_id", call.part("webhook_id"))
    return webhook


async def get_subscriptions(x: Runtime, _: Call) -> Answer:
    """GET /2/activity/subscriptions."""
    return 200, {"data": [_shown(one) for one in x.state.subscriptions.values()]}


async def create_subscription(x: Runtime, call: Call) -> Answer:
    """POST /2/activity/subscriptions, filtered by user."""
    body: Any = await call.json()
    check_body(body, CREATE_SUBSCRIPTION)
    user_id = body["filter"].get("user_id")
    if user_id not in x.state.users:
        raise problems.invalid_body("$.filter.user_id: is not a user")
    webhook_id = body.get("webhook_id")
    if webhook_id is not None and webhook_id not in x.state.webhooks:
        raise problems.not_found("webhook", "webhook_id", webhook_id)
    made = add_subscription(x, body["event_type"], user_id, webhook_id, body.get("tag"))
    return 200, {"data": {"subscription": _shown(made)}}


def add_subscription(
    x: Runtime, event_type: str, user_id: str, webhook_id: str | None, tag: str | None = None
) -> Subscription:
    """Subscribe; the same again gives the subscription there is."""
    for known in x.state.subscriptions.values():
        if (known.event_type, known.user_id, known.webhook_id) == (event_type, user_id, webhook_id):
            return known
    now = x.clock.business()
    made = Subscription(
        id=x.state.next_id(now),
        event_type=event_type,
        user_id=user_id,
        webhook_id=webhook_id,
        created_at=iso(now),
        tag=tag,
    )
    x.state.subscriptions[made.id] = made
    return made


async def delete_subscriptions(x: Runtime, call: Call) -> Answer:
    """DELETE /2/activity/subscriptions?ids=…."""
    ids = [one for one in call.query.get("ids", "").split(",") if one]
    if not ids:
        raise problems.invalid_parameter("ids", "", "The `ids` query parameter can not be empty")
    gone = [one for one in ids if x.state.subscriptions.pop(one, None)]
    x.state.changed()
    data = [{"subscription_id": one, "deleted": True} for one in gone]
    return 200, {"data": data, "meta": {"total_subscriptions": len(x.state.subscriptions)}}


def _shown(one: Subscription) -> dict[str, Any]:
    shown = {
        "subscription_id": one.id,
        "event_type": one.event_type,
        "filter": {"user_id": one.user_id},
        "created_at": one.created_at,
        "updated_at": one.created_at,
        "webhook_id": one.webhook_id,
        "tag": one.tag,
    }
    return {key: value for key, value in shown.items() if value is not None}
