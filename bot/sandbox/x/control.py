"""``/control/x/…``: act as people on X, look at what is there, inject faults. JSON in and out.

========  =============================  ====================================================
method    path                           does
========  =============================  ====================================================
GET       /control/x                     secrets and settings
PATCH     /control/x                     ``timeline_lag`` (s), ``rate_factor``
POST      /control/x/users               ``username``, ``name``?, ``customer``? → an account, a
                                         brand's if not said otherwise, with its OAuth 2 token
POST      /control/x/posts               ``author``, ``text`` (raw), ``in_reply_to``?, ``quote``?,
                                         ``name``?, ``media``?, ``strict``?
POST      /control/x/posts/bulk          ``posts``: many of the same, in order
GET       /control/x/posts               all that people see, newest first; ``author``?, ``limit``?
GET       /control/x/posts/{id}          one, gone or not
GET       /control/x/posts/{id}/replies  direct answers, oldest first
POST      /control/x/posts/{id}/edit     ``text``, ``strict``?: a new version, under a new id
DELETE    /control/x/posts/{id}          gone with its versions
POST      /control/x/count               ``text`` → ``weighted``, ``limit``, ``remaining`` (of the
                                         limit), ``valid``
POST      /control/x/faults              ``kind``, ``on``, ``times``?, ``seconds``?
DELETE    /control/x/faults              none waits any more
POST      /control/x/webhook             ``url``, ``accounts``: challenge, register, subscribe
DELETE    /control/x/webhook             none is registered any more
GET       /control/x/log                 calls and deliveries, oldest first
========  =============================  ====================================================

An author that is not there is created: on X everybody has an account. Scripts may write what an
app may not (too long, said before, edited late); with ``strict`` the answer is then X's own body as
``refused``. Mistakes get a 400 with ``error``.
"""

from collections.abc import Awaitable, Callable
from dataclasses import asdict
from itertools import islice
from typing import Any

from aiohttp import web

from bot.sandbox.x.events import announce_delete
from bot.sandbox.x.faults import Fault, FaultKind, On
from bot.sandbox.x.hooks import add_subscription, add_webhook
from bot.sandbox.x.model import Post
from bot.sandbox.x.problems import Refusal
from bot.sandbox.x.runtime import Runtime
from bot.sandbox.x.text import delivered
from bot.sandbox.x.writing import EDIT_KEYS, WRITE_KEYS, count, edit, known, write

__all__ = ["control_routes"]

_SUBSCRIBED = ("post.mention.create", "post.create", "post.delete")
Act = Callable[[Runtime, web.Request], Awaitable[Any]]


async def _show(x: Runtime, _: web.Request) -> Any:
    return {
        "consumer_secret": x.state.consumer_secret,
        "app_token": x.state.app_token,
        "timeline_lag": x.state.timeline_lag,
        "rate_factor": x.state.rate_factor,
        "posts": len(x.state.posts),
    }


async def _change(x: Runtime, request: web.Request) -> Any:
    body = await _body(request, optional={"timeline_lag", "rate_factor"})
    x.state.timeline_lag = float(body.get("timeline_lag", x.state.timeline_lag))
    x.state.rate_factor = float(body.get("rate_factor", x.state.rate_factor))
    x.windows.clear()
    x.state.changed()
    return await _show(x, request)


async def _add_user(x: Runtime, request: web.Request) -> Any:
    body = await _body(request, {"username"}, {"name", "customer"})
    user = x.state.add_user(str(body["username"]), body.get("name"), x.clock)
    user.brand = user.brand or not body.get("customer")
    return asdict(user)


async def _write(x: Runtime, request: web.Request) -> Any:
    body = await _body(request, *WRITE_KEYS)
    return _told(x, lambda: write(x, body))


def _told(x: Runtime, do: Callable[[], Post]) -> Any:
    """The post, or how X refused it: to be refused is one thing that people see on X."""
    try:
        return _post_json(x, do())
    except Refusal as refusal:
        return {"refused": dict(refusal.body)}


async def _write_many(x: Runtime, request: web.Request) -> Any:
    body = await _body(request, {"posts"})
    for one in body["posts"]:
        _check_keys(one, *WRITE_KEYS)
    return {"ids": [write(x, one).id for one in body["posts"]]}


async def _count(_: Runtime, request: web.Request) -> Any:
    return count(str((await _body(request, {"text"}))["text"]))


async def _edit(x: Runtime, request: web.Request) -> Any:
    post = known(x, request.match_info["id"])
    body = await _body(request, *EDIT_KEYS)
    return _told(x, lambda: edit(x, post, body))


async def _delete(x: Runtime, request: web.Request) -> Any:
    post = known(x, request.match_info["id"])
    x.state.delete(post)
    announce_delete(x, post)
    return _post_json(x, post)


async def _one(x: Runtime, request: web.Request) -> Any:
    return _post_json(x, known(x, request.match_info["id"]))


async def _replies(x: Runtime, request: web.Request) -> Any:
    post = known(x, request.match_info["id"])
    answers = [answer for version in post.edit_history for answer in x.state.answers(version)]
    return [_post_json(x, answer) for answer in answers]


async def _posts(x: Runtime, request: web.Request) -> Any:
    limit = int(request.query.get("limit", "100"))
    if "author" in request.query:
        author = x.state.user_named(request.query["author"])
        posts = x.state.authored(author.id) if author else iter(())
    else:
        posts = (post for post in reversed(list(x.state.posts.values())) if post.current)
    return [_post_json(x, post) for post in islice(posts, limit)]


async def _add_fault(x: Runtime, request: web.Request) -> Any:
    body = await _body(request, {"kind", "on"}, {"times", "seconds"})
    fault = Fault(
        kind=FaultKind(body["kind"]),
        on=On(body["on"]),
        times=int(body.get("times", 1)),
        seconds=float(body.get("seconds", 60.0)),
    )
    x.faults.waiting.append(fault)
    return asdict(fault)


async def _clear_faults(x: Runtime, _: web.Request) -> Any:
    x.faults.waiting.clear()
    return {}


async def _set_webhook(x: Runtime, request: web.Request) -> Any:
    body = await _body(request, {"url", "accounts"})
    webhook = await add_webhook(x, str(body["url"]))
    for username in body["accounts"]:
        user = x.state.add_user(str(username), None, x.clock)
        user.brand = True
        for event_type in _SUBSCRIBED:
            add_subscription(x, event_type, user.id, webhook.id)
    return asdict(webhook)


async def _drop_webhook(x: Runtime, _: web.Request) -> Any:
    x.state.webhooks.clear()
    x.state.subscriptions.clear()
    x.state.changed()
    return {}


async def _log(x: Runtime, _: web.Request) -> Any:
    return {"calls": list(x.log), "deliveries": list(x.deliveries)}


def _post_json(x: Runtime, post: Post) -> dict[str, Any]:
    author = x.state.users[post.author_id]
    return {
        "id": post.id,
        "author": author.username,
        "author_name": author.name,
        "text": post.text,
        "typed": post.typed,
        "delivered": delivered(post.text, post.links),
        "created_at": post.created_at,
        "in_reply_to": post.in_reply_to,
        "quote": post.quoted,
        "edit_history": list(post.edit_history),
        "media": [asdict(one) for one in post.media],
        "deleted": post.deleted,
        "source": post.source,
    }


async def _body(
    request: web.Request, required: set[str] | None = None, optional: set[str] | None = None
) -> dict[str, Any]:
    body = await request.json()
    _check_keys(body, required or set(), optional or set())
    return dict(body)


def _check_keys(body: Any, required: set[str], optional: set[str]) -> None:
    if not isinstance(body, dict):
        raise TypeError("not an object")
    if wrong := body.keys() - required - optional:
        raise ValueError(f"unknown: {', '.join(sorted(wrong))}")
    if missing := required - body.keys():
        raise ValueError(f"missing: {', '.join(sorted(missing))}")


_ACTS: tuple[tuple[str, str, Act], ...] = (
    ("GET", "", _show),
    ("PATCH", "", _change),
    ("POST", "/users", _add_user),
    ("POST", "/posts", _write),
    ("POST", "/posts/bulk", _write_many),
    ("GET", "/posts", _posts),
    ("GET", "/posts/{id}", _one),
    ("GET", "/posts/{id}/replies", _replies),
    ("POST", "/posts/{id}/edit", _edit),
    ("DELETE", "/posts/{id}", _delete),
    ("POST", "/count", _count),
    ("POST", "/faults", _add_fault),
    ("DELETE", "/faults", _clear_faults),
    ("POST", "/webhook", _set_webhook),
    ("DELETE", "/webhook", _drop_webhook),
    ("GET", "/log", _log),
)


def control_routes(x: Runtime) -> list[web.RouteDef]:
    """The routes above."""
    return [web.route(method, f"/control/x{path}", _handler(x, act)) for method, path, act in _ACTS]


def _handler(x: Runtime, act: Act) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    async def handle(request: web.Request) -> web.StreamResponse:
        try:
            return web.json_response(await act(x, request))
        except Refusal as refusal:
            return web.json_response({"error": dict(refusal.body)}, status=400)
        except (ValueError, TypeError) as error:
            if request.headers.get("Sec-Fetch-Site") == "same-origin":
                # the page itself: a browser writes every other status to its console as an error
                return web.json_response({"refused": str(error)})
            return web.json_response({"error": str(error)}, status=400)

    return handle
