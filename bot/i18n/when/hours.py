"""Which hours of the day an hour as written may mean."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.i18n.when.tokens import Clock, Part

__all__ = ["Hour", "hours_of"]

_NOON, _DAY = 12, 24
# People who run social media mean the working day: six is in the evening, seven in the morning.
_FIRST_MORNING_HOUR = 7
_LATE_AT_NIGHT = 4


@dataclass(frozen=True)
class Hour:
    """An hour and minute counted from the start of a day; 24 and more lie in the next one.

    `usual` is false for the other half of the day, which is meant only where the usual is past.
    """

    hour: int
    minute: int
    usual: bool = True

    def on(self, day: date) -> datetime:
        """The naive local time on a day."""
        start = datetime.combine(day, time(self.hour % _DAY, self.minute))
        return start + timedelta(days=self.hour // _DAY)


def hours_of(clock: Clock, part: Part | None) -> list[Hour]:
    """The readings of a clock time, the usual ones first.

    The word midnight gives both ends of the day. A bare hour from one to six is in the afternoon
    and one from seven to twelve as it stands, unless `part` says otherwise.
    """
    if clock.midnight or (
        clock.hour == _NOON and part in {"night", "evening"} and not clock.literal
    ):
        return [Hour(_DAY, clock.minute)] if part else [Hour(0, 0), Hour(_DAY, 0)]
    if clock.literal or clock.hour == 0:
        return [Hour(clock.hour, clock.minute)]
    if part:
        return [Hour(_in_part(clock.hour, part), clock.minute)]
    usual = clock.hour if clock.hour >= _FIRST_MORNING_HOUR else clock.hour + _NOON
    hours = [Hour(usual, clock.minute)]
    if not clock.digits and clock.hour != _NOON:
        other = usual + _NOON if usual < _NOON else usual - _NOON
        hours.append(Hour(other, clock.minute, usual=False))
    return hours


def _in_part(hour: int, part: Part) -> int:
    match part:
        case "morning" | "small hours":
            return hour % _NOON
        case "forenoon":
            return hour
        case "night" if hour <= _LATE_AT_NIGHT:
            return hour + _DAY
    return hour % _NOON + _NOON
