"""Times as people write them in English. The text is folded: small letters, no accents."""

import re
from collections.abc import Callable
from functools import partial

from bot.i18n.when.building import Builders, elusive, part, word
from bot.i18n.when.tokens import Part, Rule, Token

__all__ = ["NEGATED", "NEW", "OLD", "RULES"]

_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_NUMBERS = {name: value for value, name in enumerate(_HOURS.split("|"), 1)} | {
    "a couple of": 2, "a": 1, "an": 1, "twenty": 20, "twenty-five": 25, "twenty five": 25,
}  # fmt: skip
_WD = "(?P<wd>monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_SHORT = "(?P<wd>mon|tues?|weds?|thurs?|thu|fri|sat|sun)"
_ANY = f"(?:{_WD[7:-1]}|{_SHORT[7:-1]})"
_MONTH = (
    r"(?P<month>january|february|march|april|may|june|july|august|september|october|november"
    r"|december|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
)
_N = rf"(?P<n>\d{{1,3}}|an?|{_HOURS})"
_H = rf"(?P<h>\d{{1,2}}|{_HOURS})\b"
_TH = "(?:st|nd|rd|th)"
_YEAR = r"(?:,?\s+(?P<y>20\d\d)(?!\d))?"
_NOT_A_CLOCK = r"(?!\d|[:.h/]\d|\s*[ap]\.?\s?m\b|\s*h\b)"
_D = rf"(?P<d>\d{{1,2}}){_TH}?"
_DTH = rf"(?P<d>\d{{1,2}}){_TH}"
_NAMED_DAY = r"(?:(?<!oday )(?<=day )|(?<=\b(?:mon|tue|wed|thu|fri|sat|sun) ))"
_NOT_A_RANGE = r"(?!\s*(?:-|to|till|until)\s*\d)"
_NOT_A_MONTH = r"(?!\s+(?:of\s+)?[a-z]{3,9}\s+20\d\d)"
# "to the 3rd, because": a day of the month ends its clause, "to the 3rd version" does not.
_CLAUSE = r"(?:$|[,.;:!?)\-]|\d|(?:at|because|since|so|and|due|as|instead|but|if|from|to)\b)"
_UNITS = r"(?P<unit>day|week|month)s?\b"
_TIMES = r"(?P<unit>minute|min|hour|hr|h|m)s?\b"
_MORE = r"(?P<half>\s+and a half)?(?:,?\s+(?:and\s+)?(?P<more>\d{1,2})\s*min(?:ute)?s?\b)?"
_LENGTH = rf"(?P<n>half an|a couple of|\d{{1,3}}|an?|{_HOURS})\s*{_TIMES}{_MORE}"
_PARTS: dict[str, Part] = {
    "morning": "morning", "afternoon": "afternoon", "evening": "evening", "night": "night",
}  # fmt: skip

_GLUE = r"(?:(?:on|for|at|by|the|set|planned|scheduled|due|meant|early|late)\s+)*$"
NEGATED = re.compile(
    rf"\b(?:instead of|rather than|not|no longer|never|isn't|wasn't|(?:can't|cannot)(?: do| make)?)"
    rf"\s+{_GLUE}"
)
OLD = re.compile(rf"\b(?:from|was|were|originally|previously|off)\s+{_GLUE}")
NEW = re.compile(rf"(?:\b(?:to|till|until|now|is)\s+|(?:->|→|=>)\s*){_GLUE}")

_build = Builders(
    "en",
    _NUMBERS,
    _WD[7:-1].split("|"),
    {"this": "this", "next": "next", "last": "last", "past": "last"},
)
_day, _weekday, _date = _build.day, _build.weekday, _build.date
_a_week_on = partial(_day, strays=7)
_weak_hour = partial(_build.hour, weak=True)
_Build = Callable[[re.Match[str]], Token | None]

_DAYS: tuple[tuple[str, _Build], ...] = (
    (r"\b(?:the )?day after tomorrow\b", partial(_day, phrase="in 2 days")),
    (r"\b(?:the )?day before yesterday\b", partial(_day, phrase="2 days ago")),
    (r"\ba week (?:from )?tomorrow\b|\btomorrow week\b", partial(_a_week_on, phrase="tomorrow")),
    (r"\ba week (?:from )?today\b|\btoday week\b", partial(_a_week_on, phrase="today")),
    (r"\btoday\b", partial(_day, phrase="today")),
    (r"\b(?:tomorrow|tmrw|tomorow|tommorr?ow)\b", partial(_day, phrase="tomorrow")),
    (r"\byesterday\b", partial(_day, phrase="yesterday")),
    (r"\b(?:tonight|this evening)\b", partial(_build.day_part, phrase="today", part="night")),
    (r"\bthis morning\b", partial(_build.day_part, phrase="today", part="morning")),
    (r"\bthis afternoon\b", partial(_build.day_part, phrase="today", part="afternoon")),
    (r"\blast night\b", partial(_build.day_part, phrase="yesterday", part="night")),
    (rf"\bnext week,?\s+(?:on\s+)?{_WD}\b", partial(_weekday, week="next week")),
    (rf"\b{_WD},?\s+(?:of\s+)?next week\b", partial(_weekday, week="next week")),
    (rf"\bthis week,?\s+(?:on\s+)?{_WD}\b", partial(_weekday, week="this week")),
    (rf"\b{_WD},?\s+(?:of\s+)?this week\b", partial(_weekday, week="this week")),
    (rf"\b{_WD},?\s+last week\b", partial(_weekday, week="last week")),
    (rf"\ba week (?:on|from) (?:this )?{_WD}\b", partial(_weekday, week="a week later")),
    (rf"\b{_WD} week\b", partial(_weekday, week="a week later")),
    (rf"\b(?:(?P<which>this|next|last|past)\s+(?:coming\s+)?)?{_WD}\b(?P<of>'s)?", _weekday),
    (rf"\b(?:on|by|until|till|to)\s+(?P<core>{_SHORT})\b", _weekday),
    (rf"\b(?P<which>this|next|last)\s+{_SHORT}\b", _weekday),
    (rf"\b{_SHORT}\b(?=\.?,?\s+(?:(?:the|at)\s+)?(?:\d|noon))", _weekday),
    (rf"(?<![\d/.:])(?P<core>\b{_D}\s+(?:of\s+)?{_MONTH}(?!\w)){_YEAR}", _date),
    (rf"(?P<core>\b{_MONTH}\s+(?:the\s+)?{_D}){_NOT_A_CLOCK}{_YEAR}", _date),
    (rf"\b(?:on|by|until|till|to|for|from)\s+(?:the\s+)?{_DTH}\b(?=\s*{_CLAUSE})", _build.of_month),
    (rf"{_NAMED_DAY}(?:the\s+)?{_D}{_NOT_A_CLOCK}{_NOT_A_MONTH}{_NOT_A_RANGE}", _build.of_month),
    (rf"\bin (?:about )?{_N}\s+{_UNITS}(?!')", partial(_build.relative, phrase="in {n} {unit}s")),
    (rf"\b{_N}\s+{_UNITS} from (?:now|today)\b", partial(_build.relative, phrase="in {n} {unit}s")),
    (rf"\b{_N}\s+{_UNITS} ago\b", partial(_build.relative, phrase="{n} {unit}s ago")),
    (r"\bin a fortnight\b", partial(_day, phrase="in 2 weeks")),
    (rf"\bin (?:about |around )?{_LENGTH}", _build.soon),
    (rf"\b{_LENGTH} from now\b", _build.soon),
    (rf"\b{_LENGTH} ago\b", partial(_build.soon, sign=-1)),
)  # fmt: skip
_SPOKEN = r"(?P<n>five|ten|twenty[ -]five|twenty|\d{1,2})\s+(?:min(?:ute)?s?\s+)?"
_IN_THE = r"(?:in the (?:morning|afternoon|evening)|at night)\b"
_to = partial(_build.spoken, before=True)
_weak_to = partial(_build.spoken, before=True, weak=True)
_weak_past = partial(_build.spoken, weak=True)
_CLOCKS: tuple[tuple[str, _Build], ...] = (
    (rf"(?:\bat|@)\s*{_H}{_NOT_A_CLOCK}(?!%|-?{_TH}\b)(?: sharp)?", _build.hour),
    (
        rf"\b(?:by|around|about|until|till|before|after)\s+{_H}{_NOT_A_CLOCK}(?!%|{_TH}\b)",
        _weak_hour,
    ),
    (rf"\b{_H}\s+o'?\s?clock\b(?: sharp)?", _build.hour),
    (rf"\b(?P<h>{_HOURS})\s*(?P<half>[ap])\.?\s?m\b\.?", _build.hour_half),
    (rf"\b{_H}(?=\s+{_IN_THE})", _build.hour),
    (rf"\b(?P<core>(?:a\s+)?(?P<n>half|quarter)\s+past\s+{_H})(?![:.]\d)", _build.spoken),
    (rf"\b(?P<core>(?:a\s+)?(?P<n>quarter)\s+to\s+{_H})(?![:.]\d)", _to),
    (rf"\b(?P<core>(?P<n>half)\s+(?P<h>{_HOURS})\b)", _build.spoken),
    (rf"\b(?P<core>{_SPOKEN}past\s+{_H})(?![:.]\d)", _weak_past),
    (rf"\b(?P<core>{_SPOKEN}to\s+(?P<h>{_HOURS})\b)", _weak_to),
    (r"\b(?:12 )?(?:noon|midday)\b", partial(word, hour=12)),
    (r"\b(?:12 )?midnight\b", partial(word, hour=24)),
    (r"\b(?:in the|at) (?P<part>morning|afternoon|evening|night)\b", partial(part, parts=_PARTS)),
    (r"(?<!good )\b(?P<part>morning|afternoon|evening|night)\b", partial(part, parts=_PARTS)),
    (rf"\b(?:every|each)\s+(?:other\s+|second\s+)?(?:day|week|{_ANY})\b", elusive),
    (rf"\b(?:(?:{_WD[7:-1]})s|daily|weekly|weekdays|weekends)\b", elusive),
    (rf"\b{_ANY}\s?-\s?{_ANY}\b", elusive),
    (r"\b(?:(?:the )?same|that) day\b|\b(?:the )?day before\b(?! yesterday)", elusive),
)  # fmt: skip
RULES: tuple[Rule, ...] = tuple((re.compile(text), make) for text, make in (*_DAYS, *_CLOCKS))
