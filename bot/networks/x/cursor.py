"""How far the mentions of an account were read.

X pages from the newest end. When a read stops before it has met what is known, a gap stays open
below what it brought; ``since_id`` may only move over it once it is closed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

__all__ = ["Cursor"]


@dataclass(frozen=True)
class Cursor:
    """Everything up to ``since_id`` is read; so is, if given, ``until_id`` up to ``newest_id``."""

    since_id: str | None = None
    until_id: str | None = None
    newest_id: str | None = None

    @classmethod
    def parse(cls, text: str | None) -> Self:
        """From its text; a post's id is the cursor that has read up to it.

        Raises ValueError for anything else.
        """
        parts = (text or "").split(":")
        if len(parts) not in {1, 3} or not all(one.isdigit() for one in parts if one):
            raise ValueError(f"not a cursor: {text!r}")
        since_id, until_id, newest_id = (*parts, "", "")[:3]
        return cls(since_id or None, until_id or None, newest_id or None)

    def __str__(self) -> str:
        if self.until_id is None:
            return self.since_id or ""
        return f"{self.since_id or ''}:{self.until_id}:{self.newest_id or ''}"

    def moved(self, ids: Sequence[str], *, complete: bool) -> "Cursor":
        """After reading ``ids``, oldest first."""
        newest_id = self.newest_id or (ids[-1] if ids else None) or self.since_id
        if complete:
            return Cursor(since_id=newest_id)
        return Cursor(self.since_id, ids[0] if ids else self.until_id, newest_id)
