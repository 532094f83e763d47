"""What people see of goals, in both languages."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from bot.features.objectives import views as setting
from bot.features.objectives.models import Objective, TargetChange
from bot.features.objectives.payloads import CloseModal, GoalModal, TargetModal
from bot.features.standing import views
from bot.features.standing.models import Reading
from bot.features.standing.payloads import ReadingModal
from bot.features.standing.rules import Measure
from bot.features.standing.views import Picture
from bot.i18n.goals import GoalSaid, ReadingSaid
from bot.i18n.reader import Language, Reader
from bot.slack.models import Person
from tests.support.blocks import assert_blocks

BOTH = pytest.mark.parametrize("language", ["en", "es"])
GOAL, CLIENT = UUID(int=20), UUID(int=2)
CARL, ANA = UUID(int=3), UUID(int=4)
SET_AT = datetime(2026, 11, 2, 10, tzinfo=UTC)
NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
DUE = date(2027, 1, 11)


def reader(language: str) -> Reader:
    return Reader("es" if language == "es" else "en", ZoneInfo("Europe/Madrid"))


def person(id_: UUID, name: str) -> Person:
    return Person(
        workspace_id=UUID(int=1),
        id=id_,
        slack_team_id="T1",
        slack_user_id=f"U{id_.int}",
        name=name,
        locale=None,
        zone="Europe/Madrid",
        email=None,
        is_bot=False,
        refreshed_at=None,
    )


def goal(**more: Any) -> Objective:
    values: dict[str, Any] = {
        "id": GOAL,
        "client_id": CLIENT,
        "number": 2,
        "indicator": "Orders <!channel> & more",
        "unit": "orders",
        "baseline": Decimal(40),
        "target": Decimal(60),
        "due": DUE,
        "owner_id": ANA,
        "note": "The shop has to *pay* for <!here> itself",
        "status": "open",
        "set_by": ANA,
        "set_at": SET_AT,
    }
    return Objective(workspace_id=UUID(int=1), **values | more)


def read(number: int, value: str, days: int, *, corrects: int | None = None) -> Reading:
    return Reading(
        workspace_id=UUID(int=1),
        id=UUID(int=100 + number),
        objective_id=GOAL,
        number=number,
        value=Decimal(value),
        day=SET_AT.date() + timedelta(days=days),
        source="The <!here> till",
        logged_by=CARL,
        logged_at=NOW,
        corrects=UUID(int=100 + corrects) if corrects else None,
        reason="misread" if corrects else None,
    )


READINGS = [read(1, "42", 7), read(2, "99", 14), read(3, "44.5", 14, corrects=2)]
MOVE = TargetChange(
    workspace_id=UUID(int=1),
    id=UUID(int=200),
    objective_id=GOAL,
    target_before=Decimal(50),
    target_after=Decimal(60),
    due_before=date(2026, 12, 31),
    due_after=DUE,
    reason="a <!channel> second shop",
    changed_by=ANA,
    changed_at=NOW - timedelta(days=3),
)


def picture(**more: Any) -> Picture:
    values: dict[str, Any] = {
        "brand": "Café <Año>",
        "zone": "Europe/Madrid",
        "objective": goal(),
        "readings": READINGS,
        "changes": [MOVE],
        "people": {CARL: person(CARL, "Carl <O>"), ANA: person(ANA, "Ana & Co")},
        "now": NOW,
    }
    return Picture(**values | more)


@BOTH
def test_the_card(language: Language) -> None:
    assert_blocks(f"standing/card.{language}", views.build_card(reader(language), picture()))
    new = picture(readings=[], changes=[], objective=goal(baseline=None, note=None))
    assert_blocks(f"standing/card_new.{language}", views.build_card(reader(language), new))


@BOTH
def test_the_board_and_a_goal_with_its_readings(language: Language) -> None:
    there = reader(language)
    board = views.build_board(there, "Café <Año>", [picture()] * 14, may_set=True)
    assert len(board.blocks) < 50
    assert_blocks(
        f"standing/board.{language}",
        views.build_board(there, "Café <Año>", [picture()], may_set=True),
    )
    detail = views.build_detail(there, picture(), owns=True, logs=True)
    assert_blocks(f"standing/detail.{language}", detail)
    closed = goal(status="closed", closed_by=ANA, closed_at=NOW, closed_why="<!here> done")
    detail = views.build_detail(there, picture(objective=closed), owns=True, logs=True)
    assert_blocks(f"standing/detail_closed.{language}", detail)


@BOTH
def test_what_the_one_who_logs_sees(language: Language) -> None:
    said = Measure(Decimal("44.5"), date(2026, 11, 16), "The <!here> till")
    logged = views.build_logged(reader(language), picture(), said)
    assert_blocks(f"standing/logged.{language}", logged)


@BOTH
def test_the_modal_of_a_reading(language: Language) -> None:
    there, brand = reader(language), "Café <Año>"
    several = [goal(), goal(id=UUID(int=21), number=3, indicator="Visits")]
    asking = views.build_reading_modal(
        there, ReadingModal(client_id=CLIENT), brand, several, said=ReadingSaid(value=Decimal(52))
    )
    assert_blocks(f"standing/reading.{language}", asking)
    correcting = views.build_reading_modal(
        there,
        ReadingModal(client_id=CLIENT, objective_id=GOAL, correcting=True),
        brand,
        several,
        said=ReadingSaid(),
        readings=[(str(UUID(int=101)), "No. 1")],
    )
    assert_blocks(f"standing/correction.{language}", correcting)


@BOTH
def test_what_the_one_who_sets_sees(language: Language) -> None:
    there, brand = reader(language), "Café <Año>"
    echo = setting.build_echo(there, goal(), brand, "Ana & Co", until=NOW)
    assert_blocks(f"objectives/echo.{language}", echo)
    over = setting.build_echo(there, goal(), brand, "Ana & Co", until=None)
    assert len(over.blocks) == 2
    moved = setting.build_moved(there, goal(), MOVE, date(2026, 11, 20), "Ana & Co")
    assert_blocks(f"objectives/moved.{language}", moved)
    assert_blocks(f"objectives/closed.{language}", setting.build_closed(there, goal()))


@BOTH
def test_the_modals_of_a_goal(language: Language) -> None:
    there, brand = reader(language), "Café <Año>"
    owners = [(str(ANA), "Ana & Co"), (str(CARL), "Carl <O>")]
    said = GoalSaid("Orders", "", None, None, DUE)
    modal = setting.build_goal_modal(
        there,
        GoalModal(client_id=CLIENT),
        brand,
        owners,
        said=said,
        owner_id=ANA,
        typed="orders to 1.234 by then <!channel>",
    )
    assert_blocks(f"objectives/set.{language}", modal)
    target = setting.build_target_modal(there, TargetModal(objective_id=GOAL), brand, goal())
    assert_blocks(f"objectives/target.{language}", target)
    close = setting.build_close_modal(there, CloseModal(objective_id=GOAL), brand, goal())
    assert_blocks(f"objectives/close.{language}", close)


def test_nobody_is_rung_by_what_people_wrote() -> None:
    for built in (
        views.build_card(reader("en"), picture()),
        views.build_detail(reader("en"), picture(), owns=True, logs=True),
    ):
        marked = [b for b in built.blocks if b["type"] not in {"table", "data_visualization"}]
        assert "<!" not in str(marked)
        assert "<!" not in built.text


@pytest.mark.parametrize(
    ("more", "readings", "said"),
    [
        ({}, READINGS, "Needs 2.2 orders more a week. So far 2.3 orders a week in that direction."),
        ({}, [read(1, "39", 14)], "So far 0.5 orders a week in the other direction."),
        ({}, [read(1, "40", 14)], "So far it has not moved."),
        ({"due": date(2026, 11, 26)}, READINGS, "Needs 15.5 orders more in 3 days."),
        ({"due": date(2026, 11, 24)}, READINGS, "Needs 15.5 orders more by tomorrow."),
        ({"due": date(2026, 11, 23)}, READINGS, "more, and today is the day."),
        ({"due": date(2026, 11, 20)}, READINGS, "It came to 15.5 orders below the target."),
        ({"target": Decimal(10)}, READINGS, "Needs 4.9 orders less a week."),
        ({"target": Decimal(44)}, READINGS, "Target reached"),
        ({"due": date(2026, 11, 20)}, READINGS, "Its date has passed"),
        ({"status": "closed"}, READINGS, "Closed"),
        ({"baseline": None}, [], "No reading yet"),
    ],
)
def test_where_it_stands_in_words(more: dict[str, Any], readings: list[Reading], said: str) -> None:
    card = views.build_card(reader("en"), picture(objective=goal(**more), readings=readings))
    assert said in str(card.blocks[:2])


def test_a_drawing_needs_two_points_and_shows_twenty() -> None:
    def drawn(**more: Any) -> list[dict[str, Any]]:
        card = views.build_card(reader("en"), picture(**more))
        return [b["chart"] for b in card.blocks if b["type"] == "data_visualization"]

    (chart,) = drawn()
    assert chart["axis_config"]["categories"] == ["Mon 2 Nov", "Mon 9 Nov", "Mon 16 Nov"]
    values = [[p["value"] for p in one["data"]] for one in chart["series"]]
    assert values == [[40, 42, 44.5], [40, 42, 44], [60, 60, 60]]
    assert drawn(readings=[]) == []
    assert drawn(readings=READINGS[:1], objective=goal(baseline=None)) == []
    (long,) = drawn(readings=[read(n, str(n), n) for n in range(1, 30)])
    assert len(long["axis_config"]["categories"]) == 20
    assert long["axis_config"]["categories"][-1] == "Tue 1 Dec"
