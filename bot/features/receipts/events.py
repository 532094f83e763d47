"""What happened to receipts."""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

__all__ = ["AddressVerified", "MailState", "MailsStand", "ReceiptsSwitched"]

MailState = Literal["verified", "waits", "off"]
"""Of the client's address: mails go there, wait until somebody there confirms it, are off."""


@dataclass(frozen=True)
class AddressVerified:
    """Somebody confirmed that the client's address is theirs."""

    client_id: UUID


@dataclass(frozen=True)
class ReceiptsSwitched:
    """A client's receipts are on, or off, from now on."""

    client_id: UUID


@dataclass(frozen=True)
class MailsStand:
    """Whether mails reach the client's address; ``state`` None: there is no address."""

    client_id: UUID
    state: MailState | None
