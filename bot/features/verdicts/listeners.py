"""The manager's buttons on what is proposed."""

from bot.features.clients import service as clients
from bot.features.delays import service as delays
from bot.features.delays import views
from bot.features.delays.payloads import (
    AskLater,
    ConfirmDelay,
    CorrectDelay,
    CorrectModal,
    NotLate,
)
from bot.features.delays.rules import read_days
from bot.features.delays.tasks import AskAgain
from bot.features.verdicts import service
from bot.jobs.queue import due_time
from bot.slack.dispatch import actions, submissions
from bot.slack.requests import ActionRequest, SubmissionRequest
from bot.slack.responses import NOTHING, Response


@actions(ConfirmDelay)
async def handle_confirm(request: ActionRequest[ConfirmDelay]) -> Response:
    """It was so; the cards say it."""
    about = request.payload
    await service.confirm(request.tx, about.delay_id, request.person, shown=about.digest)
    return NOTHING


@actions(CorrectDelay)
async def handle_correct(request: ActionRequest[CorrectDelay]) -> Response:
    """Open the modal with the days as they stand."""
    tx, delay_id = request.tx, request.payload.delay_id
    delay, client, _ = await service.begin_correct(tx, delay_id, request.person)
    seen = await delays.sight(tx, client, delay, team=True)
    payload = CorrectModal(delay_id=delay.id, digest=seen.digest)
    return Response(modal=views.build_correct_modal(request.reader, payload, seen))


@submissions(CorrectModal)
async def handle_corrected(request: SubmissionRequest[CorrectModal]) -> Response:
    """Keep the days by cause; the cards say it."""
    tx, about = request.tx, request.payload
    delay, _, _ = await service.begin_correct(tx, about.delay_id, request.person)
    typed = {name: request.text(name) for name in request.values}
    wanted, note = read_days(typed, delay.days), request.text("note")
    await service.correct(tx, about.delay_id, request.person, wanted, note=note, shown=about.digest)
    return NOTHING


@actions(NotLate)
async def handle_not_late(request: ActionRequest[NotLate]) -> Response:
    """It was on time; the card says so."""
    await service.drop(request.tx, request.payload.delay_id, request.person)
    return NOTHING


@actions(AskLater)
async def handle_later(request: ActionRequest[AskLater]) -> Response:
    """Say when it is asked again."""
    tx = request.tx
    delay = await service.ask_later(tx, request.payload.delay_id, request.person)
    due = await due_time(tx, AskAgain, delay.id) or tx.now
    client = await clients.client_by_id(tx, delay.client_id)
    at = request.reader.moment(due, now=tx.now)
    text = request.reader.text("delays-later-done", brand=client.brand, at=at)
    return Response(message=views.build_plain(text))
