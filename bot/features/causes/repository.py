"""What else happened at a client in a stretch of time. Row-level security adds the workspace."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, or_, select

from bot.features.approvals.models import Approval, Decision
from bot.features.plans.models import ChangeItem
from bot.features.promises.models import Promise
from bot.features.requests.models import Request, RequestQuestion
from bot.storage.transaction import Transaction

__all__ = [
    "Run",
    "change_items",
    "late_promises",
    "questions",
    "requests_by_id",
    "runs_between",
    "runs_of_post",
]


async def change_items(tx: Transaction, item_id: UUID) -> dict[UUID, ChangeItem]:
    """What each change moves of an item, by change."""
    query = select(ChangeItem).where(ChangeItem.item_id == item_id)
    return {row.change_id: row for row in await tx.session.scalars(query)}


Run = tuple[Approval, Decision | None]
"""A revision as it was put up, and what was decided of it.

A run's own end says when it was over, also by a newer revision: how long it waited the decision
says.
"""


async def runs_of_post(tx: Transaction, post_id: UUID) -> Sequence[Run]:
    """Every revision of a post, oldest first."""
    query = _runs().where(Approval.post_id == post_id).order_by(Approval.revision_no)
    return [(run, decision) for run, decision in await tx.session.execute(query)]


async def runs_between(
    tx: Transaction, client_id: UUID, since: datetime, until: datetime
) -> Sequence[Run]:
    """Every revision of this client's that was put up and not over at some time in between."""
    query = _runs().where(
        Approval.client_id == client_id,
        Approval.opened_at < until,
        or_(Approval.closed_at.is_(None), Approval.closed_at > since),
    )
    found = await tx.session.execute(query.order_by(Approval.opened_at, Approval.post_id))
    return [(run, decision) for run, decision in found]


def _runs() -> Select[Approval, Decision | None]:
    decided = (
        (Decision.workspace_id == Approval.workspace_id)
        & (Decision.post_id == Approval.post_id)
        & (Decision.revision_no == Approval.revision_no)
    )
    return select(Approval, Decision).outerjoin(Decision, decided)


async def late_promises(tx: Transaction, client_id: UUID, since: datetime) -> Sequence[Promise]:
    """What was promised at this client and not dropped, open still or kept since then, by day."""
    query = select(Promise).where(
        Promise.client_id == client_id,
        Promise.dropped_at.is_(None),
        or_(Promise.kept_at.is_(None), Promise.kept_at >= since),
    )
    return list(await tx.session.scalars(query.order_by(Promise.due, Promise.id)))


async def requests_by_id(tx: Transaction, ids: frozenset[UUID]) -> dict[UUID, Request]:
    """Several requests; unknown ids are left out."""
    found = await tx.session.scalars(select(Request).where(Request.id.in_(ids)))
    return {request.id: request for request in found}


async def questions(tx: Transaction, ids: frozenset[UUID]) -> Sequence[RequestQuestion]:
    """What was asked about these requests, oldest first."""
    query = select(RequestQuestion).where(RequestQuestion.request_id.in_(ids))
    return list(await tx.session.scalars(query.order_by(RequestQuestion.asked_at)))
