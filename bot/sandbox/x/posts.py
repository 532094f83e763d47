"""``/2/tweets``: write, edit, delete, look up."""

from collections.abc import Mapping
from typing import Any

from bot.sandbox.x import problems, rules
from bot.sandbox.x.endpoint import Call
from bot.sandbox.x.events import announce_delete, announce_post
from bot.sandbox.x.model import Post
from bot.sandbox.x.present import includes, post_json, wanted
from bot.sandbox.x.runtime import Runtime
from bot.sandbox.x.text import delivered
from bot.sandbox.x.validate import CREATE_POST, LOOKUP, check_body, check_query

__all__ = ["create_post", "delete_post", "get_post", "get_posts"]

Answer = tuple[int, Mapping[str, Any]]
_NOT_BUILT = frozenset({"media", "poll", "geo", "community_id", "card_uri"})


async def create_post(x: Runtime, call: Call) -> Answer:
    """POST /2/tweets. Refuses as ``rules`` says; 201 with id and text as X stores it."""
    check_query(call.query, {})
    body = await call.json()
    check_body(body, CREATE_POST)
    post = _write(x, call, body)
    announce_post(x, post)
    data = {
        "id": post.id,
        "text": delivered(post.text, post.links),
        "edit_history_post_ids": list(post.edit_history),
    }
    return 201, {"data": data}


def _write(x: Runtime, call: Call, body: Any) -> Post:
    now, author, text = x.clock.business(), call.me, str(body.get("text", ""))
    if _NOT_BUILT & body.keys():
        raise problems.forbidden("The local X takes text only.")
    rules.check_text(text)
    reply, quoted = body.get("reply"), body.get("quote_tweet_id")
    parent = rules.check_reply(x.state, author, reply["in_reply_to_tweet_id"]) if reply else None
    if quoted:
        rules.check_quote(x.state, quoted)
    edit = body.get("edit_options")
    edits = rules.check_edit(x.state, author, edit["previous_post_id"], now) if edit else None
    if edits is None:
        rules.check_duplicate(x.state, author, text, parent, now)
    return x.state.add_post(
        author,
        text,
        clock=x.clock,
        source="api",
        in_reply_to=_answers(parent, edits),
        quoted=quoted,
        edits=edits,
    )


def _answers(parent: Post | None, edits: Post | None) -> str | None:
    if parent is not None:
        return parent.id
    return edits.in_reply_to if edits else None


async def delete_post(x: Runtime, call: Call) -> Answer:
    """DELETE /2/tweets/:id, of the account's own posts."""
    post = x.state.posts.get(call.part("id"))
    if post is None or post.deleted:
        return 200, {"data": {"deleted": False}}
    if post.author_id != call.me.id:
        raise problems.forbidden("You are not authorized to delete this Tweet.")
    x.state.delete(post)
    announce_delete(x, post)
    return 200, {"data": {"deleted": True}}


async def get_posts(x: Runtime, call: Call) -> Answer:
    """GET /2/tweets?ids=…: what is there; what is not stands in ``errors``."""
    check_query(call.query, LOOKUP)
    if "ids" not in call.query:
        raise problems.invalid_parameter("ids", "", "The `ids` query parameter can not be empty")
    ids = list(dict.fromkeys(call.query["ids"].split(",")))
    want = wanted(call.query)
    posts = [post for one in ids if (post := _visible(x, one))]
    shown = {post.id for post in posts}
    answer: dict[str, Any] = {"data": [post_json(x.state, post, want) for post in posts]}
    if found := includes(x.state, posts, want):
        answer["includes"] = found
    if gone := [one for one in ids if one not in shown]:
        answer["errors"] = [problems.missing("tweet", "ids", one) for one in gone]
    return 200, {key: value for key, value in answer.items() if value}


async def get_post(x: Runtime, call: Call) -> Answer:
    """GET /2/tweets/:id. X answers 200 with ``errors`` for one that is gone."""
    check_query(call.query, {key: rule for key, rule in LOOKUP.items() if key != "ids"})
    post = _visible(x, call.part("id"))
    if post is None:
        return 200, {"errors": [problems.missing("tweet", "id", call.part("id"))]}
    want = wanted(call.query)
    found = includes(x.state, [post], want)
    answer = {"data": post_json(x.state, post, want)}
    return 200, {**answer, "includes": found} if found else answer


def _visible(x: Runtime, post_id: str) -> Post | None:
    """Any version of a post that is there: X shows old versions to who asks for them."""
    post = x.state.posts.get(post_id)
    return post if post and not post.deleted else None
