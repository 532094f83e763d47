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
_HIDDEN = frozenset({"side", "length", "head_hash", "content_hash", "message_id", "attempt"})
"""Of use to machines only; they stand in the raw entry."""
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
    link: Link, viewer: Viewer, now: datetime, names: Mapping[str, str], users: Mapping[str, str]
) -> Told:
    """An entry in the viewer's words; ``names`` by the app's ids, ``users`` by Slack's."""
    teller = _Teller(viewer, now, names, users)
    payload = link.payload or {}
    facts = [
        (teller.word("record-field-", name), teller.value(value))
        for name, value in payload.items()
        if name not in _HIDDEN and name not in _SPOKEN and value not in (None, "", [], {})
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


class _Teller:
    """Values of a payload, as one person reads them."""

    def __init__(
        self, viewer: Viewer, now: datetime, names: Mapping[str, str], users: Mapping[str, str]
    ) -> None:
        self._viewer = viewer
        self._now = now
        self._names = names
        self._users = users

    def word(self, begin: str, name: str, fallback: str = "") -> str:
        """The catalogue's word for a name; the name itself where it has none (yet)."""
        with suppress(CatalogueError):
            return self._viewer.say(begin + name)
        return fallback or name

    def text(self, text: str) -> str:
        """What somebody wrote, with names for Slack's mentions."""
        return _MENTION.sub(lambda found: f"@{self._users.get(found[1], found[1])}", text)

    def value(self, value: Any) -> str:
        """One value in a line."""
        if isinstance(value, bool):
            return self._viewer.say("record-yes" if value else "record-no")
        if isinstance(value, Mapping):
            parts = ((self.word("record-field-", key), inner) for key, inner in value.items())
            told = (f"{name}: {self.value(inner)}" for name, inner in parts if inner is not None)
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
        return self.text(value)
