"""``/plan requests``, and the buttons of what was promised."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.clients.rules import NoClientHere
from bot.features.promises import repository as promises_repository
from bot.features.promises import service as promises
from bot.features.promises.payloads import DeliveredPromise, ReceivedPromise
from bot.features.promises.rules import UnknownPromise
from bot.features.queue import service, views
from bot.features.queue.views import QueuePicture, Waiting
from bot.slack.dispatch import actions, commands
from bot.slack.inplace import in_place
from bot.slack.outbound import permalink_of
from bot.slack.requests import ActionRequest, CommandRequest, Request
from bot.slack.responses import NOTHING, Message, Response


@commands(
    "plan", "requests", aliases=("peticiones", "pedidos", "solicitudes"), help_key="queue-help"
)
async def handle_queue(request: CommandRequest) -> Response:
    """What waits for which side, and what was promised."""
    client = await clients.pick_client(request.tx, request.channel_id, request.person)
    return Response(message=await _queue(request, client))


@actions(DeliveredPromise)
async def handle_delivered(request: ActionRequest[DeliveredPromise]) -> Response:
    """It is there."""
    promise = await promises.deliver(request.tx, request.payload.promise_id, request.person)
    return await _shown(request, promise.client_id, queue=request.payload.queue)


@actions(ReceivedPromise)
async def handle_received(request: ActionRequest[ReceivedPromise]) -> Response:
    """Those to whom it was promised have it."""
    promise = await promises.receive(request.tx, request.payload.promise_id, request.person)
    return await _shown(request, promise.client_id, queue=request.payload.queue)


async def _shown(request: ActionRequest[Any], client_id: UUID, *, queue: bool) -> Response:
    """The card follows by itself; the queue is drawn again. Raises UnknownPromise."""
    try:
        here = await clients.client_here(request.tx, request.channel_id)
    except NoClientHere:
        here = None
    if here is not None and here.id != client_id:
        raise UnknownPromise
    if not queue:
        return NOTHING
    client = await clients.client_by_id(request.tx, client_id)
    return await in_place(request, await _queue(request, client))


async def _queue(request: Request, client: Client) -> Message:
    tx = request.tx
    found = await service.queue(tx, client, request.person)
    waiting = []
    for each in found.waiting[: views.MOST_LINES]:
        url = None
        if each.card_id is not None:
            url = await permalink_of(tx, each.card_id, team_url=request.install.team_url)
        waiting.append(Waiting(each, url))
    people = {promise.received_by for promise in (*found.promised, *found.kept)}
    return views.build_queue(
        request.reader,
        QueuePicture(
            brand=client.brand,
            zone=ZoneInfo(client.zone),
            hours=client.hours,
            now=tx.now,
            people=await promises_repository.persons(tx, people),
            waiting=waiting,
            count=len(found.waiting),
            promised=found.promised,
            kept=found.kept,
        ),
    )
