"""By what an entry can be found: words, kind, person, thing, time. Pure.

Everything that one may ask for is a lexeme of one full-text vector (``record_search``), so that any
combination is one look into one index. *Marks*, lexemes that begin with ``§`` (a text never has one
that does), stand for audience, kind, actor, whatever ids the entry names, its chain, and the
stretch of the chain that it lies in: common words are found in the newest stretch, rare ones in the
whole chain, and neither takes longer in a long chain. Words are stemmed as English and as Spanish,
without accents.
"""

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bot.record.rules import Audience, Header, chain_key

__all__ = ["STRETCH", "Filter", "chain_mark", "marks_of", "plain", "query_of", "words_of"]

STRETCH = 10_000
"""Entries in a stretch."""
MOST_CHARACTERS = 100_000
"""Of an entry's words; Postgres takes a vector of at most 1 MB."""

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_NO_WORDS = re.compile(rf"{_UUID.pattern}|[0-9a-f]{{32,}}|\d{{4}}-\d\d-\d\d(T[\d:.+Z-]*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What is looked for; all of it must hold. Left empty, everything is found."""

    words: str = ""
    """As people type them: ``friday launch``, ``"new menu"``, ``-cancelled``."""
    kinds: Collection[str] = ()
    """Any of these."""
    actor: str = ""
    """``str(person_id)`` of who did it."""
    about: UUID | None = None
    """The id of an item, a change, a post… that the entry names."""
    since: datetime | None = None
    until: datetime | None = None
    """From ``since`` on, before ``until``."""

    @property
    def asks(self) -> bool:
        """Whether anything is left out."""
        return bool(
            self.words or self.kinds or self.actor or self.about or self.since or self.until
        )


def marks_of(header: Header, payload: Mapping[str, object]) -> str:
    """The marks of an entry, written as a ``tsvector``."""
    ids = {found for text in _texts(payload) for found in _UUID.findall(text)}
    ids.update(_UUID.findall(header.subject))
    return " ".join(
        (
            chain_mark(header.workspace_id, header.client_id),
            chain_mark(header.workspace_id, header.client_id, header.seq // STRETCH),
            _mark("u", header.audience),
            _mark("k", header.kind),
            _mark("a", header.actor),
            *(_mark("r", one) for one in sorted(ids)),
        )
    )


def words_of(payload: Mapping[str, object]) -> str:
    """What an entry says in words: its texts, without ids, digests and times, and plain."""
    said = (_NO_WORDS.sub(" ", text) for text in _texts(payload))
    return plain(" ".join(said))[:MOST_CHARACTERS]


def plain(text: str) -> str:
    """In lower case and without accents: ``Campaña`` and ``campana`` are one word."""
    apart = unicodedata.normalize("NFKD", text.replace("\x00", " ").replace("§", " "))
    return "".join(one for one in apart if not unicodedata.combining(one)).lower()


def query_of(wanted: Filter, audience: Audience | None) -> str:
    """The marks that must stand there, written as a ``tsquery``."""
    asked: list[list[str]] = []
    if audience:
        asked.append([_mark("u", audience)])
    if wanted.kinds:
        asked.append([_mark("k", kind) for kind in wanted.kinds])
    if wanted.actor:
        asked.append([_mark("a", wanted.actor)])
    if wanted.about:
        asked.append([_mark("r", str(wanted.about))])
    return " & ".join(f"({' | '.join(any_of)})" for any_of in asked)


def _mark(sort: str, *parts: str) -> str:
    """A quoted lexeme."""
    text = ":".join(parts).replace("\\", "\\\\").replace("'", "''")
    return f"'§{sort}{text}'"


def chain_mark(workspace_id: UUID, client_id: UUID | None, stretch: int | None = None) -> str:
    """The mark of a chain, or of one stretch of it."""
    part = () if stretch is None else (str(stretch),)
    return _mark("w", _chain(workspace_id, client_id), *part)


def _chain(workspace_id: UUID, client_id: UUID | None) -> str:
    """A short name of a chain. Two may share one: what is found is looked up by its whole key."""
    whole = workspace_id.bytes + chain_key(client_id).bytes
    return hashlib.sha256(whole).hexdigest()[:12]


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _texts(inner)
