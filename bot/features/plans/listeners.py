"""``/plan change`` and its buttons."""

from functools import partial
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.plans import repository, service, views
from bot.features.plans.events import Source
from bot.features.plans.models import PlanChange
from bot.features.plans.payloads import (
    ChooseTime,
    FixChange,
    FixModal,
    JustTalking,
    OfferedChange,
    SeenChange,
    TakeBackChange,
)
from bot.features.plans.rules import (
    NO_EFFECT,
    Effect,
    Status,
    TimeUnclear,
    announce_at,
    check_author,
    decide_fixed_effect,
    read_effect,
)
from bot.features.plans.views import Picture
from bot.i18n.reader import Reader
from bot.slack.dispatch import actions, commands, submissions
from bot.slack.inplace import in_place, posted_at
from bot.slack.outbound import update_message
from bot.slack.requests import ActionRequest, CommandRequest, Request, SubmissionRequest
from bot.slack.responses import NOTHING, Message, Response
from bot.slack.shared import SharedFile
from bot.storage.transaction import Transaction


@commands("plan", "change", aliases=("cambio", "cambiar", "changed"), help_key="plans-help-change")
async def handle_change(request: CommandRequest) -> Response:
    """Record it at once and say what was understood."""
    client = await clients.pick_client(request.tx, request.channel_id, request.person)
    change, effect = await service.tell(
        request.tx,
        client=client,
        person=request.person,
        text=request.text,
        language=request.reader.language,
        door=request.via,
        source=_source(request),
    )
    echo = await _echo(request, client, change, effect)
    return Response(message=echo, subject=f"change:{change.id}")


@actions(OfferedChange)
async def handle_offered_change(request: ActionRequest[OfferedChange]) -> Response:
    """What was said becomes a change; the offer becomes its echo."""
    offered = request.payload
    await _check_author(request, offered.author)
    client = await clients.pick_client(request.tx, request.channel_id, request.person)
    change, effect = await service.tell(
        request.tx,
        client=client,
        person=request.person,
        text=offered.text,
        language=request.reader.language,
        door="button",
        change_id=offered.change_id,
        source=_offered_source(request),
    )
    change.echo_id = await posted_at(request.tx, request.channel_id, request.message_ts)
    return await in_place(request, await _echo(request, client, change, effect))


def _source(request: CommandRequest) -> Source | None:
    """The message it stands in; a slash command leaves none."""
    if request.via != "mention" or request.channel_id is None or request.message_ts is None:
        return None
    return Source(
        channel_id=request.channel_id,
        ts=request.message_ts,
        thread_ts=request.thread_ts,
        text=request.typed,
        author_id=request.person.id,
        author_name=request.person.name,
        files=request.files,
    )


def _offered_source(request: ActionRequest[OfferedChange]) -> Source | None:
    """The mention that the button answers; old buttons do not say which."""
    offered = request.payload
    if request.channel_id is None or offered.ts is None:
        return None
    return Source(
        channel_id=request.channel_id,
        ts=offered.ts,
        thread_ts=offered.thread_ts,
        text=offered.text,
        author_id=request.person.id,
        author_name=request.person.name,
        files=tuple(SharedFile(each) for each in offered.files),
    )


@actions(JustTalking)
async def handle_just_talking(request: ActionRequest[JustTalking]) -> Response:
    """Nothing is recorded, and the buttons go."""
    await _check_author(request, request.payload.author)
    text = request.reader.text("plans-just-talking")
    return await in_place(request, views.build_plain(text))


@actions(ChooseTime)
async def handle_choose_time(request: ActionRequest[ChooseTime]) -> Response:
    """Settle which of several readings was meant."""
    chosen = request.payload
    change = await service.choose_time(
        request.tx, chosen.change_id, request.person, at=chosen.at, day=chosen.day
    )
    return await in_place(request, await echo_of(request, change))


@actions(TakeBackChange)
async def handle_take_back(request: ActionRequest[TakeBackChange]) -> Response:
    """Nobody is told."""
    change = await service.take_back(request.tx, request.payload.change_id, request.person)
    return await in_place(request, await echo_of(request, change))


@actions(FixChange)
async def handle_fix(request: ActionRequest[FixChange]) -> Response:
    """Open the modal with the change as it stands."""
    tx = request.tx
    change, client = await service.begin_fix(tx, request.payload.change_id, request.person)
    payload = FixModal(
        change_id=change.id,
        when=_typed_time(change, ZoneInfo(client.zone)),
        echo_id=await posted_at(tx, request.channel_id, request.message_ts),
    )
    seen = await _picture(tx, client, change)
    return Response(modal=views.build_fix_modal(request.reader, payload, seen))


@submissions(FixModal)
async def handle_fixed(request: SubmissionRequest[FixModal]) -> Response:
    """Put it right; a time that cannot be read is told at its input."""
    tx, about = request.tx, request.payload
    change, client = await service.begin_fix(tx, about.change_id, request.person)
    effect = _fixed_effect(request, change, ZoneInfo(client.zone))
    await service.fix(tx, change.id, request.person, text=request.text("text"), effect=effect)
    echo = await _echo(request, client, change, effect)
    if about.echo_id is None:
        return Response(message=echo)
    await update_message(tx, about.echo_id, echo)
    return NOTHING


def _fixed_effect(
    request: SubmissionRequest[FixModal], change: PlanChange, zone: ZoneInfo
) -> Effect:
    """When it takes effect now. Raises TimeNotUnderstood, TimeUnclear at the time's input."""
    language, now = request.reader.language, request.tx.now
    typed, shown = request.text("when"), request.payload.when
    effect = decide_fixed_effect(
        read=partial(read_effect, language=language, zone=zone, now=now),
        before=change.text,
        current=Effect(at=change.effective_at, day=change.effective_day),
        text=request.text("text"),
        shown=shown,
        when=typed,
    )
    if effect.open and typed != shown:
        there = Reader(language, zone)
        readings = " / ".join(views.reading(there, each, now) for each in effect.open)
        raise TimeUnclear(field="when", readings=readings)
    return effect


@actions(SeenChange)
async def handle_seen(request: ActionRequest[SeenChange]) -> Response:
    """The other side has seen it; the card says so."""
    await service.see(request.tx, request.payload.change_id, request.person)
    return NOTHING


async def _check_author(request: ActionRequest[Any], author: UUID) -> None:
    found = await repository.persons(request.tx, {author})
    who = found[author].name if author in found else "?"
    check_author(author, request.person.id, who=who)


async def echo_of(request: Request, change: PlanChange) -> Message:
    """The echo of a change as it stands, for whoever reads it here."""
    client = await clients.client_by_id(request.tx, change.client_id)
    effect, zone = NO_EFFECT, ZoneInfo(client.zone)
    if change.effective_at is None and change.effective_day is None:
        # the readings to choose from stay until one was chosen
        effect = read_effect(
            change.text, language=request.reader.language, zone=zone, now=request.tx.now
        )
    return await _echo(request, client, change, effect)


async def _echo(request: Request, client: Client, change: PlanChange, effect: Effect) -> Message:
    now = request.tx.now
    until = announce_at(change.told_at, client.change_hold_minutes)
    held = change.state is Status.HELD and until > now
    seen = await _picture(request.tx, client, change)
    return views.build_echo(request.reader, seen, until=until if held else None, effect=effect)


async def _picture(tx: Transaction, client: Client, change: PlanChange) -> Picture:
    people = await repository.persons(tx, {change.told_by})
    details = await service.details_of(tx, change)
    zone = ZoneInfo(client.zone)
    return Picture(client.brand, change, zone, tx.now, people, details=details)


def _typed_time(change: PlanChange, zone: ZoneInfo) -> str:
    """The time as a person would type it, in the client's zone."""
    if change.effective_at is not None:
        return change.effective_at.astimezone(zone).strftime("%Y-%m-%d %H:%M")
    return change.effective_day.isoformat() if change.effective_day else ""
