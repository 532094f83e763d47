"""Loading the Fluent catalogues: every `locales/<language>/*.ftl`, into one bundle a language."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Literal, get_args

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast

__all__ = ["LANGUAGES", "CatalogueError", "Language", "bundle_of", "load", "resources"]

Language = Literal["en", "es"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


class CatalogueError(LookupError):
    """A catalogue is malformed, or lacks a key or a parameter: a fault of ours, never shown."""


def resources(language: Language, root: Traversable | None = None) -> Iterator[tuple[str, str]]:
    """Yield name and text of each catalogue file of `language`, sorted by name."""
    folder = (root or files(__package__) / "locales") / language
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        if file.name.endswith(".ftl"):
            yield file.name, file.read_text(encoding="utf-8")


def load(language: Language, root: Traversable | None = None) -> FluentBundle:
    """Read all catalogues of a language.

    Raises:
        CatalogueError: a file does not parse, or a key stands twice (in one file or in two).
    """
    bundle = FluentBundle([language], use_isolating=False)
    homes: dict[str, str] = {}
    for name, text in resources(language, root):
        resource: ast.Resource = FluentResource(text)
        for entry in resource.body:
            _check(entry, f"{language}/{name}", homes)
        bundle.add_resource(resource)
    return bundle


@cache
def bundle_of(language: Language) -> FluentBundle:
    """The catalogue of a language, read once a process."""
    return load(language)


def _check(entry: ast.EntryType, home: str, homes: dict[str, str]) -> None:
    if isinstance(entry, ast.Junk):
        told = "; ".join(str(note.message) for note in entry.annotations)
        raise CatalogueError(f"{home}: {told}: {(entry.content or '').strip()[:80]!r}")
    if not isinstance(entry, ast.Message | ast.Term):
        return
    key = f"-{entry.id.name}" if isinstance(entry, ast.Term) else entry.id.name
    if key in homes:
        raise CatalogueError(f"{home}: {key} stands already in {homes[key]}")
    homes[key] = home
