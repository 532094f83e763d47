"""``/plan goal set|log|show|change|close``, and the buttons and the modal of readings."""

from collections.abc import Awaitable, Callable, Mapping
from zoneinfo import ZoneInfo

from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.objectives import service as objectives
from bot.features.objectives.listeners import Inputs, begin_closing, begin_moving, set_said
from bot.features.objectives.models import Objective
from bot.features.objectives.rules import NoSuchGoal, find_verb, local_day, write_amount
from bot.features.standing import repository, service, views
from bot.features.standing.payloads import CorrectReading, LogReading, ReadingModal, ShowGoal
from bot.features.standing.rules import Measure, NoSuchReading, current
from bot.features.standing.views import Picture
from bot.i18n.goals import ReadingSaid, read_reading
from bot.slack.dispatch import actions, commands, submissions
from bot.slack.requests import ActionRequest, CommandRequest, Request, SubmissionRequest
from bot.slack.responses import Message, Response
from bot.storage.transaction import Transaction


@commands(
    "plan",
    "goal",
    aliases=("objetivo", "goals", "objetivos"),
    help_key="standing-help-goal",
)
async def handle_goal(request: CommandRequest) -> Response:
    """What is to be done stands in its first word; without one, the goals are shown."""
    client = await clients.pick_client(request.tx, request.channel_id, request.person)
    verb, text = find_verb(request.text)
    return await _DOING[verb](request, client, text)


async def _log(request: CommandRequest, client: Client, text: str) -> Response:
    """At once where the sentence says it all; else the form, with what was understood."""
    tx, reader = request.tx, request.reader
    await service.require_loggers(tx, client, request.person)
    said = read_reading(text, language=reader.language, zone=ZoneInfo(client.zone), now=tx.now)
    try:
        objective = await objectives.pick(tx, client, said.about)
    except NoSuchGoal:
        objective = None
    if objective is None or said.value is None or said.day is None or not said.source:
        known = objective.id if objective else None
        payload = ReadingModal(client_id=client.id, objective_id=known)
        return await _reading_form(request, client, payload, said)
    measure = Measure(said.value, said.day, said.source)
    await service.log(tx, objective.id, request.person, measure)
    return Response(message=await _logged(request, client, objective, measure))


async def _show(request: CommandRequest, client: Client, text: str) -> Response:
    """Every open goal, or the one that is named."""
    if text:
        objective = await objectives.pick_any(request.tx, client, request.person, text)
        if objective is not None:
            return Response(message=await _detail(request, client, objective))
    tx = request.tx
    there = await service.sights(tx, client, request.person)
    pictures = [await _picture(tx, client, one.objective) for one in there]
    owns, _ = await service.may_own(tx, client, request.person)
    board = views.build_board(request.reader, client.brand, pictures, may_set=owns)
    return Response(message=board)


async def _change(request: CommandRequest, client: Client, text: str) -> Response:
    objective = await _named(request, client, text)
    if objective is None:
        return await _show(request, client, "")
    return await begin_moving(request, objective.id)


async def _close(request: CommandRequest, client: Client, text: str) -> Response:
    objective = await _named(request, client, text)
    if objective is None:
        return await _show(request, client, "")
    return await begin_closing(request, objective.id)


_DOING: Mapping[str, Callable[[CommandRequest, Client, str], Awaitable[Response]]] = {
    "set": set_said,
    "log": _log,
    "show": _show,
    "change": _change,
    "close": _close,
}


async def _named(request: CommandRequest, client: Client, text: str) -> Objective | None:
    """The goal that is meant; None where several are: their buttons ask."""
    await objectives.require_owners(request.tx, client, request.person)
    return await objectives.pick(request.tx, client, text)


@actions(ShowGoal)
async def handle_show(request: ActionRequest[ShowGoal]) -> Response:
    """The goal with its readings, to the one who asks."""
    objective, client = await objectives.find(
        request.tx, request.payload.objective_id, request.person
    )
    return Response(message=await _detail(request, client, objective))


@actions(LogReading)
async def handle_log(request: ActionRequest[LogReading]) -> Response:
    """The form of a reading."""
    tx = request.tx
    objective, client = await service.begin_log(tx, request.payload.objective_id, request.person)
    payload = ReadingModal(client_id=client.id, objective_id=objective.id)
    today = local_day(tx.now, client.zone)
    return await _reading_form(request, client, payload, ReadingSaid(day=today))


@actions(CorrectReading)
async def handle_correct(request: ActionRequest[CorrectReading]) -> Response:
    """The form of a reading that takes another one's place."""
    objective, client = await service.begin_log(
        request.tx, request.payload.objective_id, request.person
    )
    payload = ReadingModal(client_id=client.id, objective_id=objective.id, correcting=True)
    return await _reading_form(request, client, payload, ReadingSaid())


@submissions(ReadingModal)
async def handle_reading_modal(request: SubmissionRequest[ReadingModal]) -> Response:
    """Keep the reading, or put it in the place of another."""
    tx, about, inputs = request.tx, request.payload, Inputs(request)
    objective_id = about.objective_id or inputs.chosen("objective")
    value, day = inputs.number("amount"), inputs.day("day")
    wrong = inputs.chosen("reading") if about.correcting else None
    if objective_id is None or value is None or day is None or inputs.errors:
        return Response(errors=inputs.errors)
    measure = Measure(value, day, request.text("source"))
    objective, client = await service.begin_log(tx, objective_id, request.person)
    if wrong is None:
        await service.log(tx, objective_id, request.person, measure)
    else:
        reason = request.text("reason")
        await service.correct(
            tx, objective_id, request.person, measure, reading_id=wrong, reason=reason
        )
    return Response(message=await _logged(request, client, objective, measure))


async def _reading_form(
    request: Request, client: Client, payload: ReadingModal, said: ReadingSaid
) -> Response:
    tx, reader = request.tx, request.reader
    goals = await objectives.open_objectives(tx, client.id)
    choices: list[tuple[str, str]] = []
    if payload.correcting and payload.objective_id is not None:
        goal = next(one for one in goals if one.id == payload.objective_id)
        readings = current(await repository.readings_of(tx, goal.id))
        if not readings:
            raise NoSuchReading
        for one in reversed(readings):
            amount = write_amount(reader, one.value, goal.unit)
            day = reader.day(one.day, now=tx.now)
            label = reader.text("standing-reading", number=one.number, amount=amount, day=day)
            choices.append((str(one.id), label))
    modal = views.build_reading_modal(
        reader, payload, client.brand, goals, said=said, readings=choices
    )
    return Response(modal=modal)


async def _logged(
    request: Request, client: Client, objective: Objective, measure: Measure
) -> Message:
    seen = await _picture(request.tx, client, objective)
    return views.build_logged(request.reader, seen, measure)


async def _detail(request: Request, client: Client, objective: Objective) -> Message:
    tx = request.tx
    owns, logs = await service.may_own(tx, client, request.person)
    seen = await _picture(tx, client, objective)
    return views.build_detail(request.reader, seen, owns=owns, logs=logs)


async def _picture(tx: Transaction, client: Client, objective: Objective) -> Picture:
    sight = await service.see(tx, objective)
    return Picture(
        brand=client.brand,
        zone=client.zone,
        objective=objective,
        readings=sight.readings,
        changes=sight.changes,
        people=await service.people_of(tx, sight),
        now=tx.now,
    )
