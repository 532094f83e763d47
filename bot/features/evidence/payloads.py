"""The shortcut and the modals of evidence."""

from typing import ClassVar
from uuid import UUID

from bot.slack.payloads import ActionPayload, ModalPayload

__all__ = ["RECORD_CHANGE", "RecordModal", "ShowFile", "ToldModal"]

RECORD_CHANGE = "evidence.record_change"
"""The shortcut *Record as plan change*, on a message."""


class ShowFile(ActionPayload):
    """*Show*, for a file that is kept."""

    action_id: ClassVar[str] = "evidence.show_file"
    file_id: UUID


class RecordModal(ModalPayload):
    """A message becomes a plan change; its text waits in the database, forms hold too little."""

    callback_id: ClassVar[str] = "evidence.record"
    evidence_id: UUID


class ToldModal(ModalPayload):
    """What somebody said elsewhere."""

    callback_id: ClassVar[str] = "evidence.told"
    client_id: UUID
    change_id: UUID
    """Of the change that it becomes: sent twice, it is recorded once."""
