"""Lists of posts, a page at a time, and the same again on news."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice

from bot.sandbox.page.x.sight import Notice, Shown, Sight
from bot.sandbox.page.x.threads import own_thread
from bot.sandbox.x.model import Post, User

__all__ = ["PAGE", "Entry", "Feed", "Wanted", "everything", "notifications", "posts", "tagged"]

PAGE = 20
_MOST = 200
_WHOLE_THREAD = 4


@dataclass(frozen=True)
class Wanted:
    """Which part of a list: the first page below an id, or all down to an id."""

    below: int | None = None
    until: int | None = None


@dataclass(frozen=True)
class Entry:
    """One line of a list: a post, or a thread with ``hidden`` posts left out after the first."""

    at: int
    posts: list[Shown]
    hidden: int = 0
    notice: Notice | None = None

    @property
    def key(self) -> str:
        """The same through edits."""
        return self.posts[0].key


@dataclass(frozen=True)
class Feed:
    """``more``: below which id it goes on. ``whole`` is false where more is new than is shown."""

    entries: list[Entry]
    more: str
    whole: bool = True


def posts(sight: Sight, user: User, wanted: Wanted) -> Feed:
    """What an account posted, its threads together where their last post stands."""
    return _page(_threads(sight, user, wanted.below), wanted)


def everything(sight: Sight, wanted: Wanted) -> Feed:
    """Everybody's posts."""
    return _page(_singles(sight, sight.state.everybody(wanted.below)), wanted)


def tagged(sight: Sight, tag: str, wanted: Wanted) -> Feed:
    """Posts with a hashtag."""
    return _page(_singles(sight, sight.state.tagged(tag, wanted.below)), wanted)


def notifications(sight: Sight, user: User, wanted: Wanted) -> Feed:
    """Who mentioned, answered or quoted an account."""
    found = sight.state.noticed(user.id, wanted.below)
    return _page(((int(post.id), partial(_notice, sight, user, post)) for post in found), wanted)


# An entry is made only once it is known to be shown.
Made = Iterator[tuple[int, Callable[[], Entry]]]


def _notice(sight: Sight, user: User, post: Post) -> Entry:
    return Entry(int(post.id), [sight.post(post)], notice=sight.notice(post, user))


def _singles(sight: Sight, found: Iterable[Post]) -> Made:
    for post in found:
        at = int(post.edit_history[0])
        yield at, partial(_thread, sight, at, [post])


def _threads(sight: Sight, user: User, below: int | None) -> Made:
    for post in sight.state.posted(user.id, below):
        thread = own_thread(sight.state, post)
        if thread[-1].id == post.id:
            at = int(post.edit_history[0])
            yield at, partial(_thread, sight, at, thread)


def _thread(sight: Sight, at: int, thread: list[Post]) -> Entry:
    is_long = len(thread) > _WHOLE_THREAD
    shown = [thread[0], *thread[-2:]] if is_long else thread
    return Entry(at, [sight.post(one) for one in shown], hidden=len(thread) - len(shown))


def _page(found: Made, wanted: Wanted) -> Feed:
    if wanted.until is None:
        return _first(list(islice(found, PAGE + 1)))
    taken: list[tuple[int, Callable[[], Entry]]] = []
    more = ""
    for at, make in found:
        if at < wanted.until:
            more = str(taken[-1][0]) if taken else str(wanted.until)
            break
        taken.append((at, make))
        if len(taken) > _MOST:
            return _first(taken, whole=False)
    return Feed([make() for _, make in taken], more)


def _first(taken: list[tuple[int, Callable[[], Entry]]], *, whole: bool = True) -> Feed:
    shown = taken[:PAGE]
    more = str(shown[-1][0]) if len(taken) > PAGE else ""
    return Feed([make() for _, make in shown], more, whole)
