"""The door of this package: a sentence in, a moment or an honest doubt out."""

from datetime import UTC, datetime, time, tzinfo
from typing import assert_never
from zoneinfo import ZoneInfo

from bot.i18n.catalogues import LANGUAGES, Language
from bot.i18n.when import english, spanish
from bot.i18n.when.figures import rules_for
from bot.i18n.when.folding import Folded, fold
from bot.i18n.when.grouping import group, pick
from bot.i18n.when.resolving import Context, Reading, parse_day, readings
from bot.i18n.when.results import DayOnly, Moment, Nothing, Past, Unclear, Understood
from bot.i18n.when.tokens import Named, Rule, Token, apply

__all__ = ["understand", "warm"]

# What a person would put a time into; a longer text is read up to here.
_LONGEST = 4_000
_RULES: dict[Language, tuple[Rule, ...]] = {"en": english.RULES, "es": spanish.RULES}


def understand(
    text: str,
    *,
    language: Language,
    zone: ZoneInfo,
    now: datetime,
    default_time: time | None = None,
) -> Understood:
    """Find the moment in a sentence.

    Both languages are read; where a piece is a word of both, and for the order of day and month,
    `language` decides (a Spanish 3/12 is in December, an English one is `Unclear`).

    Args:
        text: as the person wrote it, Slack's markup included; read up to 4,000 characters.
        language: the language of whoever wrote it.
        zone: whose clock is meant, unless the text names a zone.
        now: aware, in UTC.
        default_time: the local clock time for a day without one, which is else a `DayOnly`.
    """
    folded = fold(text[:_LONGEST])
    tokens = _pieces(folded.text, language)
    found: list[Reading] = []
    for each in pick(group(tokens, folded.text)):
        home = _zone(each.zone, folded, zone, now)
        found += readings(each, Context(folded, home, now.astimezone(UTC), default_time))
    return _verdict(found, zone)


def warm() -> None:
    """Pay for dateparser's import and first call (about a third of a second) at start-up."""
    start = datetime(2026, 1, 1)  # noqa: DTZ001 - naive, as dateparser's base has to be
    for language, phrase in (
        ("en", "friday"),
        ("es", "viernes"),
        ("en", "3 may"),
        ("es", "3 mayo"),
    ):
        parse_day(phrase, "es" if language == "es" else "en", "DMY", start)


def _pieces(text: str, language: Language) -> list[Token]:
    """The longest tokens that do not overlap, in order; a word of both is the reader's."""
    own = list(apply(_RULES[language], text))
    spoken = bytearray(len(text))
    for token in own:
        _cover(spoken, token)
    foreign = [
        token
        for other in LANGUAGES
        if other != language
        for token in apply(_RULES[other], text)
        if not any(spoken[token.start : token.end])
    ]
    kept: list[Token] = []
    taken = bytearray(len(text))
    found = [*own, *apply(rules_for(language), text), *foreign]
    for token in sorted(found, key=lambda each: each.start - each.end):
        if not any(taken[token.start : token.end]):
            _cover(taken, token)
            kept.append(token)
    return sorted(kept, key=lambda each: each.start)


def _cover(places: bytearray, token: Token) -> None:
    places[token.start : token.end] = b"\x01" * (token.end - token.start)


def _zone(named: Named | None, folded: Folded, zone: ZoneInfo, now: datetime) -> tzinfo:
    """The zone written beside the time; an abbreviation that the reader's zone uses is theirs."""
    if named is None:
        return zone
    written = folded.text[named.start : named.end].upper()
    year = now.astimezone(UTC).year
    own = {datetime(year, month, 1, tzinfo=zone).tzname() for month in (1, 7)}
    return zone if written in own else named.zone


def _verdict(found: list[Reading], zone: ZoneInfo) -> Understood:
    ahead = [each for each in found if not isinstance(each, Past)]
    if not ahead:
        return found[0] if found else Nothing()
    distinct = {_when(each, zone): each for each in reversed(ahead)}
    candidates = tuple(distinct[key] for key in sorted(distinct))
    return candidates[0] if len(candidates) == 1 else Unclear(candidates)


def _when(each: Reading, zone: ZoneInfo) -> datetime:
    match each:
        case Moment() | Past():
            return each.at
        case DayOnly():
            return datetime.combine(each.day, time(), tzinfo=zone).astimezone(UTC)
    assert_never(each)
