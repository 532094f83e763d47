"""What happened on an account outside of Rapport."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

__all__ = [
    "DirectPermissionChanged",
    "DirectPostBack",
    "DirectPostDeleted",
    "DirectPostFound",
    "DirectPostSorted",
]


@dataclass(frozen=True)
class DirectPostFound:
    """A post stands on the account that Rapport did not publish."""

    direct_id: UUID
    client_id: UUID
    account_id: UUID
    external_id: str
    at: datetime
    """When it was written, by the network's clock (UTC)."""
    kind: str = "post"
    """``post``, ``quote``, or ``reply``: somebody was answered by hand."""


@dataclass(frozen=True)
class DirectPostSorted:
    """It is known what a direct post is; said again when somebody corrects it."""

    direct_id: UUID
    client_id: UUID
    verdict: str
    """A word of ``rules.Verdict``; ``ours``: Rapport had published it after all."""
    item_id: UUID | None
    """The plan item that it is part of; None: none in particular."""
    at: datetime
    """When it was written, by the network's clock (UTC)."""


@dataclass(frozen=True)
class DirectPostDeleted:
    """A direct post is gone from the network."""

    direct_id: UUID
    client_id: UUID


@dataclass(frozen=True)
class DirectPostBack:
    """A direct post that was gone is there again."""

    direct_id: UUID
    client_id: UUID


@dataclass(frozen=True)
class DirectPermissionChanged:
    """Who may post directly is another one now."""

    client_id: UUID
