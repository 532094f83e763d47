"""What errors mean, waiting, looking, matching."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.features.attempts.rules import (
    Failed,
    Failure,
    NotDone,
    Unknown,
    backoff_seconds,
    find_match,
    is_lost,
    next_look,
    read_error,
)
from bot.networks.base import (
    AuthFailed,
    NetworkError,
    PublishedPost,
    RateLimited,
    RefusalReason,
    Refused,
    Unavailable,
    Unconfirmed,
)
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


def test_an_answer_is_the_oldest_with_that_text_to_that_message() -> None:
    timeline = [
        _post("9", "Hi ^AB", "1"),
        _post("8", "Hi ^AB", "1"),
        _post("7", "Hi ^AB", "2"),
        _post("6", "Other ^AB", "1"),
        _post("5", "Hi ^AB"),
    ]

    def same(ours: str, theirs: str) -> bool:
        return ours == theirs

    found = find_match(timeline, "Hi ^AB", "1", same_text=same)
    assert found is timeline[1]
    assert find_match(timeline, "Hi ^AB", "1", same_text=same, taken={"8"}) is timeline[0]
    assert find_match(timeline, "Hi ^AB", "3", same_text=same) is None
    assert find_match(timeline, "Bye ^AB", "1", same_text=same) is None


@pytest.mark.parametrize("doubted", [False, True])
@pytest.mark.parametrize(
    ("error", "end"),
    [
        (RateLimited(NOW), NotDone(NOW)),
        (Unavailable(), NotDone()),
        (Refused(RefusalReason.CREDITS, ""), Failed(Failure.CREDITS)),
        (AuthFailed(), Failed(Failure.AUTH)),
        (Unconfirmed(), Unknown()),
        (NetworkError(), Unknown()),
        (RuntimeError(), Unknown()),
    ],
)
def test_only_what_surely_did_nothing_is_tried_again_or_given_up(
    error: Exception, end: NotDone | Failed | Unknown, *, doubted: bool
) -> None:
    assert read_error(error, doubted=doubted) == end


def test_a_duplicate_of_what_is_in_doubt_may_be_that_very_one() -> None:
    refused = Refused(RefusalReason.DUPLICATE, "")
    assert read_error(refused, doubted=False) == Failed(Failure.DUPLICATE)
    assert read_error(refused, doubted=True) == Unknown()
