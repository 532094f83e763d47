"""Which words go with an entry, and where copies of people's words are kept. Pure."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

__all__ = ["COPIES", "GONE_URL", "OF_CLIENT", "OWN", "Words", "ids_of", "words_of"]

COPIES: Mapping[str, tuple[str, ...]] = {
    "approval_decisions": ("reason",),
    "delay_differences": ("text",),
    "delays": ("title", "note"),
    "evidence": ("author_name", "text", "text_now"),
    "evidence_files": ("name",),
    "kept_words": ("text",),
    "objective_readings": ("source", "reason"),
    "objective_targets": ("reason",),
    "objectives": ("indicator", "note", "closed_why"),
    "plan_change_differences": ("text",),
    "plan_changes": ("text", "reason"),
    "plan_item_versions": ("title", "about", "noted"),
    "plan_items": ("title", "about", "close_reason"),
    "post_lines": ("detail",),
    "post_revisions": ("note",),
    "posts": ("reason",),
    "promises": ("title",),
    "receipt_answers": ("text",),
    "receipt_lines": ("params",),
    "request_questions": ("text", "answer"),
    "requests": ("text", "audience", "why", "assets", "scope", "behalf", "reason"),
    "working_agreements": ("content",),
    "working_terms": ("value",),
}
"""Table → its columns with people's words. Mails and Slack messages have rules of their own.

A test holds that every other column with text is named as one that holds none, or that stays.
"""

OWN = (
    "id", "change_id", "delay_id", "evidence_id", "item_id", "objective_id", "post_id",
    "receipt_id", "request_id", "source_id", "subject_id",
)  # fmt: skip
"""By these columns a row belongs to the thing of which an entry tells."""

OF_CLIENT: Mapping[str, tuple[str, ...]] = {"working": ("working_agreements", "working_terms")}
"""Area → tables that are, for a client, the thing of which its entries tell."""

PUBLISHED = frozenset({"post", "direct", "reply", "inbox"})
"""Areas whose texts are public; only what was said about them goes from elsewhere."""
PUBLIC = frozenset({"text", "before", "after", "signed", "url"})

NAMES = frozenset({"who", "name", "said_by", "behalf"})
"""Keys of what is somebody's name: it goes from the thing itself, not from all others."""

FAR = 12
"""Shorter words than that are looked for beside the thing itself alone."""
PROBE = 24
"""So many characters tell words that were cut at their end."""

GONE_URL = "https://example.invalid/"

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_NO_WORDS = re.compile(
    rf"(?:{_UUID.pattern}|[0-9a-f]{{32,}}|\d{{4}}-\d\d-\d\d(?:T[\d:.+Z-]*)?|[\d.:,-]{{1,5}})"
)
_TOKEN = re.compile(r"[a-z_]+")
# a mention or an address stands apart in Slack's rich text, and a mail has a name in its place
_APART = re.compile(r"\n|<[@#!][^<>\n]*>|(https?://[^\s<>]+)")
_KEYS_OF_FORM = frozenset({"type", "action_id", "block_id", "style", "value", "language"})


@dataclass(frozen=True)
class Words:
    """What somebody said, in the pieces in which it may stand elsewhere."""

    near: tuple[str, ...] = ()
    """To be looked for where the thing itself is kept; the longest first."""
    far: tuple[str, ...] = ()
    """Those of them that nobody says by chance: to be looked for everywhere at the client."""
    tokens: frozenset[str] = frozenset()
    """Single words: they go where they are all that is said."""

    def without(self, text: str, note: str, *, own: bool = True) -> str:
        """``text`` with ``note`` in place of every piece."""
        if own and text.strip() in self.tokens:
            return note
        for piece in self.near if own else self.far:
            for form in forms(piece):
                text = text.replace(form, note)
            if len(piece) > PROBE:
                for form in forms(piece[:PROBE]):
                    text = re.sub(rf"{re.escape(form)}[^\n]*", lambda _: note, text)
        return text

    def without_in(self, value: Any, note: str, *, own: bool = True) -> Any:
        """The same in every text of a JSON value."""
        if isinstance(value, str):
            return self.without(value, note, own=own)
        if isinstance(value, list):
            return [self.without_in(inner, note, own=own) for inner in value]
        if isinstance(value, dict):
            return {key: self.without_in(inner, note, own=own) for key, inner in value.items()}
        return value

    def without_in_message(self, value: Any, note: str, *, own: bool = True) -> Any:
        """The same in a message's blocks: what gives it its form stays."""
        if isinstance(value, str):
            return self.without(value, note, own=own)
        if isinstance(value, list):
            return [self.without_in_message(inner, note, own=own) for inner in value]
        if isinstance(value, dict):
            return {
                key: inner
                if key in _KEYS_OF_FORM
                else self._url(inner, own=own)
                if key == "url"
                else self.without_in_message(inner, note, own=own)
                for key, inner in value.items()
            }
        return value

    def _url(self, url: Any, *, own: bool) -> Any:
        return GONE_URL if self.without_in(url, "", own=own) != url else url

    def probes(self, *, own: bool) -> Iterator[str]:
        """What to look for, in every form: a row without any of them holds nothing of it."""
        for piece in self.near if own else self.far:
            yield from forms(piece[:PROBE])
        if own:
            yield from self.tokens


def forms(piece: str) -> list[str]:
    """A piece as it is, as Slack's markup and as HTML has it."""
    slack = html.escape(piece, quote=False)
    quoted = slack.replace('"', "&#34;").replace("'", "&#39;")
    return list(dict.fromkeys((piece, slack, quoted, html.escape(piece))))


def words_of(kind: str, payload: Mapping[str, Any]) -> Words:
    """The words that an entry of this kind takes with it."""
    near: dict[str, None] = {}
    far: dict[str, None] = {}
    tokens: set[str] = set()
    area = kind.partition(".")[0]
    for key, text in _texts("", payload):
        if area in PUBLISHED and key in PUBLIC:
            continue
        for piece in _pieces(text):
            if _TOKEN.fullmatch(piece):
                tokens.add(piece)
                continue
            near[piece] = None
            if len(piece) >= FAR and key not in NAMES:
                far[piece] = None
    return Words(_longest(near), _longest(far), frozenset(tokens))


def ids_of(subject: str, payload: Mapping[str, Any]) -> set[UUID]:
    """The things of which an entry tells."""
    texts = [subject, *(text for _, text in _texts("", payload))]
    return {UUID(found) for text in texts for found in _UUID.findall(text)}


def _pieces(text: str) -> Iterator[str]:
    for part in _APART.split(text):
        piece = (part or "").strip()
        if piece and not _NO_WORDS.fullmatch(piece):
            yield piece


def _longest(pieces: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(pieces, key=len, reverse=True))


def _texts(key: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _texts(str(name), inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _texts(key, inner)
