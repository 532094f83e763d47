"""Every kind of entry that the app writes has words on the page."""

import re
from importlib.resources import files
from pathlib import Path

import pytest

from bot.record.rules import ERASED
from bot.sandbox.page.record.telling import AREAS
from bot.sandbox.page.words import say

KIND = re.compile(rf'"((?:{"|".join(AREAS)})\.[a-z_]+)"')


def _kinds() -> list[str]:
    features = Path(str(files("bot.features")))
    code = (path.read_text(encoding="utf-8") for path in features.glob("*/service.py"))
    return sorted({ERASED, *KIND.findall("\n".join(code))})


def test_there_are_kinds() -> None:
    assert {"plan.change_told", "post.published", "reply.sent"} <= set(_kinds())


@pytest.mark.parametrize("kind", _kinds())
def test_a_kind_has_words(kind: str) -> None:
    assert say("en", f"record-kind-{kind.replace('.', '-')}")
