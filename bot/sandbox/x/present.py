"""Posts and users as X's JSON: only what was asked for, in the names it was asked in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.networks.x.text import LIMIT, weighted_length
from bot.sandbox.x.model import Post, User
from bot.sandbox.x.state import XState
from bot.sandbox.x.text import delivered, entities

__all__ = ["ALL", "Wanted", "includes", "post_json", "user_json", "wanted"]

_SHOWN_OF_LONG = 275
_NEW_NAMES = {
    "edit_history_tweet_ids": "edit_history_post_ids",
    "note_tweet": "note_post",
    "referenced_tweets": "referenced_posts",
}


@dataclass(frozen=True)
class Wanted:
    """Fields asked for, in the documentation's names; ``old_names``: answer in these too."""

    post: frozenset[str]
    user: frozenset[str]
    expansions: frozenset[str]
    old_names: bool


# A webhook carries everything, in the old names (docs.x.com/x-api/activity/event-payloads).
ALL = Wanted(
    post=frozenset(
        {
            "author_id",
            "conversation_id",
            "created_at",
            "entities",
            "in_reply_to_user_id",
            "note_tweet",
            "referenced_tweets",
        }
    ),
    user=frozenset({"created_at"}),
    expansions=frozenset({"author_id", "in_reply_to_user_id"}),
    old_names=True,
)


def wanted(query: Mapping[str, str]) -> Wanted:
    """From the query. In the new names some fields come by expansion only."""

    def listed(name: str) -> set[str]:
        return {one for one in query.get(name, "").split(",") if one}

    back = {new: old for old, new in _NEW_NAMES.items()}
    expansions = listed("expansions")
    by_expansion = {back.get(one, one.removesuffix(".id")) for one in expansions}
    fields = listed("tweet.fields") | {back.get(one, one) for one in listed("post.fields")}
    return Wanted(
        post=frozenset(fields | by_expansion),
        user=frozenset(listed("user.fields")),
        expansions=frozenset(by_expansion),
        old_names="tweet.fields" in query,
    )


def user_json(user: User, fields: frozenset[str]) -> dict[str, Any]:
    """``id``, ``name`` and ``username`` always come."""
    shown = {"id": user.id, "name": user.name, "username": user.username}
    return shown | ({"created_at": user.created_at} if "created_at" in fields else {})


def post_json(state: XState, post: Post, want: Wanted) -> dict[str, Any]:
    """``id``, ``text`` and the edit history always come. Text is escaped, links are t.co's."""
    # Counting takes milliseconds, and no short text reaches the limit.
    is_long = len(post.typed) > LIMIT // 2 and weighted_length(post.typed) > LIMIT
    whole = delivered(post.text, post.links)
    shown: dict[str, Any] = {
        "id": post.id,
        "text": whole[:_SHOWN_OF_LONG] + "…" if is_long else whole,
        "edit_history_tweet_ids": list(post.edit_history),
    }
    found = entities(post, state.user_named)
    optional: dict[str, Any] = {
        "author_id": post.author_id,
        "conversation_id": post.conversation_id,
        "created_at": post.created_at,
        "entities": found or None,
        "in_reply_to_user_id": post.in_reply_to_user_id,
        "referenced_tweets": _references(post) or None,
        "note_tweet": {"text": whole, "entities": found} if is_long else None,
    }
    shown |= {key: value for key, value in optional.items() if key in want.post and value}
    if want.old_names:
        return shown
    return {_NEW_NAMES.get(key, key): value for key, value in shown.items()}


def includes(state: XState, posts: Iterable[Post], want: Wanted) -> dict[str, Any]:
    """The users that were asked for with the posts."""
    ids: dict[str, None] = {}
    for post in posts:
        if "author_id" in want.expansions:
            ids[post.author_id] = None
        if "in_reply_to_user_id" in want.expansions and post.in_reply_to_user_id:
            ids[post.in_reply_to_user_id] = None
    return {"users": [user_json(state.users[one], want.user) for one in ids]} if ids else {}


def _references(post: Post) -> list[dict[str, str]]:
    pairs = (("replied_to", post.in_reply_to), ("quoted", post.quoted))
    return [{"type": kind, "id": post_id} for kind, post_id in pairs if post_id]
