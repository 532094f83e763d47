"""What happened to receipts."""

from dataclasses import dataclass
from uuid import UUID

__all__ = ["AddressVerified", "ReceiptsSwitched"]


@dataclass(frozen=True)
class AddressVerified:
    """Somebody confirmed that the client's address is theirs."""

    client_id: UUID


@dataclass(frozen=True)
class ReceiptsSwitched:
    """A client's receipts are on, or off, from now on."""

    client_id: UUID
