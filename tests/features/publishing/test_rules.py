"""Waiting, looking, matching, and addresses that people paste."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.features.publishing.rules import (
    BadAddress,
    Failure,
    backoff_seconds,
    find_match,
    is_lost,
    next_look,
    read_address,
)
from bot.networks.base import PublishedPost, RefusalReason
from bot.networks.x.text import same_text

NOW = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)


def _post(external_id: str, text: str, in_reply_to: str | None = None) -> PublishedPost:
    return PublishedPost(
        external_id, f"https://x.com/a/status/{external_id}", text, NOW, in_reply_to
    )


def test_every_refusal_has_its_failure() -> None:
    assert {reason.value for reason in RefusalReason} <= {failure.value for failure in Failure}


def test_a_lease_that_is_over_is_lost() -> None:
    assert is_lost(None, NOW)
    assert is_lost(NOW, NOW)
    assert not is_lost(NOW + timedelta(seconds=1), NOW)


def test_waits_double_up_to_five_minutes() -> None:
    assert [backoff_seconds(tries) for tries in (0, 1, 2, 3, 6, 7, 12)] == [
        5,
        5,
        10,
        20,
        160,
        300,
        300,
    ]


def test_looking_slows_down_and_ends_after_a_day() -> None:
    looks = [next_look(looked, timedelta()) for looked in range(7)]
    seconds = [look.total_seconds() for look in looks if look is not None]
    assert seconds == [5, 15, 60, 120, 300, 300, 300]
    assert next_look(3, timedelta(hours=24)) is None


def test_a_match_is_ours_and_no_answer_and_not_taken_and_the_first() -> None:
    timeline = [
        _post("5", "Sale &amp; more"),
        _post("4", "Sale & more"),
        _post("3", "Sale  & more"),
        _post("2", "Sale & more"),
        _post("1", "Sale & more", in_reply_to="0"),
    ]
    found = find_match(timeline, "Sale & more", same_text=same_text, taken={"2"})
    assert found is not None
    assert found.external_id == "3"
    assert find_match(timeline, "Another", same_text=same_text) is None


@pytest.mark.parametrize(
    "typed",
    [
        "https://x.com/Acme/status/123",
        "x.com/acme/status/123?s=20",
        "https://twitter.com/acme/status/123/photo/1",
        "  https://mobile.x.com/acme/status/123#m ",
    ],
)
def test_an_address_is_read_however_it_was_copied(typed: str) -> None:
    assert read_address(typed, "acme") == ("123", "https://x.com/acme/status/123")


@pytest.mark.parametrize(
    "typed", ["https://x.com/other/status/1", "acme", "https://x.com/acme", "x.com/acme/status/x"]
)
def test_another_address_is_refused(typed: str) -> None:
    with pytest.raises(BadAddress):
        read_address(typed, "acme")


def test_no_address_is_fine() -> None:
    assert read_address("  ", "acme") is None
