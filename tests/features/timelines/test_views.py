"""What a post's thread is told when it was changed on X itself."""

from zoneinfo import ZoneInfo

import pytest

from bot.features.timelines import views
from bot.i18n.catalogues import LANGUAGES, Language
from bot.i18n.reader import Reader
from tests.support.blocks import assert_blocks


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["edited", "deleted"])
def test_changed_on_x_itself(language: Language, name: str) -> None:
    built = views.build_changed(
        Reader(language, ZoneInfo("Europe/Madrid")),
        handle="acme",
        url="https://x.com/acme/status/12",
        before="Open <until> ate",
        after="Open <!channel> until eight",
        deleted=name == "deleted",
    )
    assert_blocks(f"timelines/{name}.{language}", built)
