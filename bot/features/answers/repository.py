"""Every query on answers. Row-level security adds the workspace."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from bot.features.answers.models import Answer
from bot.features.receipts.models import Receipt
from bot.storage.transaction import Transaction

__all__ = ["answer_by_id", "keep_answer"]


async def keep_answer(tx: Transaction, row: Mapping[str, object]) -> bool:
    """Keep what somebody wrote back; False where that mail was kept before."""
    adding = insert(Answer).values({"workspace_id": tx.workspace_id, **row})
    keys = ["workspace_id", "message_id"]
    kept = adding.on_conflict_do_nothing(index_elements=keys).returning(Answer.id)
    return (await tx.session.scalar(kept)) is not None


async def answer_by_id(tx: Transaction, answer_id: UUID) -> tuple[Answer, Receipt]:
    """What somebody wrote back, and the mail that they answered."""
    query = select(Answer, Receipt).join(
        Receipt,
        (Receipt.workspace_id == Answer.workspace_id) & (Receipt.id == Answer.receipt_id),
    )
    row = (await tx.session.execute(query.where(Answer.id == answer_id))).one()
    return row[0], row[1]
