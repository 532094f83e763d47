"""Tokens at rest: sealed with AES-256-GCM, bound to the row that holds them."""

import base64
import binascii
import hashlib
import secrets
from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.errors import SettingsError

__all__ = ["SealError", "SecretBox", "new_key"]

_NONCE = 12
_KEY = 32


class SealError(Exception):
    """A sealed text cannot be opened: wrong key, altered, or moved from another row."""


def new_key() -> str:
    """A fresh key for ``RAPPORT_SECRET_KEYS``: 32 random bytes, url-safe base64."""
    return base64.urlsafe_b64encode(secrets.token_bytes(_KEY)).decode()


class SecretBox:
    """Seals with the first key and opens with any, so that keys can be rotated.

    ``context`` names the row and column (``installs:T123:bot_token``); it is authenticated, so a
    ciphertext copied into another row does not open.
    """

    def __init__(self, keys: Sequence[str]) -> None:
        if not keys:
            raise SettingsError("RAPPORT_SECRET_KEYS is empty")
        self._ciphers = {_key_id(raw): AESGCM(raw) for raw in map(_decode, keys)}
        self._first = next(iter(self._ciphers))

    def seal(self, plain: str, *, context: str) -> str:
        """``v1.<key id>.<base64 of nonce and ciphertext>``; about 1.4 times as long, use TEXT."""
        nonce = secrets.token_bytes(_NONCE)
        sealed = self._ciphers[self._first].encrypt(nonce, plain.encode(), context.encode())
        return f"v1.{self._first}.{base64.urlsafe_b64encode(nonce + sealed).decode()}"

    def open(self, sealed: str, *, context: str) -> str:
        """The text that was sealed for this context.

        Raises:
            SealError: no such key, altered text, or another row's.
        """
        try:
            version, key_id, body = sealed.split(".", 2)
            raw = base64.urlsafe_b64decode(body)
            cipher = self._ciphers[key_id]
            if version != "v1":
                raise SealError(f"unknown seal version {version!r}")
            return cipher.decrypt(raw[:_NONCE], raw[_NONCE:], context.encode()).decode()
        except (KeyError, ValueError, InvalidTag, binascii.Error) as error:
            raise SealError(f"cannot open what was sealed for {context}") from error


def _decode(key: str) -> bytes:
    try:
        raw = base64.urlsafe_b64decode(key)
    except (ValueError, binascii.Error):
        raw = b""
    if len(raw) != _KEY:
        raise SettingsError(
            f"RAPPORT_SECRET_KEYS: each key is 32 bytes in url-safe base64, for example {new_key()}"
        )
    return raw


def _key_id(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()[:8]
