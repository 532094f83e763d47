"""What X refuses of a new post. Pure: the state in, a ``Refusal`` or nothing out."""

import unicodedata
from datetime import datetime, timedelta
from itertools import takewhile

from bot.networks.x.text import LIMIT, is_valid, weighted_length
from bot.sandbox.x import problems
from bot.sandbox.x.model import Post, User
from bot.sandbox.x.state import XState

__all__ = ["check_duplicate", "check_edit", "check_quote", "check_reply", "check_text"]

# X does not say for how long it remembers; people report a day at most.
_REMEMBERED = timedelta(hours=24)


def check_text(text: str) -> None:
    """280 weighted characters, something to read, nothing unprintable.

    docs.x.com, "Counting characters".
    """
    if weighted_length(text) > LIMIT:
        raise problems.too_long()
    if not is_valid(text):
        raise problems.invalid_body("text: is missing, blank or holds invalid characters")


def check_duplicate(
    state: XState, author: User, text: str, parent: Post | None, now: datetime
) -> None:
    """Not what the account said within a day: to answer two people alike is no repetition.

    docs.x.com/x-api/posts/manage-tweets/integrate ("duplicate content").
    """
    wanted = _folded(text)
    answered = parent.author_id if parent else None
    recent = takewhile(lambda post: _age(post, now) < _REMEMBERED, state.authored(author.id))
    for post in recent:
        if post.in_reply_to_user_id == answered and _folded(post.typed) == wanted:
            raise problems.duplicate()


def check_reply(state: XState, author: User, target_id: str) -> Post:
    """The post to answer: there, and by the account or by somebody who called for it.

    docs.x.com/changelog, February 2026: the author of the post answered must mention or quote
    the account.
    """
    target = state.posts.get(target_id)
    if target is None or target.deleted:
        raise problems.reply_target_gone()
    if target.author_id == author.id or author.id in target.mentions:
        return target
    quoted = state.posts.get(target.quoted) if target.quoted else None
    if quoted is not None and quoted.author_id == author.id:
        return target
    raise problems.reply_not_allowed()


def check_quote(state: XState, target_id: str) -> None:
    """The post to quote is there."""
    target = state.posts.get(target_id)
    if target is None or target.deleted:
        raise problems.forbidden(
            "You attempted to quote a Tweet that is deleted or not visible to you."
        )


def check_edit(state: XState, author: User, previous_id: str, now: datetime) -> Post:
    """The newest version of a post of the account's own, within an hour, five times at most.

    docs.x.com/x-api/fundamentals/edit-posts.
    """
    post = state.posts.get(previous_id)
    if post is None or not post.current or post.author_id != author.id:
        raise problems.forbidden("You are not permitted to edit this Tweet.")
    if len(post.edit_history) > _EDITS or now > state.edit_deadline(post):
        raise problems.forbidden("This Tweet can no longer be edited.")
    return post


_EDITS = 5


def _age(post: Post, now: datetime) -> timedelta:
    return now - datetime.fromisoformat(post.created_at)


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
