"""What happened to answers."""

from dataclasses import dataclass
from uuid import UUID

__all__ = ["ReceiptAnswered"]


@dataclass(frozen=True)
class ReceiptAnswered:
    """Somebody wrote back; ``change_id``: about that change."""

    receipt_id: UUID
    client_id: UUID
    change_id: UUID | None
