"""Every kind of entry that the app writes has its words and its area."""

import re
from importlib.resources import files
from pathlib import Path

import pytest

from bot.i18n.catalogues import LANGUAGES, bundle_of
from bot.record.rules import ERASED
from bot.telling.areas import AREAS, area_of, kinds_of

AREA = "|".join(word for words in AREAS.values() for word in words)
KIND = re.compile(rf'(?<!FaultPoint\()"((?:{AREA})\.[a-z_]+)"')


def _kinds() -> list[str]:
    """Every name like a kind's where entries are written; fault points have such names, too."""
    features = Path(str(files("bot.features")))
    places = (path for path in features.glob("*/*.py") if path.stem in {"service", "jobs", "rules"})
    code = (path.read_text(encoding="utf-8") for path in places)
    return sorted({ERASED, *KIND.findall("\n".join(code))})


def test_there_are_kinds() -> None:
    assert {"plan.change_told", "post.published", "reply.sent"} <= set(_kinds())


@pytest.mark.parametrize("kind", _kinds())
def test_a_kind_has_words(kind: str) -> None:
    key = f"record-kind-{kind.replace('.', '-')}"
    assert [one for one in LANGUAGES if not bundle_of(one).has_message(key)] == []


@pytest.mark.parametrize("kind", _kinds())
def test_a_kind_is_about_something_that_can_be_looked_for(kind: str) -> None:
    assert area_of(kind) is not None
    assert kind in kinds_of(area_of(kind) or "")


def test_an_area_has_its_own_kinds_only() -> None:
    assert "plan.change_told" in kinds_of("plan")
    assert "plan.change_told" not in kinds_of("posts")
    assert kinds_of("garden") == ()
