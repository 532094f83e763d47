"""What happened to a client, for whoever wants to know."""

from dataclasses import dataclass
from uuid import UUID

__all__ = ["AccountConnected", "ClientSetUp", "MemberChanged", "SettingChanged"]


@dataclass(frozen=True)
class ClientSetUp:
    """A brand is served from now on."""

    client_id: UUID


@dataclass(frozen=True)
class SettingChanged:
    """One setting has another value; ``setting`` is the column's name."""

    client_id: UUID
    setting: str


@dataclass(frozen=True)
class AccountConnected:
    """An account's token works; said again when the token is replaced."""

    client_id: UUID
    account_id: UUID


@dataclass(frozen=True)
class MemberChanged:
    """A person has a role more, or fewer."""

    client_id: UUID
    person_id: UUID
