"""What a thread is told when something of ours was changed on X itself."""

from typing import Literal
from zoneinfo import ZoneInfo

import pytest

from bot.features.direct.rules import Change
from bot.features.timelines import views
from bot.features.timelines.models import WatchedPost
from bot.i18n.catalogues import LANGUAGES, Language
from bot.i18n.reader import Reader
from tests.support.blocks import assert_blocks

SEEN = WatchedPost(
    url="https://x.com/acme/status/12",
    before="Open <until> ate",
    text="Open <!channel> until eight",
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("change", ["edited", "deleted", "back"])
@pytest.mark.parametrize("thing", ["post", "answer"])
def test_changed_on_x_itself(
    language: Language, change: Change, thing: Literal["post", "answer"]
) -> None:
    reader = Reader(language, ZoneInfo("Europe/Madrid"))
    built = views.build_changed(reader, SEEN, change, handle="acme", thing=thing)
    name = change if thing == "post" else f"{thing}_{change}"
    assert_blocks(f"timelines/{name}.{language}", built)
