"""Every query on requests, and their questions. Row-level security adds the workspace."""

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import func, select

from bot.features.clients.models import Client
from bot.features.requests.models import Request, RequestQuestion
from bot.features.requests.rules import Status, UnknownRequest
from bot.slack import people
from bot.slack.models import Install, Person
from bot.storage.transaction import Transaction

__all__ = [
    "find_request",
    "install",
    "lock_question",
    "lock_request",
    "next_number",
    "open_question",
    "open_requests",
    "persons",
    "questions_of",
]

OPEN = (Status.WAITING, Status.ASKED)


async def next_number(tx: Transaction, client_id: UUID) -> int:
    """The number of the client's next request; its row is held, so that no two are the same."""
    await tx.session.execute(select(Client.id).where(Client.id == client_id).with_for_update())
    last = await tx.session.scalar(
        select(func.max(Request.number)).where(Request.client_id == client_id)
    )
    return (last or 0) + 1


async def find_request(tx: Transaction, request_id: UUID) -> Request | None:
    """One request, to read; None: there is none."""
    return await tx.session.scalar(select(Request).where(Request.id == request_id))


async def lock_request(tx: Transaction, request_id: UUID) -> Request:
    """One request as it is now, held until the commit. Raises UnknownRequest."""
    query = select(Request).where(Request.id == request_id).with_for_update()
    found = await tx.session.scalar(query.execution_options(populate_existing=True))
    if found is None:
        raise UnknownRequest
    return found


async def open_requests(tx: Transaction, client_id: UUID) -> list[Request]:
    """What waits for one of the sides, the oldest first: the queue."""
    query = select(Request).where(Request.client_id == client_id, Request.status.in_(OPEN))
    return list(await tx.session.scalars(query.order_by(Request.number)))


async def questions_of(tx: Transaction, request_id: UUID) -> list[RequestQuestion]:
    """What was asked about a request, oldest first."""
    query = select(RequestQuestion).where(RequestQuestion.request_id == request_id)
    return list(
        await tx.session.scalars(query.order_by(RequestQuestion.asked_at, RequestQuestion.id))
    )


async def open_question(tx: Transaction, request_id: UUID) -> RequestQuestion | None:
    """The question that waits for its answer."""
    return await tx.session.scalar(
        select(RequestQuestion)
        .where(RequestQuestion.request_id == request_id, RequestQuestion.answer.is_(None))
        .order_by(RequestQuestion.asked_at.desc())
        .limit(1)
    )


async def lock_question(
    tx: Transaction, request_id: UUID, question_id: UUID
) -> RequestQuestion | None:
    """One question of this request as it is now, held until the commit; None: it has none such."""
    query = select(RequestQuestion).where(
        RequestQuestion.id == question_id, RequestQuestion.request_id == request_id
    )
    return await tx.session.scalar(
        query.with_for_update().execution_options(populate_existing=True)
    )


async def persons(tx: Transaction, ids: Collection[UUID | None]) -> Mapping[UUID, Person]:
    """People by id, for names; Nones are left out."""
    return await people.by_id(tx, {one for one in ids if one is not None})


async def install(tx: Transaction) -> Install:
    """The workspace's install, for permalinks."""
    return (await tx.session.scalars(select(Install).where(Install.id == tx.workspace_id))).one()
