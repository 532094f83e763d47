"""What stands in the catalogues: every message with its variables and its words."""

from dataclasses import dataclass, field
from functools import cache

from fluent.runtime import FluentResource
from fluent.syntax import ast
from fluent.syntax.visitor import Visitor

from bot.i18n.catalogues import Language, resources


@dataclass(frozen=True)
class Entry:
    """One message or term; `variables` are those it needs, `words` the text people may read."""

    key: str
    file: str
    has_value: bool
    variables: frozenset[str]
    attributes: frozenset[str]
    words: str


@cache
def entries(language: Language) -> dict[str, Entry]:
    """The messages and terms of a language by key; a term's key begins with a dash."""
    found: dict[str, Entry] = {}
    for name, text in resources(language):
        resource: ast.Resource = FluentResource(text)
        for entry in resource.body:
            if isinstance(entry, ast.Message | ast.Term):
                read = _read(entry, name)
                found[read.key] = read
    return found


def _read(entry: ast.Message | ast.Term, file: str) -> Entry:
    reading = _Reading()
    reading.visit(entry)
    dash = "-" if isinstance(entry, ast.Term) else ""
    return Entry(
        key=f"{dash}{entry.id.name}",
        file=file,
        has_value=entry.value is not None,
        variables=frozenset(reading.variables),
        attributes=frozenset(attribute.id.name for attribute in entry.attributes),
        words=" ".join(reading.words),
    )


@dataclass
class _Reading(Visitor):
    variables: set[str] = field(default_factory=set)
    words: list[str] = field(default_factory=list)

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - fluent.syntax dispatches by this name
        self.variables.add(node.id.name)

    def visit_TextElement(self, node: ast.TextElement) -> None:  # noqa: N802 - the same
        self.words.append(node.value)
