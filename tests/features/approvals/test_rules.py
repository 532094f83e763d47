"""Who may decide, when silence holds, what only sounds like a yes."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from bot.features.approvals.rules import (
    Asked,
    NewTimeNeeded,
    Standing,
    asked_of,
    check_still_timely,
    counts_as_approval,
    cut_off,
    sounds_like_yes,
    standing_of,
)

NOW = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)
ANA, BOB, EVE = uuid4(), uuid4(), uuid4()
APPROVERS = [Asked(ANA, "client"), Asked(BOB, "agency")]


def test_all_are_asked_but_the_agencys_writer() -> None:
    assert asked_of(APPROVERS, {EVE}) == (ANA, BOB)
    assert asked_of(APPROVERS, {ANA, BOB}) == (ANA,)


@pytest.mark.parametrize(
    ("person", "writers", "standing"),
    [
        (ANA, {EVE}, "decides"),
        (ANA, {ANA}, "decides"),
        (BOB, {EVE}, "decides"),
        (BOB, {EVE, BOB}, "wrote_it"),
        (EVE, {EVE}, "wrote_it"),
        (EVE, {ANA}, "not_asked"),
    ],
)
def test_standing(person: UUID, writers: set[UUID], standing: Standing) -> None:
    assert standing_of(person, APPROVERS, writers) == standing


@pytest.mark.parametrize(
    ("person", "author", "counts"),
    [(ANA, ANA, True), (ANA, EVE, False), (BOB, BOB, False), (EVE, EVE, False)],
)
def test_only_the_clients_own_post_counts_as_its_approval(
    person: UUID, author: UUID, *, counts: bool
) -> None:
    assert counts_as_approval(person_id=person, author_id=author, approvers=APPROVERS) is counts


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [(120, 90), (31, 1), (30, 30), (10, 10)],
)
def test_silence_holds_before_its_time_or_in_a_hurry_at_it(minutes: int, expected: int) -> None:
    at = NOW + timedelta(minutes=minutes)
    assert cut_off(at, 30, NOW) == NOW + timedelta(minutes=expected)


def test_without_a_time_nothing_presses() -> None:
    assert cut_off(None, 30, NOW) is None
    check_still_timely(None, NOW)


def test_an_hour_late_is_the_latest() -> None:
    check_still_timely(NOW - timedelta(minutes=60), NOW)
    with pytest.raises(NewTimeNeeded):
        check_still_timely(NOW - timedelta(minutes=60, seconds=1), NOW)


@pytest.mark.parametrize(
    "text",
    [
        "looks good",
        "Looks good to me!",
        "ok",
        "OK!!",
        "okay, thanks",
        "👍",
        ":+1:",
        ":+1::skin-tone-3:",
        "perfect 🎉",
        "Love it",
        "LGTM",
        "Approved",
        "yes please",
        "go ahead",
        "That\u2019s fine by me",
        "me gusta",
        "Nos encanta 😍",
        "Perfecto, gracias",
        "sí, adelante",
        "vale",
        "Está bien",
        "dale!",
        "de acuerdo",
        "por mí bien",
    ],
)
def test_this_sounds_like_a_yes(text: str) -> None:
    assert sounds_like_yes(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "looks good but change the date",
        "not ok",
        "no me gusta",
        "I don't like it",
        "don\u2019t post it yet",
        "is it ok?",
        "¿vale?",
        "perfecto, pero cambia la foto",
        "👍 but wait until Friday",
        "when does it go out",
        "the yes campaign starts tomorrow",
        "mañana lo miro",
        "ok " + "and a long story about the weather " * 3,
    ],
)
def test_this_does_not(text: str) -> None:
    assert not sounds_like_yes(text)
