"""People writing on X by hand, through the control API.

Scripts may write whatever the world's X holds (long posts of subscribers, things said twice);
with ``strict`` X refuses a person what it refuses an app.
"""

import re
from typing import Any

from bot.networks.x.text import LIMIT, is_valid, weighted_length
from bot.sandbox.x import problems, rules
from bot.sandbox.x.events import announce_post
from bot.sandbox.x.model import Post, User
from bot.sandbox.x.pictures import read_pictures
from bot.sandbox.x.runtime import Runtime

__all__ = ["EDIT_KEYS", "WRITE_KEYS", "count", "edit", "known", "write"]

WRITE_KEYS = ({"author", "text"}, {"in_reply_to", "quote", "name", "strict", "media"})
EDIT_KEYS = ({"text"}, {"strict"})
_HANDLE = re.compile(r"@?[A-Za-z0-9_]{1,15}")


def count(text: str) -> dict[str, Any]:
    """How X counts a text: ``weighted`` of ``limit``, what is left, whether it would be taken."""
    weighted = weighted_length(text)
    valid = is_valid(text)
    return {"weighted": weighted, "limit": LIMIT, "remaining": LIMIT - weighted, "valid": valid}


def known(x: Runtime, post_id: str) -> Post:
    """The post, gone or not. Raises ValueError where there never was one."""
    if post_id not in x.state.posts:
        raise ValueError(f"no post {post_id}")
    return x.state.posts[post_id]


def write(x: Runtime, body: dict[str, Any]) -> Post:
    """Write as anybody; who is not there is created, once the post is fine."""
    text, handle = str(body["text"]), str(body["author"])
    parent = known(x, str(body["in_reply_to"])) if body.get("in_reply_to") else None
    quoted = known(x, str(body["quote"])) if body.get("quote") else None
    if body.get("strict"):
        _check_new(x, handle, text, parent, quoted)
    media = read_pictures(body.get("media") or [], x.pictures)
    author = x.state.add_user(handle.removeprefix("@"), body.get("name"), x.clock)
    post = x.state.add_post(
        author,
        text,
        clock=x.clock,
        source="people",
        in_reply_to=parent.id if parent else None,
        quoted=quoted.id if quoted else None,
        media=media,
    )
    announce_post(x, post)
    return post


def edit(x: Runtime, post: Post, body: dict[str, Any]) -> Post:
    """Edit by hand, as its author: a new version of the newest one."""
    newest, text = x.state.posts[post.edit_history[-1]], str(body["text"])
    author = x.state.users[newest.author_id]
    if body.get("strict"):
        rules.check_text(text)
        rules.check_edit(x.state, author, newest.id, x.clock.business())
    edited = x.state.add_post(
        author,
        text,
        clock=x.clock,
        source="people",
        in_reply_to=newest.in_reply_to,
        quoted=newest.quoted,
        edits=newest,
    )
    announce_post(x, edited)
    return edited


def _check_new(
    x: Runtime, handle: str, text: str, parent: Post | None, quoted: Post | None
) -> None:
    if not _HANDLE.fullmatch(handle):
        raise ValueError("A handle has 1 to 15 letters (a to z), digits or _.")
    rules.check_text(text)
    if parent is not None and parent.deleted:
        raise problems.reply_target_gone()
    if quoted is not None:
        rules.check_quote(x.state, quoted.id)
    author: User | None = x.state.user_named(handle)
    if author is not None:
        rules.check_duplicate(x.state, author, text, parent, x.clock.business())
