"""What happened to evidence."""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

__all__ = ["EvidenceKept"]


@dataclass(frozen=True)
class EvidenceKept:
    """What a change was read from is kept."""

    change_id: UUID
    kind: Literal["message", "told"]
    permalink: str | None
    """Of the message in Slack, where it is one."""
