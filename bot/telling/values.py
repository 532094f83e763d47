"""One value of a payload, as one person reads it."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from bot.i18n.catalogues import CatalogueError
from bot.i18n.hours import write_hours
from bot.i18n.reader import Reader

__all__ = ["Known", "Values", "is_id", "slack_ids_in", "uuids_in"]

_MENTION = re.compile(r"<@([A-Z0-9]+)(?:\|[^>]*)?>")
_CHANNEL = re.compile(r"[CGD][A-Z0-9]{8,20}")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NAME = re.compile(r"[a-z][a-z0-9_.]*")
_HANDLES = frozenset({"handle", "author", "x_handle"})


@dataclass(frozen=True)
class Known:
    """What the ids in entries stand for."""

    names: Mapping[str, str] = field(default_factory=dict)
    """What people are called, and what things are called: by the app's ids."""
    called: Mapping[str, str] = field(default_factory=dict)
    """Slack's people and channels: by Slack's ids."""


def _strings_in(value: object) -> Iterator[str]:
    """Every text in a payload, however deep."""
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _strings_in(one)
    elif isinstance(value, str):
        yield value


def is_id(value: object) -> bool:
    """Whether it is one of the app's ids."""
    return isinstance(value, str) and _UUID.fullmatch(value) is not None


def uuids_in(value: object) -> set[UUID]:
    """Every id of the app in a payload."""
    return {UUID(one) for one in _strings_in(value) if is_id(one)}


def slack_ids_in(value: object) -> set[str]:
    """Everybody of Slack who is mentioned in a payload."""
    return {found for one in _strings_in(value) for found in _MENTION.findall(one)}


class Values:
    """Writes for one reader, with times seen from ``now``."""

    def __init__(self, reader: Reader, now: datetime, known: Known) -> None:
        self.reader = reader
        self.now = now
        self._known = known

    def word(self, key: str) -> str | None:
        """The catalogue's word for a name of ours; None where it has none (yet)."""
        try:
            return self.reader.text(key.replace(".", "-"))
        except CatalogueError:
            return None

    def field_name(self, name: str) -> str:
        """What a field of a payload is called."""
        return self.word(f"record-field-{name}") or name

    def text(self, text: str) -> str:
        """What somebody wrote, with names for Slack's mentions."""
        called = self._known.called
        return _MENTION.sub(lambda found: f"@{called.get(found[1], found[1])}", text)

    def name(self, id_: str) -> str | None:
        """Who or what has this id."""
        return self._known.names.get(id_)

    def value(self, value: Any, name: str = "") -> str:
        """One value in a line, of a field of that name."""
        if isinstance(value, str) and value:
            if name in _HANDLES:
                return f"@{value.removeprefix('@')}"
            return self._said(name, value) or self._string(value)
        if name == "hours" and isinstance(value, Mapping):
            return write_hours(self.reader, value)
        return self._plain(value)

    def _said(self, name: str, value: str) -> str | None:
        """A name of ours among values: the door of a change, the state of an item."""
        if not name or not _NAME.fullmatch(value):
            return None
        elsewhere = {
            "role": f"record-role-{value}",
            "setting": f"record-field-{value}",
            "kind": f"record-kind-{value}",
        }
        said = self.word(elsewhere[name]) if name in elsewhere else None
        return said or self.word(f"record-value-{name}-{value}")

    def _plain(self, value: Any) -> str:
        if isinstance(value, bool):
            return self.reader.text("record-yes" if value else "record-no")
        if isinstance(value, Mapping):
            return self._mapping(value)
        if isinstance(value, list):
            return ", ".join(self.value(one) for one in value)
        if value is None or value == "":
            return self.reader.text("record-nothing-there")
        return self._string(str(value))

    def _mapping(self, value: Mapping[str, Any]) -> str:
        parts = []
        for key, inner in value.items():
            if key == "after" and "before" in value:
                continue
            if key == "before" and "after" in value:
                parts.append(self.moved(inner, value["after"]))
            elif inner not in (None, "", [], {}):
                parts.append(f"{self.field_name(key)}: {self.value(inner, key)}")
        return " · ".join(parts)

    def moved(self, before: Any, after: Any, name: str = "") -> str:
        """What it was and what it is now, in one line."""
        return self.reader.text(
            "record-moved", before=self.value(before, name), after=self.value(after, name)
        )

    def _string(self, value: str) -> str:
        found = self._known.names.get(value) or self._known.called.get(value)
        if found is not None:
            return found
        if is_id(value):
            return value[:8]
        if _CHANNEL.fullmatch(value):
            return self.reader.text("record-a-channel")
        return self._time(value) or self.text(value)

    def _time(self, value: str) -> str | None:
        """A day or a moment as the reader writes it; None: the text is neither."""
        with suppress(ValueError):
            if _DAY.fullmatch(value):
                return self.reader.day(date.fromisoformat(value), now=self.now)
            if _DAY.match(value) and "T" in value:
                at = datetime.fromisoformat(value)
                return self.reader.moment(at, now=self.now) if at.tzinfo else None
        return None
