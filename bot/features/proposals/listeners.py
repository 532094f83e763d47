"""``/plan item``: its forms, and the buttons of an item."""

from dataclasses import replace
from datetime import date
from typing import get_args
from uuid import UUID

from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.objectives import service as objectives
from bot.features.planning import repository
from bot.features.planning import service as planning
from bot.features.planning.models import PlanItem
from bot.features.planning.payloads import CloseItem, EditItem, OpenItem
from bot.features.planning.rules import LONGEST_TITLE, ItemDraft, Kind, UnknownItem, UnknownOwner
from bot.features.planning.views import build_item, build_plain, item_name
from bot.features.proposals import views
from bot.features.proposals.payloads import ChooseKind, CloseModal, EditModal, NewModal
from bot.features.proposals.rules import Asked, WhichItem, read_command
from bot.features.proposals.views import ItemForm
from bot.i18n.cadence import read_cadence
from bot.slack.dispatch import actions, commands, submissions
from bot.slack.requests import ActionRequest, CommandRequest, Request, SubmissionRequest
from bot.slack.responses import Message, Modal, Response


@commands("plan", "item", aliases=("elemento",), help_key="planning-help-item")
async def handle_item(request: CommandRequest) -> Response:
    """A new item, or one to edit or close; a cadence in one sentence is proposed at once."""
    client = await clients.pick_client(request.tx, request.channel_id, request.person)
    await planning.require_runner(request.tx, client, request.person)
    asked = read_command(request.text)
    if asked.what == "new":
        return await _new(request, client, asked.text)
    item = await _named(request, client, asked)
    if asked.what == "edit":
        return await _edit(request, item)
    if asked.text:
        return await _close(request, item.id, asked.text)
    return Response(modal=_close_modal(request, item))


async def _new(request: CommandRequest, client: Client, text: str) -> Response:
    often, person = read_cadence(text), request.person
    if often is not None and often.whole and often.network is not None:
        draft = ItemDraft(
            kind="cadence",
            title=text,
            owner_id=person.id,
            network=often.network,
            per_week=often.per_week,
        )
        item = await planning.propose(request.tx, client=client, person=person, draft=draft)
        return Response(message=await _own_view(request, item))
    form = await _form(request, client, "cadence" if often else "campaign")
    form = replace(form, title=text[:LONGEST_TITLE], about=text if _cut(text) else "")
    if often is not None:
        form = replace(form, per_week=often.per_week, network=often.network)
    payload = NewModal(client_id=client.id, kind=form.kind)
    return Response(modal=views.build_item_modal(request.reader, payload, form))


def _cut(text: str) -> bool:
    return len(text) > LONGEST_TITLE


@actions(ChooseKind)
async def handle_kind(request: ActionRequest[ChooseKind]) -> Response:
    """The form has other fields; what was typed stays."""
    client = await clients.known_client(request.tx, request.payload.client_id, request.person)
    await planning.require_runner(request.tx, client, request.person)
    form = await _form(request, client, _kind(request.selected))
    payload = NewModal(client_id=client.id, kind=form.kind)
    modal = views.build_item_modal(request.reader, payload, form)
    return Response(modal=modal, modal_how="update")


@submissions(NewModal)
async def handle_new(request: SubmissionRequest[NewModal]) -> Response:
    """Propose it; the other side is asked on its card."""
    tx, person = request.tx, request.person
    client = await clients.known_client(tx, request.payload.client_id, person)
    draft = await _draft(request, client, _kind(request.payload.kind))
    item = await planning.propose(tx, client=client, person=person, draft=draft)
    return Response(message=await _proposed(request, item))


@actions(EditItem)
async def handle_edit(request: ActionRequest[EditItem]) -> Response:
    """Open the form with the latest version."""
    item, client = await _known(request, request.payload.item_id)
    await planning.require_runner(request.tx, client, request.person)
    return await _edit(request, item)


@submissions(EditModal)
async def handle_edited(request: SubmissionRequest[EditModal]) -> Response:
    """Propose another version; what was agreed stays in force until both agree to it."""
    about = request.payload
    item, client = await _known(request, about.item_id)
    draft = await _draft(request, client, item.kind, item)
    item = await planning.revise(request.tx, item.id, request.person, draft, seen=about.seen)
    return Response(message=await _proposed(request, item))


@actions(CloseItem)
async def handle_close(request: ActionRequest[CloseItem]) -> Response:
    """Ask why."""
    item, client = await _known(request, request.payload.item_id)
    await planning.require_runner(request.tx, client, request.person)
    return Response(modal=_close_modal(request, item))


@submissions(CloseModal)
async def handle_closed(request: SubmissionRequest[CloseModal]) -> Response:
    """Close it."""
    return await _close(request, request.payload.item_id, request.text("reason"))


@actions(OpenItem)
async def handle_open(request: ActionRequest[OpenItem]) -> Response:
    """Show the item with all that this person may do with it."""
    item, _ = await _known(request, request.payload.item_id)
    return Response(message=await _own_view(request, item))


# What these have in common.


async def _known(request: Request, item_id: UUID) -> tuple[PlanItem, Client]:
    return await planning.require_item(request.tx, item_id, request.person, *planning.EVERYBODY)


async def _named(request: CommandRequest, client: Client, asked: Asked) -> PlanItem:
    if asked.number is None:
        raise WhichItem
    item = await repository.item_numbered(request.tx, client.id, asked.number)
    if item is None:
        raise UnknownItem
    return item


async def _edit(request: Request, item: PlanItem) -> Response:
    tx = request.tx
    planning.check_open(item)
    client = await clients.client_by_id(tx, item.client_id)
    version = await repository.version_of(tx, item.id, item.last_version)
    people = await repository.persons(tx, {version.owner_id})
    form = await _form(request, client, item.kind)
    values = {name: value for name, value in vars(version.content).items() if name != "owner_id"}
    owner = people[version.owner_id].slack_user_id if version.owner_id in people else None
    form = replace(form, owner=owner, **values)
    payload = EditModal(item_id=item.id, seen=item.last_version)
    return Response(modal=views.build_item_modal(request.reader, payload, form))


async def _close(request: Request, item_id: UUID, reason: str) -> Response:
    item = await planning.close(request.tx, item_id, request.person, reason)
    text = request.reader.text("planning-closed-done", item=item_name(request.reader, item))
    return Response(message=build_plain(text))


def _close_modal(request: Request, item: PlanItem) -> Modal:
    planning.check_open(item)
    return views.build_close_modal(request.reader, CloseModal(item_id=item.id), item)


async def _form(request: Request, client: Client, kind: Kind) -> ItemForm:
    goals = await objectives.open_objectives(request.tx, client.id)
    return ItemForm(client.brand, kind, goals, owner=request.person.slack_user_id)


def _kind(word: str | None) -> Kind:
    known: dict[str, Kind] = {kind: kind for kind in get_args(Kind)}
    return known.get(word or "", "campaign")


async def _draft(
    request: SubmissionRequest[NewModal] | SubmissionRequest[EditModal],
    client: Client,
    kind: Kind,
    item: PlanItem | None = None,
) -> ItemDraft:
    """What stands in the form."""
    per_week, goal = request.text("per_week"), request.text("objective")
    chosen = request.text("owner")
    around = await clients.members(request.tx, client.id)
    owner = next((v.person.id for v in around if v.person.slack_user_id == chosen), None)
    if owner is None:
        raise UnknownOwner(field="owner", brand=client.brand)
    kept = item.objective_id if item is not None and "objective" not in request.values else None
    return ItemDraft(
        kind=kind,
        title=request.text("title"),
        about=request.text("about"),
        owner_id=owner,
        starts=_day(request.text("starts")),
        ends=_day(request.text("ends")),
        network=request.text("network") or None,
        per_week=int(per_week) if per_week.isascii() and per_week.isdigit() else None,
        objective_id=UUID(goal) if goal else kept,
    )


def _day(typed: str) -> date | None:
    return date.fromisoformat(typed) if typed else None


async def _proposed(request: Request, item: PlanItem) -> Message:
    """Who is asked now."""
    version = await repository.version_of(request.tx, item.id, item.last_version)
    name = item_name(request.reader, item)
    words = request.reader.text("planning-proposed", item=name, side=version.proposed_side)
    return build_plain(words)


async def _own_view(request: Request, item: PlanItem) -> Message:
    tx = request.tx
    client = await clients.client_by_id(tx, item.client_id)
    held = await clients.require(tx, client, request.person, *planning.EVERYBODY)
    own = {"read"}
    if held & {"client", *planning.RUNNERS}:
        own.add("agree")
    if held & set(planning.RUNNERS):
        own |= {"edit", "goal"} if item.objective_id is None else {"edit"}
    if "manager" in held and not await clients.contacts(tx, client.id):
        own.add("elsewhere")
    seen = await repository.picture(tx, client, [item])
    return build_item(request.reader, seen, seen.items[0], own=frozenset(own))
