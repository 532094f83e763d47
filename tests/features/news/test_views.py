"""How a day reads, in both languages."""

from typing import get_args

import pytest

from bot.features.news.models import Told
from bot.features.news.rules import LineKind
from bot.features.news.views import build_line
from bot.features.receipts.views import Foot, build_day_mail
from bot.i18n.catalogues import LANGUAGES, Language
from bot.i18n.reader import Reader
from tests.features.news.day import CARL, MADRID, NOW, WORDS, change, details, everything, told
from tests.support.mails import assert_mail

URL = "https://rapport.example/seen/abc"
AGREE_URL = "https://rapport.example/agree/x"
HEAD = "rapport-head v1 teahouse #12 9f3c"


def lines(language: Language, each: Told, url: str | None = None) -> list[str]:
    parts = build_line(
        Reader(language, MADRID),
        each,
        brand="Tea & House",
        zone=MADRID,
        now=NOW,
        url=url,
    )
    return [part.text for part in parts]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_full_day(language: Language) -> None:
    again = [told("change_told", about=change(2, "told this\nmorning"))]
    mail = build_day_mail(
        Reader(language, MADRID),
        brand="Tea & House",
        zone=MADRID,
        day=NOW.date(),
        told=[(each, URL) for each in everything()],
        again=again,
        foot=Foot(head_line=HEAD, answers_read=True, readers="Maya", write_to="Maya <m@a.example>"),
        now=NOW,
        agree=AGREE_URL,
    )
    assert_mail(f"day.{language}", mail)


def test_a_full_day_has_every_kind() -> None:
    assert {each.line.kind for each in everything()} == set(get_args(LineKind))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("kind", "params"), WORDS)
def test_every_line_is_one_sentence_with_its_facts(
    language: Language, kind: LineKind, params: dict[str, str]
) -> None:
    (line,) = lines(language, told(kind, params))
    assert "\n" not in line
    assert "  " not in line
    assert line.startswith("16:00 CET · ")
    assert "<@" not in line
    facts = [params[name] for name in ("number", "handle") if name in params]
    assert all(fact in line for fact in facts)


def test_what_somebody_sees_differently_stands_in_their_words() -> None:
    head, words = lines(
        "en", told("change_disputed", about=change(4, "x"), details=details(), by=CARL)
    )
    assert head == "16:00 CET · Carl sees plan change #4 differently:"
    assert words == "The stock\nwas <not> late"


def test_a_change_comes_with_what_it_moves_and_why() -> None:
    found = lines("en", told("change_told", about=change(4, "x"), details=details()), URL)
    assert found[3].splitlines() == [
        "Moves: item 3, Spring <b>tea</b>: from Tue 1 Dec → from Thu 3 Dec",
        "Why: stock is late, says @Maya",
        "Goal 1: Web orders",
    ]
    assert found[4] == "I have seen this"


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_reads_the_clients_address_is_called_so(language: Language) -> None:
    """Nobody has a name there, and no sentence lacks its subject."""
    agreed = {"number": "3", "title": "Spring", "version": "2"}
    said: list[tuple[LineKind, dict[str, str]]] = [
        ("item_agreed", agreed),
        ("working_agreed", {"version": "2", "both": "yes"}),
        ("working_agreed", {"version": "2", "both": "no"}),
    ]
    for kind, params in said:
        (line,) = lines(language, told(kind, params, by=None))
        assert {"en": "he client agreed", "es": "l cliente dio su acuerdo"}[language] in line
        assert "· ." not in line
        assert "  " not in line


def test_nobody_is_named_where_nobody_said_it() -> None:
    params = {"handle": "teahouse", "text": "Tea", "verdict": "one_off", "title": ""}
    (line,) = lines("en", told("direct_sorted", params, by=None))
    assert line.endswith("“Tea”. Nobody said otherwise, so it is a one-off.")


def test_words_of_people_are_no_markup() -> None:
    mail = build_day_mail(
        Reader("en", MADRID),
        brand="Tea & House",
        zone=MADRID,
        day=NOW.date(),
        told=[(each, None) for each in everything()],
        again=[],
        foot=Foot(head_line=HEAD, answers_read=True),
        now=NOW,
    )
    assert "<b>tea" not in mail.html
    assert "Spring &lt;b&gt;tea" in mail.html
    assert "Spring <b>tea</b>" in mail.plain
    assert "&amp;" not in mail.plain


@pytest.mark.parametrize(
    ("read", "readers", "write_to", "told"),
    [
        (True, "Carol", "c@a.example", "in the thread, where Carol and everybody there read"),
        (True, "", "c@a.example", "Nobody of theirs reads it: write to c@a.example too."),
        (True, "", "", "your words stand in the thread.\n"),
        (False, "Carol", "c@a.example", "read by nobody. Please write to c@a.example."),
        (False, "", "", "Answers to this mail are read by nobody.\n"),
    ],
)
def test_where_an_answer_goes(read: bool, readers: str, write_to: str, told: str) -> None:  # noqa: FBT001
    mail = build_day_mail(
        Reader("en", MADRID),
        brand="Tea & House",
        zone=MADRID,
        day=NOW.date(),
        told=[],
        again=[],
        foot=Foot(head_line=HEAD, answers_read=read, readers=readers, write_to=write_to),
        now=NOW,
    )
    assert told in mail.plain
