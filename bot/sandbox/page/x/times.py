"""Times as X writes them: short, by the business clock."""

from datetime import datetime

from babel.dates import format_date

from bot.sandbox.page.frame import Viewer

__all__ = ["ago"]

_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400


def ago(at: datetime, now: datetime, viewer: Viewer) -> str:
    """``now``, ``2 m``, ``3 h``, then the day in the viewer's zone, with another year's year."""
    seconds = int((now - at).total_seconds())
    if seconds < _MINUTE:
        return viewer.say("x-ago-now")
    if seconds < _HOUR:
        return viewer.say("x-ago-minutes", n=seconds // _MINUTE)
    if seconds < _DAY:
        return viewer.say("x-ago-hours", n=seconds // _HOUR)
    there, here = at.astimezone(viewer.reader.zone), now.astimezone(viewer.reader.zone)
    pattern = "d MMM" if there.year == here.year else "d MMM y"
    return format_date(there.date(), pattern, locale=viewer.reader.language)
