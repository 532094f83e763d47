"""What is asked and shown of a change's details, in both languages."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from bot.features.details import views
from bot.features.details.payloads import DaysModal, DetailsModal
from bot.features.details.rules import Questions
from bot.features.objectives.models import Objective
from bot.features.planning.models import PlanItem
from bot.features.plans.models import ChangeItem, Details, Difference
from bot.features.plans.views import build_again, build_card
from bot.features.talks.views import build_difference, build_talk
from bot.i18n.reader import Language
from tests.features.plans.test_views import (
    ANA,
    BOTH,
    CARL,
    PEOPLE,
    TOLD,
    UNTIL,
    change,
    picture,
    reader,
)
from tests.support.blocks import assert_blocks

W, GOAL = UUID(int=1), UUID(int=50)


def item(number: int, title: str, **more: Any) -> PlanItem:
    return PlanItem(workspace_id=W, id=UUID(int=30 + number), number=number, title=title, **more)


def moved(item_id: UUID, *, moves: bool | None) -> ChangeItem:
    row = ChangeItem(workspace_id=W, change_id=UUID(int=12), item_id=item_id, moves=None)
    if moves:
        before = (date(2026, 12, 1), date(2026, 12, 20))
        row.move(before, (date(2026, 12, 8), None))
    return row


def goal() -> Objective:
    return Objective(
        workspace_id=W, id=GOAL, number=2, indicator="Orders <b>", target=Decimal(60), unit=""
    )


CAMPAIGN = item(1, "Winter <launch>", starts=date(2026, 12, 1), ends=date(2026, 12, 20))
THEME = item(2, "Our people", starts=None, ends=None)


def differs(*, withdrawn: bool = False) -> Difference:
    return Difference(
        workspace_id=W,
        change_id=UUID(int=12),
        person_id=ANA,
        side="agency",
        text="it came <!here> on time",
        said_at=TOLD,
        withdrawn_at=UNTIL if withdrawn else None,
    )


def details(**more: Any) -> Details:
    rows = [(CAMPAIGN, moved(CAMPAIGN.id, moves=True)), (THEME, moved(THEME.id, moves=None))]
    known: dict[str, Any] = {"items": rows, "objective": goal(), "differences": [differs()]}
    return Details(**(known | more))


@BOTH
def test_the_card_shows_what_moves_and_who_sees_it_differently(language: Language) -> None:
    told = change(status="announced", reason="no <stock>", talk_by=ANA)
    built = build_card(reader(language), picture(told, details=details()))
    assert_blocks(f"details/card.{language}", built)


@BOTH
def test_what_is_missing_is_asked_by_buttons(language: Language) -> None:
    chosen = details(items=[(CAMPAIGN, moved(CAMPAIGN.id, moves=None))], objective=None)
    built = views.build_questions(
        reader(language),
        picture(change(status="announced"), details=chosen),
        Questions(items=[THEME.id], days=True, reason=True, objective=True),
        items=[CAMPAIGN, THEME],
        objectives=[goal()],
    )
    assert_blocks(f"details/questions.{language}", built)


@BOTH
def test_when_all_is_said_it_can_be_put_right(language: Language) -> None:
    built = views.build_questions(
        reader(language),
        picture(change(status="announced", reason="x"), details=details()),
        Questions(),
        items=[],
        objectives=[],
    )
    assert_blocks(f"details/complete.{language}", built)


@BOTH
def test_all_of_it_fits_into_one_modal(language: Language) -> None:
    built = views.build_details_modal(
        reader(language),
        DetailsModal(change_id=UUID(int=12)),
        picture(change(), details=details()),
        items=[CAMPAIGN, THEME],
        objectives=[],
    )
    assert_blocks(f"details/modal.{language}", built)


@BOTH
def test_days_stand_as_the_plan_has_them(language: Language) -> None:
    payload = DaysModal(change_id=UUID(int=12), item_ids=(CAMPAIGN.id,))
    built = views.build_days_modal(reader(language), payload, picture(change()), [CAMPAIGN])
    assert_blocks(f"details/days.{language}", built)


@BOTH
def test_the_lines_of_a_thread(language: Language) -> None:
    seen, who = picture(change(status="announced")), PEOPLE[ANA]
    for name, built in {
        "talk": build_talk(reader(language), seen, who=who, teller=PEOPLE[CARL]),
        "differs": build_difference(reader(language), seen, differs(), who=who),
        "withdrawn": build_difference(reader(language), seen, differs(withdrawn=True), who=who),
        "again": build_again(reader(language), seen),
    }.items():
        assert_blocks(f"details/{name}.{language}", built)
