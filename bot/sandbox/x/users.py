"""``/2/users``: profiles, mentions, timelines."""

import base64
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from itertools import islice
from typing import Any

from bot.sandbox.x import problems
from bot.sandbox.x.endpoint import Call
from bot.sandbox.x.model import Post, User
from bot.sandbox.x.present import includes, post_json, user_json, wanted
from bot.sandbox.x.runtime import Runtime
from bot.sandbox.x.validate import ME, PAGED, PAGED_POSTS, check_query

__all__ = ["by_username", "me", "mentions", "timeline"]

Answer = tuple[int, Mapping[str, Any]]
# docs.x.com: how far back the two timelines reach.
_OLDEST_MENTION, _OLDEST_POST = 800, 3200


async def me(_: Runtime, call: Call) -> Answer:
    """GET /2/users/me."""
    check_query(call.query, ME)
    return 200, {"data": user_json(call.me, wanted(call.query).user)}


async def by_username(x: Runtime, call: Call) -> Answer:
    """GET /2/users/by/username/:username."""
    check_query(call.query, ME)
    user = x.state.user_named(call.part("username"))
    if user is None:
        missing = problems.missing("user", "username", call.part("username"))
        return 200, {"errors": [missing]}
    return 200, {"data": user_json(user, wanted(call.query).user)}


async def mentions(x: Runtime, call: Call) -> Answer:
    """GET /2/users/:id/mentions: the 800 newest, newest first."""
    check_query(call.query, PAGED)
    user = _user(x, call)
    posts = x.state.mentioning(user.id, call.query.get("since_id"))
    return 200, _page(x, call, islice(posts, _OLDEST_MENTION))


async def timeline(x: Runtime, call: Call) -> Answer:
    """GET /2/users/:id/tweets: the 3,200 newest, newest first, those past the lag."""
    check_query(call.query, PAGED_POSTS)
    user = _user(x, call)
    now = x.clock.wall().timestamp()
    posts: Iterable[Post] = (post for post in x.state.authored(user.id) if post.visible_at <= now)
    if "replies" in call.query.get("exclude", ""):
        posts = (post for post in posts if not post.in_reply_to)
    return 200, _page(x, call, islice(posts, _OLDEST_POST))


def _user(x: Runtime, call: Call) -> User:
    user = x.state.users.get(call.part("id"))
    if user is None:
        raise problems.not_found("user", "id", call.part("id"))
    return user


def _page(x: Runtime, call: Call, posts: Iterable[Post]) -> dict[str, Any]:
    """One page; the token of the next holds the id below which it goes on."""
    size = int(call.query.get("max_results", "10"))
    below = _below(call.query.get("pagination_token"))
    fits = _bounds(call.query)
    fitting = (post for post in posts if int(post.id) < below and fits(post))
    chosen = list(islice(fitting, size + 1))
    shown, more = chosen[:size], len(chosen) > size
    meta: dict[str, Any] = {"result_count": len(shown)}
    if not shown:
        return {"meta": meta}
    meta |= {"newest_id": shown[0].id, "oldest_id": shown[-1].id}
    if more:
        meta["next_token"] = base64.b32encode(shown[-1].id.encode()).decode().strip("=")
    want = wanted(call.query)
    answer = {"data": [post_json(x.state, post, want) for post in shown], "meta": meta}
    found = includes(x.state, shown, want)
    return {**answer, "includes": found} if found else answer


def _below(token: str | None) -> int:
    if token is None:
        return 1 << 63
    try:
        return int(base64.b32decode(token + "=" * (-len(token) % 8)))
    except ValueError:
        raise problems.invalid_parameter(
            "pagination_token", token, f"[{token}] is not a valid pagination token"
        ) from None


def _bounds(query: Mapping[str, str]) -> Callable[[Post], bool]:
    since_id, until_id = int(query.get("since_id", 0)), int(query.get("until_id", 1 << 63))
    start, end = _moment(query.get("start_time")), _moment(query.get("end_time"))

    def fits(post: Post) -> bool:
        at = datetime.fromisoformat(post.created_at)
        return (
            since_id < int(post.id) < until_id
            and (start is None or at >= start)
            and (end is None or at < end)
        )

    return fits


def _moment(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None
