"""What a goal may be, who sets it, how it is named and written. Pure."""

# ruff: noqa: N818 -- the errors are named by what happened: NoSuchGoal, TargetSame

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.errors import UserFacingError
from bot.features.clients.rules import Role
from bot.i18n.numbers import UnclearNumber, read_number
from bot.i18n.reader import Language, Reader

__all__ = [
    "INDICATOR",
    "LONG",
    "UNIT",
    "BadNumber",
    "Goal",
    "GoalClosed",
    "GoalShown",
    "LongText",
    "Missing",
    "NoGoalYet",
    "NoSuchGoal",
    "NotAMember",
    "PastDue",
    "TargetIsBaseline",
    "TargetSame",
    "UnclearAmount",
    "check_aim",
    "check_goal",
    "check_words",
    "find_verb",
    "local_day",
    "named",
    "owning_roles",
    "plain",
    "typed_number",
    "write_aim",
    "write_amount",
    "write_typed",
]

INDICATOR, UNIT, LONG = 120, 30, 1_000
"""The longest, in characters: indicator, unit, and notes and reasons."""
THREE = 3
"""Digits of a group of thousands: as many decimals could be one."""
CURRENCIES = frozenset("€$£")


class NoSuchGoal(UserFacingError):
    """The client has no goal of that name or number, or none whose id this is."""

    key: ClassVar[str] = "objectives-error-no-such-goal"


class NoGoalYet(UserFacingError):
    """There is no open goal to do this with."""

    key: ClassVar[str] = "objectives-error-no-goal-yet"


class GoalClosed(UserFacingError):
    """It was closed. Takes ``number``."""

    key: ClassVar[str] = "objectives-error-closed"


class GoalShown(UserFacingError):
    """Its card is there: from here on a change of the target is the way. Takes ``number``."""

    key: ClassVar[str] = "objectives-error-shown"


class Missing(UserFacingError):
    """Something has to stand there."""

    key: ClassVar[str] = "objectives-error-missing"


class LongText(UserFacingError):
    """Takes ``length`` and ``limit``."""

    key: ClassVar[str] = "objectives-error-long"


class BadNumber(UserFacingError):
    """What stands there is no number that we read."""

    key: ClassVar[str] = "objectives-error-number"


class UnclearAmount(UserFacingError):
    """It can be read in two ways. Takes ``low`` and ``high`` as shown, and ``plain``, ``exact``."""

    key: ClassVar[str] = "objectives-error-number-unclear"


class TargetIsBaseline(UserFacingError):
    """Nothing would change."""

    key: ClassVar[str] = "objectives-error-target-is-baseline"


class TargetSame(UserFacingError):
    """The target and its date stand so already."""

    key: ClassVar[str] = "objectives-error-target-same"


class PastDue(UserFacingError):
    """A goal lies ahead."""

    key: ClassVar[str] = "objectives-error-past-due"


class NotAMember(UserFacingError):
    """The owner is somebody who works for the client or is the client's own."""

    key: ClassVar[str] = "objectives-error-owner"


@dataclass(frozen=True)
class Goal:
    """What a person asks for, checked by :func:`check_goal`."""

    indicator: str
    unit: str
    baseline: Decimal | None
    target: Decimal
    due: date
    owner_id: UUID
    note: str | None


def owning_roles(*, has_strategist: bool) -> tuple[Role, ...]:
    """Who sets, changes and closes goals: strategists; managers where there is none."""
    return ("strategist",) if has_strategist else ("manager",)


def check_words(text: str, *, field: str, limit: int, needed: bool = True) -> str:
    """The words on one line's spacing where they are short, without space around them.

    Raises:
        Missing, LongText: at ``field``.
    """
    tidy = " ".join(text.split()) if limit < LONG else text.strip()
    if needed and not tidy:
        raise Missing(field=field)
    if len(tidy) > limit:
        raise LongText(field=field, length=len(tidy), limit=limit)
    return tidy


def typed_number(text: str, language: Language, *, field: str) -> Decimal:
    """A number from an input, read by the language of whoever typed it.

    Raises:
        BadNumber: there is none in it.
        UnclearAmount: it can be read in two ways.
    """
    found = read_number(text, language)
    if found is None:
        raise BadNumber(field=field)
    if isinstance(found, UnclearNumber):
        low, high = found.readings
        raise UnclearAmount(field=field, low=f"{low}0", high=f"{high}")
    return found


def check_goal(goal: Goal, today: date) -> Goal:
    """The goal, tidied.

    Raises:
        Missing, LongText, TargetIsBaseline, PastDue: at the input that is to blame.
    """
    tidy = Goal(
        indicator=check_words(goal.indicator, field="indicator", limit=INDICATOR),
        unit=check_words(goal.unit, field="unit", limit=UNIT, needed=False),
        baseline=goal.baseline,
        target=goal.target,
        due=goal.due,
        owner_id=goal.owner_id,
        note=check_words(goal.note or "", field="note", limit=LONG, needed=False) or None,
    )
    if tidy.baseline == tidy.target:
        raise TargetIsBaseline(field="target")
    if tidy.due <= today:
        raise PastDue(field="due")
    return tidy


def check_aim(
    before: tuple[Decimal, date], after: tuple[Decimal, date], baseline: Decimal | None, today: date
) -> None:
    """Whether target and date may become these.

    Raises:
        TargetSame, TargetIsBaseline, PastDue: why not.
    """
    if before == after:
        raise TargetSame(field="target")
    if after[0] == baseline:
        raise TargetIsBaseline(field="target")
    if after[1] <= today:
        raise PastDue(field="due")


def plain(value: Decimal) -> str:
    """A number for the record: exact, never in powers of ten."""
    return f"{value:f}"


def local_day(at: datetime, zone: str) -> date:
    """The day of a moment (aware) in a client's calendar."""
    return at.astimezone(ZoneInfo(zone)).date()


VERBS = {
    "set": "set new fijar poner nuevo nueva",
    "log": "log reading anotar lectura medir registrar",
    "show": "show list mostrar ver",
    "change": "change cambiar cambio",
    "close": "close cerrar",
}
_VERBS = {spelling: verb for verb, said in VERBS.items() for spelling in said.split()}


def find_verb(said: str) -> tuple[str, str]:
    """What is to be done with a goal (a key of ``VERBS``), and the words for it.

    Without a verb of ours the goals are shown, or those that the words name.
    """
    first, _, rest = said.strip().partition(" ")
    verb = _VERBS.get(first.casefold().strip(":,."))
    return (verb, rest.strip()) if verb else ("show", said.strip())


_LETTERS = re.compile(r"[^\W\d_]+")


def named(goals: Sequence[tuple[int, str]], said: str) -> list[int]:
    """The numbers of those goals (number, indicator) that ``#2`` or some of their words name."""
    if found := re.fullmatch(r"#?\s?(\d{1,6})", said.strip()):
        return [number for number, _ in goals if number == int(found[1])]
    words = {word.casefold() for word in _LETTERS.findall(said)}
    return [number for number, name in goals if words and words <= _words(name)]


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _LETTERS.findall(text)}


def write_amount(reader: Reader, value: Decimal, unit: str) -> str:
    """A number with its unit as the language writes it: ``€1,200`` and ``1.200 €``."""
    kind = "currency" if unit in CURRENCIES else "percent" if unit == "%" else "word"
    number = reader.decimal(value)
    if not unit:
        return number
    return reader.text("objectives-amount", kind=kind, value=number, unit=unit)


def write_typed(reader: Reader, value: Decimal | None) -> str | None:
    """A number as it stands in an input, so that :func:`typed_number` reads the same again."""
    if value is None:
        return None
    digits = reader.decimal(value)
    three = value.normalize().as_tuple().exponent == -THREE
    return f"{digits}0" if three else digits


def write_aim(reader: Reader, target: Decimal, unit: str, due: date) -> str:
    """What is aimed for by when: ``60 orders by 31 March 2027``."""
    amount = write_amount(reader, target, unit)
    return reader.text("objectives-aim", amount=amount, due=reader.date(due))
