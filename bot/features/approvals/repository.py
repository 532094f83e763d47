"""Every query on approvals and decisions. Row-level security adds the workspace."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from bot.features.approvals.models import Approval, Decision
from bot.features.approvals.rules import ApprovalState
from bot.storage.transaction import Transaction

__all__ = ["approval", "decision", "not_ended", "reminded"]


async def approval(tx: Transaction, post_id: UUID, revision_no: int) -> Approval:
    """The run of one revision. Raises ``NoResultFound`` for one that there is not."""
    query = select(Approval).where(Approval.post_id == post_id, Approval.revision_no == revision_no)
    return (await tx.session.scalars(query)).one()


async def decision(tx: Transaction, post_id: UUID, revision_no: int) -> Decision | None:
    """What was decided of one revision, if anything."""
    return await tx.session.scalar(
        select(Decision).where(Decision.post_id == post_id, Decision.revision_no == revision_no)
    )


async def not_ended(tx: Transaction, post_id: UUID, before: int) -> Sequence[Approval]:
    """Runs of older revisions than ``before`` that a newer revision or a withdrawal ends."""
    ended = (ApprovalState.RESET, ApprovalState.WITHDRAWN)
    query = select(Approval).where(
        Approval.post_id == post_id,
        Approval.revision_no < before,
        Approval.state.not_in(ended),
    )
    return (await tx.session.scalars(query.order_by(Approval.revision_no))).all()


async def reminded(tx: Transaction, post_id: UUID) -> Sequence[Approval]:
    """Runs whose thread was told of the button, to show or remove that line; locked."""
    query = select(Approval).where(Approval.post_id == post_id, Approval.reminded)
    return (await tx.session.scalars(query.with_for_update())).all()
