"""*Record as plan change* on a message, ``/plan told``, and what becomes of messages later."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from bot.features.clients import repository as clients_repository
from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.evidence import repository, service, views
from bot.features.evidence.payloads import RECORD_CHANGE, RecordModal, ToldModal
from bot.features.evidence.rules import FormGone, medium_of, read_said
from bot.features.evidence.service import Kept, Told
from bot.features.evidence.views import SOMEBODY_ELSE, Scene
from bot.features.plans import repository as plans_repository
from bot.features.plans.events import Source
from bot.features.plans.rules import (
    NO_EFFECT,
    Effect,
    TimeNotUnderstood,
    TimeUnclear,
    announce_at,
    read_effect,
)
from bot.features.plans.service import TELLERS
from bot.features.plans.views import Picture, build_echo, reading
from bot.i18n.reader import Reader
from bot.slack.dispatch import commands, events, shortcuts, submissions
from bot.slack.escaping import typed
from bot.slack.outbound import permalink_of
from bot.slack.requests import (
    CommandRequest,
    EventRequest,
    Request,
    ShortcutRequest,
    SubmissionRequest,
)
from bot.slack.responses import NOTHING, Response


@shortcuts(RECORD_CHANGE, name_key="evidence-shortcut")
async def handle_shortcut(request: ShortcutRequest) -> Response:
    """Open the form with the message's words; the message itself is kept from now on."""
    tx = request.tx
    client = await clients.pick_client(tx, request.channel_id, request.person)
    await clients.require(tx, client, request.person, *TELLERS)
    source = await _source(request)
    known = await repository.change_of_message(tx, source.channel_id, source.ts)
    if known is not None:
        url = None
        if known.card_id is not None:
            url = await permalink_of(tx, known.card_id, team_url=request.install.team_url)
        return Response(message=views.build_already(request.reader, known.number, url))
    evidence = await service.begin(tx, client, request.person, source)
    counts = source.author_id and await clients.roles_of(tx, client.id, source.author_id)
    modal = views.build_record_modal(
        request.reader,
        RecordModal(evidence_id=evidence.id),
        Scene(evidence, (), ZoneInfo(client.zone), tx.now),
        brand=client.brand,
        teller=source.author_name if counts else None,
        presser=request.person.name,
    )
    return Response(modal=modal)


async def _source(request: ShortcutRequest) -> Source:
    tx, author = request.tx, None
    if request.author_id == request.person.slack_user_id:
        author = request.person
    elif request.author_id is not None:
        author = await clients_repository.person_by_slack_id(tx, request.author_id)
    return Source(
        channel_id=request.channel_id or "",
        ts=request.message_ts or "",
        thread_ts=request.thread_ts,
        text=request.text,
        author_id=author.id if author else None,
        author_name=author.name if author else request.author_name or "?",
        files=request.files,
    )


@submissions(RecordModal)
async def handle_recorded(request: SubmissionRequest[RecordModal]) -> Response:
    """Record it, told by whoever wrote the message."""
    tx = request.tx
    client = await clients.pick_client(tx, request.channel_id, request.person)
    held = await repository.find_evidence(tx, request.payload.evidence_id)
    if held is None or held.client_id != client.id:
        raise FormGone
    kept = await service.record_message(
        tx,
        held.id,
        request.person,
        text=request.text("text"),
        effect=_effect(request, client, held.said_at or tx.now),
        language=request.reader.language,
    )
    return await _answer(request, kept)


@commands("plan", "told", aliases=("dijo", "dicho"), help_key="evidence-help-told")
async def handle_told(request: CommandRequest) -> Response:
    """Open the form for what was said elsewhere."""
    tx = request.tx
    client = await clients.pick_client(tx, request.channel_id, request.person)
    people = await service.other_side(tx, client, request.person)
    modal = views.build_told_modal(
        request.reader,
        ToldModal(client_id=client.id, change_id=uuid4()),
        brand=client.brand,
        zone=ZoneInfo(client.zone),
        people=[(str(each.id), each.name) for each in people],
        text=request.text,
    )
    return Response(modal=modal)


@submissions(ToldModal)
async def handle_told_form(request: SubmissionRequest[ToldModal]) -> Response:
    """Record it, told by whoever said it."""
    tx, about = request.tx, request.payload
    client = await clients.pick_client(tx, request.channel_id, request.person)
    if client.id != about.client_id:
        raise FormGone
    zone, language = ZoneInfo(client.zone), request.reader.language
    who = request.text("who")
    said = read_said(request.text("said"), language=language, zone=zone, now=tx.now)
    told = Told(
        who=None if who == SOMEBODY_ELSE else UUID(who),
        name=request.text("name"),
        medium=medium_of(request.text("medium")),
        said=said,
        text=request.text("text"),
        files=request.files.get("files", ()),
    )
    kept = await service.record_told(
        tx,
        client,
        request.person,
        told,
        change_id=about.change_id,
        effect=_effect(request, client, said.reference(zone, tx.now)),
        language=language,
    )
    return await _answer(request, kept)


def _effect(request: SubmissionRequest[Any], client: Client, said_at: datetime) -> Effect:
    """When it takes effect: what its own input says, else the words, read from when they were said.

    *Tomorrow* in yesterday's message is today. Raises TimeNotUnderstood, TimeUnclear at the input.
    """
    language, zone, now = request.reader.language, ZoneInfo(client.zone), request.tx.now
    when = request.text("when")
    if not when:
        return read_effect(request.text("text"), language=language, zone=zone, now=said_at)
    effect = read_effect(when, language=language, zone=zone, now=now)
    if effect == NO_EFFECT:
        raise TimeNotUnderstood(field="when")
    if effect.open:
        there = Reader(language, zone)
        readings = " / ".join(reading(there, each, now) for each in effect.open)
        raise TimeUnclear(field="when", readings=readings)
    return effect


async def _answer(request: Request, kept: Kept) -> Response:
    """The echo of the change, as of every other, with what it was read from below it."""
    tx, change, zone = request.tx, kept.change, ZoneInfo(kept.client.zone)
    people = await plans_repository.persons(tx, {change.told_by})
    until = announce_at(change.told_at, kept.client.change_hold_minutes)
    echo = build_echo(
        request.reader,
        Picture(kept.client.brand, change, zone, tx.now, people),
        until=until if until > tx.now else None,
        effect=kept.effect,
    )
    scene = Scene(kept.evidence, kept.files, zone, tx.now)
    return Response(
        message=views.with_evidence(request.reader, echo, scene), subject=f"change:{change.id}"
    )


# What becomes of a message later.


@events("message_changed")
async def handle_edited(request: EventRequest) -> Response:
    """A message was edited; of one with replies Slack tells its deletion so too."""
    message = request.event.get("message") or {}
    if request.channel_id is None or not message.get("ts"):
        return NOTHING
    if message.get("subtype") == "tombstone":
        await service.see_deleted(request.tx, request.channel_id, message["ts"])
        return NOTHING
    edited = message.get("edited") or {}
    person = request.person
    await service.see_edited(
        request.tx,
        request.channel_id,
        message["ts"],
        text=typed(message.get("text") or ""),
        edited_ts=str(edited.get("ts") or request.event["event_ts"]),
        by=person.id if person and person.slack_user_id == edited.get("user") else None,
    )
    return NOTHING


@events("message_deleted")
async def handle_deleted(request: EventRequest) -> Response:
    """A message is gone."""
    gone = request.event.get("deleted_ts")
    if request.channel_id is not None and gone:
        await service.see_deleted(request.tx, request.channel_id, str(gone))
    return NOTHING
