"""How far a timeline was read, and how far back. Pure."""

from collections.abc import Sequence
from datetime import timedelta

from bot.networks.base import MOST_OF_TIMELINE, PublishedPost

__all__ = ["BACKFILL", "WINDOW", "cursor_after", "reaches"]

BACKFILL = timedelta(days=7)
"""What is older when it is first read gets no card any more: the account was away for long."""
WINDOW = timedelta(days=7)
"""So long after it was written a post is looked at again for edits and deletions."""


def cursor_after(
    cursor: str | None, timeline: Sequence[PublishedPost], held: Sequence[PublishedPost]
) -> str | None:
    """From which id on the account is read next.

    What is ``held`` (it may be ours, nobody knows yet) is read again, until that is known.
    """
    ids = [int(post.external_id) for post in timeline if post.external_id.isdigit()]
    oldest_held = min((int(post.external_id) for post in held), default=None)
    if oldest_held is not None:
        ids = [one for one in ids if one < oldest_held]
    newest = max([*ids, int(cursor or 0)])
    return str(newest) if newest else None


def reaches(timeline: Sequence[PublishedPost], external_id: str) -> bool:
    """Whether a reading goes back as far as this post, so that it would have shown it.

    A reading that is full ends at its oldest post; what is older is not looked up, for that would
    be paid for every hour.
    """
    if len(timeline) < MOST_OF_TIMELINE:
        return True
    oldest = min(int(post.external_id) for post in timeline if post.external_id.isdigit())
    return int(external_id) >= oldest
