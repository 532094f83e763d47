"""From a group of pieces to moments. The calendar work is dateparser's; zones are ours."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cached_property, lru_cache

from bot.i18n.catalogues import Language
from bot.i18n.when.folding import Folded
from bot.i18n.when.grouping import Group
from bot.i18n.when.hours import Hour, hours_of
from bot.i18n.when.results import DayOnly, Moment, Note, Past
from bot.i18n.when.tokens import Clock, Day, Week

__all__ = ["Context", "localise", "parse_day", "readings"]

Reading = Moment | DayOnly | Past
_WEEK = timedelta(days=7)
_ONE = timedelta(days=1)
# A date without a year that is today, or went by so recently, is not meant eleven months ahead.
_JUST_GONE = timedelta(days=60)


@dataclass(frozen=True)
class Context:
    """Where and when the sentence is read."""

    folded: Folded
    zone: tzinfo
    now: datetime
    default_time: time | None

    @cached_property
    def local(self) -> datetime:
        """Now on the clock of the zone, naive: what dateparser counts from."""
        return self.now.astimezone(self.zone).replace(tzinfo=None)

    @property
    def today(self) -> date:
        """Today in the zone."""
        return self.local.date()


def localise(naive: datetime, zone: tzinfo, now: datetime) -> tuple[datetime, Note | None]:
    """Attach a zone to a naive local time; the result is in UTC.

    A time that the clocks skip moves on by what they skip; one that comes twice is the first,
    unless that is past.
    """
    first = naive.replace(tzinfo=zone, fold=0).astimezone(UTC)
    second = naive.replace(tzinfo=zone, fold=1).astimezone(UTC)
    if first == second:
        return first, None
    if first.astimezone(zone).replace(tzinfo=None) != naive:
        return first, "gap"
    return (first if first > now else second), "fold"


@lru_cache(maxsize=256)
def parse_day(phrase: str, language: Language, order: str, local: datetime) -> date | None:
    """Let dateparser read a day, counted from `local` (naive). None where there is no such day."""
    import dateparser  # slow to import, and only the processes that read sentences need it

    found = dateparser.parse(
        phrase,
        languages=[language],
        settings={
            "PREFER_DATES_FROM": "future",
            "RELATIVE_BASE": local,
            "DATE_ORDER": order,
            "RETURN_AS_TIMEZONE_AWARE": False,
        },
    )
    return found.date() if found else None


def readings(group: Group, context: Context) -> list[Reading]:
    """Every honest reading of a group; none if its day does not exist."""
    if group.soon:
        return [_made(context.now + group.soon.delta, None, group, context)]
    if group.day is None:
        return _without_day(group, context) if group.clock else []
    found: list[Reading] = []
    for day in days_of(group.day, context):
        found += _on_day(day, group, context)
    return found


def days_of(day: Day, context: Context) -> list[date]:
    """The dates that a day may mean."""
    if day.of_month is not None:
        days = _days_of_month(day.of_month, context.today)
    else:
        parsed = (
            parse_day(phrase, day.language, order, context.local)
            for phrase in day.phrases
            for order in day.orders
        )
        days = [each + day.strays * _ONE for each in parsed if each]
    if day.week:
        days = [weekday_date(each, day, context.today) for each in days]
    elif not day.has_year and day.of_month is None:
        days = [_just_gone(each, context.today) or each for each in days]
    return _checked(days, day, context) if day.weekday else days


def weekday_date(following: date, day: Day, today: date) -> date:
    """The date of a weekday, from dateparser's: the first of that name after today.

    A weekday is the coming one; so is "next Friday", unless today is Friday (readers are always
    shown the date). "Friday next week" is in the calendar week, from Monday, after this one.
    """
    is_today = following.weekday() == today.weekday()
    in_week = today + (following.weekday() - today.weekday()) * _ONE
    dates: dict[Week | None, date] = {
        "this": today if is_today else following,
        "a week later": following if is_today else following + _WEEK,
        "next week": in_week + _WEEK,
        "this week": in_week,
        "last week": in_week - _WEEK,
        "last": following - (2 * _WEEK if is_today else _WEEK),
    }
    return dates.get(day.week, following)


def _days_of_month(number: int, today: date) -> list[date]:
    month = today.replace(day=1)
    for _ in range(12):
        try:
            day = month.replace(day=number)
        except ValueError:
            day = date.min
        if day >= today:
            return [day]
        month = (month + 31 * _ONE).replace(day=1)
    return []


def _just_gone(day: date, today: date) -> date | None:
    try:
        before = day.replace(year=day.year - 1)
    except ValueError:
        return None
    return before if day > today and 0 * _ONE <= today - before <= _JUST_GONE else None


def _checked(days: list[date], day: Day, context: Context) -> list[date]:
    """Hold a date against the weekday written beside it; where they differ, offer both."""
    if day.weekday is None:
        return days
    named = days_of(day.weekday, context)
    agreeing = [each for each in days if each.weekday() in {name.weekday() for name in named}]
    return agreeing or [*named, *days]


def _on_day(day: date, group: Group, context: Context) -> list[Reading]:
    if group.day and group.day.week in {"coming", "this"} and group.clock:
        day = _today_if_still_ahead(day, group.clock, group, context)
    if group.clock is None:
        if context.default_time is not None:
            at = datetime.combine(day, context.default_time)
            return [_local(at, group, context)]
        return [_day_only(day, group, context)]
    today = day == context.today
    hours = hours_of(group.clock, group.part)
    found = [_local(hour.on(day), group, context) for hour in hours if hour.usual]
    if group.clock.midnight and today:
        return found[-1:]
    if today and all(isinstance(each, Past) for each in found):
        later = [_local(hour.on(day), group, context) for hour in hours if not hour.usual]
        found = [each for each in later if isinstance(each, Moment)] or found
    return found


def _today_if_still_ahead(day: date, clock: Clock, group: Group, context: Context) -> date:
    """A weekday that is today means today as long as the time is ahead, else in a week."""
    if day.weekday() != context.today.weekday() or abs(day - context.today) > _WEEK:
        return day
    first = hours_of(clock, group.part)[0]
    at, _ = localise(first.on(context.today), context.zone, context.now)
    return context.today if at > context.now else context.today + _WEEK


def _without_day(group: Group, context: Context) -> list[Reading]:
    """A clock time alone: the next time it comes; a bare nine may be tonight's or tomorrow's."""
    if group.clock is None:
        return []
    hours = hours_of(group.clock, group.part)
    usual: list[Hour] = [hour for hour in hours if hour.usual][-1:]
    today = [_local(hour.on(context.today), group, context) for hour in usual]
    if any(isinstance(each, Moment) for each in today):
        return today
    tomorrow = [_local(hour.on(context.today + _ONE), group, context) for hour in usual]
    later = [_local(hour.on(context.today), group, context) for hour in hours if not hour.usual]
    return [each for each in later if isinstance(each, Moment)] + tomorrow


def _local(naive: datetime, group: Group, context: Context) -> Reading:
    at, note = localise(naive, context.zone, context.now)
    return _made(at, note, group, context)


def _made(at: datetime, note: Note | None, group: Group, context: Context) -> Moment | Past:
    span = context.folded.span(group.start, group.end)
    matched = context.folded.original[slice(*span)]
    if at <= context.now:
        return Past(at=at, matched=matched)
    return Moment(at=at, matched=matched, span=span, note=note)


def _day_only(day: date, group: Group, context: Context) -> Reading:
    span = context.folded.span(group.start, group.end)
    matched = context.folded.original[slice(*span)]
    if day >= context.today:
        return DayOnly(day=day, matched=matched, span=span)
    at, _ = localise(datetime.combine(day, time()), context.zone, context.now)
    return Past(at=at, matched=matched)
