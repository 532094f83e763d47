"""What a handler is given: who, where, what, and the transaction it works in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, Literal, TypeVar

from bot.i18n.reader import Reader
from bot.slack.models import Install, Person
from bot.slack.payloads import ActionPayload, ModalPayload
from bot.slack.shared import SharedFile
from bot.storage.transaction import Transaction

__all__ = [
    "ActionRequest",
    "CommandRequest",
    "EventRequest",
    "MessageRequest",
    "OptionsRequest",
    "Request",
    "ShortcutRequest",
    "SubmissionRequest",
    "Values",
]

A = TypeVar("A", bound=ActionPayload)
M = TypeVar("M", bound=ModalPayload)

Values = Mapping[str, str | list[str] | None]
"""Block id → text, option value, date (``2026-11-27``), time (``17:30``), moment (seconds since
1970 as text), user or channel id; a list where several can be chosen; None where left empty."""


@dataclass(frozen=True, kw_only=True)
class Request:
    """What every request has."""

    tx: Transaction
    person: Person
    """Who acts."""
    reader: Reader
    """The language and zone of ``person``, here."""
    install: Install
    team_id: str
    """The person's own team; not the install's where they are of another organisation."""
    channel_id: str | None = None
    trigger_id: str | None = None
    """The kit's, for opening modals."""


@dataclass(frozen=True, kw_only=True)
class CommandRequest(Request):
    """A command, from whichever door."""

    feature: str
    verb: str
    text: str
    """What follows the verb, as typed: unescaped, links bare, people as ``<@U…>``."""
    typed: str
    """All that was typed."""
    via: Literal["slash", "mention", "button"]
    thread_ts: str | None = None
    """The thread in which it was said (a mention's own ts is in ``message_ts``)."""
    message_ts: str | None = None
    files: tuple[SharedFile, ...] = ()
    """What was shared with a mention."""


@dataclass(frozen=True, kw_only=True)
class ActionRequest(Request, Generic[A]):
    """A button was pressed or a select changed."""

    payload: A
    message_ts: str | None = None
    thread_ts: str | None = None
    view_id: str | None = None
    selected: str | None = None
    """What was chosen in a select or picker; None for a button."""


@dataclass(frozen=True, kw_only=True)
class SubmissionRequest(Request, Generic[M]):
    """A modal was submitted (or, for a ``@closed`` handler, dismissed).

    ``channel_id`` and ``thread_ts`` are where the modal was asked for.
    """

    payload: M
    values: Values
    files: Mapping[str, tuple[SharedFile, ...]] = field(default_factory=dict)
    """Block id → what was put into its file input."""
    thread_ts: str | None = None
    view_id: str

    def text(self, block_id: str) -> str:
        """What stands in one input, trimmed; empty where nothing does."""
        value = self.values.get(block_id)
        return value.strip() if isinstance(value, str) else ""


@dataclass(frozen=True, kw_only=True)
class MessageRequest(Request):
    """A person wrote in a channel where the app is, without mentioning it."""

    text: str
    """As typed, like a command's."""
    ts: str
    thread_ts: str | None = None
    files: tuple[SharedFile, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ShortcutRequest(Request):
    """A shortcut, mostly on a message."""

    callback_id: str
    text: str = ""
    """Of the message, as typed."""
    message_ts: str | None = None
    thread_ts: str | None = None
    author_id: str | None = None
    """Slack's id of who wrote the message; None for a message of an app or of Slack itself."""
    author_name: str | None = None
    """As an app named itself in the message, where it did."""
    files: tuple[SharedFile, ...] = ()
    """What was shared with the message."""


@dataclass(frozen=True, kw_only=True)
class OptionsRequest(Request):
    """A select asks for its options while somebody types."""

    action_id: str
    block_id: str
    typed: str
    view_metadata: str | None = None


@dataclass(frozen=True, kw_only=True)
class EventRequest:
    """Any other event: edits, deletions, arrivals, Home opened."""

    tx: Transaction
    install: Install
    type: str
    """The event's type; for a message with a subtype, the subtype (``message_changed``)."""
    event: Mapping[str, Any]
    """As Slack sent it."""
    person: Person | None = None
    """Whose doing it is, where Slack says."""
    reader: Reader | None = None
    channel_id: str | None = None
