"""Slack's ``<!date^…>``: a moment in the zone and the words of who looks.

docs.slack.dev/messaging/formatting-message-text#date-formatting,
docs.slack.dev/reference/block-kit/block-elements/date-element
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime

from babel.dates import format_date, format_time, format_timedelta

from bot.sandbox.page.render.look import Look

__all__ = ["date_text", "to_local"]

_TOKEN = re.compile(r"\{(\w+)\}")
_TEENS = range(11, 14)


def date_text(stamp: int, pattern: str, look: Look) -> str | None:
    """The pattern with its tokens written out; None where one is not Slack's."""
    moment = datetime.fromtimestamp(stamp, look.zone)
    names = _TOKEN.findall(pattern)
    if any(name not in _WRITERS for name in names):
        return None
    written = _TOKEN.sub(lambda m: _WRITERS[m[1]](moment, look), pattern)
    starts = pattern.startswith("{") and names[0].endswith(("_pretty", "ago"))
    return written[:1].upper() + written[1:] if starts else written


def to_local(stamp: int, look: Look) -> str:
    """What a ``datetime-local`` input shows for a moment, in the viewer's zone."""
    return datetime.fromtimestamp(stamp, look.zone).strftime("%Y-%m-%dT%H:%M")


def _number(moment: datetime, _: Look) -> str:
    return moment.strftime("%Y-%m-%d")


def _slash(moment: datetime, look: Look) -> str:
    order = "MM/dd/yyyy" if look.babel.territory in (None, "US") and _english(look) else None
    return format_date(moment.date(), order or "dd/MM/yyyy", locale=look.babel)


def _date(moment: datetime, look: Look) -> str:
    if not _english(look):
        return format_date(moment.date(), "long", locale=look.babel)
    return (
        f"{format_date(moment.date(), 'MMMM', locale=look.babel)} {_nth(moment.day)}, {moment:%Y}"
    )


def _long(moment: datetime, look: Look) -> str:
    if not _english(look):
        return format_date(moment.date(), "full", locale=look.babel)
    return f"{format_date(moment.date(), 'EEEE', locale=look.babel)}, {_date(moment, look)}"


def _long_full(moment: datetime, look: Look) -> str:
    pattern = "MMMM d, yyyy" if _english(look) else "long"
    return format_date(moment.date(), pattern, locale=look.babel)


def _short(moment: datetime, look: Look) -> str:
    pattern = "MMM d, yyyy" if _english(look) else "d MMM yyyy"
    return format_date(moment.date(), pattern, locale=look.babel)


def _time(moment: datetime, look: Look) -> str:
    return format_time(moment.time(), "short", locale=look.babel)


def _seconds(moment: datetime, look: Look) -> str:
    return format_time(moment.time(), "medium", locale=look.babel)


def _ago(moment: datetime, look: Look) -> str:
    away = moment - look.now.astimezone(UTC)
    return format_timedelta(away, add_direction=True, locale=look.babel)


def _pretty(
    far: Callable[[datetime, Look], str],
) -> Callable[[datetime, Look], str]:
    """Yesterday, today and tomorrow by name, every other day by `far`."""

    def write(moment: datetime, look: Look) -> str:
        away = (moment.date() - look.now.astimezone(look.zone).date()).days
        near = {-1: "render-yesterday", 0: "render-today", 1: "render-tomorrow"}.get(away)
        return look.say(near) if near else far(moment, look)

    return write


def _divider(moment: datetime, look: Look) -> str:
    if moment.year != look.now.astimezone(look.zone).year:
        return _long(moment, look)
    if not _english(look):
        return format_date(moment.date(), "EEEE, d 'de' MMMM", locale=look.babel)
    return format_date(moment.date(), "EEEE, MMMM ", locale=look.babel) + _nth(moment.day)


def _english(look: Look) -> bool:
    return look.babel.language == "en"


def _nth(day: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{'th' if day in _TEENS else ending}"


_WRITERS: dict[str, Callable[[datetime, Look], str]] = {
    "date_num": _number,
    "date_slash": _slash,
    "date": _date,
    "date_long": _long,
    "date_long_full": _long_full,
    "date_short": _short,
    "date_pretty": _pretty(_date),
    "date_long_pretty": _pretty(_long),
    "date_short_pretty": _pretty(_short),
    "day_divider_pretty": _pretty(_divider),
    "time": _time,
    "time_secs": _seconds,
    "ago": _ago,
}
