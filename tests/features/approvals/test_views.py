"""The modal that asks for a reason, and the line that shows the button."""

from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from bot.features.approvals import views
from bot.i18n.catalogues import LANGUAGES, Language
from bot.i18n.reader import Reader
from tests.support.blocks import assert_blocks

POST = UUID(int=1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reason_and_the_reminder(language: Language) -> None:
    reader = Reader(language, ZoneInfo("Europe/Madrid"))
    modal = views.build_reason(reader, POST, 2, "Acme & Sons", "acme")
    assert_blocks(f"approvals/reason.{language}", modal)
    assert_blocks(f"approvals/reminder.{language}", views.build_reminder(reader, POST, 2))
