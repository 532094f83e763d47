"""The buttons that say what words are, in both languages."""

from uuid import UUID

from bot.features.offers import views
from bot.features.offers.payloads import (
    AskTheClient,
    KeptChange,
    KeptTalk,
    OfferedRequest,
    TellModal,
    TheyAsked,
)
from bot.i18n.reader import Language
from tests.features.plans.test_views import BOTH, CARL, WORDS, reader
from tests.support.blocks import assert_blocks

ID = UUID(int=12)


@BOTH
def test_an_offer_records_nothing_by_itself(language: Language) -> None:
    said = {"words_id": ID, "author": CARL, "kept": True}
    built = views.build_offer(
        reader(language),
        WORDS,
        change=KeptChange.model_validate(said),
        asked=OfferedRequest.model_validate(said),
        talk=KeptTalk.model_validate(said),
    )
    assert_blocks(f"offers/offer.{language}", built)


@BOTH
def test_who_asks_is_asked_and_never_guessed(language: Language) -> None:
    built = views.build_choice(
        reader(language),
        "Café <Año>",
        WORDS,
        ours=AskTheClient(words_id=ID, author=CARL, text=WORDS),
        theirs=TheyAsked(words_id=ID, author=CARL, text=WORDS),
    )
    assert_blocks(f"offers/choice.{language}", built)


@BOTH
def test_what_was_asked_elsewhere(language: Language) -> None:
    built = views.build_tell(reader(language), TellModal(words_id=ID), "Café <Año>", WORDS, "Rosa")
    assert_blocks(f"offers/tell_modal.{language}", built)


def test_the_longest_words_fit() -> None:
    said = {"words_id": ID, "author": CARL, "kept": True}
    built = views.build_offer(
        reader("en"),
        "&" * 9_000,
        change=KeptChange.model_validate(said),
        asked=OfferedRequest.model_validate(said),
        talk=KeptTalk.model_validate(said),
    )
    assert all(len(b["text"]["text"]) <= 3_000 for b in built.blocks if b["type"] == "section")
