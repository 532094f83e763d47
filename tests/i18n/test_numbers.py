"""Numbers as people type them, by their language; never a guess."""

from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.i18n.catalogues import Language
from bot.i18n.numbers import UnclearNumber, read_number
from bot.i18n.reader import Reader


@pytest.mark.parametrize(
    ("typed", "english", "spanish"),
    [
        ("60", "60", "60"),
        ("  -5 ", "-5", "-5"),
        ("\u22125", "-5", "-5"),
        ("1,234.5", "1234.5", "1234.5"),
        ("1.234,5", "1234.5", "1234.5"),
        ("1,234", "1234", None),
        ("1.234", None, "1234"),
        ("1.234.567", "1234567", "1234567"),
        ("1,234,567.89", "1234567.89", "1234567.89"),
        ("12,5", "12.5", "12.5"),
        ("12.5", "12.5", "12.5"),
        ("0.125", "0.125", "0.125"),
        ("0,125", "0.125", "0.125"),
        ("1234.567", "1234.567", "1234.567"),
        ("1 234 567,8", "1234567.8", "1234567.8"),
        ("1\u202f234", "1234", "1234"),
        ("1'234.50", "1234.50", "1234.50"),
        ("40k", "40000", "40000"),
        ("2,5 mil", "2500.0", "2500.0"),
        ("60.", "60", "60"),
    ],
)
def test_the_way_it_is_written_decides_then_the_language(
    typed: str, english: str | None, spanish: str | None
) -> None:
    for language, wanted in (("en", english), ("es", spanish)):
        found = read_number(typed, "es" if language == "es" else "en")
        if wanted is None:
            assert isinstance(found, UnclearNumber)
            assert [str(one) for one in found.readings] == ["1.234", "1234"]
        else:
            assert isinstance(found, Decimal)
            assert found == Decimal(wanted)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "many",
        "1,23,456",
        "1.234,5.6",
        "12 34",
        "1e5",
        "60 orders",
        "1/2",
        "1234567890123",
        "1.1234567",
        "--5",
        "\u0663",
    ],
)
def test_what_is_no_number_is_none(typed: str) -> None:
    assert read_number(typed, "en") is None
    assert read_number(typed, "es") is None


@pytest.mark.parametrize("language", ["en", "es"])
@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_what_we_write_we_read_or_ask(language: Language, number: Decimal) -> None:
    found = read_number(Reader(language, ZoneInfo("UTC")).decimal(number), language)
    assert found == number


@pytest.mark.parametrize(
    ("number", "english", "spanish"),
    [("1234567.50", "1,234,567.5", "1.234.567,5"), ("0.000001", "0.000001", "0,000001")],
)
def test_a_number_is_written_exactly(number: str, english: str, spanish: str) -> None:
    zone = ZoneInfo("UTC")
    assert Reader("en", zone).decimal(Decimal(number)) == english
    assert Reader("es", zone).decimal(Decimal(number)) == spanish
