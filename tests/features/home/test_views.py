"""What people see in Home, in both languages."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import get_args
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from bot.features.home.rules import Ask, Brand, Change, Home, Item, Matter, MatterKind, Post
from bot.features.home.views import build_home
from bot.features.posts.rules import Status
from bot.i18n.reader import Language, Reader
from bot.sandbox.slack.blocks.check import check_view
from tests.support.blocks import assert_home

BOTH = pytest.mark.parametrize("language", ["en", "es"])
NOW = datetime(2026, 11, 27, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)
CARD = "https://agency.slack.com/archives/C1/p1"
TRICKY = "<!channel> *now* & “then” " + "long " * 60


def reader(language: Language) -> Reader:
    return Reader(language, ZoneInfo("Europe/Madrid"))


def post(ask: Ask | None, state: Status = Status.IN_REVIEW, at: datetime | None = None) -> Post:
    return Post(TRICKY, ask, state, at, CARD)


def brand(name: str = "Café <Año> & Co", times: int = 1) -> Brand:
    item = Item(UUID(int=4), "tom_<b>", TRICKY, NOW - HOUR, CARD)
    return Brand(
        brand=name,
        handle="cafe_ano",
        posts=(
            post("decide", at=NOW + HOUR),
            post("decide"),
            post("changes_needed", Status.CHANGES_NEEDED),
            post("held"),
            post("failed", Status.FAILED),
            post("unconfirmed", Status.UNCONFIRMED),
        )
        * times,
        changes=(Change(UUID(int=3), 12, TRICKY, NOW - HOUR, CARD),) * times,
        in_hand=(item,) * times,
        open_items=(item,) * 3,
        open_count=31,
        coming=(
            post(None, Status.APPROVED, NOW + 2 * HOUR),
            post(None, at=NOW + 3 * HOUR),
        )
        * times,
        matters=(Matter("request", TRICKY, NOW, CARD),) * (times - 1),
    )


@BOTH
def test_a_full_home(language: Language) -> None:
    assert_home(f"home/full.{language}", build_home(reader(language), Home(NOW, (brand(),))))


@BOTH
def test_what_of_the_plan_waits_for_somebody(language: Language) -> None:
    kinds: tuple[MatterKind, ...] = get_args(MatterKind)
    matters = [
        Matter(kind, "the tins", date(2026, 12, 1) if kind == "promise" else NOW - HOUR, CARD)
        for kind in kinds
    ]
    matters[0] = replace(matters[0], text=TRICKY, card=None)
    one = Brand("Juniper Tea", "junipertea", (), (), (), (), 0, (), tuple(matters))
    assert_home(f"home/plan.{language}", build_home(reader(language), Home(NOW, (one,))))


@BOTH
def test_a_home_on_which_nothing_waits(language: Language) -> None:
    quiet = Brand("Juniper Tea", "junipertea", (), (), (), (), 0, ())
    assert_home(f"home/quiet.{language}", build_home(reader(language), Home(NOW, (quiet,))))


@BOTH
def test_somebody_without_a_part_is_told_how_to_get_one(language: Language) -> None:
    assert_home(f"home/nobody.{language}", build_home(reader(language), Home(NOW, ())))


@pytest.mark.parametrize("brands", [1, 3, 4, 6, 40])
def test_however_much_there_is_slack_takes_it(brands: int) -> None:
    home = Home(NOW, tuple(brand(f"Brand {n}", times=20) for n in range(brands)))
    shown = build_home(reader("en"), home)
    check_view({"type": "home", "blocks": shown}, allowed="home")
    words = str(shown)
    assert all(f"Brand {n}" in words for n in range(min(brands, 20)))


def test_the_same_state_is_the_same_home_an_hour_later() -> None:
    """A job that publishes compares: words that pass with time would never settle."""
    early, late = (build_home(reader("en"), Home(now, (brand(),))) for now in (NOW, NOW + HOUR))
    assert early == late


def test_nothing_that_people_wrote_becomes_markup() -> None:
    words = str(build_home(reader("en"), Home(NOW, (brand(),))))
    assert "<!channel>" not in words
    assert "tom_&lt;b&gt;" in words
