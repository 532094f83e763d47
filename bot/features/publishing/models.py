"""Attempts at publishing."""

from uuid import UUID

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped

from bot.features.attempts.models import BaseAttempt, only_one
from bot.features.attempts.rules import LIVE
from bot.storage.base import Base

__all__ = ["Attempt"]

_REVISION = ["post_revisions.workspace_id", "post_revisions.post_id", "post_revisions.no"]


class Attempt(BaseAttempt, Base):
    """One revision's way to the network. The row of the post is the lock."""

    __tablename__ = "publication_attempts"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "post_id", "revision_no"], _REVISION),
        *only_one(__tablename__, "post_id", LIVE),
    )

    post_id: Mapped[UUID]
    revision_no: Mapped[int]
    content_hash: Mapped[str]
    """Of the revision as it was approved."""
