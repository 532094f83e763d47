"""What makes a line of the day's mail, and when a client's day is over. Pure."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Literal, cast
from zoneinfo import ZoneInfo

from bot.features.causes.rules import CAUSES, Cause
from bot.features.clients.rules import Side, open_spans
from bot.features.delays.rules import Lateness, SubjectKind, Which

__all__ = ["DAY_ENDS", "LineKind", "day_end", "late_of", "late_params"]

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
    "post_back",
    "delay_confirmed",
    "delay_disputed",
    "working_changed",
    "working_agreed",
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


def late_params(late: Lateness, causes: Mapping[Cause, int]) -> dict[str, str]:
    """What was late and what moved it, as a line keeps it."""
    return {
        "what": late.kind,
        "which": late.which,
        "title": late.title,
        "number": str(late.number or ""),
        "side": late.side or "",
        "agreed": late.agreed.isoformat(),
        "came": late.came.isoformat() if late.came else "",
        "moved": "yes" if late.moved else "no",
        "days": str(late.days),
        **{f"cause_{cause}": str(days) for cause, days in causes.items()},
    }


def late_of(params: Mapping[str, str]) -> tuple[Lateness, dict[Cause, int]]:
    """The counterpart of :func:`late_params`; nothing else writes such lines."""
    late = Lateness(
        kind=cast("SubjectKind", params["what"]),
        which=cast("Which", params["which"]),
        title=params["title"],
        number=int(params["number"]) if params["number"] else None,
        side=cast("Side", params["side"]) if params["side"] else None,
        agreed=date.fromisoformat(params["agreed"]),
        came=date.fromisoformat(params["came"]) if params["came"] else None,
        moved=params["moved"] == "yes",
        days=int(params["days"]),
    )
    known = {cause: params.get(f"cause_{cause}") for cause in CAUSES}
    return late, {cause: int(days) for cause, days in known.items() if days}
