"""The bytes of a file in Slack, fetched with the bot's token.

Source: docs.slack.dev/reference/objects/file-object#authentication.
"""

from dataclasses import dataclass
from typing import Any, Literal

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.calls import code_of

__all__ = ["Downloaded", "FileRefused", "Refused", "download"]

DOWNLOAD_SECONDS = 60
AGAIN_SECONDS = 15.0
CHUNK = 64 * 1024
_BUSY, _SERVER = 429, 500

_KINDS = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
    b"%PDF-": "application/pdf",
}
"""How files of the kinds that we keep begin (WebP and HEIC have theirs further on)."""

Refused = Literal["gone", "large", "kind", "scope"]
"""It is not there (any more), too large, neither picture nor PDF, or we may not read files."""

log = structlog.get_logger()


class FileRefused(Exception):  # noqa: N818 - an answer of the download, not a fault
    """The file cannot be had, and trying again would not help."""

    def __init__(self, why: Refused, name: str = "") -> None:
        super().__init__(why)
        self.why: Refused = why
        self.name = name


@dataclass(frozen=True, slots=True)
class Downloaded:
    """A file as it was in Slack. ``mimetype`` is what the bytes are, not what they claim to be."""

    name: str
    mimetype: str
    content: bytes


async def download(client: AsyncWebClient, file_id: str, *, most: int) -> Downloaded | None:
    """Fetch a picture or PDF of at most ``most`` bytes; None where it may work later.

    Raises:
        FileRefused: it never will.
    """
    try:
        facts: dict[str, Any] = (await client.files_info(file=file_id))["file"]
        return await _fetch(client, facts, most)
    except SlackApiError as error:
        _check_final(error)
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        log.warning("a file could not be fetched", file=file_id, error=type(error).__name__)
    return None


def _check_final(error: SlackApiError) -> None:
    """Raises FileRefused where Slack's answer is final: it is not merely busy or broken."""
    code = code_of(error)
    if code in {"file_not_found", "file_deleted"}:
        raise FileRefused("gone") from error
    if code in {"missing_scope", "no_permission", "not_allowed_token_type"}:
        raise FileRefused("scope") from error
    log.warning("files.info did not answer", code=code)


async def _fetch(client: AsyncWebClient, facts: dict[str, Any], most: int) -> Downloaded | None:
    name = str(facts.get("name") or facts.get("title") or facts["id"])
    if int(facts.get("size") or 0) > most:
        raise FileRefused("large", name)
    url = facts.get("url_private_download") or facts.get("url_private")
    if not url or facts.get("is_external"):
        raise FileRefused("gone", name)
    content = await _read(client, str(url), most, name)
    if content is None:
        return None
    kind = kind_of(content)
    if kind is None:
        # with a token that it does not accept, Slack answers with a page to sign in
        page = content.lstrip()[:1] == b"<" and not str(facts.get("mimetype")).startswith("text/")
        raise FileRefused("scope" if page else "kind", name)
    if facts.get("size") and len(content) != int(facts["size"]):
        return None
    return Downloaded(name, kind, content)


async def _read(client: AsyncWebClient, url: str, most: int, name: str) -> bytes | None:
    if client.session is None:
        raise ValueError("a client of SlackClients is needed, with the shared session")
    limit = aiohttp.ClientTimeout(total=DOWNLOAD_SECONDS)
    headers = {"Authorization": f"Bearer {client.token}"}
    async with client.session.get(url, headers=headers, timeout=limit) as answer:
        if answer.status == _BUSY or answer.status >= _SERVER:
            return None
        if answer.status != 200:  # noqa: PLR2004 - HTTP's own OK
            raise FileRefused("gone", name)
        found = bytearray()
        async for chunk in answer.content.iter_chunked(CHUNK):
            found += chunk
            if len(found) > most:
                raise FileRefused("large", name)
        return bytes(found)


def kind_of(content: bytes) -> str | None:
    """What these bytes are, by how they begin; None: neither picture nor PDF."""
    for start, kind in _KINDS.items():
        if content.startswith(start):
            return kind
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    if content[4:8] == b"ftyp" and content[8:12] in {b"heic", b"heix", b"mif1", b"msf1"}:
        return "image/heic"
    return None
