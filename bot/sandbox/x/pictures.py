"""Pictures in posts: what X takes, and where the local X keeps them.

Source of the limits: docs.x.com/x-api/media (four photos a post, 5 MB each) and
help.x.com/en/using-x/add-image-descriptions (1,000 characters).
"""

import base64
import binascii
import secrets
from pathlib import Path
from typing import Any

from bot.sandbox.x.model import Picture

__all__ = ["MOST", "Pictures", "read_pictures"]

MOST = 4
_BYTES = 5 * 1024 * 1024
_ALT = 1_000
_KINDS = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
}


class Pictures:
    """The bytes, in a directory beside the snapshot, or in memory where there is none."""

    def __init__(self, snapshot: Path | None) -> None:
        self._directory = snapshot.with_suffix(".media") if snapshot else None
        self._held: dict[str, bytes] = {}

    def keep(self, content: bytes) -> str:
        """Keep a picture; its id."""
        picture_id = secrets.token_hex(12)
        if self._directory is None:
            self._held[picture_id] = content
        else:
            self._directory.mkdir(parents=True, exist_ok=True)
            (self._directory / picture_id).write_bytes(content)
        return picture_id

    def content(self, picture_id: str) -> bytes | None:
        """The bytes; None where there is no such picture."""
        if self._directory is None:
            return self._held.get(picture_id)
        path = self._directory / picture_id
        return path.read_bytes() if picture_id.isalnum() and path.exists() else None


def read_pictures(given: object, pictures: Pictures) -> list[Picture]:
    """Pictures as the control API brings them: a list of ``content`` (base64) and ``alt``?.

    Raises:
        ValueError: more than four, no picture that X shows, too large, or too long a description.
    """
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        raise TypeError("media: a list of objects with content and alt")
    if len(given) > MOST:
        raise ValueError(f"A post has {MOST} pictures at most.")
    checked = [_checked(one) for one in given]
    return [Picture(pictures.keep(content), kind, alt) for content, kind, alt in checked]


def _checked(one: dict[str, Any]) -> tuple[bytes, str, str]:
    try:
        content = base64.b64decode(str(one.get("content", "")), validate=True)
    except binascii.Error as error:
        raise ValueError("content: a picture in base64") from error
    kind = next((kind for start, kind in _KINDS.items() if content.startswith(start)), None)
    if kind is None:
        raise ValueError("X takes pictures as PNG, JPEG or GIF.")
    if len(content) > _BYTES:
        raise ValueError("A picture has 5 MB at most.")
    alt = str(one.get("alt") or "").strip()
    if len(alt) > _ALT:
        raise ValueError(f"A description has {_ALT} characters at most.")
    return content, kind, alt
