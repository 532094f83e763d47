"""What changed in what was published."""

from dataclasses import dataclass
from uuid import UUID

__all__ = ["ProgressChanged"]


@dataclass(frozen=True)
class ProgressChanged:
    """More, or less, counts as published for a client."""

    client_id: UUID
