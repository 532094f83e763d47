"""``/plan why``, the entries behind a number, and *I see it differently*."""

from typing import get_args

from bot.features.causes.rules import Cause
from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.delays import repository
from bot.features.delays import service as delays
from bot.features.delays.payloads import DifferAboutDelay, DifferModal, OpenEntries, OpenWhy
from bot.features.delays.rules import UnknownDelay
from bot.features.reasons import service, views
from bot.i18n.reader import Reader
from bot.slack.dispatch import actions, commands, submissions
from bot.slack.requests import ActionRequest, CommandRequest, Request, SubmissionRequest
from bot.slack.responses import NOTHING, Response


@commands("plan", "why", aliases=("por qué", "porque"), help_key="reasons-help")
async def handle_why(request: CommandRequest) -> Response:
    """Days by cause: what was confirmed, and for the team how much waits.

    To who asked, in their language; to a thread, in the client's.
    """
    tx = request.tx
    client = await clients.pick_client(tx, request.channel_id, request.person)
    room = request.channel_id
    aloud = request.via == "mention" and room is not None and not room.startswith("D")
    return await _why(request, client, clients.shared_reader(client) if aloud else request.reader)


@actions(OpenWhy)
async def handle_open_why(request: ActionRequest[OpenWhy]) -> Response:
    """The same from a summary, for whoever presses."""
    client = await delays.client_of(request.tx, request.payload.client_id, request.person)
    return await _why(request, client, request.reader)


async def _why(request: Request, client: Client, reader: Reader) -> Response:
    tx = request.tx
    await clients.require(tx, client, request.person, *delays.EVERYBODY)
    since = service.since_day(client, tx.now)
    counted = await delays.by_cause(tx, client, since)
    waiting = 0
    if await _for_team(request, client):
        waiting = len(await repository.waiting_delays(tx, client.id))
    message = views.build_why(reader, client, counted, since=since, waiting=waiting)
    return Response(message=message)


@actions(OpenEntries)
async def handle_entries(request: ActionRequest[OpenEntries]) -> Response:
    """What a number goes back to, entry by entry; no words of theirs, those are on their cards."""
    tx, about = request.tx, request.payload
    client = await delays.client_of(tx, about.client_id, request.person)
    cause = next((one for one in get_args(Cause) if one == about.cause), None)
    if cause is None:
        raise UnknownDelay
    found = await service.entries_behind(
        tx, client, cause, about.since, team=await _for_team(request, client)
    )
    ids = {person_id for entry in found if (person_id := service.person_of(entry)) is not None}
    people = await repository.persons(tx, ids)
    message = views.build_entries(request.reader, client, cause, found, people, now=tx.now)
    return Response(message=message)


@actions(DifferAboutDelay)
async def handle_differ(request: ActionRequest[DifferAboutDelay]) -> Response:
    """Open the modal."""
    tx = request.tx
    delay, client, said = await service.begin_differ(tx, request.payload.delay_id, request.person)
    seen = await delays.sight(tx, client, delay, team=False)
    payload = DifferModal(delay_id=delay.id)
    return Response(modal=views.build_differ_modal(request.reader, payload, seen, said))


@submissions(DifferModal)
async def handle_differed(request: SubmissionRequest[DifferModal]) -> Response:
    """It stands beside it; the cards say so."""
    await service.differ(
        request.tx, request.payload.delay_id, request.person, request.text("words")
    )
    return NOTHING


async def _for_team(request: Request, client: Client) -> bool:
    """Whether only the team reads here: its channel, and somebody of the agency."""
    return await service.is_for_team(request.tx, client, request.person, request.channel_id)
