"""The demo's week: when it starts and ends, and what ``tue 11:05`` means in it. Pure."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

__all__ = ["Week", "week_after"]

DAYS = ("mon", "tue", "wed", "thu")
ANCHOR = ZoneInfo("America/Mexico_City")
"""Where it starts and ends in the morning: in London that is the afternoon of the same day."""
BEGINS, ENDS = time(9, 5), time(10, 10)


@dataclass(frozen=True)
class Week:
    """From Monday to Thursday; both ends in UTC."""

    begins: datetime
    ends: datetime

    def moment(self, at: str, zone: ZoneInfo) -> datetime:
        """The moment (UTC) of ``tue 11:05`` in a zone, or of ``end -6``, minutes before the end.

        Raises:
            ValueError: it is neither, or outside of the week.
        """
        name, _, rest = at.partition(" ")
        if name == "end":
            found = self.ends + timedelta(minutes=int(rest))
        else:
            monday = self.begins.astimezone(ANCHOR).date()
            day = monday + timedelta(days=DAYS.index(name))
            found = datetime.combine(day, time.fromisoformat(rest), zone).astimezone(UTC)
        if not self.begins <= found <= self.ends:
            raise ValueError(f"{at} ({zone.key}) is outside of the demo's week")
        return found


def week_after(now: datetime) -> Week:
    """The first week that begins at ``now`` or later: the business clock never goes back."""
    local = now.astimezone(ANCHOR)
    monday = local.date() - timedelta(days=local.weekday())
    begins = datetime.combine(monday, BEGINS, ANCHOR).astimezone(UTC)
    if begins < now:
        monday += timedelta(days=7)
        begins = datetime.combine(monday, BEGINS, ANCHOR).astimezone(UTC)
    thursday = monday + timedelta(days=len(DAYS) - 1)
    return Week(begins, datetime.combine(thursday, ENDS, ANCHOR).astimezone(UTC))
