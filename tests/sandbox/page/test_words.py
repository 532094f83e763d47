"""The page's words, of all its parts: the same in both languages, and none unused or missing."""

import re
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
from fluent.syntax import ast, parse
from fluent.syntax.visitor import Visitor

from bot.i18n.catalogues import resources
from bot.sandbox.page.words import LOCALES

PAGE = Path(str(files("bot.sandbox.page")))
PARTS = sorted(path.stem for path in (PAGE / "locales" / "en").glob("*.ftl"))
# t("key") in templates and scripts, say("key") in Python, also over a line's end and with an f.
ASKED = re.compile(r"""(?:\bt|\bsay)\(\s*f?["']([a-z0-9_-]+)["'{]""")
KEYS = re.compile(r"""["'`]([a-z0-9]+(?:-[a-z0-9_]+)+-?)(?=["'`{])""")


class _Variables(Visitor):
    def __init__(self) -> None:
        self.found: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - its name
        self.found.add(node.id.name)


@cache
def _catalogues(language: str) -> dict[str, dict[str, frozenset[str]]]:
    """Part → key → the variables it needs."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    for name, text in resources("es" if language == "es" else "en", LOCALES):
        part = found.setdefault(name.removesuffix(".ftl"), {})
        for entry in parse(text).body:
            if isinstance(entry, ast.Message):
                variables = _Variables()
                variables.visit(entry)
                part[entry.id.name] = frozenset(variables.found)
    return found


@cache
def _written() -> str:
    """Everything that may ask for a word."""
    places = (path for path in PAGE.rglob("*") if path.suffix in {".py", ".html", ".js"})
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(places))


def _every_key() -> set[str]:
    return {key for part in _catalogues("en").values() for key in part}


def test_both_languages_have_the_same_parts() -> None:
    assert set(_catalogues("en")) == set(_catalogues("es")) == set(PARTS)


@pytest.mark.parametrize("part", PARTS)
def test_both_languages_say_the_same_things_with_the_same_variables(part: str) -> None:
    assert _catalogues("en")[part] == _catalogues("es")[part]


@pytest.mark.parametrize("part", PARTS)
def test_a_key_begins_with_the_name_of_its_part(part: str) -> None:
    assert [key for key in _catalogues("en")[part] if not key.startswith(f"{part}-")] == []


@pytest.mark.parametrize("part", PARTS)
def test_every_word_is_used(part: str) -> None:
    named = set(KEYS.findall(_written())) | set(ASKED.findall(_written()))
    begun = tuple(one for one in named if one.endswith("-") and one != f"{part}-")  # put together
    unused = [
        key for key in _catalogues("en")[part] if key not in named and not key.startswith(begun)
    ]
    assert unused == []


def test_every_word_that_is_asked_for_is_there() -> None:
    keys = _every_key()
    for asked in set(ASKED.findall(_written())):
        if asked.endswith("-"):
            assert any(key.startswith(asked) for key in keys), asked
        else:
            assert asked in keys
