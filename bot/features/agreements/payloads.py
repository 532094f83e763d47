"""The modal of an agreement that was given elsewhere."""

from typing import ClassVar
from uuid import UUID

from bot.slack.payloads import ModalPayload

__all__ = ["ElsewhereModal"]


class ElsewhereModal(ModalPayload):
    """Who of the client agreed, and how."""

    callback_id: ClassVar[str] = "planning.elsewhere"
    client_id: UUID
    wanted: tuple[tuple[int, int], ...]
