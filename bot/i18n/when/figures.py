"""Times in figures: the same in every language but for the order of day and month."""

import re
from datetime import UTC, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from bot.i18n.catalogues import Language
from bot.i18n.when.tokens import Clock, Day, Named, Rule, Token, is_count

__all__ = ["rules_for"]

_LAST_HOUR, _NOON, _LAST_MONTH, _MINUTES = 24, 12, 12, 60

# People say EST all year round, so those name the place rather than the offset.
_ZONES: dict[str, tzinfo] = {
    **dict.fromkeys(("utc", "gmt"), UTC),
    "bst": ZoneInfo("Europe/London"),
    **dict.fromkeys(("uk time", "london time", "hora de londres"), ZoneInfo("Europe/London")),
    **dict.fromkeys(("cet", "cest"), ZoneInfo("Europe/Paris")),
    **dict.fromkeys(
        ("madrid time", "hora de madrid", "hora peninsular", "hora espanola", "hora de espana"),
        ZoneInfo("Europe/Madrid"),
    ),
    "hora de canarias": ZoneInfo("Atlantic/Canary"),
    **dict.fromkeys(
        ("mexico time", "mexico city time", "hora de mexico", "hora de cdmx", "hora cdmx",
         "hora de ciudad de mexico", "hora de la ciudad de mexico", "hora del centro"),
        ZoneInfo("America/Mexico_City"),
    ),
    **dict.fromkeys(("est", "edt", "et", "eastern time"), ZoneInfo("America/New_York")),
    **dict.fromkeys(("cdt", "ct", "cst", "central time"), ZoneInfo("America/Chicago")),
    **dict.fromkeys(("mst", "mdt"), ZoneInfo("America/Denver")),
    **dict.fromkeys(("pst", "pdt", "pt", "pacific time"), ZoneInfo("America/Los_Angeles")),
    **dict.fromkeys(("hora de bogota", "hora de colombia"), ZoneInfo("America/Bogota")),
    **dict.fromkeys(
        ("hora de argentina", "hora de buenos aires"), ZoneInfo("America/Argentina/Buenos_Aires")
    ),
}  # fmt: skip
_OPEN = r"(?<![\w:.,/+\-€$£])"
_MONEY = r"(?!\s*(?:[%€$£]|(?:euros?|eur|usd|dollars?|pesos?|k|m|gb|mb|million|mil)\b))"


def _clock(found: re.Match[str]) -> Token | None:
    hour, minute = int(found["h"]), int(found["m"] or 0)
    whole = hour == _LAST_HOUR and minute == 0
    if minute >= _MINUTES or (hour >= _LAST_HOUR and not whole):
        return None
    style = found.groupdict().get("weak")
    if whole and style is not None:
        return None  # "open 24h"
    half = found.groupdict().get("half")
    if half and hour <= _NOON:
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    literal = bool(half) or hour > _NOON or found["h"].startswith("0")
    return Clock(
        start=found.start("h"),
        end=found.end(),
        hour=hour,
        minute=minute,
        literal=literal,
        digits=bool(found["m"]),
        weak=style is not None,
    )


def _range(found: re.Match[str]) -> Token | None:
    """5-6pm begins in the half in which it ends, 11-1pm in the other."""
    begin, end = int(found["h"]), int(found["end"])
    if not (1 <= begin <= _NOON and 1 <= end <= _NOON):
        return None
    afternoon = (found["half"] == "p") == (begin % _NOON < end % _NOON)
    hour = begin % _NOON + (_NOON if afternoon else 0)
    return Clock(
        start=found.start("h"),
        end=found.end(),
        hour=hour,
        minute=int(found["m"] or 0),
        literal=True,
    )


def _iso(found: re.Match[str]) -> Token | None:
    phrase = f"{found['y']}-{found['m']}-{found['d']}"
    return Day(
        start=found.start(), end=found.end(), phrases=(phrase,), language="en", orders=("YMD",),
        has_year=True,
    )  # fmt: skip


def _slashed(language: Language) -> tuple[Rule, ...]:
    def build(found: re.Match[str]) -> Token | None:
        first, second = int(found["a"]), int(found["b"])
        if not (1 <= min(first, second) <= _LAST_MONTH and max(first, second) <= 31):  # noqa: PLR2004 - no month is longer
            return None
        if second > _LAST_MONTH:
            orders: tuple[str, ...] = ("MDY",)
        elif first > _LAST_MONTH or first == second or language == "es":
            orders = ("DMY",)
        else:
            orders = ("DMY", "MDY")
        year = found["y"]
        return Day(
            start=found.start(), end=found.end(),
            phrases=("/".join(filter(None, (found["a"], found["b"], year))),),
            language=language, orders=orders, has_year=bool(year), weak=not year,
        )  # fmt: skip

    start = r"(?<![\w/.\-€$£])(?P<a>\d{1,2})"
    with_year = r"(?P<by>[/.\-])(?P<b>\d{1,2})(?P=by)(?P<y>20\d\d|\d\d)"
    without = r"/(?P<b>\d{1,2})(?P<y>)"
    end = r"(?![\w/\-])" + _MONEY
    return tuple((re.compile(start + middle + end), build) for middle in (with_year, without))


def _zone(found: re.Match[str]) -> Token:
    return Named(start=found.start(), end=found.end(), zone=_ZONES[found["name"]])


def _offset(found: re.Match[str]) -> Token | None:
    offset = timedelta(hours=int(found["h"]), minutes=int(found["m"] or 0))
    if offset >= timedelta(hours=_LAST_HOUR):
        return None
    sign = -1 if found["sign"] == "-" else 1
    return Named(start=found.start(), end=found.end(), zone=timezone(sign * offset))


def _utc(found: re.Match[str]) -> Token:
    return Named(start=found.start(), end=found.end(), zone=UTC)


def _counted(found: re.Match[str]) -> Token | None:
    return None if is_count(found.string, found.end()) else _clock(found)


_AFTER_T = r"(?:(?<=t\d\d:\d\d)|(?<=t\d\d:\d\d:\d\d))"
_NAMES = "|".join(sorted(map(re.escape, _ZONES), key=len, reverse=True))
_FIXED: tuple[Rule, ...] = (
    (re.compile(r"(?<![\w/\-])(?P<y>20\d\d)[\-/](?P<m>\d\d)[\-/](?P<d>\d\d)(?=\D|$)"), _iso),
    # 5pm, 5.30 p. m., 17:30 pm
    (
        re.compile(_OPEN + r"(?P<h>\d{1,2})(?:[:.h](?P<m>\d\d))?\s*(?P<half>[ap])\.?\s?m\b\.?"),
        _clock,
    ),
    # 5-6pm
    (
        re.compile(
            _OPEN + r"(?P<h>\d{1,2})(?:[:.](?P<m>[0-5]\d))?\s*(?:-|to|a)\s*"
            r"(?P<end>\d{1,2})(?:[:.][0-5]\d)?\s*(?P<half>[ap])\.?\s?m\b\.?"
        ),
        _range,
    ),
    # 17:30, 17:30:00, 17:30h; after an ISO date's T too
    (
        re.compile(
            r"(?:(?<=\dt)|" + _OPEN + r")(?P<h>\d{1,2}):(?P<m>\d\d)(?::\d\d(?:\.\d+)?)?"
            r"(?:\s?(?:h|hs|hrs?|horas)\b)?(?![\d:]|\.\d)"
        ),
        _clock,
    ),
    # 17h30, and 17.30h
    (re.compile(_OPEN + r"(?P<h>\d{1,2})\s?h\s?(?P<m>\d\d)\b"), _clock),
    (re.compile(_OPEN + r"(?P<h>\d{1,2})\.(?P<m>\d\d)\s?(?:h|hs|hrs?|horas)\b"), _clock),
    # 17h may be a length, 17.30 a price: only beside a day, or alone
    (re.compile(_OPEN + r"(?P<h>\d{1,2})(?P<m>)(?P<weak>)\s?(?:h|hs|hrs?|horas)\b"), _clock),
    (re.compile(_OPEN + r"(?P<h>\d{1,2})\.(?P<m>\d\d)(?P<weak>)(?![\d,]|\.\d)" + _MONEY), _counted),
    (re.compile(rf"\b(?P<name>{_NAMES})\b"), _zone),
    (re.compile(rf"{_AFTER_T}(?P<sign>[+\-])(?P<h>\d\d):?(?P<m>\d\d)\b"), _offset),
    (re.compile(rf"{_AFTER_T}z\b"), _utc),
    (re.compile(r"(?<=:\d\d) (?P<sign>[+\-])(?P<h>\d\d)(?P<m>\d\d)\b"), _offset),
    (re.compile(r"\b(?:utc|gmt)\s?(?P<sign>[+\-])(?P<h>\d{1,2})(?::?(?P<m>\d\d))?\b"), _offset),
)


def rules_for(language: Language) -> tuple[Rule, ...]:
    """The rules for figures, in the order of day and month of `language`."""
    return (*_FIXED, *_slashed(language))
