"""Days and times as the viewer writes them."""

from dataclasses import dataclass
from datetime import UTC, datetime

from babel.core import Locale, UnknownLocaleError
from babel.dates import format_date, format_time, get_timezone_location

from bot.sandbox.page.frame import Viewer

__all__ = ["Moments", "city_of", "locale_of"]


def locale_of(slack_locale: str, language: str) -> Locale:
    """The locale that a Slack locale (``en-GB``, ``es-LA``) stands for; else the language's."""
    try:
        return Locale.parse(slack_locale.replace("-LA", "-419"), sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale(language)


def city_of(zone: str, language: str) -> str:
    """What a time zone is called after: ``Ciudad de México``."""
    return get_timezone_location(zone, locale=language, return_city=True)


@dataclass(frozen=True)
class Moments:
    """Writes Slack timestamps for one person, at the business time ``now`` (aware)."""

    viewer: Viewer
    now: datetime

    def at(self, ts: str) -> datetime:
        """The moment of a message, in the viewer's zone."""
        return datetime.fromtimestamp(float(ts), UTC).astimezone(self.viewer.reader.zone)

    def clock(self, ts: str) -> str:
        """The time of day: ``17:30`` or ``5:30 PM``, as the locale has it."""
        return format_time(self.at(ts).time(), "short", locale=self._locale)

    def full(self, ts: str) -> str:
        """Day, time and zone."""
        return f"{self.day(ts)} · {self.viewer.reader.moment(self.at(ts), now=self.now)}"

    def day(self, ts: str) -> str:
        """``Today``, ``Yesterday``, ``Friday 12 November``; the year where it is another."""
        match self._days_ago(ts):
            case 0:
                return self.viewer.say("workspace-today")
            case 1:
                return self.viewer.say("workspace-yesterday")
        at = self.at(ts).date()
        if at.year != self.now.astimezone(self.viewer.reader.zone).year:
            written = format_date(at, "full", locale=self._locale)
            return written[0].upper() + written[1:]
        written = self.viewer.say(
            "workspace-day",
            weekday=format_date(at, "EEEE", locale=self._locale),
            day=at.day,
            month=format_date(at, "MMMM", locale=self._locale),
        )
        return written[0].upper() + written[1:]

    def stamp(self, ts: str) -> str:
        """The time of day, with the day where that is not today: for threads, which mix days."""
        if self._days_ago(ts) == 0:
            return self.clock(ts)
        day = self.viewer.reader.day(self.at(ts).date(), now=self.now)
        return f"{day}, {self.clock(ts)}"

    def last_reply(self, ts: str) -> str:
        """``Last reply today at 17:30``."""
        match self._days_ago(ts):
            case 0:
                return self.viewer.say("workspace-last-today", time=self.clock(ts))
            case 1:
                return self.viewer.say("workspace-last-yesterday", time=self.clock(ts))
        day = self.viewer.reader.day(self.at(ts).date(), now=self.now)
        return self.viewer.say("workspace-last-reply", day=day)

    def same_day(self, one: str, other: str) -> bool:
        """Whether two messages are of one day here."""
        return self.at(one).date() == self.at(other).date()

    def _days_ago(self, ts: str) -> int:
        today = self.now.astimezone(self.viewer.reader.zone).date()
        return (today - self.at(ts).date()).days

    @property
    def _locale(self) -> Locale:
        return locale_of(self.viewer.user.locale, self.viewer.reader.language)
