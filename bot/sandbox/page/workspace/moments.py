"""Days and times as the viewer writes them."""

from dataclasses import dataclass
from datetime import UTC, datetime

from babel.core import Locale, UnknownLocaleError
from babel.dates import format_date, format_time

from bot.sandbox.page.frame import Viewer

__all__ = ["Moments", "locale_of"]


def locale_of(slack_locale: str, language: str) -> Locale:
    """The locale that a Slack locale (``en-GB``, ``es-LA``) stands for; else the language's."""
    try:
        return Locale.parse(slack_locale.replace("-LA", "-419"), sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale(language)


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
        at, today = self.at(ts).date(), self.now.astimezone(self.viewer.reader.zone).date()
        match (today - at).days:
            case 0:
                return self.viewer.say("workspace-today")
            case 1:
                return self.viewer.say("workspace-yesterday")
        written = self.viewer.say(
            "workspace-day",
            weekday=format_date(at, "EEEE", locale=self._locale),
            day=at.day,
            month=format_date(at, "MMMM", locale=self._locale),
        )
        if at.year != today.year:
            written = f"{written} {at.year}"
        return written[0].upper() + written[1:]

    def short(self, ts: str) -> str:
        """Today the time, else the day, for the last reply of a thread."""
        return self.clock(ts) if self.same_day(ts, str(self.now.timestamp())) else self.day(ts)

    def same_day(self, one: str, other: str) -> bool:
        """Whether two messages are of one day here."""
        return self.at(one).date() == self.at(other).date()

    @property
    def _locale(self) -> Locale:
        return locale_of(self.viewer.user.locale, self.viewer.reader.language)
