"""The form and the lines of the thread, in both languages."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from bot.features.attempts.rules import AttemptState, Failure
from bot.features.inbox.models import Item
from bot.features.replies import views
from bot.features.replies.models import Reply
from bot.features.replies.rules import EDITED
from bot.i18n.catalogues import LANGUAGES, Language
from bot.i18n.reader import Reader
from bot.slack.models import Person
from tests.support.blocks import assert_blocks

BOTH = pytest.mark.parametrize("language", LANGUAGES)
ITEM = Item(id=UUID(int=2), version=3, author_handle="ann", text="@acme <!channel> R&D?\n\nñ")
SAM = Person(id=UUID(int=7), slack_user_id="USAM", name="Sam <Field>")
EVE = Person(id=UUID(int=8), slack_user_id="UEVE", name="Eve")
FORMS: dict[str, dict[str, Any]] = {
    "trusted": {"trusted": True},
    "learning": {"trusted": False},
    "edited": {"trusted": True, "typed": "On its way & <soon>", "edited": True},
}


def reader(language: Language) -> Reader:
    return Reader(language, ZoneInfo("Europe/Madrid"))


def reply(state: AttemptState, failure: str | None = None) -> Reply:
    return Reply(
        id=UUID(int=9),
        item_id=ITEM.id,
        state=state,
        failure=failure,
        body="On its way & <soon>",
        signed="On its way & <soon> ^SF",
    )


@BOTH
@pytest.mark.parametrize("form", FORMS)
def test_the_form_says_how_it_will_go_out(language: Language, form: str) -> None:
    modal = views.build_answer(
        reader(language), ITEM, brand="Café & Co", handle="acme", initials="SF", **FORMS[form]
    )
    assert_blocks(f"replies/form_{form}.{language}", modal)
    assert modal.tell_when_closed


@BOTH
@pytest.mark.parametrize("failure", [*Failure, EDITED])
def test_an_answer_that_did_not_go_out_is_kept(language: Language, failure: str) -> None:
    told = views.build_told(
        reader(language), reply(AttemptState.FAILED, failure), SAM, [EVE], handle="acme"
    )
    assert_blocks(f"replies/failed_{failure}.{language}", told)


@BOTH
def test_a_suggestion_rings_for_those_who_send(language: Language) -> None:
    suggested = reply(AttemptState.SUGGESTED)
    told = views.build_told(reader(language), suggested, SAM, [EVE], handle="acme")
    assert_blocks(f"replies/suggested.{language}", told)
    done = views.build_on_its_way(reader(language), suggested, handle="acme")
    assert_blocks(f"replies/suggested_done.{language}", done)


@BOTH
def test_the_writer_sees_that_it_is_on_its_way(language: Language) -> None:
    done = views.build_on_its_way(reader(language), reply(AttemptState.READY), handle="acme")
    assert_blocks(f"replies/on_its_way.{language}", done)


@BOTH
def test_the_question_and_its_answers(language: Language) -> None:
    question = views.build_question(
        reader(language), reply(AttemptState.UNCONFIRMED), SAM, handle="acme"
    )
    assert_blocks(f"replies/question.{language}", question)
    for there in (True, False):
        settled = views.build_settled(reader(language), there=there)
        assert_blocks(f"replies/settled_{'yes' if there else 'no'}.{language}", settled)
