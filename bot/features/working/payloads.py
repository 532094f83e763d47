"""The buttons and modals of how both sides work."""

from typing import ClassVar
from uuid import UUID

from bot.slack.payloads import ActionPayload, ModalPayload

__all__ = ["AgreeWorking", "ChangeSection", "OpenWorking", "SectionModal"]


class ChangeSection(ActionPayload):
    """*Change*, beside a section."""

    action_id: ClassVar[str] = "working.change"
    client_id: UUID
    section: str


class AgreeWorking(ActionPayload):
    """*Agree*, to exactly what was shown."""

    action_id: ClassVar[str] = "working.agree"
    client_id: UUID
    digest: str


class OpenWorking(ActionPayload):
    """The page for one person, from the card that everybody sees."""

    action_id: ClassVar[str] = "working.open"
    client_id: UUID


class SectionModal(ModalPayload):
    """One section's terms and settings."""

    callback_id: ClassVar[str] = "working.section"
    client_id: UUID
    section: str
