"""What was shared with a message, and its bytes for whoever may see them."""

from dataclasses import dataclass

from aiohttp import web
from aiohttp.helpers import content_disposition_header
from babel.numbers import format_decimal

from bot.i18n.reader import Reader
from bot.sandbox.page.frame import Page, Viewer
from bot.sandbox.slack.refusal import Refusal
from bot.sandbox.slack.state import File, Message, State

__all__ = ["Shared", "send_file", "shared"]

_PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
_WIDEST, _HIGHEST = 360, 300
_KILO = 1000


@dataclass(frozen=True)
class Shared:
    """One file below a message; ``picture`` is shown, anything else is a card."""

    file: File
    url: str
    picture: bool
    size: str
    width: int = 0
    height: int = 0


def shared(state: State, viewer: Viewer, message: Message) -> list[Shared]:
    """The files of a message, deleted ones among them."""
    return [_shared(viewer, state.files[one]) for one in message.files if one in state.files]


def _shared(viewer: Viewer, file: File) -> Shared:
    picture = file.mimetype in _PICTURES and bool(file.width and file.height) and not file.gone
    scale = min(1.0, _WIDEST / max(file.width, 1), _HIGHEST / max(file.height, 1))
    return Shared(
        file,
        f"{viewer.base}/file/{file.id}",
        picture,
        size_text(file.size, viewer.reader),
        round(file.width * scale) if picture else 0,
        round(file.height * scale) if picture else 0,
    )


def size_text(size: int, reader: Reader) -> str:
    """``812 B``, ``14 kB``, ``2.3 MB``; in Spanish ``2,3 MB``. As the composer writes it."""
    if size < _KILO:
        return f"{size} B"
    if size < _KILO * _KILO:
        return f"{size // _KILO} kB"
    return f"{format_decimal(size / _KILO / _KILO, '0.0', locale=reader.language)} MB"


async def send_file(page: Page, request: web.Request) -> web.Response:
    """The bytes; only pictures open in the browser, the rest is for keeping.

    Whatever somebody uploaded must not run as a page of the sandbox.
    """
    viewer = page.viewer(request)
    try:
        file, content = page.hub.file_bytes(request.match_info["file"], viewer.user.id)
    except Refusal as refusal:
        raise web.HTTPNotFound from refusal
    safe = file.mimetype in _PICTURES
    answer = web.Response(
        body=content, content_type=file.mimetype if safe else "application/octet-stream"
    )
    answer.headers["Cache-Control"] = "private, max-age=3600"
    if not safe:
        answer.headers["Content-Disposition"] = content_disposition_header(
            "attachment", filename=file.name
        )
    return answer
