"""``/plan request``, and the buttons that say what words are."""

from typing import Any, cast
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.offers import service, views
from bot.features.offers.payloads import (
    AskTheClient,
    KeptChange,
    KeptTalk,
    OfferedRequest,
    TellModal,
    TheyAsked,
    Words,
)
from bot.features.offers.rules import check_who
from bot.features.plans import listeners as plans_listeners
from bot.features.plans import service as plans
from bot.features.plans.events import Source
from bot.features.plans.payloads import JustTalking, OfferedChange
from bot.features.requests import service as requests
from bot.features.requests import views as requests_views
from bot.features.requests.models import Request as Asked
from bot.features.requests.rules import Way, check_text
from bot.features.requests.service import Told
from bot.slack.dispatch import actions, commands, mention_without_verb, submissions
from bot.slack.inplace import in_place
from bot.slack.payloads import ActionPayload, PayloadTooLongError
from bot.slack.requests import ActionRequest, CommandRequest, Request, SubmissionRequest
from bot.slack.responses import Message, Response
from bot.slack.shared import SharedFile


@commands(
    "plan",
    "request",
    aliases=("petición", "pedido", "solicitud", "pedir", "brief"),
    help_key="offers-help",
)
async def handle_request(request: CommandRequest) -> Response:
    """A client's sentence is sent at once; somebody of the agency says first who asks."""
    client = await clients.pick_client(request.tx, request.channel_id, request.person)
    await clients.require(request.tx, client, request.person, *requests.ASKERS)
    text = check_text(request.text)
    if await requests.side_at(request.tx, client, request.person) == "agency":
        return Response(message=await _choice(request, client, text, uuid4()))
    asked = await requests.send(
        request.tx,
        client=client,
        person=request.person,
        text=text,
        language=request.reader.language,
        door=request.via,
    )
    return Response(message=_sent(request, client, asked), subject=asked.subject)


@mention_without_verb
async def handle_mention(request: CommandRequest) -> Response:
    """Ask what it was; what was said stays on the buttons, or is kept where it is too long."""
    tx, person, text = request.tx, request.person, request.text
    client = await clients.pick_client(tx, request.channel_id, person)
    words_id = uuid4()
    said = {"author": person.id}
    where = {
        "ts": request.message_ts,
        "thread_ts": request.thread_ts,
        "files": tuple(each.id for each in request.files),
    }
    change: ActionPayload = OfferedChange(change_id=words_id, text=text, **said, **where)
    talk: ActionPayload = JustTalking(change_id=words_id, **said)
    asked = OfferedRequest(words_id=words_id, text=text, **said)
    if not (_fits(change) and _fits(asked)):
        await service.keep(tx, client=client, person=person, text=text, words_id=words_id)
        kept = {"words_id": words_id, "kept": True, **said}
        change, talk = KeptChange(**kept, **where), KeptTalk(**kept)
        asked = OfferedRequest(**kept)
    offer = views.build_offer(request.reader, text, change=change, asked=asked, talk=talk)
    return Response(message=offer)


@actions(OfferedRequest)
async def handle_offered_request(request: ActionRequest[OfferedRequest]) -> Response:
    """What was said becomes a request; the offer becomes what is told of it."""
    client = await clients.pick_client(request.tx, request.channel_id, request.person)
    said = request.payload
    text = check_text(await service.words_of(request.tx, client, said, request.person))
    await clients.require(request.tx, client, request.person, *requests.ASKERS)
    if await requests.side_at(request.tx, client, request.person) == "agency":
        return await in_place(request, await _choice(request, client, text, said.words_id))
    return await in_place(request, await _send(request, client, text))


@actions(AskTheClient)
async def handle_ask_the_client(request: ActionRequest[AskTheClient]) -> Response:
    """The agency asks for itself."""
    client = await clients.pick_client(request.tx, request.channel_id, request.person)
    text = await service.words_of(request.tx, client, request.payload, request.person)
    return await in_place(request, await _send(request, client, text))


@actions(TheyAsked)
async def handle_they_asked(request: ActionRequest[TheyAsked]) -> Response:
    """Who of the client asked, and by which way?"""
    client = await clients.pick_client(request.tx, request.channel_id, request.person)
    await clients.require(request.tx, client, request.person, *requests.WRITERS)
    text = await service.words_of(request.tx, client, request.payload, request.person)
    contacts = await clients.contacts(request.tx, client.id)
    who = contacts[0].name if len(contacts) == 1 else ""
    payload = TellModal(words_id=request.payload.words_id)
    return Response(modal=views.build_tell(request.reader, payload, client.brand, text, who))


@submissions(TellModal)
async def handle_told(request: SubmissionRequest[TellModal]) -> Response:
    """It is written down for the client."""
    client = await clients.pick_client(request.tx, request.channel_id, request.person)
    way = cast("Way", request.text("way") or "email")
    asked = await requests.send(
        request.tx,
        client=client,
        person=request.person,
        text=request.text("text"),
        language=request.reader.language,
        door="told",
        request_id=request.payload.words_id,
        told=Told(check_who(request.text("who")), way),
    )
    await service.forget(request.tx, request.payload.words_id, request.person)
    return Response(message=_sent(request, client, asked))


@actions(KeptChange)
async def handle_kept_change(request: ActionRequest[KeptChange]) -> Response:
    """Words that were kept become a plan change."""
    tx, said = request.tx, request.payload
    client = await clients.pick_client(tx, request.channel_id, request.person)
    text = await service.words_of(tx, client, said, request.person)
    change, _ = await plans.tell(
        tx,
        client=client,
        person=request.person,
        text=text,
        language=request.reader.language,
        door="button",
        change_id=said.words_id,
        source=_source(request, text),
    )
    await service.forget(tx, said.words_id, request.person)
    return await in_place(request, await plans_listeners.echo_of(request, change))


@actions(KeptTalk)
async def handle_kept_talk(request: ActionRequest[KeptTalk]) -> Response:
    """It was just talk: the words are forgotten."""
    client = await clients.pick_client(request.tx, request.channel_id, request.person)
    await service.words_of(request.tx, client, request.payload, request.person)
    await service.forget(request.tx, request.payload.words_id, request.person)
    return await in_place(request, views.build_plain(request.reader.text("offers-just-talking")))


async def _send(request: ActionRequest[Any], client: Client, text: str) -> Message:
    words: Words = request.payload
    asked = await requests.send(
        request.tx,
        client=client,
        person=request.person,
        text=text,
        language=request.reader.language,
        door="button",
        request_id=words.words_id,
    )
    if words.kept:
        await service.forget(request.tx, words.words_id, request.person)
    return _sent(request, client, asked)


async def _choice(request: Request, client: Client, text: str, words_id: UUID) -> Message:
    """Who asks? The words ride on the buttons, or are kept."""
    person = request.person
    ours = AskTheClient(words_id=words_id, author=person.id, text=text)
    theirs = TheyAsked(words_id=words_id, author=person.id, text=text)
    if not (_fits(ours) and _fits(theirs)):
        await service.keep(request.tx, client=client, person=person, text=text, words_id=words_id)
        ours = AskTheClient(words_id=words_id, author=person.id, kept=True)
        theirs = TheyAsked(words_id=words_id, author=person.id, kept=True)
    return views.build_choice(request.reader, client.brand, text, ours=ours, theirs=theirs)


def _sent(request: Request, client: Client, asked: Asked) -> Message:
    zone = ZoneInfo(client.zone)
    seen = requests_views.Picture(client.brand, asked, zone, request.tx.now, {})
    return requests_views.build_sent(request.reader, seen)


def _source(request: ActionRequest[KeptChange], text: str) -> Source | None:
    """The mention that the button answers."""
    said = request.payload
    if request.channel_id is None or said.ts is None:
        return None
    return Source(
        channel_id=request.channel_id,
        ts=said.ts,
        thread_ts=said.thread_ts,
        text=text,
        author_id=request.person.id,
        author_name=request.person.name,
        files=tuple(SharedFile(each) for each in said.files),
    )


def _fits(payload: ActionPayload) -> bool:
    try:
        payload.as_json()
    except PayloadTooLongError:
        return False
    return True
