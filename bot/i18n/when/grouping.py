"""Which of the pieces belong together, and which group of them is the moment that is meant."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from bot.i18n.when import english, spanish
from bot.i18n.when.tokens import Clock, Day, Elusive, Named, Part, PartOfDay, Soon, Token

__all__ = ["Group", "group", "pick"]

# How the words before a group stand to the change: "from Thursday" is old, "to Friday" is new.
Role = Literal["plain", "old", "new", "negated"]

_WORDS = (
    r"at|on|by|around|about|the|in|of|for|de|del|el|la|las|a|al|por|para|sobre|hacia|en|t|"
    r"mas o menos|eso de|hrs?|horas?|punto|sharp|i\.e\.|es decir|just|only"
)
_GLUE = re.compile(rf"[\s,;:()\-@|/.*_~]*(?:(?:{_WORDS})\b[\s,:()@*_~]*){{0,4}}")
_DAY_GLUE = re.compile(r"[\s.,(*_]*(?:the|el|dia)?\s*")
_RANGE = re.compile(r"\s*(?:-|to|until|till|a|hasta|and|y)\s*(?:las?\s+)?")
_DASH = re.compile(r"\s*-\s*(?:las?\s+)?")
_MOVED = re.compile(
    r"\b(?:mov|chang|shift|push|reschedul|postpon|delay|br(?:ing|ought)|pas|muev|cambi|retras|adelant"
    r"|aplaz|pospon|pospus|reprogram|traslad|switch|slip)\w*"
)
_PREPOSITION = re.compile(r"\b(?:on|to|by|until|till|for|from|el|al|dia|para|hasta|desde|del)\s+$")
_EDGE = re.compile(rf"[\W_]*(?:(?:{_WORDS})\b[\W_]*)*")


# How many characters back the words that give a group its role may stand.
_NEAR = 60


@dataclass(frozen=True)
class Group:
    """Pieces side by side: at most one day, one clock time, one part of the day."""

    start: int
    end: int
    day: Day | None = None
    clock: Clock | None = None
    part: Part | None = None
    zone: Named | None = None
    soon: Soon | None = None
    elusive: bool = False
    role: Role = "plain"

    @property
    def full(self) -> bool:
        """Whether it says both day and clock time."""
        return self.soon is not None or (self.day is not None and self.clock is not None)


def group(tokens: Sequence[Token], text: str) -> list[Group]:
    """Join neighbouring tokens, and drop what is no time after all."""
    groups: list[Group] = []
    for token in tokens:
        joined = _join(groups[-1], token, text) if groups else None
        if joined is None:
            groups.append(_open(token))
        else:
            groups[-1] = joined
    return [
        replace(each, role=_role(text[max(0, each.start - _NEAR) : each.start], each))
        for each in (_without_weak(each, text, len(groups)) for each in groups)
        if each.soon or each.day or each.clock or each.elusive
    ]


def _open(token: Token) -> Group:
    empty = Group(start=token.start, end=token.end)
    return _with(empty, token)


def _with(old: Group, token: Token) -> Group:
    new = replace(old, start=min(old.start, token.start), end=max(old.end, token.end))
    match token:
        case Day():
            return replace(new, day=token, part=new.part or token.part)
        case Clock():
            return replace(new, clock=token, part=new.part or token.part)
        case PartOfDay():
            return replace(new, part=token.part)
        case Named():
            return replace(new, zone=token)
        case Soon():
            return replace(new, soon=token)
        case Elusive():
            return replace(new, elusive=True)
    raise TypeError(token)


def _join(old: Group, token: Token, text: str) -> Group | None:
    between = text[old.end : token.start]
    if old.clock and isinstance(token, Clock):
        return replace(old, end=token.end) if _is_range(old, between, text) else None
    if old.day and isinstance(token, Day):
        return _with_weekday(old, old.day, token) if _DAY_GLUE.fullmatch(between) else None
    if not _GLUE.fullmatch(between) or old.soon or isinstance(token, Soon):
        return None
    second_part = isinstance(token, PartOfDay) and old.part is not None
    if second_part or (isinstance(token, Named) and old.clock is None):
        return None
    return _with(old, token)


def _is_range(old: Group, between: str, text: str) -> bool:
    """Whether a second clock time only says when it ends; after a verb of moving it is the new."""
    if _DASH.fullmatch(between):
        return True
    moved = _MOVED.search(text, 0, old.start)
    return _RANGE.fullmatch(between) is not None and moved is None


def _with_weekday(old: Group, day: Day, token: Day) -> Group | None:
    """Friday 27 November: the weekday becomes a check on the date."""
    first_named, second_named = day.week is not None, token.week is not None
    if first_named == second_named or day.weekday:
        return None
    date, weekday = (token, day) if first_named else (day, token)
    both = replace(
        date, start=min(day.start, token.start), end=max(day.end, token.end), weekday=weekday,
        weak=False,
    )  # fmt: skip
    return replace(old, end=token.end, day=both)


def _without_weak(old: Group, text: str, groups: int) -> Group:
    alone = groups == 1 and bool(
        _EDGE.fullmatch(text[: old.start]) and _EDGE.fullmatch(text[old.end :])
    )
    if alone:
        return old
    clock, day = old.clock, old.day
    if day and day.weak and not (clock or _PREPOSITION.search(text, 0, old.start)):
        day = None
    if clock and clock.weak and not (day or old.part):
        clock = None
    return replace(old, clock=clock, day=day)


def _role(before: str, each: Group) -> Role:
    if english.NEGATED.search(before) or spanish.NEGATED.search(before):
        return "negated"
    if english.NEW.search(before) or spanish.NEW.search(before):
        return "new"
    old = english.OLD.search(before) or spanish.OLD.search(before)
    return "old" if old or (each.day and each.day.described) else "plain"


def pick(groups: Sequence[Group]) -> list[Group]:
    """The groups that may be the moment meant: none, one, or several equally good ones."""
    known = [each for each in groups if not each.elusive]
    left = _attach_clocks([each for each in known if each.role != "negated"])
    if len(known) < len(groups):
        # "The same day, but at eight": the clock time belongs to the day that we cannot know.
        left = [each for each in left if each.day or each.soon]
    for better in (
        lambda each: each.role != "old",
        lambda each: each.day is not None or each.soon is not None,
        lambda each: each.role == "new",
        lambda each: each.full,
    ):
        left = list(filter(better, left)) or left
    return left


def _attach_clocks(groups: list[Group]) -> list[Group]:
    """Give a clock time that stands alone to the nearest day without one, the one before first."""
    result = list(groups)
    for clock in [each for each in groups if each.day is None and each.soon is None]:
        days = [each for each in result if each.day and each.clock is None]
        days = [each for each in days if each.role != "old"] or days
        before = [each for each in days if each.end <= clock.start]
        home = before[-1] if before else next(iter(days), None)
        if home is None or (clock.role == "old" and len(groups) > len(days) + 1):
            continue
        result[result.index(home)] = replace(
            home,
            start=min(home.start, clock.start),
            end=max(home.end, clock.end),
            clock=clock.clock,
            zone=clock.zone,
            part=clock.part or home.part,
            role="new" if "new" in {home.role, clock.role} else home.role,
        )
        result.remove(clock)
    return result
