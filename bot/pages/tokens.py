"""What stands at the end of a link: the link's id and a signature. Pure.

The signature is checked before anything is looked up, so guessing costs no query. It is made from
the id alone: whoever holds the key can write the same link again, and no secret lies in a table.
"""

import base64
import binascii
import hashlib
import hmac
from collections.abc import Sequence
from uuid import UUID

__all__ = ["Tokens"]

_DOMAIN = b"rapport-page-link-v1"
_ID, _SIGNATURE = 16, 32
_LENGTH = (_ID + _SIGNATURE) * 4 // 3
"""48 bytes are 64 characters of base64, without padding."""


class Tokens:
    """Signs with the first of ``RAPPORT_SECRET_KEYS`` and takes any, so that keys can be rotated.

    The keys are not used as they are: what signs links cannot open what is sealed.
    """

    def __init__(self, secret_keys: Sequence[str]) -> None:
        self._keys = [
            hmac.digest(base64.urlsafe_b64decode(key), _DOMAIN, "sha256") for key in secret_keys
        ]

    def write(self, purpose: str, link_id: UUID) -> str:
        """The token of a link, 64 url-safe characters; good for this purpose alone."""
        signed = link_id.bytes + _sign(self._keys[0], purpose, link_id.bytes)
        return base64.urlsafe_b64encode(signed).decode()

    def read(self, purpose: str, token: str) -> UUID | None:
        """Which link it is; None where we did not sign it, or for another purpose."""
        if len(token) != _LENGTH or not token.isascii():
            return None
        try:
            raw = base64.b64decode(token, altchars=b"-_", validate=True)
        except (ValueError, binascii.Error):
            return None
        known, given = raw[:_ID], raw[_ID:]
        matching = [hmac.compare_digest(_sign(key, purpose, known), given) for key in self._keys]
        return UUID(bytes=known) if any(matching) else None


def _sign(key: bytes, purpose: str, link_id: bytes) -> bytes:
    return hmac.digest(key, purpose.encode() + b"\x00" + link_id, hashlib.sha256)
