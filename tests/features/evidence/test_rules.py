"""When something was said, where, and what is kept of it."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.features.evidence.rules import (
    FILE_KINDS,
    MEDIA,
    NEVER_SAID,
    FormGone,
    NobodyNamed,
    Said,
    SaidAhead,
    SaidNotUnderstood,
    audience_of,
    check_name,
    first_status,
    medium_of,
    permalink,
    read_said,
    said_ts,
)
from bot.i18n.reader import Language

MADRID = ZoneInfo("Europe/Madrid")
NOW = datetime(2026, 11, 18, 17, 0, tzinfo=UTC)
"""A Wednesday, 18:00 in Madrid."""


def read(typed: str, language: Language = "en") -> Said:
    return read_said(typed, language=language, zone=MADRID, now=NOW)


def at(day: int, hour: int, minute: int = 0) -> Said:
    return Said(at=datetime(2026, 11, day, hour, minute, tzinfo=MADRID))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("16:10", at(18, 16, 10)),
        ("16.10 h", at(18, 16, 10)),
        ("at 9:05", at(18, 9, 5)),
        ("18:00", at(18, 18)),
        ("18:01", at(17, 18, 1)),
        ("yesterday 16:10", at(17, 16, 10)),
        ("Monday 16:10", at(16, 16, 10)),
        ("last Friday 9:00", at(13, 9)),
        ("Thursday 9:00", at(12, 9)),
        ("10 November", Said(day=date(2026, 11, 10))),
        ("yesterday", Said(day=date(2026, 11, 17))),
        ("this morning", Said(day=date(2026, 11, 18))),
        ("Monday", Said(day=date(2026, 11, 16))),
        ("  ", NEVER_SAID),
    ],
)
def test_in_english_it_is_always_behind(typed: str, said: Said) -> None:
    assert read(typed) == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("a las 16:10", at(18, 16, 10)),
        ("ayer 16:10", at(17, 16, 10)),
        ("el lunes a las 16:10", at(16, 16, 10)),
        ("el viernes pasado a las 9", at(13, 9)),
        ("ayer", Said(day=date(2026, 11, 17))),
    ],
)
def test_in_spanish_it_is_always_behind(typed: str, said: Said) -> None:
    assert read(typed, "es") == said


@pytest.mark.parametrize("typed", ["tomorrow 16:10", "20 November 16:10", "mañana 16:10"])
def test_what_lies_ahead_was_not_said(typed: str) -> None:
    with pytest.raises(SaidAhead) as told:
        read(typed)
    assert told.value.field == "said"


@pytest.mark.parametrize("typed", ["some day", "3/4 at 17:30", "25:10"])
def test_what_is_no_single_time_is_asked_for_again(typed: str) -> None:
    with pytest.raises(SaidNotUnderstood):
        read(typed)


def test_words_are_read_from_when_they_were_said() -> None:
    assert at(16, 16, 10).reference(MADRID, NOW) == at(16, 16, 10).at
    day = Said(day=date(2026, 11, 16)).reference(MADRID, NOW)
    assert day == datetime(2026, 11, 16, 12, tzinfo=MADRID)
    assert Said(day=date(2026, 11, 18)).reference(MADRID, NOW) == datetime(
        2026, 11, 18, 12, tzinfo=MADRID
    )
    early = datetime(2026, 11, 18, 6, tzinfo=UTC)
    assert Said(day=date(2026, 11, 18)).reference(MADRID, early) == early
    assert NEVER_SAID.reference(MADRID, NOW) == NOW


def test_where_the_client_does_not_read_is_the_teams_matter() -> None:
    team = ("CTEAM", "CINBOX")
    assert audience_of("CTEAM", team_channels=team) == "team"
    assert audience_of("CINBOX", team_channels=team) == "team"
    assert audience_of("CCLIENT", team_channels=team) == "client"


def test_a_permalink_is_slacks() -> None:
    base = "https://acme.slack.com/"
    alone = permalink(base, "C1", "1700000000.000100", None)
    assert alone == "https://acme.slack.com/archives/C1/p1700000000000100"
    assert permalink(base, "C1", "1700000000.000100", "1700000000.000100") == alone
    inside = permalink(base, "C1", "1700000000.000100", "1600000000.000100")
    assert inside == f"{alone}?thread_ts=1600000000.000100&cid=C1"
    assert said_ts("1700000000.000100") == datetime(2023, 11, 14, 22, 13, 20, 100, tzinfo=UTC)


def test_pictures_and_pdf_are_kept_and_of_the_rest_the_name() -> None:
    assert first_status("image/heic") == "waiting"
    assert first_status("application/pdf") == "waiting"
    assert first_status("") == "waiting"  # a shared channel: Slack says no more than the id
    assert first_status("audio/mpeg") == "named"
    assert {"png", "pdf"} <= set(FILE_KINDS)


def test_a_name_and_a_place_are_what_was_chosen() -> None:
    assert check_name("  Dan   the\n van driver ") == "Dan the van driver"
    assert len(check_name("x" * 200)) == 80
    with pytest.raises(NobodyNamed) as told:
        check_name(" ")
    assert told.value.field == "name"
    assert [medium_of(one) for one in MEDIA] == list(MEDIA)
    with pytest.raises(FormGone):
        medium_of("slack")
