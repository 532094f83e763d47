"""What an entry is made of and how it is hashed. Pure: no database, no clock.

The *header* of an entry is a JSON object, written canonically (RFC 8785, see ``Header.canonical``);
``hash`` is the SHA-256 of those bytes. The payload is not in it, only
``payload_digest = SHA-256(salt || canonical payload)``: so the payload can be erased for good while
the chain still holds, and nobody can guess a short payload from its digest.
"""

import hashlib
import json
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from json.encoder import encode_basestring
from typing import Any, Literal, TypeAlias, cast
from uuid import UUID

import rfc8785

__all__ = [
    "ERASED",
    "FORMAT",
    "GENESIS",
    "JSON",
    "WORKSPACE_CHAIN",
    "Audience",
    "Header",
    "InvalidEntryError",
    "canonical_payload",
    "chain_key",
    "client_of",
    "digest",
    "erased_subject",
    "new_salt",
    "payload_from",
]

Audience: TypeAlias = Literal["client", "team"]
JSON: TypeAlias = "bool | int | str | Sequence[JSON] | Mapping[str, JSON] | None"
"""What a payload may hold. No floats: two machines may write one number in two ways."""

FORMAT = 1
"""The version of this layout. A verifier refuses a version that it does not know."""

GENESIS = bytes(32)
"""``prev_hash`` of the first entry of a chain."""

WORKSPACE_CHAIN = UUID(int=0)
"""What stands for the client in the key of the workspace's own chain; it sorts first."""

ERASED = "record.erased"
"""The kind of the entry that tells of an erased payload; only the record itself writes it."""

_SALT = 16
_KIND = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+")
_SUBJECT = re.compile(r"[a-z][a-z0-9_]*:\S+")


class InvalidEntryError(ValueError):
    """What was handed to the record is no entry: a fault of the caller's code."""


@dataclass(frozen=True, slots=True)
class Header:
    """Everything of an entry that the hash covers. ``client_id`` None is the workspace's chain."""

    workspace_id: UUID
    client_id: UUID | None
    seq: int
    kind: str
    audience: str
    actor: str
    time: datetime
    subject: str
    payload_digest: bytes
    prev_hash: bytes
    format: int = FORMAT

    def canonical(self) -> bytes:
        """The bytes that are hashed: RFC 8785, UTC with six decimals and ``Z``, lower-case hex.

        Written out, because every append and every step of verification comes through here: five
        times as fast as the general writer, to which a property test holds it.
        """
        client = "null" if self.client_id is None else f'"{self.client_id}"'
        return (
            f'{{"actor":{_text(self.actor)},"audience":{_text(self.audience)},"client":{client},'
            f'"format":{self.format},"kind":{_text(self.kind)},'
            f'"payload_digest":"{self.payload_digest.hex()}","prev_hash":"{self.prev_hash.hex()}",'
            f'"seq":{self.seq},"subject":{_text(self.subject)},"time":"{_stamp(self.time)}",'
            f'"workspace":"{self.workspace_id}"}}'
        ).encode()

    def hash(self) -> bytes:
        """SHA-256 over the canonical header, 32 bytes."""
        return hashlib.sha256(self.canonical()).digest()


def check_words(*, kind: str, audience: str, actor: str, subject: str) -> None:
    """Refuse what would be unreadable for ever: a record cannot be corrected.

    Raises:
        InvalidEntryError: ``kind`` is not ``area.what_happened``, ``subject`` not ``word:id``,
            ``audience`` neither ``client`` nor ``team``, or ``actor`` empty or with blanks.
    """
    if not _KIND.fullmatch(kind):
        raise InvalidEntryError(f"kind {kind!r} is not like 'plan.change_told'")
    if not _SUBJECT.fullmatch(subject):
        raise InvalidEntryError(f"subject {subject!r} is not like 'change:<uuid>'")
    if audience not in {"client", "team"}:
        raise InvalidEntryError(f"audience {audience!r} is neither 'client' nor 'team'")
    if not actor or actor != "".join(actor.split()):
        raise InvalidEntryError(f"actor {actor!r} is not an id")


def canonical_payload(payload: Mapping[str, JSON]) -> str:
    """The payload as it is hashed and stored (RFC 8785).

    Raises:
        InvalidEntryError: a float, an integer beyond 2**53 - 1, a lone surrogate, a key that is not
            text, or a value that is not JSON.
    """
    _refuse_floats(payload)
    try:
        return rfc8785.dumps(cast("Any", payload)).decode()
    except rfc8785.CanonicalizationError as error:
        raise InvalidEntryError(f"payload: {error}") from error


def payload_from(stored: str) -> dict[str, Any]:
    """The payload as it was handed in, from its stored text."""
    return cast("dict[str, Any]", json.loads(stored))


def new_salt() -> bytes:
    """16 random bytes, one salt per payload."""
    return secrets.token_bytes(_SALT)


def digest(salt: bytes, stored_payload: str) -> bytes:
    """SHA-256 over the salt and the canonical payload, 32 bytes."""
    return hashlib.sha256(salt + stored_payload.encode()).digest()


def erased_subject(seq: int) -> str:
    """How an ``erased`` entry names the entry whose payload is gone: in its header, for good."""
    return f"entry:{seq}"


def chain_key(client_id: UUID | None) -> UUID:
    """The client's part of the key in the tables."""
    return WORKSPACE_CHAIN if client_id is None else client_id


def client_of(key: UUID) -> UUID | None:
    """The other way round: None for the workspace's chain."""
    return None if key == WORKSPACE_CHAIN else key


def _stamp(time: datetime) -> str:
    utc = time.astimezone(UTC).isoformat(timespec="microseconds")
    return utc.removesuffix("+00:00") + "Z"


def _text(value: str) -> str:
    """A JSON text that escapes as RFC 8785 does: the fewest characters, lower-case hex."""
    return encode_basestring(value)


def _refuse_floats(value: object, path: str = "payload") -> None:
    if isinstance(value, float):
        raise InvalidEntryError(f"{path} is a float: use an integer of a smaller unit, or text")
    if isinstance(value, Mapping):
        for key, inner in value.items():
            _refuse_floats(inner, f"{path}.{key}")
    elif isinstance(value, (list, tuple)):
        for place, inner in enumerate(value):
            _refuse_floats(inner, f"{path}[{place}]")
