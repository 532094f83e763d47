"""The buttons and modals of lateness."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from bot.slack.payloads import ActionPayload, ModalPayload

__all__ = [
    "AskLater",
    "ConfirmDelay",
    "CorrectDelay",
    "CorrectModal",
    "DifferAboutDelay",
    "DifferModal",
    "NotLate",
    "OpenEntries",
    "OpenWhy",
]


class _OfDelay(ActionPayload):
    delay_id: UUID


class ConfirmDelay(_OfDelay):
    """*Confirm*: it was as proposed; the client reads it from now on."""

    action_id: ClassVar[str] = "delays.confirm"
    digest: str
    """Of what was shown: nobody confirms what they have not read."""


class CorrectDelay(_OfDelay):
    """*Correct*: opens the modal."""

    action_id: ClassVar[str] = "delays.correct"


class AskLater(_OfDelay):
    """*Later*: asked once more after a day of covered hours."""

    action_id: ClassVar[str] = "delays.later"


class NotLate(_OfDelay):
    """*It was on time*: it was only closed later."""

    action_id: ClassVar[str] = "delays.not_late"


class DifferAboutDelay(_OfDelay):
    """*I see it differently*."""

    action_id: ClassVar[str] = "delays.differ"


class OpenEntries(ActionPayload):
    """Behind a number: the entries it comes from."""

    action_id: ClassVar[str] = "delays.entries"
    client_id: UUID
    cause: str
    since: date


class OpenWhy(ActionPayload):
    """*Why it was late*: days by cause, each with a way to its entries, for whoever presses."""

    action_id: ClassVar[str] = "delays.why"
    client_id: UUID


class CorrectModal(ModalPayload):
    """Days by cause, and a note."""

    callback_id: ClassVar[str] = "delays.correct"
    delay_id: UUID
    digest: str


class DifferModal(ModalPayload):
    """How somebody sees it, in their words."""

    callback_id: ClassVar[str] = "delays.differ"
    delay_id: UUID
