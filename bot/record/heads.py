"""Signed lines that tell where a chain ends, to be kept outside: in summaries and e-mails.

A line reads ``acme #1284 9f3c-21ab 5d0e6f71 <proof>``: the client's name (for people only), the
number of the last entry, the beginning of its hash, the id of the key, and a proof in base64 that
holds the ids of workspace and client, the whole hash and an Ed25519 signature over all of it.
Standard base64 without padding: ``_`` and ``*`` would be formatting in Slack. Blanks and line
breaks that a mail program put into the proof do no harm.
"""

import base64
import binascii
import hashlib
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NoReturn
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from bot.errors import SettingsError
from bot.record.rules import chain_key, client_of

__all__ = ["Head", "HeadLineError", "SigningKey", "head_line", "key_id", "parse_head_line"]

_DOMAIN = b"rapport-head-v1\x00"
_SEED = 32
_PROOF = 16 + 16 + 32 + 64
_LINE = re.compile(
    r"\s*(?:.*\s)?#(?P<seq>[0-9]{1,18})\s+(?P<short>[0-9a-f]{4}-[0-9a-f]{4})\s+"
    r"(?P<key>[0-9a-f]{8})\s+(?P<proof>[A-Za-z0-9+/\s]+)",
    re.DOTALL,
)


class HeadLineError(ValueError):
    """This is no head line, it was altered, or another key signed it."""


@dataclass(frozen=True, slots=True)
class Head:
    """Where one chain ended at some moment. ``client_id`` None is the workspace's chain."""

    workspace_id: UUID
    client_id: UUID | None
    seq: int
    hash: bytes

    @property
    def short(self) -> str:
        """The beginning of the hash, for people: ``9f3c-21ab``."""
        beginning = self.hash.hex()[:8]
        return f"{beginning[:4]}-{beginning[4:]}"

    def signed_bytes(self) -> bytes:
        """What the signature covers: a fixed prefix, both ids, 8 bytes of ``seq``, the hash."""
        return b"".join(
            (
                _DOMAIN,
                self.workspace_id.bytes,
                chain_key(self.client_id).bytes,
                self.seq.to_bytes(8, "big"),
                self.hash,
            )
        )


class SigningKey:
    """``RAPPORT_SIGNING_KEY``: an Ed25519 seed of 32 bytes in url-safe base64."""

    def __init__(self, seed: str) -> None:
        """Read the key.

        Raises:
            SettingsError: not 32 bytes in url-safe base64.
        """
        try:
            raw = base64.b64decode(seed + "=" * (-len(seed) % 4), altchars=b"-_", validate=True)
        except (ValueError, binascii.Error):
            raw = b""
        if len(raw) != _SEED:
            raise SettingsError(
                "RAPPORT_SIGNING_KEY is not 32 bytes in url-safe base64, for example "
                f"{self.generate()}"
            )
        self._private = Ed25519PrivateKey.from_private_bytes(raw)
        self.public = self._private.public_key()
        self.id = key_id(self.public)

    @staticmethod
    def generate() -> str:
        """A fresh seed for the setting."""
        return base64.urlsafe_b64encode(secrets.token_bytes(_SEED)).decode()

    def sign(self, head: Head) -> bytes:
        """The signature, 64 bytes."""
        return self.sign_bytes(head.signed_bytes())

    def sign_bytes(self, content: bytes) -> bytes:
        """The signature of anything that begins with a prefix of its own, 64 bytes."""
        return self._private.sign(content)


def key_id(key: Ed25519PublicKey) -> str:
    """The first 8 hex digits of the SHA-256 of the public key."""
    raw = key.public_bytes(Encoding.Raw, PublicFormat.Raw)
    return hashlib.sha256(raw).hexdigest()[:8]


def head_line(head: Head, *, name: str, key: SigningKey) -> str:
    """The line to publish; ``name`` is for people and proves nothing."""
    proof = b"".join(
        (head.workspace_id.bytes, chain_key(head.client_id).bytes, head.hash, key.sign(head))
    )
    encoded = base64.b64encode(proof).decode().rstrip("=")
    return f"{' '.join(name.split())} #{head.seq} {head.short} {key.id} {encoded}"


def parse_head_line(line: str, keys: Iterable[Ed25519PublicKey]) -> Head:
    """The head that a line tells of, its signature checked against one of ``keys``.

    Raises:
        HeadLineError: not a head line, an unknown key, or altered since it was signed.
    """
    match = _LINE.fullmatch(line.strip())
    if match is None:
        raise HeadLineError("this is not a head line: name #number hash key proof")
    proof = _decode("".join(match["proof"].split()))
    head = Head(
        UUID(bytes=proof[:16]),
        client_of(UUID(bytes=proof[16:32])),
        int(match["seq"]),
        proof[32:64],
    )
    signer = next((key for key in keys if key_id(key) == match["key"]), None)
    if signer is None:
        raise HeadLineError(f"the line is signed with key {match['key']}, which is not known here")
    if head.short != match["short"]:
        _altered()
    try:
        signer.verify(proof[64:], head.signed_bytes())
    except InvalidSignature:
        _altered()
    return head


def _decode(proof: str) -> bytes:
    try:
        raw = base64.b64decode(proof + "=" * (-len(proof) % 4), validate=True)
    except (ValueError, binascii.Error):
        raw = b""
    if len(raw) != _PROOF:
        raise HeadLineError("the line is cut off or altered: its proof has not the right length")
    return raw


def _altered() -> NoReturn:
    raise HeadLineError("the line was altered: its signature does not match")
