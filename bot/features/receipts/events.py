"""What happened to receipts."""

from dataclasses import dataclass
from uuid import UUID

__all__ = ["AddressVerified", "ReceiptAnswered", "ReceiptsSwitched"]


@dataclass(frozen=True)
class AddressVerified:
    """Somebody confirmed that the client's address is theirs."""

    client_id: UUID


@dataclass(frozen=True)
class ReceiptAnswered:
    """Somebody wrote back; ``change_id``: about that change."""

    receipt_id: UUID
    client_id: UUID
    change_id: UUID | None


@dataclass(frozen=True)
class ReceiptsSwitched:
    """A client's receipts are on, or off, from now on."""

    client_id: UUID
