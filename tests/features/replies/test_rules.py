"""Signatures, lengths and claims."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.features.attempts.rules import LIVE, AttemptState
from bot.features.replies import rules

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "signed"),
    [
        ("On its way!", "On its way! ^AB"),
        ("  On its way!\n", "On its way! ^AB"),
        ("On its way! ^AB", "On its way! ^AB"),
        ("On its way!^ab ", "On its way! ^AB"),
        ("2^AC", "2^AC ^AB"),
    ],
)
def test_an_answer_is_signed_once(typed: str, signed: str) -> None:
    assert rules.sign(typed, "AB") == signed
    assert rules.sign(signed, "AB") == signed


@pytest.mark.parametrize("typed", ["", "   ", "^AB", " ^ab "])
def test_a_signature_alone_is_no_answer(typed: str) -> None:
    with pytest.raises(rules.EmptyAnswer) as told:
        rules.check_answer(typed, "AB")
    assert told.value.field == "text"


def test_the_signature_counts() -> None:
    assert rules.check_answer("a" * 276, "AB") == "a" * 276 + " ^AB"
    with pytest.raises(rules.AnswerTooLong) as told:
        rules.check_answer("a" * 277, "AB")
    assert told.value.params == {"count": 281, "limit": 280, "over": 1}
    assert told.value.field == "text"
    rules.check_answer("https://example.com/" + "a" * 400 + " " + "b" * 252, "AB")


@pytest.mark.parametrize(
    ("mine", "minutes", "free"),
    [(True, 0, True), (True, 20, True), (False, 0, False), (False, 14, False), (False, 15, True)],
)
def test_an_item_is_one_persons_until_the_claim_lapses(
    *, mine: bool, minutes: int, free: bool
) -> None:
    def check() -> None:
        rules.check_claim(
            mine=mine,
            who="Sam",
            since=NOW,
            lapses_at=NOW + rules.CLAIM,
            at=NOW + timedelta(minutes=minutes),
        )

    if free:
        check()
        return
    with pytest.raises(rules.InHand) as told:
        check()
    assert told.value.params == {"who": "Sam", "minutes": minutes}


def test_an_answer_that_is_alive_or_sent_is_the_only_one() -> None:
    assert set(rules.ONE) - set(LIVE) == {AttemptState.DONE}
