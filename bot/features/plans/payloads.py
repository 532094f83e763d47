"""The buttons and modals of plan changes."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from bot.slack.payloads import ActionPayload, ModalPayload

__all__ = [
    "ChooseTime",
    "DetailChange",
    "FixChange",
    "FixModal",
    "JustTalking",
    "LetsTalk",
    "OfferedChange",
    "SeeDifferently",
    "SeenChange",
    "TakeBackChange",
]


class _OfChange(ActionPayload):
    change_id: UUID


class FixChange(_OfChange):
    """*Fix*: opens the modal."""

    action_id: ClassVar[str] = "plans.fix"


class TakeBackChange(_OfChange):
    """*Take back*."""

    action_id: ClassVar[str] = "plans.take_back"


class ChooseTime(_OfChange):
    """One of several readings of a time: a moment (UTC), or a day."""

    action_id: ClassVar[str] = "plans.choose_time"
    at: datetime | None = None
    day: date | None = None


class SeenChange(_OfChange):
    """*Seen*, on the card."""

    action_id: ClassVar[str] = "plans.seen"


class DetailChange(_OfChange):
    """*Details*, to say or to put right; answered by ``details``."""

    action_id: ClassVar[str] = "plans.detail"


class LetsTalk(_OfChange):
    """*Let's talk*, on the card; answered by ``talks``."""

    action_id: ClassVar[str] = "plans.talk"


class SeeDifferently(_OfChange):
    """*I see it differently*, on the card; answered by ``talks``."""

    action_id: ClassVar[str] = "plans.differ"


class OfferedChange(ActionPayload):
    """*Plan change*, where somebody mentioned the app without saying what for."""

    action_id: ClassVar[str] = "plans.offered_change"
    change_id: UUID
    """Of the change that it would become: pressed twice, it is recorded once."""
    author: UUID
    """Who said it."""
    text: str
    ts: str | None = None
    """Of the message in which it was said."""
    thread_ts: str | None = None
    files: tuple[str, ...] = ()
    """Shared with it, by Slack's ids."""


class JustTalking(ActionPayload):
    """*Just talking*: nothing is recorded."""

    action_id: ClassVar[str] = "plans.just_talking"
    change_id: UUID
    author: UUID


class FixModal(ModalPayload):
    """The text and time of a change, to be put right."""

    callback_id: ClassVar[str] = "plans.fix"
    change_id: UUID
    when: str = ""
    """What stood in the time's input when it was opened."""
    echo_id: UUID | None = None
    """The posted echo to bring up to date; none: only the teller saw it."""
