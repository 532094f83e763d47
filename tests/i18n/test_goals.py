"""Sentences about results: understood whole, or asked for."""

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from bot.i18n.catalogues import Language
from bot.i18n.goals import GoalSaid, ReadingSaid, read_goal, read_reading

MADRID = ZoneInfo("Europe/Madrid")
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
MARCH = date(2027, 3, 31)
N = Decimal


@pytest.mark.parametrize(
    ("language", "said", "understood"),
    [
        (
            "en",
            "weekly orders from 40 to 60 orders by 31 March",
            GoalSaid("weekly orders", "orders", N(40), N(60), MARCH),
        ),
        (
            "en",
            "raise the  newsletter sign-ups to 1,500 by Q1 because the shop has to pay",
            GoalSaid("newsletter sign-ups", "", None, N(1500), MARCH, "the shop has to pay"),
        ),
        (
            "en",
            "revenue from €1,200 to €2,000.50 by March; ask Ana",
            GoalSaid("revenue", "€", N(1200), N("2000.50"), MARCH, "ask Ana"),
        ),
        (
            "en",
            "people who write to us to 60 by March",
            GoalSaid("people who write to us", "", None, N(60), MARCH),
        ),
        (
            "es",
            "pedidos semanales de 40 a 60 pedidos para el 31 de marzo",
            GoalSaid("pedidos semanales", "pedidos", N(40), N(60), MARCH),
        ),
        (
            "es",
            "subir las visitas de la tienda de 1.234,5 a 2.000 visitas para finales de marzo",
            GoalSaid("visitas de la tienda", "visitas", N("1234.5"), N(2000), MARCH),
        ),
        (
            "es",
            "tiempo de respuesta de 6 h a 1 h hasta marzo porque la gente espera",
            GoalSaid("tiempo de respuesta", "h", N(6), N(1), MARCH, "la gente espera"),
        ),
    ],
)
def test_a_goal_is_understood(language: Language, said: str, understood: GoalSaid) -> None:
    found = read_goal(said, language=language, zone=MADRID, now=NOW)
    assert found == understood
    assert found.whole


@pytest.mark.parametrize(
    ("said", "understood"),
    [
        ("", GoalSaid()),
        ("more orders", GoalSaid("more orders")),
        ("more orders by March", GoalSaid("more orders", due=MARCH)),
        ("orders to 1.234 by March", GoalSaid("orders", due=MARCH)),
        ("orders from 1.234 to 60 by March", GoalSaid("orders", due=MARCH)),
        ("orders from 40 to 60", GoalSaid("orders", "", N(40), N(60))),
        ("orders to 60 by 3/12", GoalSaid("orders to 60 by 3/12")),
    ],
)
def test_what_is_missing_or_can_be_read_twice_is_left_open(said: str, understood: GoalSaid) -> None:
    found = read_goal(said, language="en", zone=MADRID, now=NOW)
    assert found == understood
    assert not found.whole


@pytest.mark.parametrize(
    ("language", "said", "understood"),
    [
        ("en", "52", ReadingSaid("", N(52), date(2026, 11, 22))),
        ("en", "52 orders from Shopify", ReadingSaid("", N(52), date(2026, 11, 22), "Shopify")),
        (
            "en",
            "#2 52 orders yesterday, source: the till (Ana)",
            ReadingSaid("#2", N(52), date(2026, 11, 21), "the till (Ana)"),
        ),
        (
            "en",
            "weekly orders 52 on 20 November from Shopify",
            ReadingSaid("weekly orders", N(52), date(2026, 11, 20), "Shopify"),
        ),
        ("en", "52 on Friday from Ana", ReadingSaid("", N(52), None, "Ana")),
        ("en", "1.234 from Ana", ReadingSaid("", None, date(2026, 11, 22), "Ana")),
        ("en", "nothing yet", ReadingSaid("nothing yet")),
        (
            "es",
            "pedidos: 1.234,5 € ayer, según la tienda",
            ReadingSaid("pedidos", N("1234.5"), date(2026, 11, 21), "la tienda"),
        ),
    ],
)
def test_a_reading_is_understood_or_left_open(
    language: Language, said: str, understood: ReadingSaid
) -> None:
    assert read_reading(said, language=language, zone=MADRID, now=NOW) == understood
