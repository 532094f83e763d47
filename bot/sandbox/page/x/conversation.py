"""One post with what led to it and what was answered."""

from dataclasses import dataclass
from itertools import islice

from bot.sandbox.page.x.sight import Shown, Sight
from bot.sandbox.page.x.threads import above, answers
from bot.sandbox.x.model import Post

__all__ = ["Conversation", "conversation"]

_ABOVE = 20
_BELOW_EACH = 3


@dataclass(frozen=True)
class Conversation:
    """``replies``: each answer with the first ones below it; ``more``: how many to show next."""

    above: list[Shown]
    post: Shown
    replies: list[list[Shown]]
    more: int
    shown: int


def conversation(sight: Sight, post: Post, shown: int) -> Conversation:
    """The newest 20 posts above, the post, and its first ``shown`` answers."""
    direct = answers(sight.state, post)
    page = max(shown, 1)
    return Conversation(
        above=[sight.post(one) for one in above(sight.state, post)[-_ABOVE:]],
        post=sight.post(post),
        replies=[_branch(sight, one) for one in islice(direct, page)],
        more=page + 20 if len(direct) > page else 0,
        shown=page,
    )


def _branch(sight: Sight, reply: Post) -> list[Shown]:
    """An answer, its first answer, and so on."""
    found = [reply]
    while len(found) <= _BELOW_EACH and (below := answers(sight.state, found[-1])):
        found.append(below[0])
    return [sight.post(one) for one in found]
