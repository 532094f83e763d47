"""The buttons and modals of requests."""

from typing import ClassVar, Literal
from uuid import UUID

from bot.slack.payloads import ActionPayload, ModalPayload

__all__ = [
    "AcceptModal",
    "AcceptRequest",
    "AnswerModal",
    "AnswerQuestion",
    "AskAbout",
    "AskModal",
    "AskTheClient",
    "DeclineModal",
    "DeclineRequest",
    "DeliveredPromise",
    "DetailModal",
    "DetailRequest",
    "Field",
    "KeptChange",
    "OfferedRequest",
    "ReceivedPromise",
    "TellModal",
    "TheyAsked",
    "WithdrawRequest",
]

Field = Literal["text", "audience", "wanted", "why", "assets", "scope"]
"""A part of a brief: what, for whom, by when, why, material, what is not part of it."""


class _OfWords(ActionPayload):
    """Something that was said, and may become a request. Long words are kept as a draft."""

    request_id: UUID
    """Of the request that it would become (and of the draft): pressed twice, it is sent once."""
    author: UUID
    """Who said it."""
    text: str = ""
    kept: bool = False
    """The words are too long for a button: they are in the draft."""


class OfferedRequest(_OfWords):
    """*Request*, where somebody mentioned the app without saying what for."""

    action_id: ClassVar[str] = "requests.offered"


class AskTheClient(_OfWords):
    """*We ask the client*: somebody of the agency asks for their own side."""

    action_id: ClassVar[str] = "requests.ask_the_client"


class TheyAsked(_OfWords):
    """*The client asked us*: opens the modal that asks who, and by which way."""

    action_id: ClassVar[str] = "requests.they_asked"


class KeptChange(ActionPayload):
    """*Plan change*, for words that are too long for a button."""

    action_id: ClassVar[str] = "requests.kept_change"
    request_id: UUID
    author: UUID


class _OfRequest(ActionPayload):
    request_id: UUID


class AcceptRequest(_OfRequest):
    """*Accept*: opens the modal; what was read is the version."""

    action_id: ClassVar[str] = "requests.accept"
    version: int


class DeclineRequest(_OfRequest):
    """*Decline*: opens the modal."""

    action_id: ClassVar[str] = "requests.decline"


class AskAbout(_OfRequest):
    """*Ask*: opens the modal."""

    action_id: ClassVar[str] = "requests.ask"


class DetailRequest(_OfRequest):
    """One part of the brief: opens its modal."""

    action_id: ClassVar[str] = "requests.detail"
    field: Field


class WithdrawRequest(_OfRequest):
    """*Withdraw*."""

    action_id: ClassVar[str] = "requests.withdraw"


class AnswerQuestion(_OfRequest):
    """*Answer*: opens the modal."""

    action_id: ClassVar[str] = "requests.answer"
    question_id: UUID


class DeliveredPromise(ActionPayload):
    """*Delivered*."""

    action_id: ClassVar[str] = "requests.delivered"
    promise_id: UUID


class ReceivedPromise(ActionPayload):
    """*Received*."""

    action_id: ClassVar[str] = "requests.received"
    promise_id: UUID


class TellModal(ModalPayload):
    """What the client asked for elsewhere."""

    callback_id: ClassVar[str] = "requests.tell"
    request_id: UUID


class AcceptModal(ModalPayload):
    """By when, and as what it goes on the plan."""

    callback_id: ClassVar[str] = "requests.accept"
    request_id: UUID
    version: int


class DeclineModal(ModalPayload):
    """Why not."""

    callback_id: ClassVar[str] = "requests.decline"
    request_id: UUID


class AskModal(ModalPayload):
    """The question."""

    callback_id: ClassVar[str] = "requests.ask"
    request_id: UUID


class AnswerModal(ModalPayload):
    """The answer, or by when it comes."""

    callback_id: ClassVar[str] = "requests.answer"
    request_id: UUID
    question_id: UUID


class DetailModal(ModalPayload):
    """One part of the brief."""

    callback_id: ClassVar[str] = "requests.detail"
    request_id: UUID
    field: Field
