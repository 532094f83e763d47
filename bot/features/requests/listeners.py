"""The buttons and modals of requests, and what is said in their threads."""

from datetime import date
from typing import Any, cast
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.clients.rules import NoClientHere
from bot.features.requests import repository, service, views
from bot.features.requests.models import Request as Asked
from bot.features.requests.payloads import (
    AcceptModal,
    AcceptRequest,
    AnswerModal,
    AnswerQuestion,
    AskAbout,
    AskModal,
    DeclineModal,
    DeclineRequest,
    DetailModal,
    DetailRequest,
    WithdrawRequest,
)
from bot.features.requests.rules import (
    AnsweredBefore,
    Detail,
    PlanKind,
    UnknownRequest,
    check_day,
)
from bot.features.requests.views import Picture
from bot.slack.dispatch import actions, messages, submissions
from bot.slack.outbound import subject_at
from bot.slack.requests import ActionRequest, MessageRequest, Request, SubmissionRequest
from bot.slack.responses import NOTHING, Response

_REQUEST = "request:"


@actions(AcceptRequest)
async def handle_accept(request: ActionRequest[AcceptRequest]) -> Response:
    """Ask by when, and as what it goes on the plan."""
    pressed = request.payload
    asked, client = await service.begin_decision(
        request.tx, pressed.request_id, request.person, read=pressed.version
    )
    seen = await _picture(request, asked, client)
    payload = AcceptModal(request_id=asked.id, version=asked.version)
    return Response(modal=views.build_accept(request.reader, payload, seen))


@submissions(AcceptModal)
async def handle_accepted(request: SubmissionRequest[AcceptModal]) -> Response:
    """It is promised, and on the plan."""
    tx, about = request.tx, request.payload
    asked, client = await service.begin_decision(
        tx, about.request_id, request.person, read=about.version
    )
    due = _day(request, "due")
    if due is None:
        due = tx.now.astimezone(ZoneInfo(client.zone)).date()
    _check_day(request, client, due, "due")
    kind = cast("PlanKind", request.text("kind") or "campaign")
    await service.accept(tx, asked.id, request.person, read=about.version, due=due, kind=kind)
    return NOTHING


@actions(DeclineRequest)
async def handle_decline(request: ActionRequest[DeclineRequest]) -> Response:
    """Ask why."""
    asked, client = await service.begin_decision(
        request.tx, request.payload.request_id, request.person
    )
    seen = await _picture(request, asked, client)
    payload = DeclineModal(request_id=asked.id)
    return Response(modal=views.build_decline(request.reader, payload, seen))


@submissions(DeclineModal)
async def handle_declined(request: SubmissionRequest[DeclineModal]) -> Response:
    """It will not be done."""
    about = request.payload
    await service.decline(
        request.tx, about.request_id, request.person, reason=request.text("reason")
    )
    return NOTHING


@actions(AskAbout)
async def handle_ask(request: ActionRequest[AskAbout]) -> Response:
    """Ask what the question is."""
    asked, client = await service.begin_decision(
        request.tx, request.payload.request_id, request.person
    )
    seen = await _picture(request, asked, client)
    return Response(modal=views.build_ask(request.reader, AskModal(request_id=asked.id), seen))


@submissions(AskModal)
async def handle_asked(request: SubmissionRequest[AskModal]) -> Response:
    """The question goes to the thread."""
    about = request.payload
    await service.ask(request.tx, about.request_id, request.person, text=request.text("text"))
    return NOTHING


@actions(AnswerQuestion)
async def handle_answer(request: ActionRequest[AnswerQuestion]) -> Response:
    """Show the question, and room for the answer."""
    pressed = request.payload
    asked, client = await service.begin_detail(request.tx, pressed.request_id, request.person)
    question = await repository.lock_question(request.tx, asked.id, pressed.question_id)
    if question is None or question.answer is not None:
        raise AnsweredBefore(number=asked.number)
    seen = await _picture(request, asked, client)
    payload = AnswerModal(request_id=asked.id, question_id=question.id)
    return Response(modal=views.build_answer(request.reader, payload, seen, question))


@submissions(AnswerModal)
async def handle_answered(request: SubmissionRequest[AnswerModal]) -> Response:
    """The answer is kept, or by when it comes."""
    about = request.payload
    promised = _day(request, "promised")
    await _check_promised(request, about.request_id, promised)
    await service.answer(
        request.tx,
        about.request_id,
        request.person,
        question_id=about.question_id,
        text=request.text("text"),
        promised=promised,
    )
    return NOTHING


@actions(DetailRequest)
async def handle_detail(request: ActionRequest[DetailRequest]) -> Response:
    """Ask for one part of the brief."""
    pressed = request.payload
    asked, client = await service.begin_detail(request.tx, pressed.request_id, request.person)
    seen = await _picture(request, asked, client)
    payload = DetailModal(request_id=asked.id, field=pressed.field)
    return Response(modal=views.build_detail(request.reader, payload, seen))


@submissions(DetailModal)
async def handle_detailed(request: SubmissionRequest[DetailModal]) -> Response:
    """The brief says it from now on."""
    about = request.payload
    promised = _day(request, "promised")
    await _check_promised(request, about.request_id, promised)
    said = request.text(about.field) or None
    value = _day(request, "wanted") if about.field == "wanted" else said
    await service.detail(
        request.tx,
        about.request_id,
        request.person,
        Detail(about.field, value),
        promised=promised,
    )
    return NOTHING


@actions(WithdrawRequest)
async def handle_withdraw(request: ActionRequest[WithdrawRequest]) -> Response:
    """It is not wanted any more."""
    asked = await service.withdraw(request.tx, request.payload.request_id, request.person)
    await _check_here(request, asked.client_id)
    return NOTHING


@messages
async def handle_message(request: MessageRequest) -> Response:
    """What whoever asked writes in the thread is the answer, where one is waited for."""
    if request.thread_ts is None or request.channel_id is None:
        return NOTHING
    subject = await subject_at(request.tx, request.channel_id, request.thread_ts)
    if subject is not None and subject.startswith(_REQUEST):
        request_id = UUID(subject.removeprefix(_REQUEST))
        await service.reply(request.tx, request_id, request.person, request.text)
    return NOTHING


async def _picture(request: Request, asked: Asked, client: Client) -> Picture:
    """What a modal shows. Raises UnknownRequest in another client's channel."""
    await _check_here(request, asked.client_id)
    return Picture(client.brand, asked, ZoneInfo(client.zone), request.tx.now, {})


async def _check_here(request: Request, client_id: UUID) -> None:
    """A button of one client does nothing in another's channel. Raises UnknownRequest."""
    try:
        here = await clients.client_here(request.tx, request.channel_id)
    except NoClientHere:
        return
    if here.id != client_id:
        raise UnknownRequest


async def _check_promised(
    request: SubmissionRequest[Any], request_id: UUID, day: date | None
) -> None:
    """Whether that day can be promised; to who may not, it is never told that it cannot."""
    _, client = await service.begin_detail(request.tx, request_id, request.person)
    if day is not None:
        _check_day(request, client, day, "promised")


def _check_day(request: SubmissionRequest[Any], client: Client, day: date, field: str) -> None:
    today = request.tx.now.astimezone(ZoneInfo(client.zone)).date()
    check_day(day, today, request.reader.day(today), field)


def _day(request: SubmissionRequest[Any], block_id: str) -> date | None:
    written = request.text(block_id)
    return date.fromisoformat(written) if written else None
