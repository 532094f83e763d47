"""What people see of evidence, in both languages."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from bot.features.evidence import views
from bot.features.evidence.models import Evidence, EvidenceFile
from bot.features.evidence.payloads import RecordModal, ToldModal
from bot.features.evidence.rules import MEDIA
from bot.features.evidence.views import Scene
from bot.i18n.reader import Language, Reader
from bot.slack import blocks
from bot.slack.responses import Message
from tests.support.blocks import assert_blocks

BOTH = pytest.mark.parametrize("language", ["en", "es"])
MADRID = ZoneInfo("Europe/Madrid")
SAID = datetime(2026, 11, 25, 15, 10, tzinfo=UTC)
NOW = datetime(2026, 11, 25, 17, 0, tzinfo=UTC)
LINK = "https://acme.slack.com/archives/C1/p1700000000000100"
WORDS = "we moved <!channel> the *launch* to Friday 17:30 & more"


def reader(language: Language) -> Reader:
    return Reader(language, ZoneInfo("Europe/London"))


def evidence(**more: Any) -> Evidence:
    values: dict[str, Any] = {
        "kind": "message",
        "medium": "slack",
        "audience": "client",
        "permalink": LINK,
        "author_id": UUID(int=3),
        "author_name": "Carl <O>",
        "said_at": SAID,
        "said_day": None,
        "text": WORDS,
        "text_now": WORDS,
        "edited_ts": None,
        "deleted_at": None,
    }
    return Evidence(workspace_id=UUID(int=1), id=UUID(int=7), **(values | more))


def file(status: str, name: str = "chat & <more>.png") -> EvidenceFile:
    return EvidenceFile(id=UUID(int=8), slack_id="F1", name=name, status=status)


def scene(*files: EvidenceFile, recorder: str = "", **more: Any) -> Scene:
    return Scene(evidence(**more), files, MADRID, NOW, recorder)


@BOTH
@pytest.mark.parametrize("teller", ["Carl <O>", None])
def test_the_form_of_a_message(language: Language, teller: str | None) -> None:
    built = views.build_record_modal(
        reader(language),
        RecordModal(evidence_id=UUID(int=7)),
        scene(),
        brand="Café <Año>",
        teller=teller,
        presser="Ana & Co",
    )
    assert_blocks(f"evidence/record{'' if teller else '-presser'}.{language}", built)


@BOTH
def test_the_form_of_what_was_said_elsewhere(language: Language) -> None:
    built = views.build_told_modal(
        reader(language),
        ToldModal(client_id=UUID(int=2), change_id=UUID(int=12)),
        brand="Café <Año>",
        zone=MADRID,
        people=[(str(UUID(int=3)), "Carl <O>")],
        text=WORDS,
    )
    assert_blocks(f"evidence/told.{language}", built)


@BOTH
def test_the_line_of_what_was_said_elsewhere(language: Language) -> None:
    told = scene(file("kept"), recorder="Ana & Co", kind="told", medium="whatsapp", permalink=None)
    assert_blocks(f"evidence/line-told.{language}", views.build_line(reader(language), told))


@BOTH
def test_the_line_of_a_message_with_all_that_can_be(language: Language) -> None:
    many = [file(one, "") for one in ("waiting", "kept", "named", "large", "erased")]
    shown = scene(*many, text_now="other", edited_ts="1700000000.000200")
    assert_blocks(f"evidence/line-message.{language}", views.build_line(reader(language), shown))


@BOTH
def test_an_edit_and_a_deletion(language: Language) -> None:
    shown = scene(text_now="<!here> it is off", edited_ts="1700000000.000200")
    edited = views.build_changed(reader(language), shown, number=12, deleted=False)
    assert_blocks(f"evidence/edited.{language}", edited)
    deleted = views.build_changed(reader(language), shown, number=12, deleted=True)
    assert_blocks(f"evidence/deleted.{language}", deleted)


@BOTH
def test_already_recorded(language: Language) -> None:
    built = views.build_already(reader(language), 12, LINK)
    assert_blocks(f"evidence/already.{language}", built)
    assert LINK not in str(views.build_already(reader(language), 12, None))


@BOTH
def test_the_echo_says_what_it_was_read_from(language: Language) -> None:
    echo = Message("Recorded", (blocks.section("Recorded"),))
    built = views.with_evidence(reader(language), echo, scene(said_at=None))
    assert built.text == echo.text
    assert built.blocks[0] == echo.blocks[0]
    assert "Carl &lt;O&gt;" in str(built.blocks[-1])


@BOTH
def test_every_place_and_every_reason_has_its_words(language: Language) -> None:
    lines = {
        views.build_line(reader(language), scene(medium=one, permalink=None)).text
        for one in ("slack", *MEDIA)
    }
    assert len(lines) == len(MEDIA) + 1
    reasons = {
        views.build_refused(reader(language), brand="A", number=1, file="a.png", why=why).text
        for why in ("large", "kind", "gone", "scope", "failed")
    }
    assert len(reasons) == 5
    unnamed = views.build_refused(reader(language), brand="A", number=1, file="", why="gone").text
    assert unnamed[0].isupper()


@BOTH
def test_a_day_without_a_time_is_said_as_a_day(language: Language) -> None:
    shown = scene(said_at=None, said_day=date(2026, 11, 24), permalink=None)
    assert "24" in views.build_line(reader(language), shown).text
    assert ":" not in views.build_line(reader(language), shown).text


def test_a_link_to_a_deleted_message_leads_nowhere() -> None:
    assert LINK in str(views.build_line(reader("en"), scene()))
    assert LINK not in str(views.build_line(reader("en"), scene(deleted_at=NOW)))
