"""Files that people share or put into a form, as Slack names them. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["SharedFile", "files_of", "uploads_of"]


@dataclass(frozen=True, slots=True)
class SharedFile:
    """A file by Slack's id.

    In channels shared with another organisation Slack says no more than the id; then ``name`` is
    empty and ``size`` 0. Source: docs.slack.dev/reference/events/message/file_share.
    """

    id: str
    name: str = ""
    mimetype: str = ""
    size: int = 0


def files_of(message: Mapping[str, Any]) -> tuple[SharedFile, ...]:
    """What was shared with a message; deleted files are left out."""
    found = message.get("files") or ()
    return tuple(_file(one) for one in found if one.get("id") and one.get("mode") != "tombstone")


def uploads_of(view: Mapping[str, Any]) -> dict[str, tuple[SharedFile, ...]]:
    """Block id → what was put into the file input of that block, in a submitted modal."""
    values = (view.get("state") or {}).get("values") or {}
    return {
        block_id: files_of(state)
        for block_id, inputs in values.items()
        for state in inputs.values()
        if state.get("type") == "file_input"
    }


def _file(one: Mapping[str, Any]) -> SharedFile:
    return SharedFile(
        id=str(one["id"]),
        name=str(one.get("name") or one.get("title") or ""),
        mimetype=str(one.get("mimetype") or ""),
        size=int(one.get("size") or 0),
    )
