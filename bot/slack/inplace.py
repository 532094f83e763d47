"""An answer where the button was, whether everybody reads there or one person alone."""

from typing import Any
from uuid import UUID

from sqlalchemy import select

from bot.slack.outbound import update_message
from bot.slack.requests import ActionRequest
from bot.slack.responses import NOTHING, Message, Response
from bot.slack.tables import POST, OutboundMessage
from bot.storage.transaction import Transaction

__all__ = ["in_place", "posted_at"]


async def posted_at(tx: Transaction, channel_id: str | None, ts: str | None) -> UUID | None:
    """The row of a posted message; None for one that only one person saw."""
    return await tx.session.scalar(
        select(OutboundMessage.id).where(
            OutboundMessage.channel_id == channel_id,
            OutboundMessage.ts == ts,
            OutboundMessage.kind == POST,
        )
    )


async def in_place(request: ActionRequest[Any], message: Message) -> Response:
    """Have the message with the button show this instead."""
    posted = await posted_at(request.tx, request.channel_id, request.message_ts)
    if posted is None:
        return Response(message=message, replace=True)
    await update_message(request.tx, posted, message)
    return NOTHING
