"""What makes a line of the day's mail, and when a client's day is over. Pure."""

from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from typing import Any, Literal
from zoneinfo import ZoneInfo

from bot.features.clients.rules import open_spans

__all__ = ["DAY_ENDS", "LineKind", "day_end"]

LineKind = Literal[
    "change_told",
    "change_seen",
    "change_detailed",
    "change_disputed",
    "change_discussed",
    "item_proposed",
    "item_revised",
    "item_agreed",
    "item_moved",
    "item_closed",
    "objective_set",
    "objective_closed",
    "reading_logged",
    "request_sent",
    "request_accepted",
    "request_declined",
    "request_asked",
    "request_answered",
    "request_withdrawn",
    "promise_made",
    "promise_kept",
    "promise_received",
    "direct_sorted",
    "post_edited",
    "post_deleted",
]

DAY_ENDS = time(18)
"""Where a client has no hours at all."""

_WEEK = 7


def day_end(now: datetime, *, hours: Mapping[str, Any], zone: ZoneInfo) -> datetime:
    """The next end of a day with business hours, after ``now``; both UTC.

    Where there are no hours at all each day ends at six in the evening.
    """
    today = now.astimezone(zone).date()
    for ahead in range(_WEEK + 1):
        day = today + timedelta(days=ahead)
        spans = open_spans(hours, day.weekday())
        if not spans and any(open_spans(hours, weekday) for weekday in range(_WEEK)):
            continue
        ends = max((end for _, end in spans), default=DAY_ENDS)
        at = datetime.combine(day, ends, zone).astimezone(UTC)
        if at > now:
            return at
    raise AssertionError("a week has a day")
