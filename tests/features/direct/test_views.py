"""Cards, the alert, the modal and the permission, in both languages."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from bot.features.direct import views
from bot.features.direct.models import DirectPost
from bot.features.direct.rules import Change, Permission, Verdict
from bot.features.direct.views import Picture
from bot.i18n.catalogues import LANGUAGES, Language
from bot.i18n.reader import Reader
from bot.slack.models import Person
from bot.slack.responses import Message
from tests.support.blocks import assert_blocks

WRITTEN = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
MAYA = Person(id=UUID(int=7), slack_user_id="UMAYA", name="Maya <Brook>")
IVY = Person(id=UUID(int=8), slack_user_id="UIVY", name="Ivy Stone")
HOSTILE = "Open on <!channel> Sunday <@U123> R&D *bold* 👩‍👩‍👧\n\nñ"
BOTH = pytest.mark.parametrize("language", LANGUAGES)
SALE = UUID(int=21)
DONE: tuple[Change, Change] = ("deleted", "back")


def reader(language: Language) -> Reader:
    return Reader(language, ZoneInfo("Europe/Madrid"))


def direct(**more: Any) -> DirectPost:
    given: dict[str, Any] = {
        "workspace_id": UUID(int=1),
        "id": UUID(int=2),
        "client_id": UUID(int=3),
        "account_id": UUID(int=4),
        "external_id": "10",
        "latest_id": "10",
        "version": 1,
        "text": HOSTILE,
        "url": "https://x.com/acme/status/10",
        "written_at": WRITTEN,
        "found_at": WRITTEN,
        "one_off_at": WRITTEN + timedelta(days=2),
        "word": "waiting",
    }
    return DirectPost(**(given | more))


def picture(**more: Any) -> Picture:
    given: dict[str, Any] = {
        "brand": "Café & Co",
        "handle": "acme",
        "now": WRITTEN + timedelta(minutes=90),
        "people": {MAYA.id: MAYA},
        "items": [(SALE, "Summer <sale>"), (UUID(int=22), "A title " * 20)],
    }
    return Picture(**(given | more))


BY_MAYA = {"sorted_by": MAYA.id, "sorted_at": WRITTEN}
STATES: dict[str, tuple[dict[str, Any], str | None]] = {
    "waiting": ({}, None),
    "reply": ({"in_reply_to": "9"}, None),
    "quote": ({"quotes": "9"}, None),
    "item": ({"word": "part", "item_id": SALE, **BY_MAYA}, "Summer <sale>"),
    "plan": ({"word": "part", **BY_MAYA}, None),
    "one_off": ({"word": "one_off", **BY_MAYA}, None),
    "silence": ({"word": "one_off", "sorted_at": WRITTEN}, None),
    "not_us": ({"word": "not_us", **BY_MAYA}, None),
    "ours": ({"word": "ours", "sorted_at": WRITTEN}, None),
    "edited": ({"edited_at": WRITTEN, "before": "Open on"}, None),
    "deleted": ({"deleted_at": WRITTEN}, None),
}


@BOTH
@pytest.mark.parametrize("state", STATES)
def test_cards(language: Language, state: str) -> None:
    more, item = STATES[state]
    built = views.build_card(reader(language), direct(**more), picture(item=item))
    assert_blocks(f"direct/card_{state}.{language}", built)
    assert "<!channel>" not in built.text


@BOTH
def test_in_a_rolling_card(language: Language) -> None:
    line = views.build_line(reader(language), direct(), picture())
    assert_blocks(f"direct/line.{language}", Message("", line.blocks))
    sorted_ = views.build_line(reader(language), direct(word="one_off"), picture())
    assert "accessory" not in sorted_.blocks[0]


@BOTH
def test_the_question_before_an_alert(language: Language) -> None:
    assert_blocks(
        f"direct/not_us.{language}", views.build_not_us(reader(language), direct(), picture())
    )


@BOTH
def test_the_alert(language: Language) -> None:
    about = direct(word="not_us", **BY_MAYA)
    seen = picture()
    in_channel = views.build_alert(
        reader(language), about, seen, slug="cafe-co", managers=[MAYA, IVY]
    )
    assert_blocks(f"direct/alert.{language}", in_channel)
    alone = views.build_alert(reader(language), about, seen, slug="cafe-co")
    assert "<@" not in alone.text


@BOTH
def test_lines_and_answers(language: Language) -> None:
    one = reader(language)
    edited = views.build_changed(one, direct(before="Open <on>"), "edited")
    assert_blocks(f"direct/edited.{language}", edited)
    gone, back = (views.build_changed(one, direct(), change).text for change in DONE)
    assert gone != back
    for verdict, item in ((Verdict.PART, "Sale"), (Verdict.PART, None), (Verdict.ONE_OFF, None)):
        assert views.build_sorted(one, direct(word=verdict.value), item).text
    assert views.build_told(one, 1).text != views.build_told(one, 2).text


@BOTH
@pytest.mark.parametrize(
    ("name", "permission"),
    [
        ("all", Permission(everybody=True)),
        ("people", Permission(people=("Carl <O>", "Iris"))),
        ("nobody", Permission()),
    ],
)
def test_who_may_post_directly(language: Language, name: str, permission: Permission) -> None:
    built = views.build_permission(reader(language), permission, brand="R&D", handle="acme")
    assert_blocks(f"direct/permission_{name}.{language}", built)
