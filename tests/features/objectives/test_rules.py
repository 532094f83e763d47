"""Names, numbers and verbs of goals."""

from datetime import date
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from bot.errors import UserFacingError
from bot.features.objectives.rules import (
    LONG,
    BadNumber,
    LongText,
    Missing,
    UnclearAmount,
    check_words,
    find_verb,
    named,
    plain,
    typed_number,
    write_aim,
    write_amount,
    write_typed,
)
from bot.i18n.catalogues import Language
from bot.i18n.reader import Reader

ZONE = ZoneInfo("Europe/Madrid")
EN, ES = Reader("en", ZONE), Reader("es", ZONE)


@pytest.mark.parametrize(
    ("said", "verb", "rest"),
    [
        ("", "show", ""),
        ("set orders to 60", "set", "orders to 60"),
        ("Fijar: pedidos a 60", "set", "pedidos a 60"),
        ("anotar 52", "log", "52"),
        ("log 52", "log", "52"),
        ("show #2", "show", "#2"),
        ("ver", "show", ""),
        ("cambiar 2", "change", "2"),
        ("cerrar 2", "close", "2"),
        ("weekly orders", "show", "weekly orders"),
    ],
)
def test_the_first_word_says_what_to_do(said: str, verb: str, rest: str) -> None:
    assert find_verb(said) == (verb, rest)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("#2", [2]),
        ("2", [2]),
        ("weekly", [1, 2]),
        ("Weekly ORDERS", [1]),
        ("visitas", [3]),
        ("#7", []),
        ("likes", []),
        ("!", []),
    ],
)
def test_goals_are_named_by_number_or_words(said: str, meant: list[int]) -> None:
    goals = [(1, "Weekly orders"), (2, "Weekly visits"), (3, "Visitas a la tienda")]
    assert named(goals, said) == meant


@pytest.mark.parametrize(
    ("value", "unit", "english", "spanish"),
    [
        ("1234.5", "orders", "1,234.5 orders", "1234,5 orders"),
        ("12345", "€", "€12,345", "12.345 €"),
        ("4.5", "%", "4.5%", "4,5 %"),
        ("60", "", "60", "60"),
    ],
)
def test_an_amount_is_written_as_the_language_does(
    value: str, unit: str, english: str, spanish: str
) -> None:
    assert write_amount(EN, Decimal(value), unit) == english
    assert write_amount(ES, Decimal(value), unit).replace("\N{NO-BREAK SPACE}", " ") in {
        spanish,
        spanish.replace("1234", "1.234"),
    }


def test_an_aim_names_the_year() -> None:
    due = date(2027, 3, 31)
    assert write_aim(EN, Decimal(60), "orders", due) == "60 orders by 31 March 2027"
    assert write_aim(ES, Decimal(60), "pedidos", due) == "60 pedidos para el 31 de marzo de 2027"


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("number", ["1234", "1.234", "1234567.125", "0.001", "-12.5", "40"])
def test_what_stands_in_an_input_is_read_as_the_same(language: Language, number: str) -> None:
    shown = write_typed(Reader(language, ZONE), Decimal(number))
    assert shown is not None
    assert typed_number(shown, language, field="target") == Decimal(number)
    assert write_typed(EN, None) is None


def test_what_is_no_one_number_is_told_at_its_input() -> None:
    with pytest.raises(BadNumber) as told:
        typed_number("many", "en", field="target")
    assert told.value.field == "target"
    with pytest.raises(UnclearAmount) as unclear:
        typed_number("1.234", "en", field="target")
    params = unclear.value.params
    assert {typed_number(str(one), "en", field="") for one in params.values()} == {
        Decimal("1.234"),
        Decimal(1234),
    }


@pytest.mark.parametrize(
    ("text", "limit", "error"), [(" ", 9, Missing), ("x" * 10, 9, LongText), ("", LONG, Missing)]
)
def test_words_have_a_length(text: str, limit: int, error: type[UserFacingError]) -> None:
    with pytest.raises(error):
        check_words(text, field="note", limit=limit)


def test_short_words_stand_on_one_line_and_long_ones_keep_theirs() -> None:
    assert check_words(" weekly \n orders ", field="indicator", limit=120) == "weekly orders"
    assert check_words(" one\ntwo ", field="note", limit=LONG) == "one\ntwo"
    assert check_words("", field="note", limit=LONG, needed=False) == ""


def test_the_record_gets_no_powers_of_ten() -> None:
    assert plain(Decimal("1E+3")) == "1000"
    assert plain(Decimal("0.000001")) == "0.000001"
