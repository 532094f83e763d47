"""When a change may be fixed and seen, and what its time means."""

from datetime import UTC, date, datetime
from functools import partial
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from bot.errors import UserFacingError
from bot.features.plans import rules
from bot.features.plans.rules import (
    AlreadySeen,
    ChangeAnnounced,
    ChangeNotAnnounced,
    ChangeTakenBack,
    Effect,
    EmptyChange,
    LongChange,
    NotTheAuthor,
    NotTheTeller,
    OwnSide,
    Status,
    TimeNotUnderstood,
    Told,
)

MADRID = ZoneInfo("Europe/Madrid")
WEDNESDAY = datetime(2026, 11, 25, 15, 10, tzinfo=UTC)
FRIDAY = datetime(2026, 11, 27, 16, 30, tzinfo=UTC)
READ = partial(rules.read_effect, language="en", zone=MADRID, now=WEDNESDAY)


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        ("we moved the launch to Friday 17:30", Effect(at=FRIDAY)),
        ("launch on Friday", Effect(day=date(2026, 11, 27))),
        ("we launched on 23 November 2026", Effect(day=date(2026, 11, 23))),
        ("we launched yesterday at 17:30", Effect(at=datetime(2026, 11, 24, 16, 30, tzinfo=UTC))),
        ("the stock is late", Effect()),
    ],
)
def test_a_change_may_lie_ahead_or_behind(text: str, effect: Effect) -> None:
    assert READ(text) == effect


def test_two_readings_are_both_kept() -> None:
    effect = READ("launch on 3/12")
    assert (effect.at, effect.day) == (None, None)
    assert len(effect.open) == 2


def _fixed(text: str, when: str, *, shown: str, current: Effect, before: str) -> Effect:
    return rules.decide_fixed_effect(
        read=READ, before=before, current=current, text=text, shown=shown, when=when
    )


OLD = "launch on Friday 17:30"
SHOWN = "2026-11-27 17:30"
SATURDAY = datetime(2026, 11, 28, 16, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "when", "effect"),
    [
        ("launch in Madrid", SHOWN, Effect(at=FRIDAY)),
        ("launch on Saturday 17:30", SHOWN, Effect(at=SATURDAY)),
        (OLD, "Saturday 17:30", Effect(at=SATURDAY)),
        ("launch on Monday 9:00", "Saturday 17:30", Effect(at=SATURDAY)),
        (OLD, "", Effect()),
    ],
)
def test_a_fix_follows_the_times_input_then_the_words(text: str, when: str, effect: Effect) -> None:
    assert _fixed(text, when, shown=SHOWN, current=Effect(at=FRIDAY), before=OLD) == effect


def test_a_time_that_was_cleared_does_not_come_back_by_itself() -> None:
    assert _fixed(f"{OLD}!", "", shown="", current=Effect(), before=OLD) == Effect()


def test_what_is_still_unclear_is_asked_again() -> None:
    unclear = "launch on 3/12"
    assert _fixed(unclear, "", shown="", current=Effect(), before=unclear).open


def test_a_chosen_reading_survives_a_fix_of_the_words() -> None:
    chosen = Effect(day=date(2026, 12, 3))
    fixed = _fixed("Launch on 3/12", "x", shown="x", current=chosen, before="launch on 3/12")
    assert fixed == chosen


def test_a_time_that_is_none_is_told_at_its_input() -> None:
    with pytest.raises(TimeNotUnderstood) as told:
        _fixed(OLD, "soonish", shown=SHOWN, current=Effect(at=FRIDAY), before=OLD)
    assert told.value.field == "when"


@pytest.mark.parametrize(
    ("at", "day", "told"),
    [
        (FRIDAY, None, "before"),
        (WEDNESDAY, None, "after"),
        (None, date(2026, 11, 25), "before"),
        (None, date(2026, 11, 24), "after"),
        (None, None, "unknown"),
    ],
)
def test_told_before_or_after(at: datetime | None, day: date | None, told: Told) -> None:
    assert rules.told_relative(at=at, day=day, told_at=WEDNESDAY, zone=MADRID) == told


def test_a_day_is_the_clients_own() -> None:
    late = datetime(2026, 11, 25, 23, 30, tzinfo=UTC)  # already the 26th in Madrid
    told = rules.told_relative(at=None, day=date(2026, 11, 25), told_at=late, zone=MADRID)
    assert told == "after"


def test_a_text_is_tidied_and_neither_empty_nor_endless() -> None:
    assert rules.check_text("  moved \n") == "moved"
    with pytest.raises(EmptyChange):
        rules.check_text(" \n ")
    with pytest.raises(LongChange) as told:
        rules.check_text("x" * (rules.LONGEST + 1))
    assert told.value.typed == "x" * (rules.LONGEST + 1)


@pytest.mark.parametrize(
    ("status", "teller", "manager", "error"),
    [
        (Status.HELD, True, False, None),
        (Status.HELD, False, True, None),
        (Status.HELD, False, False, NotTheTeller),
        (Status.TAKEN_BACK, True, True, ChangeTakenBack),
        (Status.ANNOUNCED, True, True, ChangeAnnounced),
        (Status.SEEN, True, True, ChangeAnnounced),
    ],
)
def test_who_may_fix_until_when(
    status: Status, *, teller: bool, manager: bool, error: type[UserFacingError] | None
) -> None:
    def check() -> None:
        rules.check_fixable(status, number=1, is_teller=teller, is_manager=manager)

    if error is None:
        check()
    else:
        with pytest.raises(error):
            check()


@pytest.mark.parametrize(
    ("status", "same_side", "error"),
    [
        (Status.ANNOUNCED, False, None),
        (Status.ANNOUNCED, True, OwnSide),
        (Status.SEEN, False, AlreadySeen),
        (Status.SEEN, True, OwnSide),
        (Status.HELD, False, ChangeNotAnnounced),
        (Status.TAKEN_BACK, False, ChangeTakenBack),
    ],
)
def test_whose_seen_counts(
    status: Status, *, same_side: bool, error: type[UserFacingError] | None
) -> None:
    def check() -> None:
        rules.check_seen(status, number=1, same_side=same_side, who="Ana")

    if error is None:
        check()
    else:
        with pytest.raises(error):
            check()


def test_only_the_author_records_what_was_said() -> None:
    rules.check_author(UUID(int=1), UUID(int=1), who="Carl")
    with pytest.raises(NotTheAuthor):
        rules.check_author(UUID(int=1), UUID(int=2), who="Carl")


def test_the_other_side_reads_the_words_once_it_was_told() -> None:
    read = {
        status: rules.may_read_words(status, told_by="client", reading="agency")
        for status in Status
    }
    assert [status for status, may in read.items() if may] == [Status.ANNOUNCED, Status.SEEN]
    assert all(rules.may_read_words(s, told_by="client", reading="client") for s in Status)
