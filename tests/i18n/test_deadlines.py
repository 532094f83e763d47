"""By when: what people say after *by* and *para*."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.i18n.catalogues import Language
from bot.i18n.deadlines import Deadline, find_deadline, read_day

MADRID = ZoneInfo("Europe/Madrid")
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "said", "day"),
    [
        ("en", "31 March", date(2027, 3, 31)),
        ("en", "March", date(2027, 3, 31)),
        ("en", "end of February 2028", date(2028, 2, 29)),
        ("en", "the end of the year", date(2026, 12, 31)),
        ("en", "november", date(2026, 11, 30)),
        ("en", "Q1", date(2027, 3, 31)),
        ("en", "2027-03-31", date(2027, 3, 31)),
        ("en", "yesterday", date(2026, 11, 21)),
        ("es", "31 de marzo de 2027", date(2027, 3, 31)),
        ("es", "finales de marzo", date(2027, 3, 31)),
        ("es", "fin de año", date(2026, 12, 31)),
        ("es", "marzo de 2028", date(2028, 3, 31)),
        ("es", "T2 2027", date(2027, 6, 30)),
        ("es", "3/12", date(2026, 12, 3)),
        ("en", "3/12", None),
        ("en", "everybody", None),
        ("es", "todos", None),
    ],
)
def test_a_day_is_read(language: Language, said: str, day: date | None) -> None:
    assert read_day(said, language=language, zone=MADRID, now=NOW) == day


@pytest.mark.parametrize(
    ("language", "said", "found"),
    [
        ("en", "60 orders by 31 March", Deadline(date(2027, 3, 31), "60 orders")),
        ("en", "calls to Ana by Q2 2027", Deadline(date(2027, 6, 30), "calls to Ana")),
        ("es", "60 pedidos, para el 31 de marzo", Deadline(date(2027, 3, 31), "60 pedidos")),
        ("es", "ir para allá antes de fin de año", Deadline(date(2026, 12, 31), "ir para allá")),
        ("en", "answered by Ana", None),
        ("en", "60 orders", None),
    ],
)
def test_the_last_word_that_announces_a_day_counts(
    language: Language, said: str, found: Deadline | None
) -> None:
    assert find_deadline(said, language=language, zone=MADRID, now=NOW) == found
