"""*Open* on the day's card."""

from typing import ClassVar

from sqlalchemy import select

from bot.errors import UserFacingError
from bot.slack import blocks
from bot.slack.dispatch import actions
from bot.slack.escaping import link
from bot.slack.outbound import open_folded, permalink_of
from bot.slack.payloads import OpenCard
from bot.slack.requests import ActionRequest
from bot.slack.responses import NOTHING, Message, Response
from bot.slack.tables import OutboundMessage, State

__all__ = ["NothingThereError", "handle_open_card"]


class NothingThereError(UserFacingError):
    """There is no such card, or not in this channel; one answer to both."""

    key: ClassVar[str] = "slack-nothing-there"


@actions(OpenCard)
async def handle_open_card(request: ActionRequest[OpenCard]) -> Response:
    """Post the card whole, for everybody: whoever can press here may read here."""
    row = OutboundMessage
    found = select(row.state).where(
        row.workspace_id == request.tx.workspace_id,
        row.id == request.payload.outbound_id,
        row.channel_id == request.channel_id,
    )
    state = await request.tx.session.scalar(found)
    if state is None or state == State.DELETED:
        raise NothingThereError
    if await open_folded(request.tx, request.payload.outbound_id):
        return NOTHING
    url = await permalink_of(
        request.tx, request.payload.outbound_id, team_url=request.install.team_url
    )
    text = request.reader.text("slack-day-opened")
    label = request.reader.text("slack-day-opened-where")
    shown = f"{text} {link(url, label)}" if url else text
    return Response(message=Message(text, (blocks.section(shown),)))
