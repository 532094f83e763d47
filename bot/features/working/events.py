"""What happened to the page of how both sides work."""

from dataclasses import dataclass
from uuid import UUID

__all__ = ["WorkingAgreed"]


@dataclass(frozen=True)
class WorkingAgreed:
    """Both sides have agreed to a version of the page."""

    client_id: UUID
    version: int
