"""An entry of the record in words, for one reader. Pure."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from bot.telling.values import Values, is_id, slack_ids_in, uuids_in

__all__ = ["Erasure", "Fact", "Tellable", "Told", "ids_in", "slack_names_in", "tell"]

_SPOKEN = ("title", "text", "sentence", "reason", "note", "comment", "words")
"""What people wrote: quoted, before the facts."""
_FIRST = (
    "brand",
    "x_handle",
    "contact_email",
    "language",
    "zone",
    "number",
    "person",
    "role",
    "department",
    "setting",
    "before",
    "after",
    "effective_at",
    "starts",
    "starts_before",
    "ends",
    "ends_before",
)
_HIDDEN = frozenset(
    {
        "account",
        "attempt",
        "author_id",
        "content_hash",
        "digest",
        "events",
        "evidence",
        "external_id",
        "file",
        "head_hash",
        "hours",
        "item_id",
        "item_ids",
        "objective_id",
        "length",
        "message_id",
        "reply",
        "sha256",
        "side",
        "thing",
    }
)
"""Of use to machines only; they stand in the raw entry."""
_MAILED = frozenset({"address", "notice", "receipt"})
_SAID_IF_SO = frozenset({"own", "by_hand"})
_LINKS = frozenset({"url", "permalink"})
_CONTACT = "contact"
"""Who acts where a client's settings know an address and no person."""
_NOTHING: tuple[Any, ...] = (None, "", [], {})


class Tellable(Protocol):
    """What the record hands out, and the sandbox's own reading of it."""

    @property
    def seq(self) -> int:
        """Its number."""

    @property
    def kind(self) -> str:
        """``plan.change_told``."""

    @property
    def audience(self) -> str:
        """``client`` or ``team``."""

    @property
    def actor(self) -> str:
        """A person's id, or ``system``."""

    @property
    def time(self) -> datetime | None:
        """UTC; None: what stands there is no time."""

    @property
    def subject(self) -> str:
        """``change:<uuid>``."""

    @property
    def payload(self) -> dict[str, Any] | None:
        """None: erased."""


@dataclass(frozen=True)
class Erasure:
    """When and on whose request the words of an entry went, as a later entry tells."""

    seq: int
    at: datetime
    on_request_of: str | None


@dataclass(frozen=True)
class Fact:
    """One line about an entry."""

    name: str
    value: str
    before: str | None = None
    """What it was before; None where nothing moved."""
    url: str | None = None
    """Where it leads."""


@dataclass(frozen=True)
class Told:
    """One entry, ready to be drawn. Plain text: escape it where it is shown."""

    seq: int
    kind: str
    title: str
    who: str
    when: str
    iso: str
    audience: str
    spoken: list[str]
    facts: list[Fact]
    erased: str | None
    """That what it said is gone: when, on whose request. None: it is there."""
    subject: str
    about: str
    raw: str


def ids_in(entries: Iterable[Tellable]) -> set[UUID]:
    """Every id in these entries that may be somebody's or something's."""
    found: set[UUID] = set()
    for entry in entries:
        found |= uuids_in(entry.payload)
        found |= {UUID(one) for one in (entry.actor, entry.subject.partition(":")[2]) if is_id(one)}
    return found


def slack_names_in(entries: Iterable[Tellable]) -> set[str]:
    """Slack's ids of everybody who is mentioned in what people wrote."""
    return {found for entry in entries for found in slack_ids_in(entry.payload)}


def tell(entry: Tellable, values: Values, erasure: Erasure | None = None) -> Told:
    """An entry in the reader's words; ``erasure`` if its payload is gone and an entry says why."""
    payload = _said_in(entry)
    word, _, id_ = entry.subject.partition(":")
    called = values.name(id_) or id_[:8]
    return Told(
        seq=entry.seq,
        kind=entry.kind,
        title=values.word(f"record-kind-{entry.kind}") or entry.kind,
        who=_who(entry.actor, values),
        when=values.reader.moment(entry.time, now=values.now)
        if entry.time
        else values.reader.text("record-no-time"),
        iso=entry.time.isoformat() if entry.time else "",
        audience=entry.audience,
        spoken=[values.text(str(payload[name])) for name in _SPOKEN if _is_spoken(payload, name)],
        facts=list(_facts(payload, values)),
        erased=_erased(entry, values, erasure),
        subject=entry.subject,
        about=f"{values.word(f'record-subject-{word}') or word} {called}",
        raw=json.dumps(entry.payload, ensure_ascii=False, indent=1, sort_keys=True),
    )


def _who(actor: str, values: Values) -> str:
    if actor == "system":
        return values.reader.text("record-by-rapport")
    if actor == "contact":
        return values.reader.text("record-by-contact")
    if actor == _CONTACT:
        return values.reader.text("record-by-contact")
    return values.name(actor) or values.reader.text("record-by-unknown", id=actor[:8])


def _said_in(entry: Tellable) -> Mapping[str, Any]:
    """The payload; what a mail is about by a name of its own, an item's words are free."""
    payload = entry.payload or {}
    if entry.kind.partition(".")[0] not in _MAILED:
        return payload
    return {"mail" if name == "about" else name: value for name, value in payload.items()}


def _is_spoken(payload: Mapping[str, Any], name: str) -> bool:
    return isinstance(payload.get(name), str) and bool(payload[name])


def _facts(payload: Mapping[str, Any], values: Values) -> Iterable[Fact]:
    done: set[str] = set()
    for name, value in sorted(payload.items(), key=_order):
        if name in done or not _is_told(name, value, payload):
            continue
        after = _after_of(name)
        if after is not None and after in payload:
            done.add(after)
            if payload[after] != value:
                yield _moved(name, after, payload, values)
        elif not _before_of(name, payload):
            yield _fact(name, value, values)


def _after_of(name: str) -> str | None:
    """The field that tells what became of it: ``after`` of ``before``."""
    if name == "before" or name.endswith("_before"):
        return f"{name.removesuffix('before')}after"
    return f"after{name.removeprefix('before')}" if name.startswith("before_") else None


def _before_of(name: str, payload: Mapping[str, Any]) -> bool:
    return any(_after_of(other) == name for other in payload)


def _moved(before: str, after: str, payload: Mapping[str, Any], values: Values) -> Fact:
    stem = before.removesuffix("before").removeprefix("before").strip("_")
    of = str(payload["setting"]) if not stem and "setting" in payload else stem
    return Fact(
        name=values.field_name(of) if of else values.reader.text("record-changed"),
        value=values.value(payload[after], of),
        before=values.value(payload[before], of),
    )


def _fact(name: str, value: Any, values: Values) -> Fact:
    url = value if name in _LINKS and str(value).startswith(("https://", "http://")) else None
    return Fact(values.field_name(name), values.value(value, name), url=url)


def _order(field: tuple[str, Any]) -> int:
    return _FIRST.index(field[0]) if field[0] in _FIRST else len(_FIRST)


def _is_told(name: str, value: Any, payload: Mapping[str, Any]) -> bool:
    if name in _HIDDEN or (name in _SPOKEN and _is_spoken(payload, name)):
        return False
    if name in _SAID_IF_SO and not value:
        return False
    if name == "setting" and "before" in payload:
        return False  # what moved is called by it
    if name == "trusted" and payload.get("role") != "staff":
        return False
    # what was empty before or is now says so
    moves = _before_of(name, payload) or _after_of(name) in payload
    return "setting" in payload or moves or value not in _NOTHING


def _erased(entry: Tellable, values: Values, erasure: Erasure | None) -> str | None:
    if entry.payload is not None:
        return None
    reader = values.reader
    if erasure is None:
        return reader.text("record-erased")
    who = erasure.on_request_of
    return reader.text(
        "record-erased-on",
        when=reader.moment(erasure.at, now=values.now),
        who=values.value(who) if who else reader.text("record-by-rapport"),
        seq=erasure.seq,
    )
