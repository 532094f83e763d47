"""Who may open a kept file, and how a browser is to take it. Pure."""

# ruff: noqa: N818 -- the errors are named by what happened: FileNotHere

from collections.abc import Mapping
from datetime import timedelta
from typing import ClassVar
from urllib.parse import quote

from bot.errors import UserFacingError
from bot.features.clients.rules import Side
from bot.features.evidence.rules import FileStatus
from bot.record.rules import Audience

__all__ = ["LASTS", "PURPOSE", "FileNotHere", "check_open", "may_read", "reply_headers"]

PURPOSE = "file"
LASTS = timedelta(minutes=30)
"""A link is for looking at once; the button makes another."""

_SHOWN = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
"""What browsers draw, and only draw; the rest is saved."""


class FileNotHere(UserFacingError):
    """The file did not come, was erased, or is not for this reader."""

    key: ClassVar[str] = "exhibits-error-not-here"


def may_read(audience: Audience, side: Side | None) -> bool:
    """Whether somebody of this side reads it; None: they have no part at the client."""
    return side == "agency" or (side == "client" and audience == "client")


def check_open(status: FileStatus, audience: Audience, side: Side | None) -> None:
    """Whether it can be opened. Raises FileNotHere, the same for whatever reason."""
    if status != "kept" or not may_read(audience, side):
        raise FileNotHere


def reply_headers(name: str, mimetype: str) -> Mapping[str, str]:
    """For a browser: look at pictures, save the rest, and run nothing.

    Source: RFC 6266 for the name.
    """
    how = "inline" if mimetype in _SHOWN else "attachment"
    return {
        "Content-Disposition": f"{how}; filename*=UTF-8''{quote(name, safe='')}",
        "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    }
