"""Covered time, permissions' words, ids in addresses."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.features.clients.rules import OFFICE_HOURS, fold
from bot.features.direct.rules import (
    BadPermission,
    Permission,
    after_covered,
    clean,
    external_id_in,
    read_permission,
    root_id,
    version_of,
)
from bot.networks.base import PublishedPost

MADRID = ZoneInfo("Europe/Madrid")


def _at(day: int, hour: int, minute: int = 0, *, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=MADRID)


@pytest.mark.parametrize(
    ("start", "hours", "expected"),
    [
        (_at(23, 9), 24, _at(25, 15)),  # Monday; nine hours a day
        (_at(23, 12, 30), 1, _at(23, 13, 30)),
        (_at(23, 17, 30), 1, _at(24, 9, 30)),
        (_at(27, 17), 2, _at(30, 10)),  # over the weekend
        (_at(28, 12), 24, _at(30 - 28 + 0, 15, month=12)),  # found on Saturday
        (_at(23, 9), 9, _at(23, 18)),
        (_at(23, 3), 1, _at(23, 10)),
    ],
)
def test_covered_time_passes_in_business_hours(
    start: datetime, hours: int, expected: datetime
) -> None:
    found = after_covered(start, timedelta(hours=hours), hours=OFFICE_HOURS, zone=MADRID)
    assert found == expected


def test_without_hours_every_hour_is_covered() -> None:
    start = _at(28, 12)
    day = timedelta(hours=24)
    assert after_covered(start, day, hours={}, zone=MADRID) == start + day


def test_an_hour_that_the_clocks_skip_is_not_covered() -> None:
    """29 March 2026: 2:00 is 3:00."""
    hours: dict[str, Any] = {"sun": [["01:00", "05:00"]]}
    start = datetime(2026, 3, 29, 1, 0, tzinfo=MADRID)
    end = after_covered(start, timedelta(hours=3), hours=hours, zone=MADRID)
    assert end.astimezone(MADRID) == datetime(2026, 3, 29, 5, 0, tzinfo=MADRID)
    assert end.tzinfo is UTC or end.utcoffset() is not None


def test_minutes_of_coverage_a_year_do_not_wait_for_ever() -> None:
    hours: dict[str, Any] = {"sun": [["09:00", "09:01"]]}
    start = _at(23, 9)
    assert after_covered(start, timedelta(hours=24), hours=hours, zone=MADRID) > start


@pytest.mark.parametrize(
    ("word", "meant"),
    [("", "show"), ("allow", "allow"), ("permitir", "allow"), ("STOP", "stop"), ("parar", "stop")],
)
def test_words_of_permission(word: str, meant: str) -> None:
    assert read_permission(fold(word)) == meant


def test_other_words_are_not_guessed() -> None:
    with pytest.raises(BadPermission):
        read_permission("maybe")


def test_a_permission_is_somebodys() -> None:
    assert not Permission()
    assert Permission(everybody=True)
    assert Permission(people=("Carl",))


def test_ids_and_versions() -> None:
    edited = PublishedPost("12", "", "", None, edit_history=("10", "12"))
    plain = PublishedPost("10", "", "", None)
    assert [(root_id(one), version_of(one)) for one in (edited, plain)] == [("10", 2), ("10", 1)]
    assert external_id_in("https://x.com/acme/status/10") == "10"
    assert external_id_in("https://x.com/acme") is None
    assert external_id_in(None) is None
    assert clean("a\x00b\ud83d") == "ab?"
