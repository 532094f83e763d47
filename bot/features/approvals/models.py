"""The run of each revision through the policy, and the decision that ended it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Text
from sqlalchemy.orm import Mapped, mapped_column

from bot.features.approvals.rules import ApprovalState, Verdict
from bot.storage.base import Base, Tenant

__all__ = ["Approval", "Decision"]

_REVISION = ["post_revisions.workspace_id", "post_revisions.post_id", "post_revisions.no"]


class Approval(Tenant, Base):
    """One revision, put to those who decide."""

    __tablename__ = "approvals"
    __table_args__ = (ForeignKeyConstraint(["workspace_id", "post_id", "revision_no"], _REVISION),)

    post_id: Mapped[UUID] = mapped_column(primary_key=True)
    revision_no: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    client_id: Mapped[UUID]
    state: Mapped[str]
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    reminded: Mapped[bool] = mapped_column(default=False)
    """Somebody wrote "looks good", and was told of the button; once for each revision."""
    reminder_outbound_id: Mapped[UUID | None]

    def close(self, state: ApprovalState, at: datetime) -> None:
        """End the run.

        Raises:
            ValueError: it stands still open afterwards.
        """
        if state is ApprovalState.OPEN:
            raise ValueError("an approval is not closed by opening it")
        self.state, self.closed_at = state, at

    def remind(self) -> None:
        """Want the line that shows the button."""
        self.reminded = True


class Decision(Tenant, Base):
    """One person's yes or changes-needed. One a revision: the key refuses a second."""

    __tablename__ = "approval_decisions"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "post_id", "revision_no"],
            ["approvals.workspace_id", "approvals.post_id", "approvals.revision_no"],
        ),
    )

    post_id: Mapped[UUID] = mapped_column(primary_key=True)
    revision_no: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    person_id: Mapped[UUID]
    verdict: Mapped[Verdict] = mapped_column(Text())
    reason: Mapped[str | None]
    """As typed."""
    decided_at: Mapped[datetime]
