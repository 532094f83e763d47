"""What a handler answers: it never talks HTTP."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from bot.slack.payloads import ModalPayload

__all__ = ["NOTHING", "Block", "Message", "Modal", "Response"]

Block = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Message:
    """A message. ``text`` is mrkdwn (escaped), read in notifications and by screen readers."""

    text: str
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Modal:
    """A modal. ``title``, ``submit`` and ``close`` are plain text, cut at 24 characters."""

    payload: ModalPayload
    title: str
    blocks: tuple[Block, ...]
    submit: str | None
    close: str
    tell_when_closed: bool = False
    """Have the ``@closed`` handler called when it is dismissed."""


@dataclass(frozen=True, slots=True)
class Response:
    """What the dispatcher does once the transaction has committed.

    ``message`` goes where the person is: after a slash command and an action only they see it,
    after a mention or a message it is posted in the thread, after a submission they alone see it
    in the channel the modal came from (else it is a direct message).
    """

    message: Message | None = None
    modal: Modal | None = None
    modal_how: Literal["open", "push", "update"] = "open"
    """``push`` and ``update`` work from within a modal."""
    errors: Mapping[str, str] = field(default_factory=dict)
    """Block id of an input → what to mend. The modal stays open and nothing is committed."""
    replace: bool = False
    """An action on an ephemeral message: the message takes its place."""
    delete: bool = False
    """An action on an ephemeral message: it goes."""
    clear: bool = False
    """A submission: close every modal, not only the top one."""
    subject: str | None = None
    """Which subject a posted message belongs to (``change:<uuid>``), for a mention's answer."""


NOTHING = Response()
"""Acknowledged, and nothing to say."""
