"""What happened to the page of how both sides work."""

from dataclasses import dataclass
from uuid import UUID

__all__ = ["WorkingAgreed", "WorkingChanged"]


@dataclass(frozen=True)
class WorkingAgreed:
    """One side has agreed to a version of the page; ``both``: the other one had before."""

    client_id: UUID
    version: int
    both: bool
    person_id: UUID | None
    """None: whoever reads the client's address."""


@dataclass(frozen=True)
class WorkingChanged:
    """A page that somebody agreed to reads differently from then; with no ``names``, as then."""

    client_id: UUID
    names: tuple[str, ...]
