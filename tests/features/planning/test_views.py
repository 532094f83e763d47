"""What people see of plan items and of the whole plan, in both languages."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from bot.features.agreements import views as agreements
from bot.features.agreements.payloads import ElsewhereModal
from bot.features.objectives.models import Objective
from bot.features.overview import views as overview
from bot.features.overview.payloads import PlanPage
from bot.features.planning import views
from bot.features.planning.models import ItemPicture, ItemVersion, Picture, PlanItem
from bot.features.planning.payloads import AgreeItems, GoalModal
from bot.features.planning.rules import KINDS, Content
from bot.features.progress.rules import Week
from bot.features.proposals import views as proposals
from bot.features.proposals.payloads import CloseModal, EditModal, NewModal
from bot.features.proposals.views import ItemForm
from bot.i18n.reader import Language, Reader
from bot.sandbox.slack.blocks.check import check_message_blocks
from bot.slack.models import Person
from bot.slack.responses import Message
from tests.support.blocks import assert_blocks
from tests.support.posting import text_of

BOTH = pytest.mark.parametrize("language", ["en", "es"])
MADRID = ZoneInfo("Europe/Madrid")
CLIENT, ANA, CARL, GOAL = (UUID(int=n) for n in (2, 3, 4, 5))
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
MONDAY = date(2026, 11, 23)
WEEKS = [
    Week(MONDAY - timedelta(weeks=n), count, whole=True)
    for n, count in ((4, 3), (3, 3), (2, 1), (1, 0), (0, 2))
]
BAD = "<!channel> & *bold* <@U1>"


def reader(language: Language) -> Reader:
    return Reader(language, MADRID)


def person(id_: UUID, name: str) -> Person:
    return Person(
        workspace_id=UUID(int=1),
        id=id_,
        slack_team_id="T1",
        slack_user_id=f"U{id_.int}",
        name=name,
        locale=None,
        zone="UTC",
        email=None,
        is_bot=False,
        refreshed_at=None,
    )


def content(**more: Any) -> dict[str, Any]:
    values: dict[str, Any] = {
        "title": "Summer launch",
        "about": "",
        "owner_id": ANA,
        "starts": None,
        "ends": None,
        "network": None,
        "per_week": None,
        "objective_id": None,
    }
    return values | more


def item(number: int = 4, **more: Any) -> PlanItem:
    values: dict[str, Any] = {
        "workspace_id": UUID(int=1),
        "id": UUID(int=100 + number),
        "client_id": CLIENT,
        "number": number,
        "kind": "campaign",
        "status": "agreed",
        "version": 1,
        "waiting": None,
        "last_version": 1,
        "proposed_at": NOW,
        "changed_at": NOW,
        "channel_id": "C1",
    }
    return PlanItem(**content(), **values) if not more else PlanItem(**content() | values | more)


def version(number: int = 1, **more: Any) -> ItemVersion:
    values: dict[str, Any] = {
        "workspace_id": UUID(int=1),
        "item_id": UUID(int=104),
        "version": number,
        "proposed_by": ANA,
        "proposed_side": "agency",
        "proposed_at": NOW,
        "agency_by": ANA,
    }
    return ItemVersion(**content() | values | more)


def goal() -> Objective:
    return Objective(
        workspace_id=UUID(int=1),
        id=GOAL,
        client_id=CLIENT,
        number=2,
        indicator=f"Leads {BAD}",
        unit="a month",
        baseline=None,
        target=Decimal(40),
        due=date(2027, 3, 31),
        owner_id=ANA,
        note=None,
        status="open",
        set_by=ANA,
        set_at=NOW,
    )


def picture(*items: ItemPicture) -> Picture:
    return Picture(
        client_id=CLIENT,
        brand=f"Café {BAD}",
        now=NOW,
        version=7,
        items=items,
        people={ANA: person(ANA, f"Ana {BAD}"), CARL: person(CARL, "Carl")},
        objectives={GOAL: goal()},
    )


def proposed(number: int = 4, **more: Any) -> ItemPicture:
    one = item(number, status="proposed", waiting=1, **more)
    return ItemPicture(one, waiting=version(1, **vars(one.content)))


def in_force(number: int = 4, **more: Any) -> ItemPicture:
    agreed = version(1, client_by=CARL, agreed_at=NOW)
    return ItemPicture(item(number, **more), in_force=agreed)


def revised() -> ItemPicture:
    waiting = version(2, title="Late launch", starts=MONDAY, objective_id=GOAL)
    one = item(4, waiting=2, last_version=2)
    agreed = version(1, client_by=CARL, agreed_at=NOW)
    return ItemPicture(one, waiting=waiting, in_force=agreed)


def cadence(number: int = 3, **more: Any) -> ItemPicture:
    values: dict[str, Any] = {
        "kind": "cadence",
        "title": "3 posts a week on X",
        "network": "x",
        "per_week": 3,
    }
    return ItemPicture(
        item(number, **values | more), in_force=version(client_by=CARL, agreed_at=NOW), weeks=WEEKS
    )


def safe(message: Message) -> Message:
    """Nothing of what people wrote rings or is markup; Slack takes it."""
    check_message_blocks(list(message.blocks))
    assert "<!channel>" not in text_of([b for b in message.blocks if b["type"] != "header"])
    return message


def wanted_on(message: Message) -> list[AgreeItems]:
    buttons = [e for b in message.blocks if b["type"] == "actions" for e in b["elements"]]
    return [
        AgreeItems.from_json(e["value"])
        for e in buttons
        if e["action_id"].startswith("planning.agree")
    ]


@BOTH
def test_the_plan(language: Language) -> None:
    moved = in_force(
        1,
        title=f"Launch {BAD}",
        starts=MONDAY,
        ends=date(2027, 1, 31),
        objective_id=GOAL,
        change_number=12,
    )
    theme = proposed(5, kind="theme", title="How it is made", ends=MONDAY)
    seen = picture(theme, moved, cadence(), revised())
    built = safe(overview.build_plan(reader(language), seen, share=True))
    assert_blocks(f"planning/plan.{language}", built)
    assert wanted_on(built)[0].wanted == ((5, 1), (4, 2))


def test_an_empty_plan_says_how_to_begin() -> None:
    built = safe(overview.build_plan(reader("en"), picture(), share=True))
    assert "/plan item 3 posts a week on X" in text_of(built.blocks)
    assert not any(block["type"] == "actions" for block in built.blocks)


@BOTH
def test_sixty_items_that_all_wait_fit_page_by_page(language: Language) -> None:
    long = {"title": "x" * 120, "about": "y" * 1_000, "starts": MONDAY, "objective_id": GOAL}
    items = [proposed(n, kind=KINDS[n % 5], network="x", per_week=9, **long) for n in range(1, 61)]
    seen, shown = picture(*items), []
    for page in range(6):
        built = safe(overview.build_plan(reader(language), seen, page=page, share=True))
        assert len(built.blocks) <= 50
        assert len(text_of(built.blocks)) < 12_000
        shown += [b["accessory"]["value"] for b in built.blocks if "accessory" in b]
        turning = [
            PlanPage.from_json(e["value"]).page
            for b in built.blocks
            if b["type"] == "actions"
            for e in b["elements"]
            if e["action_id"].startswith("overview.page")
        ]
        assert turning == [n for n in (page - 1, page + 1) if 0 <= n < 6]
    assert len(set(shown)) == 60
    built = safe(overview.build_plan(reader(language), seen))
    assert len(wanted_on(built)[0].wanted) == overview.AT_ONCE
    assert f"{overview.AT_ONCE}" in text_of(built.blocks)


def test_revisions_of_sixty_items_fit_too() -> None:
    changes = {"title": "z" * 120, "about": "w" * 1_000, "starts": MONDAY, "objective_id": GOAL}
    before = {"title": "x" * 120, "about": "y" * 1_000, "starts": NOW.date(), "ends": MONDAY}
    items = [
        ItemPicture(item(n, waiting=2, last_version=2, **before), waiting=version(2, **changes))
        for n in range(1, 61)
    ]
    plan = safe(overview.build_plan(reader("es"), picture(*items)))
    assert len(text_of(plan.blocks)) < 13_200
    built = safe(overview.build_waiting(reader("es"), picture(*items)))
    sections = [text_of([block]) for block in built.blocks if block["type"] == "section"]
    assert max(len(text) for text in sections) < 2_900, "what one agrees to is all there"


@BOTH
@pytest.mark.parametrize(
    ("name", "each"),
    [
        ("proposed", proposed(about=f"line one\nline {BAD}", starts=MONDAY)),
        ("agreed", in_force(objective_id=GOAL)),
        ("revised", revised()),
        ("cadence", cadence()),
        (
            "closed",
            ItemPicture(
                item(status="closed", closed_by=ANA, closed_at=NOW, close_reason=f"Why {BAD}")
            ),
        ),
        (
            "noted",
            ItemPicture(
                item(),
                in_force=version(noted=f"Carl, by phone {BAD}", noted_by=ANA, agreed_at=NOW),
            ),
        ),
    ],
)
def test_an_item(language: Language, name: str, each: ItemPicture) -> None:
    asked = [person(CARL, "Carl")]
    built = safe(
        views.build_item(reader(language), picture(each), each, asked=asked, more_waiting=3)
    )
    assert_blocks(f"planning/item-{name}.{language}", built)
    safe(Message("line", views.build_short(reader(language), picture(each), each).blocks))


@BOTH
def test_an_item_for_one_who_runs_it(language: Language) -> None:
    each, own = proposed(), frozenset({"agree", "edit", "goal", "elsewhere"})
    built = safe(views.build_item(reader(language), picture(each), each, own=own))
    assert_blocks(f"planning/item-own.{language}", built)


def test_for_one_who_only_reads_there_is_nothing_to_press() -> None:
    each = proposed()
    built = views.build_item(reader("en"), picture(each), each, own=frozenset({"read"}))
    assert not any(block["type"] == "actions" for block in built.blocks)


def test_where_nobody_of_the_client_is_in_slack_the_card_says_what_to_do() -> None:
    each = proposed()
    built = views.build_item(reader("en"), picture(each), each)
    assert "note who agreed and how" in text_of(built.blocks)


@pytest.mark.parametrize(
    ("weeks", "more", "expected"),
    [
        (WEEKS, {}, "2 of 3 this week on X. The 4 weeks before: 3, 3, 1 and 0."),
        (WEEKS[-1:], {}, "2 of 3 this week on X."),
        (WEEKS[-2:], {}, "2 of 3 this week on X. The week before: 0."),
        (
            [Week(MONDAY, 2, whole=False)],
            {},
            "2 this week on X, which counts only in part (3 in a whole week).",
        ),
        ([], {"starts": MONDAY + timedelta(weeks=1)}, "Counted from Mon 30 Nov."),
        ([], {}, "Its dates are over."),
        (None, {"network": "tiktok"}, "3 a week on TikTok, where Rapport does not see"),
    ],
)
def test_how_far_a_cadence_has_come(
    weeks: list[Week] | None, more: dict[str, Any], expected: str
) -> None:
    base = cadence(**more)
    each = ItemPicture(base.item, in_force=base.in_force, weeks=weeks)
    assert expected in views.item_line(reader("en"), picture(each), each)


@BOTH
def test_what_one_press_came_to(language: Language) -> None:
    every = [
        (item(1, title=BAD), "agreed"),
        (item(2), "agreed"),
        (item(3), "own_side"),
        (item(4), "already"),
        (item(5), "changed"),
        (item(6), "closed"),
    ]
    built = safe(agreements.build_agreed(reader(language), picture(), every))  # type: ignore[arg-type]
    assert_blocks(f"planning/agreed.{language}", built)


@BOTH
@pytest.mark.parametrize("kind", KINDS)
def test_the_form_has_what_the_kind_has(language: Language, kind: Any) -> None:
    form = ItemForm("Café", kind, [goal()], owner="U3", title="T", per_week=3, network="x")
    payload = NewModal(client_id=CLIENT, kind=kind)
    assert_blocks(
        f"planning/form-{kind}.{language}",
        proposals.build_item_modal(reader(language), payload, form),
    )


@BOTH
def test_the_other_modals(language: Language) -> None:
    one, there = item(title=BAD), reader(language)
    edit = EditModal(item_id=one.id, seen=2)
    form = ItemForm("Café", "campaign", [], title=BAD, starts=MONDAY, ends=MONDAY)
    assert_blocks(f"planning/edit.{language}", proposals.build_item_modal(there, edit, form))
    close = proposals.build_close_modal(there, CloseModal(item_id=one.id), one)
    assert_blocks(f"planning/close.{language}", close)
    for name, goals in (("goal", [goal()]), ("goal-none", [])):
        built = overview.build_goal_modal(there, GoalModal(item_id=one.id), one, goals)
        assert_blocks(f"planning/{name}.{language}", built)
    payload = ElsewhereModal(client_id=CLIENT, wanted=((1, 1), (2, 1)))
    built = agreements.build_elsewhere_modal(there, payload, "Café")
    assert_blocks(f"planning/elsewhere.{language}", built)


def test_a_button_carries_a_whole_page_of_versions() -> None:
    pairs = tuple((9_000 + n, 100 + n) for n in range(overview.AT_ONCE))
    AgreeItems(client_id=CLIENT, wanted=pairs).as_json()


def test_content_is_one_value() -> None:
    assert item().content == Content("Summer launch", "", ANA)
