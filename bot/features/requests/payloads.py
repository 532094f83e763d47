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
    "DeclineModal",
    "DeclineRequest",
    "DetailModal",
    "DetailRequest",
    "Field",
    "WithdrawRequest",
]

Field = Literal["text", "audience", "wanted", "why", "assets", "scope"]
"""A part of a brief: what, for whom, by when, why, material, what is not part of it."""


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
