"""Takes what somebody writes back to a mail of ours."""

from uuid import UUID, uuid4

from bot.features.answers import repository
from bot.features.answers.events import ReceiptAnswered
from bot.features.answers.tasks import ShowAnswer
from bot.features.plans import repository as plans
from bot.features.receipts import repository as receipts_repository
from bot.features.receipts import service as receipts
from bot.jobs.queue import enqueue
from bot.mail.inbound import IncomingMail
from bot.record.rules import JSON
from bot.storage.transaction import Transaction

__all__ = ["take_answer"]

LONGEST = 20_000
"""Characters kept of an answer; more is somebody's mistake."""


async def take_answer(tx: Transaction, receipt_id: UUID, mail: IncomingMail) -> bool:
    """Keep what somebody wrote back to a mail of ours; it comes to the thread.

    From another address than the mail went to nothing is kept, and they are told, once. False:
    there is nothing to do, for it is no answer, a machine's, or known already.
    """
    receipt = await receipts_repository.receipt_by_id(tx, receipt_id)
    if receipt is None or mail.automatic or not mail.text:
        return False
    taken = mail.sender.casefold() == receipt.address.casefold()
    answer_id, words = uuid4(), mail.text[:LONGEST]
    row = {
        "id": answer_id,
        "receipt_id": receipt.id,
        "message_id": mail.message_id,
        "address": mail.sender,
        "taken": taken,
        "text": words if taken else "",
        "at": tx.now,
    }
    if not await repository.keep_answer(tx, row):
        return False
    await enqueue(tx, ShowAnswer(answer_id=answer_id))
    if not taken:
        return True
    change = await plans.change_by_id(tx, receipt.change_id) if receipt.change_id else None
    payload: dict[str, JSON] = {"text": words}
    if change is not None:
        payload["number"] = change.number
    receipts.write(
        tx,
        receipt.client_id,
        "receipt.answered",
        actor=str(receipt.person_id) if receipt.person_id else receipts.CONTACT,
        subject=f"change:{change.id}" if change else f"receipt:{receipt.id}",
        payload=payload,
    )
    await tx.publish(ReceiptAnswered(receipt.id, receipt.client_id, receipt.change_id))
    return True
