"""The buttons that say what words are, and the modal for what was asked for elsewhere."""

from typing import ClassVar
from uuid import UUID

from bot.slack.payloads import ActionPayload, ModalPayload

__all__ = [
    "AskTheClient",
    "KeptChange",
    "KeptTalk",
    "OfferedRequest",
    "TellModal",
    "TheyAsked",
    "Words",
]


class Words(ActionPayload):
    """Something that was said, and may become a request."""

    words_id: UUID
    """Of the request or change that it would become: pressed twice, it is sent once."""
    author: UUID
    """Who said it."""
    text: str = ""
    kept: bool = False
    """The words are too long for a button: they are kept under their id."""


class OfferedRequest(Words):
    """*Request*, where somebody mentioned the app without saying what for."""

    action_id: ClassVar[str] = "offers.request"


class KeptChange(Words):
    """*Plan change*, for words that are too long for a button."""

    action_id: ClassVar[str] = "offers.kept_change"
    ts: str | None = None
    """Of the message in which it was said."""
    thread_ts: str | None = None
    files: tuple[str, ...] = ()
    """Shared with it, by Slack's ids."""


class KeptTalk(Words):
    """*Just talking*, for words that were kept: they are forgotten."""

    action_id: ClassVar[str] = "offers.kept_talk"


class AskTheClient(Words):
    """*We ask the client*: somebody of the agency asks for their own side."""

    action_id: ClassVar[str] = "offers.ask_the_client"


class TheyAsked(Words):
    """*The client asked us*: opens the modal that asks who, and by which way."""

    action_id: ClassVar[str] = "offers.they_asked"


class TellModal(ModalPayload):
    """What the client asked for elsewhere."""

    callback_id: ClassVar[str] = "offers.tell"
    words_id: UUID
