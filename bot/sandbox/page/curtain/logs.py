"""The tail of the processes' logs: by size of the files, never all of them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

__all__ = ["Cursor", "LogLine", "Logs", "cursor_of"]

_FIRST = 48_000
_SEARCHED = 4_000_000
_AT_ONCE = 1_000_000
_SHOWN_ELSEWHERE = {"timestamp", "level", "event"}

Cursor = dict[str, int]
"""By process: how much of its log was read, in bytes."""


@dataclass(frozen=True)
class LogLine:
    """One line, readable."""

    process: str
    stamp: str
    """ISO 8601; empty where the line has none."""
    time: str
    level: str
    event: str
    about: tuple[tuple[str, str], ...]


def cursor_of(text: str) -> Cursor:
    """``web.123,worker.456`` as a cursor; what is not one is left out."""
    pairs = (part.partition(".") for part in text.split(","))
    return {name: int(size) for name, _, size in pairs if size.isdecimal()}


class Logs:
    """Reads the logs of some processes (name → file)."""

    def __init__(self, files: Mapping[str, Path], zone: ZoneInfo) -> None:
        self._files = files
        self._zone = zone

    def sizes(self) -> Cursor:
        """How long each is now."""
        return {name: _size(path) for name, path in self._files.items()}

    def read(self, at: Cursor, query: str = "") -> tuple[list[LogLine], Cursor]:
        """Complete lines after the cursor with ``query`` in them, in order, and the new cursor.

        Where the cursor knows nothing of a file, its end is read, with a query more of it.
        """
        lines: list[LogLine] = []
        now: Cursor = {}
        for name, path in self._files.items():
            found, now[name] = _since(path, at.get(name), _SEARCHED if query else _FIRST)
            words = query.casefold().split()
            lines += [
                self._line(name, one)
                for one in found
                if all(word in f"{name} {one}".casefold() for word in words)
            ]
        return sorted(lines, key=lambda line: line.stamp), now

    def _line(self, process: str, text: str) -> LogLine:
        try:
            said: Any = json.loads(text)
        except ValueError:
            said = None
        if not isinstance(said, dict):
            return LogLine(process, "", "", "", text, ())
        stamp = str(said.get("timestamp", ""))
        about = tuple(
            (key, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
            for key, value in said.items()
            if key not in _SHOWN_ELSEWHERE
        )
        event, level = str(said.get("event", "")), str(said.get("level", ""))
        return LogLine(process, stamp, self._time(stamp), level, event, about)

    def _time(self, stamp: str) -> str:
        try:
            return f"{datetime.fromisoformat(stamp).astimezone(self._zone):%H:%M:%S}"
        except ValueError:
            return ""


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def _since(path: Path, at: int | None, first: int) -> tuple[list[str], int]:
    """Whole lines after ``at`` bytes (None: the last ``first`` bytes), and where they end."""
    size = _size(path)
    fresh = at is None or at > size  # a file that shrank began anew
    start = max(0, size - first) if at is None or at > size else at
    if start >= size:
        return [], size
    with path.open("rb") as file:
        file.seek(start)
        read = file.read(max(_AT_ONCE, first) if fresh else _AT_ONCE)
    end = read.rfind(b"\n") + 1
    begin = read.find(b"\n") + 1 if fresh and start else 0
    return read[begin:end].decode(errors="replace").splitlines(), start + end
