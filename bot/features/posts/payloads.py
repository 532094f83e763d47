"""The buttons on a post's card, and its modal. A button speaks of one revision.

*Approve*, *Needs changes* and *Try again* stand on the card, which is this feature's; what they
do is the business of approvals and publishing.
"""

from typing import ClassVar
from uuid import UUID

from bot.slack.payloads import ActionPayload, ModalPayload

__all__ = [
    "ApprovePost",
    "ComposePost",
    "EditPost",
    "NeedChanges",
    "OfRevision",
    "RetryPost",
    "WithdrawPost",
]


class OfRevision(ActionPayload):
    """The value of a button on a card: the post, and the revision that the card shows."""

    post_id: UUID
    revision_no: int


class ApprovePost(OfRevision):
    """*Approve*."""

    action_id: ClassVar[str] = "posts.approve"


class NeedChanges(OfRevision):
    """*Needs changes*: asks for the reason."""

    action_id: ClassVar[str] = "posts.need_changes"


class EditPost(OfRevision):
    """*Edit*."""

    action_id: ClassVar[str] = "posts.edit"


class WithdrawPost(OfRevision):
    """*Withdraw*."""

    action_id: ClassVar[str] = "posts.withdraw"


class RetryPost(OfRevision):
    """*Try again*, after a failure that is mended."""

    action_id: ClassVar[str] = "posts.retry"


class ComposePost(ModalPayload):
    """The modal of a new post, or of a new revision of ``post_id``."""

    callback_id: ClassVar[str] = "posts.compose"
    client_id: UUID
    account_id: UUID
    post_id: UUID | None = None
    revision_no: int = 0
    """The revision that the modal shows; 0: none yet."""
    when: str = ""
    """The time as the modal was opened with: left alone, it means the same moment."""
