"""From X's JSON to our data.

X is renaming tweets to posts: its own description (2.167) says ``referenced_posts``,
``edit_history_post_ids`` and ``note_post`` where its documentation and its webhooks still say
``…tweet…``. Both are read.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from bot.networks.base import InboundItem, ItemKind, Profile, PublishedPost
from bot.networks.x.text import expand_links, unescape

__all__ = [
    "named_missing",
    "parse_item",
    "parse_profile",
    "parse_published",
    "parse_time",
    "post_url",
    "users_by_id",
]


def post_url(handle: str, post_id: str) -> str:
    """Where people find a post; X redirects when the handle has changed since."""
    return f"https://x.com/{handle or 'i'}/status/{post_id}"


def parse_time(value: str) -> datetime:
    """X's ISO 8601 in UTC."""
    return datetime.fromisoformat(value).astimezone(UTC)


def users_by_id(includes: object) -> dict[str, Mapping[str, Any]]:
    """The users that came along with an answer."""
    users = includes.get("users") if isinstance(includes, Mapping) else None
    return {str(user["id"]): user for user in users or ()}


def parse_profile(user: Mapping[str, Any]) -> Profile:
    """A user. Raises KeyError for something else."""
    return Profile(
        external_id=str(user["id"]),
        handle=str(user["username"]),
        name=unescape(str(user.get("name") or user["username"])),
    )


def parse_published(post: Mapping[str, Any], handle: str) -> PublishedPost:
    """A post of the account's own. Raises KeyError for something else."""
    post_id = str(post["id"])
    return PublishedPost(
        external_id=post_id,
        url=post_url(handle, post_id),
        text=_full_text(post),
        created_at=parse_time(post["created_at"]) if post.get("created_at") else None,
        in_reply_to=_referenced(post, "replied_to"),
        edit_history=_edit_history(post),
        quotes=_referenced(post, "quoted"),
    )


def parse_item(post: Mapping[str, Any], users: Mapping[str, Mapping[str, Any]]) -> InboundItem:
    """A message with its author. Raises KeyError where X left out what we asked for.

    An author that X did not send along (suspended, protected) keeps the id for a handle.
    """
    post_id, author_id = str(post["id"]), str(post["author_id"])
    author = users.get(author_id, {})
    handle = str(author.get("username") or post.get("username") or author_id)
    replied_to = _referenced(post, "replied_to")
    return InboundItem(
        external_id=post_id,
        author_id=author_id,
        author_handle=handle,
        author_name=unescape(str(author.get("name") or handle)),
        text=_full_text(post),
        created_at=parse_time(post["created_at"]),
        conversation_id=str(post.get("conversation_id") or post_id),
        in_reply_to=replied_to,
        kind=ItemKind.REPLY if replied_to else ItemKind.MENTION,
        url=post_url(handle, post_id),
        edit_history=_edit_history(post),
    )


def named_missing(answer: Mapping[str, Any]) -> frozenset[str]:
    """The ids of which X says that they are not, or no longer, to be read."""
    errors = answer.get("errors")
    told = [one for one in errors if isinstance(one, Mapping)] if isinstance(errors, list) else []
    return frozenset(str(one.get("resource_id") or one.get("value")) for one in told)


def _full_text(post: Mapping[str, Any]) -> str:
    """As its author wrote it; of a long post the whole, which ``text`` cuts at 280."""
    note = post.get("note_post") or post.get("note_tweet")
    source = note if note and note.get("text") else post
    urls = (source.get("entities") or {}).get("urls") or ()
    return expand_links(unescape(str(source["text"])), urls)


def _referenced(post: Mapping[str, Any], kind: str) -> str | None:
    """The id of the post that this one answers (``replied_to``) or quotes (``quoted``)."""
    references: Sequence[Mapping[str, Any]] = (
        post.get("referenced_posts") or post.get("referenced_tweets") or ()
    )
    return next((str(one["id"]) for one in references if one.get("type") == kind), None)


def _edit_history(post: Mapping[str, Any]) -> tuple[str, ...]:
    ids = post.get("edit_history_post_ids") or post.get("edit_history_tweet_ids") or ()
    return tuple(str(one) for one in ids)
