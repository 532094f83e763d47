"""What belongs together on X: an author's own thread, a conversation. Pure reading."""

from bot.sandbox.x.model import Post
from bot.sandbox.x.state import XState

__all__ = ["above", "answers", "newest", "own_thread"]

_LONGEST = 100


def newest(state: XState, post_id: str | None) -> Post | None:
    """The newest version of the post with this id, gone or not; None where there never was one."""
    post = state.posts.get(post_id or "")
    return state.posts[post.edit_history[-1]] if post else None


def answers(state: XState, post: Post) -> list[Post]:
    """Direct answers to any of its versions, oldest first."""
    return [one for version in post.edit_history for one in state.answers(version)]


def above(state: XState, post: Post) -> list[Post]:
    """The posts that led here, first one first, as far as they are known; at most a hundred."""
    found: list[Post] = []
    parent = newest(state, post.in_reply_to)
    while parent is not None and len(found) < _LONGEST:
        found.append(parent)
        parent = newest(state, parent.in_reply_to)
    return found[::-1]


def own_thread(state: XState, post: Post) -> list[Post]:
    """The author's thread that a post is in, in order: one's own post, answered by oneself."""
    root = post
    for parent in reversed(above(state, post)):
        if parent.deleted or parent.author_id != post.author_id:
            break
        root = parent
    found: list[Post] = []
    waiting = [root]
    while waiting and len(found) < _LONGEST:
        one = waiting.pop(0)
        found.append(one)
        waiting += [reply for reply in answers(state, one) if reply.author_id == post.author_id]
    return sorted(found, key=lambda one: int(one.edit_history[0]))
