"""Entries in words, for one reader. Pure."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from bot.i18n.catalogues import CatalogueError
from bot.sandbox.page.frame import Viewer
from bot.sandbox.page.record.chains import Link

__all__ = ["AREAS", "Told", "ids_in", "short", "tell"]

AREAS = ("plan", "notice", "post", "inbox", "reply", "summary", "client", "member", "account")
"""The beginnings of kinds by which one can filter."""
_SPOKEN = ("text", "reason")
_FIRST = ("number", "person", "role", "department", "setting", "before", "after", "effective_at")
_HIDDEN = frozenset(
    {
        "account",
        "attempt",
        "content_hash",
        "external_id",
        "head_hash",
        "hours",
        "length",
        "message_id",
        "reply",
        "side",
    }
)
"""Of use to machines only; they stand in the raw entry."""
_SAID_IF_SO = frozenset({"own", "by_hand"})
_MENTION = re.compile(r"<@([A-Z0-9]+)(?:\|[^>]*)?>")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True)
class Told:
    """One entry, ready to be drawn."""

    seq: int
    kind: str
    title: str
    who: str
    when: str
    iso: str
    audience: str
    spoken: list[str]
    facts: list[tuple[str, str]]
    erased: bool
    subject: str
    about: str
    short: str
    hash: str
    prev_short: str
    prev_hash: str
    fits: bool
    raw: str


def short(hash_: bytes) -> str:
    """The beginning of a hash, as head lines show it: ``9f3c-21ab``."""
    beginning = hash_.hex()[:8]
    return f"{beginning[:4]}-{beginning[4:]}"


def ids_in(links: Sequence[Link]) -> set[UUID]:
    """Every id in these entries that may be somebody's."""
    found: set[UUID] = set()
    for link in links:
        for value in (link.actor, *_values(link.payload)):
            if isinstance(value, str) and _UUID.fullmatch(value):
                found.add(UUID(value))
    return found


def _values(value: object) -> Iterator[object]:
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _values(one)
    else:
        yield value


def tell(
    link: Link, viewer: Viewer, now: datetime, names: Mapping[str, str], called: Mapping[str, str]
) -> Told:
    """An entry in the viewer's words; ``names`` by the app's ids, ``called`` by Slack's."""
    teller = _Teller(viewer, now, names, called)
    payload = link.payload or {}
    facts = [
        (teller.word("record-field-", name), teller.value(value, name))
        for name, value in sorted(payload.items(), key=_order)
        if _is_told(name, value, payload)
    ]
    word, _, id_ = link.subject.partition(":")
    return Told(
        seq=link.seq,
        kind=link.kind,
        title=teller.word("record-kind-", link.kind.replace(".", "-"), link.kind),
        who=_who(link.actor, viewer, names),
        when=viewer.reader.moment(link.time, now=now)
        if link.time
        else viewer.say("record-no-time"),
        iso=link.time.isoformat() if link.time else "",
        audience=link.audience,
        spoken=[teller.text(str(payload[name])) for name in _SPOKEN if payload.get(name)],
        facts=facts,
        erased=link.payload is None,
        subject=link.subject,
        about=f"{teller.word('record-subject-', word)} {id_[:8]}",
        short=short(link.hash),
        hash=link.hash.hex(),
        prev_short=short(link.prev_hash),
        prev_hash=link.prev_hash.hex(),
        fits=link.fits,
        raw=json.dumps(link.payload, ensure_ascii=False, indent=1, sort_keys=True),
    )


def _who(actor: str, viewer: Viewer, names: Mapping[str, str]) -> str:
    if actor == "system":
        return viewer.say("record-by-rapport")
    return names.get(actor) or viewer.say("record-by-unknown", id=actor[:8])


def _order(field: tuple[str, Any]) -> int:
    return _FIRST.index(field[0]) if field[0] in _FIRST else len(_FIRST)


def _is_told(name: str, value: Any, payload: Mapping[str, Any]) -> bool:
    if name in _HIDDEN or name in _SPOKEN or (name in _SAID_IF_SO and not value):
        return False
    if name == "trusted" and payload.get("role") != "staff":
        return False
    # a setting that was empty before or is now says so
    return "setting" in payload or value not in (None, "", [], {})


class _Teller:
    """Values of a payload, as one person reads them."""

    def __init__(
        self, viewer: Viewer, now: datetime, names: Mapping[str, str], called: Mapping[str, str]
    ) -> None:
        self._viewer = viewer
        self._now = now
        self._names = names
        self._called = called

    def word(self, begin: str, name: str, fallback: str = "") -> str:
        """The catalogue's word for a name; the name itself where it has none (yet)."""
        with suppress(CatalogueError):
            return self._viewer.say(begin + name)
        return fallback or name

    def text(self, text: str) -> str:
        """What somebody wrote, with names for Slack's mentions."""
        return _MENTION.sub(lambda found: f"@{self._called.get(found[1], found[1])}", text)

    def value(self, value: Any, name: str = "") -> str:
        """One value in a line, of a field of that name."""
        if name == "setting":
            return self.word("record-field-", str(value))
        if name == "role":
            return self.word("record-role-", str(value))
        if name in {"handle", "author", "x_handle"} and value:
            return f"@{value}"
        return self._plain(value)

    def _plain(self, value: Any) -> str:
        if isinstance(value, bool):
            return self._viewer.say("record-yes" if value else "record-no")
        if isinstance(value, Mapping):
            parts = ((self.word("record-field-", key), inner) for key, inner in value.items())
            told = (f"{name}: {self.value(inner)}" for name, inner in parts if inner)
            return " · ".join(told)
        if isinstance(value, list):
            return ", ".join(self.value(one) for one in value)
        if value is None or value == "":
            return self._viewer.say("record-nothing-there")
        return self._string(str(value))

    def _string(self, value: str) -> str:
        reader = self._viewer.reader
        if value in self._names:
            return self._names[value]
        if _UUID.fullmatch(value):
            return value[:8]
        with suppress(ValueError):
            if _DAY.fullmatch(value):
                return reader.day(date.fromisoformat(value), now=self._now)
            if _DAY.match(value) and "T" in value:
                at = datetime.fromisoformat(value)
                return reader.moment(at, now=self._now) if at.tzinfo else value
        return self._called.get(value) or self.text(value)
