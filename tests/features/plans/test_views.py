"""What people see of plan changes, in both languages."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from bot.features.plans import views
from bot.features.plans.models import PlanChange
from bot.features.plans.payloads import FixModal
from bot.features.plans.rules import LONGEST, Effect, Status
from bot.features.plans.views import Picture
from bot.i18n.reader import Language, Reader
from bot.i18n.when import DayOnly, Moment
from bot.slack.models import Person
from bot.slack.responses import Message
from tests.support.blocks import assert_blocks

BOTH = pytest.mark.parametrize("language", ["en", "es"])
MADRID, LONDON = ZoneInfo("Europe/Madrid"), ZoneInfo("Europe/London")
CARL, ANA = UUID(int=3), UUID(int=4)
TOLD = datetime(2026, 11, 25, 15, 10, tzinfo=UTC)
FRIDAY = datetime(2026, 11, 27, 16, 30, tzinfo=UTC)
UNTIL = datetime(2026, 11, 25, 15, 12, tzinfo=UTC)
WORDS = "we moved <!channel> the *launch* to Friday 17:30 & more\n<@U4> knows"


def reader(language: Language, zone: ZoneInfo = MADRID) -> Reader:
    return Reader(language, zone)


def person(number: int, name: str) -> Person:
    return Person(
        workspace_id=UUID(int=1),
        id=UUID(int=number),
        slack_team_id="T1",
        slack_user_id=f"U{number}",
        name=name,
        locale=None,
        zone="Europe/Madrid",
        email=None,
        is_bot=False,
        refreshed_at=None,
    )


PEOPLE = {CARL: person(3, "Carl <O>"), ANA: person(4, "Ana & Co")}


def change(**more: Any) -> PlanChange:
    values: dict[str, Any] = {
        "status": Status.HELD,
        "text": WORDS,
        "effective_at": FRIDAY,
        "effective_day": None,
        "fixed": False,
        "announced_at": None,
        "channel_id": None,
        "card_id": None,
        "seen_by": None,
        "seen_at": None,
    }
    return PlanChange(
        workspace_id=UUID(int=1),
        id=UUID(int=12),
        client_id=UUID(int=2),
        number=12,
        told_by=CARL,
        told_side="client",
        told_at=TOLD,
        door="slash",
        **(values | more),
    )


def picture(plan_change: PlanChange, **more: Any) -> Picture:
    shown: dict[str, Any] = {"asked": (PEOPLE[ANA],), **more}
    return Picture("Café <Año>", plan_change, MADRID, UNTIL, PEOPLE, **shown)


@BOTH
def test_the_echo_names_both_zones(language: Language) -> None:
    built = views.build_echo(reader(language, LONDON), picture(change()), until=UNTIL)
    assert_blocks(f"plans/echo.{language}", built)


@BOTH
def test_the_echo_asks_which_reading(language: Language) -> None:
    unclear = Effect(open=(Moment(FRIDAY, "3/12", (0, 4)), DayOnly(date(2026, 12, 3), "", (0, 0))))
    seen = picture(change(effective_at=None))
    built = views.build_echo(reader(language), seen, until=UNTIL, effect=unclear)
    assert_blocks(f"plans/echo_unclear.{language}", built)


@BOTH
def test_the_echo_of_what_was_taken_back_has_no_buttons(language: Language) -> None:
    built = views.build_echo(reader(language), picture(change(status="taken_back")), until=None)
    assert_blocks(f"plans/echo_taken_back.{language}", built)


@pytest.mark.parametrize(
    ("more", "effect", "says"),
    [
        ({"effective_at": None}, Effect(), "no time in it that I understand"),
        ({"effective_at": None, "effective_day": date(2026, 11, 27)}, Effect(), "a time of day"),
        ({}, Effect(note="gap"), "skip that hour"),
        ({}, Effect(note="fold"), "comes twice"),
        ({"effective_at": TOLD}, Effect(), "In effect since"),
    ],
)
def test_the_echo_says_what_is_missing(more: dict[str, Any], effect: Effect, says: str) -> None:
    seen = picture(change(**more))
    built = views.build_echo(reader("en"), seen, until=UNTIL, effect=effect)
    assert says in str(built.blocks)


@BOTH
def test_the_card_asks_the_other_side(language: Language) -> None:
    built = views.build_card(reader(language), picture(change(status="announced")))
    assert_blocks(f"plans/card.{language}", built)


@BOTH
def test_the_card_says_who_has_seen_it(language: Language) -> None:
    seen = change(status="seen", seen_by=ANA, seen_at=UNTIL, effective_at=TOLD)
    built = views.build_card(reader(language), picture(seen))
    assert_blocks(f"plans/card_seen.{language}", built)


def test_seen_on_another_day_names_that_day() -> None:
    later = TOLD + timedelta(days=2)
    same, other = (
        views.build_card(
            reader("en"),
            replace(picture(change(status="seen", seen_by=ANA, seen_at=at)), now=later),
        )
        for at in (UNTIL, later)
    )
    assert f"Seen by Ana &amp; Co, {UNTIL.astimezone(MADRID):%H:%M}" in same.text
    assert f"Seen by Ana &amp; Co, {later.astimezone(MADRID):%a}" in other.text


@BOTH
def test_a_line_of_a_rolling_card_keeps_the_button(language: Language) -> None:
    line = views.build_short(reader(language), picture(change(status="announced")))
    assert_blocks(f"plans/line.{language}", Message("", line.blocks))


@BOTH
def test_fix_shows_what_stands(language: Language) -> None:
    payload = FixModal(change_id=UUID(int=12), when="2026-11-27 17:30")
    built = views.build_fix_modal(reader(language), payload, picture(change()))
    assert_blocks(f"plans/fix_modal.{language}", built)


def test_the_longest_change_fits_everywhere() -> None:
    seen = picture(change(status="announced", text="&" * 400 + "x" * (LONGEST - 400)))
    for built in (
        views.build_card(reader("en"), seen),
        views.build_echo(reader("en"), seen, until=UNTIL),
    ):
        assert all(len(b["text"]["text"]) <= 3_000 for b in built.blocks if b["type"] == "section")
