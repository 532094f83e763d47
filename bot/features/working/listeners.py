"""``/plan how``: the page, its forms, and agreeing to it."""

from typing import Any

from bot.errors import UserFacingError
from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.clients.rules import check_settings
from bot.features.working import service, views
from bot.features.working.payloads import AgreeWorking, ChangeSection, OpenWorking, SectionModal
from bot.features.working.rules import (
    READERS,
    CannotAgreeHere,
    HowWeWork,
    agreeing_side,
    is_people,
    section_of,
    tidy_hours,
)
from bot.features.working.service import Changes
from bot.i18n.hours import DAYS
from bot.slack.dispatch import actions, commands, submissions
from bot.slack.outbound import post_message
from bot.slack.requests import ActionRequest, CommandRequest, Request, SubmissionRequest
from bot.slack.responses import NOTHING, Message, Response

Errors = dict[str, UserFacingError]


@commands("plan", "how", aliases=("cómo",), help_key="working-help")
async def handle_how(request: CommandRequest) -> Response:
    """The page: by slash for one person, by mention for everybody in the thread."""
    tx = request.tx
    client = await clients.pick_client(tx, request.channel_id, request.person)
    await clients.require(tx, client, request.person, *READERS)
    await service.refresh(tx, client.id)
    room = request.channel_id
    if request.via == "mention" and room is not None and not room.startswith("D"):
        await post_message(
            tx,
            channel_id=room,
            message=views.build_page(
                clients.shared_reader(client),
                await service.page(tx, client),
                may_agree=True,
                shared=True,
            ),
            subject=f"working:{client.id}",
            thread_ts=request.thread_ts or request.message_ts,
        )
        return NOTHING
    return Response(message=await _own_page(request, client))


@actions(OpenWorking)
async def handle_open(request: ActionRequest[OpenWorking]) -> Response:
    """The page for one person, with all that they may do."""
    client = await clients.known_client(request.tx, request.payload.client_id, request.person)
    return Response(message=await _own_page(request, client))


@actions(AgreeWorking)
async def handle_agree(request: ActionRequest[AgreeWorking]) -> Response:
    """Agree to exactly what was shown."""
    tx = request.tx
    client = await clients.known_client(tx, request.payload.client_id, request.person)
    outcome = await service.agree(tx, client, request.person, request.payload.digest)
    page = await service.page(tx, client)
    return Response(message=views.build_answer(request.reader, page, outcome))


@actions(ChangeSection)
async def handle_change(request: ActionRequest[ChangeSection]) -> Response:
    """The form of a section."""
    tx = request.tx
    section_of(request.payload.section)
    client = await clients.known_client(tx, request.payload.client_id, request.person)
    await clients.require(tx, client, request.person, "manager")
    page = await service.page(tx, client)
    there = await clients.members(tx, client.id)
    members = [(str(view.person.id), view.person.name) for view in there]
    approvers = [(str(p.id), p.name) for p in await clients.approvers(tx, client)]
    members += [one for one in approvers if one not in members]
    modal = views.build_section(request.reader, page, request.payload.section, members)
    return Response(modal=modal)


@submissions(SectionModal)
async def handle_section(request: SubmissionRequest[SectionModal]) -> Response:
    """Keep it, each thing where it belongs; what does not fit is told at its input."""
    tx, names = request.tx, section_of(request.payload.section)
    client = await clients.known_client(tx, request.payload.client_id, request.person)
    wanted, problems = _read(request, names)
    if problems:
        said = {at: request.reader.text(one.key, **one.params) for at, one in problems.items()}
        return Response(errors=said)
    changed = await service.change(tx, client, request.person, wanted)
    page = await service.page(tx, client)
    return Response(message=views.build_changed(request.reader, page, changed))


def _read(request: SubmissionRequest[Any], names: tuple[str, ...]) -> tuple[Changes, Errors]:
    """What the form holds, by whom it is kept, and what does not fit."""
    settings: dict[str, Any] = {}
    terms: dict[str, list[str] | str] = {}
    receipts: bool | None = None
    direct: list[str] | None = None
    problems: Errors = {}
    for name in names:
        if name == "hours":
            settings[name], bad = tidy_hours({day: request.text(day) for day in DAYS})
            problems |= bad
        elif name == "receipts":
            receipts = request.text(name) == "yes"
        elif name == "direct":
            direct = _chosen(request, name)
        elif name == "approvers":
            settings[name] = _chosen(request, name)
        elif is_people(name):
            other = request.text(f"{name}_other")
            terms[name] = _chosen(request, name) + ([other] if other else [])
        elif name.endswith("_words"):
            terms[name] = request.text(name)
        else:
            found, wrong = check_settings({name: request.text(name)})
            settings |= found
            problems |= wrong
    return Changes(settings, terms, receipts, direct), problems


def _chosen(request: SubmissionRequest[Any], name: str) -> list[str]:
    value = request.values.get(name)
    return sorted(value) if isinstance(value, list) else []


async def _own_page(request: Request, client: Client) -> Message:
    page = await service.page(request.tx, client)
    held = await clients.roles_of(request.tx, client.id, request.person.id)
    return views.build_page(
        request.reader,
        page,
        may_change="manager" in held,
        may_agree=await _may_agree(request, client, page),
    )


async def _may_agree(request: Request, client: Client, page: HowWeWork) -> bool:
    """Whether *Agree* is this person's to press: for a side that has not agreed to this yet."""
    there = await clients.members(request.tx, client.id)
    own = next(view for view in there if view.person.id == request.person.id)
    try:
        side = agreeing_side(own.roles, own.side)
    except CannotAgreeHere:
        return False
    return page.waiting is None or page.waiting.by(side) is None
