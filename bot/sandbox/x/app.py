"""The local X as an aiohttp application, alone or within another."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

from aiohttp import web

from bot.clock import Clock
from bot.sandbox.traffic import Traffic
from bot.sandbox.x import hooks, posts, users
from bot.sandbox.x.control import control_routes
from bot.sandbox.x.endpoint import Handler, endpoint
from bot.sandbox.x.events import deliver_all
from bot.sandbox.x.runtime import Runtime
from bot.sandbox.x.state import XState

__all__ = ["add_x", "build_x", "load_or_new"]

_API: tuple[tuple[str, str, Handler, str], ...] = (
    ("GET", "/2/users/me", users.me, "GET /2/users/me"),
    ("GET", "/2/users/by/username/{username}", users.by_username, "GET /2/users"),
    ("GET", "/2/users/{id}/mentions", users.mentions, "GET /2/users/:id/mentions"),
    ("GET", "/2/users/{id}/tweets", users.timeline, "GET /2/users/:id/tweets"),
    ("POST", "/2/tweets", posts.create_post, "POST /2/tweets"),
    ("GET", "/2/tweets", posts.get_posts, "GET /2/tweets"),
    ("GET", "/2/tweets/{id}", posts.get_post, "GET /2/tweets"),
    ("DELETE", "/2/tweets/{id}", posts.delete_post, "DELETE /2/tweets/:id"),
    ("GET", "/2/webhooks", hooks.get_webhooks, "webhooks"),
    ("POST", "/2/webhooks", hooks.create_webhook, "webhooks"),
    ("PUT", "/2/webhooks/{webhook_id}", hooks.validate_webhook, "webhooks"),
    ("DELETE", "/2/webhooks/{webhook_id}", hooks.delete_webhook, "webhooks"),
    ("GET", "/2/activity/subscriptions", hooks.get_subscriptions, "activity"),
    ("POST", "/2/activity/subscriptions", hooks.create_subscription, "activity"),
    ("DELETE", "/2/activity/subscriptions", hooks.delete_subscriptions, "activity"),
)


def load_or_new(snapshot: Path) -> XState:
    """The state that a snapshot keeps, or a fresh one. Raises ValueError for a foreign file."""
    return XState.load(snapshot) if snapshot.exists() else XState()


def build_x(state: XState, clock: Clock, *, snapshot: Path | None = None) -> web.Application:
    """A local X of its own; with ``snapshot`` it is kept there, seconds after each change."""
    app = web.Application()
    add_x(app, state, clock, snapshot=snapshot)
    return app


def add_x(
    app: web.Application,
    state: XState,
    clock: Clock,
    *,
    snapshot: Path | None = None,
    traffic: Traffic | None = None,
) -> Runtime:
    """Add ``/2/…`` and ``/control/x/…`` to an application that is not running yet.

    Calls and deliveries are noted in ``traffic``, too.
    """
    x = Runtime(state=state, clock=clock, snapshot=snapshot, traffic=traffic)
    app.add_routes(
        [web.route(method, path, endpoint(x, act, limit)) for method, path, act, limit in _API]
    )
    app.add_routes(control_routes(x))

    async def run(_: web.Application) -> AsyncIterator[None]:
        tasks = [asyncio.create_task(deliver_all(x)), asyncio.create_task(x.keep_saved())]
        yield
        for task in tasks:
            task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.gather(*tasks)
        await x.close()

    async def stop_waiting(_: web.Application) -> None:
        x.closing.set()

    app.cleanup_ctx.append(run)
    app.on_shutdown.append(stop_waiting)
    return x
