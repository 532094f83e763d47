"""Cards, lines and lists, in both languages."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from bot.features.inbox import views
from bot.features.inbox.models import Item
from bot.features.inbox.rules import ItemStatus, NotReading
from bot.features.inbox.views import Picture
from bot.i18n.catalogues import LANGUAGES, Language
from bot.i18n.reader import Reader
from bot.slack.models import Person
from bot.slack.responses import Message
from tests.support.blocks import assert_blocks

WRITTEN = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
SAM = Person(id=UUID(int=7), slack_user_id="USAM", name="Sam <Field>")
HOSTILE = "@acme <!channel> <@U123> R&D *bold* 👩‍👩‍👧\n\nñ"
BOTH = pytest.mark.parametrize("language", LANGUAGES)


def reader(language: Language) -> Reader:
    return Reader(language, ZoneInfo("Europe/Madrid"))


def item(**more: Any) -> Item:
    given: dict[str, Any] = {
        "workspace_id": UUID(int=1),
        "id": UUID(int=2),
        "client_id": UUID(int=3),
        "account_id": UUID(int=4),
        "external_id": "10",
        "latest_id": "10",
        "version": 1,
        "author_handle": "ann",
        "author_name": "Ann <&> Co",
        "text": HOSTILE,
        "earlier": [],
        "url": "https://x.com/ann/status/10",
        "written_at": WRITTEN,
        "status": ItemStatus.OPEN,
    }
    return Item(**(given | more))


def picture(**more: Any) -> Picture:
    given: dict[str, Any] = {
        "brand": "Café & Co",
        "handle": "acme",
        "now": WRITTEN + timedelta(minutes=90),
        "people": {SAM.id: SAM},
    }
    return Picture(**(given | more))


ANSWERED: dict[str, Any] = {
    "status": ItemStatus.ANSWERED,
    "person_id": SAM.id,
    "answered_at": WRITTEN + timedelta(minutes=12),
    "answer_text": "On its way & <soon> ^SF",
    "answer_url": "https://x.com/acme/status/11",
}
STATES: dict[str, dict[str, Any]] = {
    "open": {},
    "in_hand": {
        "status": ItemStatus.IN_HAND,
        "person_id": SAM.id,
        "held_at": WRITTEN + timedelta(minutes=5),
    },
    "sending": {"status": ItemStatus.SENDING, "person_id": SAM.id},
    "unconfirmed": {"status": ItemStatus.UNCONFIRMED, "person_id": SAM.id},
    "answered": ANSWERED,
    "answer_edited": {**ANSWERED, "answer_edited_at": WRITTEN + timedelta(minutes=20)},
    "answer_deleted": {**ANSWERED, "answer_deleted_at": WRITTEN + timedelta(minutes=20)},
    "deleted": {"status": ItemStatus.DELETED, "deleted_at": WRITTEN + timedelta(minutes=3)},
    "edited": {"earlier": ["@acme <old>", "@acme older"], "version": 3},
}


@BOTH
@pytest.mark.parametrize("state", STATES)
def test_a_card_in_every_state(language: Language, state: str) -> None:
    card = views.build_card(reader(language), item(**STATES[state]), picture())
    assert_blocks(f"inbox/card_{state}.{language}", card)


@BOTH
def test_a_card_that_goes_on(language: Language) -> None:
    one = item()
    linked = picture(earlier={one.id: "https://studio.slack.com/archives/C1/p1"})
    assert_blocks(
        f"inbox/card_continues.{language}", views.build_card(reader(language), one, linked)
    )
    unlinked = views.build_card(reader(language), one, picture(earlier={one.id: None}))
    assert "p1" not in str(unlinked.blocks)


@BOTH
def test_lines_of_a_rolling_card(language: Language) -> None:
    lines = [
        views.build_line(reader(language), item(**STATES[state]), picture())
        for state in ("open", "in_hand", "answered", "deleted")
    ]
    assert {line.key for line in lines} == {"inbox"}
    assert {line.language for line in lines} == {language}
    blocks = tuple(block for line in lines for block in line.blocks)
    assert_blocks(f"inbox/lines.{language}", Message("lines", blocks))


@BOTH
def test_the_list(language: Language) -> None:
    shown = [item(), item(id=UUID(int=5), **STATES["in_hand"])]
    page = views.build_list(
        reader(language), shown, picture(), client_id=UUID(int=3), offset=5, total=11
    )
    assert_blocks(f"inbox/list.{language}", page)
    empty = views.build_list(
        reader(language), [], picture(), client_id=UUID(int=3), offset=0, total=0
    )
    assert_blocks(f"inbox/list_empty.{language}", empty)


@BOTH
@pytest.mark.parametrize("reason", NotReading)
def test_x_cannot_be_read(language: Language, reason: NotReading) -> None:
    told = views.build_not_reading(
        reader(language), reason, handle="acme", slug="cafe-co", managers=[SAM]
    )
    assert_blocks(f"inbox/not_reading_{reason}.{language}", told)


def test_somebody_unknown_is_still_a_card() -> None:
    card = views.build_card(reader("en"), item(**STATES["in_hand"]), picture(people={}))
    assert card.text.startswith("In hand: ?, since 11:05 CET.")
