"""The question whether a post is on X, and what follows."""

from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from bot.features.publishing import views
from bot.i18n.catalogues import LANGUAGES, Language
from bot.i18n.reader import Reader
from bot.slack.models import Person
from tests.support.blocks import assert_blocks

ATTEMPT = UUID(int=1)
MANAGER = Person(slack_team_id="T1", slack_user_id="UEVE", name="Eve", zone="UTC")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_question_and_its_answers(language: Language) -> None:
    reader = Reader(language, ZoneInfo("Europe/Madrid"))
    question = views.build_question(reader, ATTEMPT, "acme", [MANAGER])
    assert_blocks(f"publishing/question.{language}", question)
    modal = views.build_address(reader, ATTEMPT, "Acme & Sons", "acme")
    assert_blocks(f"publishing/address.{language}", modal)
    for there in (True, False):
        answered = views.build_answered(reader, there=there)
        assert_blocks(f"publishing/answered_{'yes' if there else 'no'}.{language}", answered)
