"""Modals as Slack wants them, and where they were asked for."""

import json
from collections.abc import Mapping
from typing import Any

from bot.slack.objects import plain
from bot.slack.payloads import METADATA_LIMIT, PayloadTooLongError
from bot.slack.responses import Block, Modal

__all__ = ["build_notice", "build_view", "origin_of"]

TITLE = 24
MOST_BLOCKS = 100
_CHANNEL, _THREAD = "_channel", "_thread"


def build_view(modal: Modal, *, channel_id: str | None, thread_ts: str | None) -> dict[str, Any]:
    """The view, with the place it was asked for beside the payload in ``private_metadata``.

    Slack's submission does not say from which channel a modal was opened.

    Raises:
        PayloadTooLongError: over 3,000 characters together.
    """
    carried = json.loads(modal.payload.as_json(METADATA_LIMIT))
    carried |= {_CHANNEL: channel_id} if channel_id else {}
    carried |= {_THREAD: thread_ts} if thread_ts else {}
    metadata = json.dumps(carried, ensure_ascii=False, separators=(",", ":"))
    if len(metadata) > METADATA_LIMIT:
        raise PayloadTooLongError(f"{type(modal.payload).__name__}: {len(metadata)}")
    view: dict[str, Any] = {
        "type": "modal",
        "callback_id": modal.payload.callback_id,
        "private_metadata": metadata,
        "title": plain(modal.title, TITLE),
        "close": plain(modal.close, TITLE),
        "blocks": list(modal.blocks[:MOST_BLOCKS]),
        "notify_on_close": modal.tell_when_closed,
    }
    if modal.submit:
        view["submit"] = plain(modal.submit, TITLE)
    return view


def build_notice(title: str, close: str, blocks: tuple[Block, ...]) -> dict[str, Any]:
    """A modal that only says something; nothing comes back from it."""
    return {
        "type": "modal",
        "callback_id": "slack.notice",
        "title": plain(title, TITLE),
        "close": plain(close, TITLE),
        "blocks": list(blocks),
    }


def origin_of(view: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """Channel and thread in which the modal was asked for."""
    try:
        carried = json.loads(view.get("private_metadata") or "{}")
    except ValueError:
        return None, None
    if not isinstance(carried, dict):
        return None, None
    return carried.get(_CHANNEL), carried.get(_THREAD)
