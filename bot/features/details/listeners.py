"""The answers to what is asked of a change, from its thread and from its echo."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.features.clients.models import Client
from bot.features.details import service, views
from bot.features.details.payloads import (
    NONE,
    AskDays,
    AskReason,
    ChooseItem,
    ChooseObjective,
    DaysModal,
    DetailsModal,
    ReasonModal,
)
from bot.features.details.rules import Days, Said
from bot.features.details.service import Asked
from bot.features.plans.listeners import echo_of
from bot.features.plans.models import PlanChange
from bot.features.plans.payloads import DetailChange
from bot.features.plans.rules import Status
from bot.features.plans.views import Picture
from bot.slack.dispatch import actions, submissions
from bot.slack.inplace import posted_at
from bot.slack.outbound import update_message
from bot.slack.requests import ActionRequest, Request, SubmissionRequest
from bot.slack.responses import NOTHING, Response


@actions(ChooseItem)
async def handle_choose_item(request: ActionRequest[ChooseItem]) -> Response:
    """One more item it is about, or none (other)."""
    chosen = request.selected or NONE
    said = Said(no_items=True) if chosen == NONE else Said(add=UUID(chosen))
    await service.say(request.tx, request.payload.change_id, request.person, said)
    return NOTHING


@actions(ChooseObjective)
async def handle_choose_objective(request: ActionRequest[ChooseObjective]) -> Response:
    """The goal it is about."""
    if request.selected:
        said = Said(objective_id=UUID(request.selected))
        await service.say(request.tx, request.payload.change_id, request.person, said)
    return NOTHING


@actions(AskReason)
async def handle_ask_reason(request: ActionRequest[AskReason]) -> Response:
    """Open the modal with one line."""
    change, client = await service.begin(request.tx, request.payload.change_id, request.person)
    asked = await service.asked(request.tx, change)
    payload = ReasonModal(change_id=change.id)
    seen = _picture(request, client, change, asked)
    return Response(modal=views.build_reason_modal(request.reader, payload, seen))


@actions(AskDays)
async def handle_ask_days(request: ActionRequest[AskDays]) -> Response:
    """Open the modal with the days."""
    change, client = await service.begin(request.tx, request.payload.change_id, request.person)
    asked = await service.asked(request.tx, change)
    items = [item for item, _ in asked.movable()]
    payload = DaysModal(change_id=change.id, item_ids=tuple(item.id for item in items))
    seen = _picture(request, client, change, asked)
    return Response(modal=views.build_days_modal(request.reader, payload, seen, items))


@actions(DetailChange)
async def handle_details(request: ActionRequest[DetailChange]) -> Response:
    """Open the modal with all of it: from the echo, and to put something right."""
    tx = request.tx
    change, client = await service.begin(tx, request.payload.change_id, request.person)
    asked = await service.asked(tx, change)
    held = change.state is Status.HELD
    echo_id = await posted_at(tx, request.channel_id, request.message_ts) if held else None
    payload = DetailsModal(change_id=change.id, echo_id=echo_id, whispered=held and echo_id is None)
    return Response(
        modal=views.build_details_modal(
            request.reader,
            payload,
            _picture(request, client, change, asked),
            items=asked.items,
            objectives=asked.objectives,
        )
    )


@submissions(ReasonModal)
async def handle_reason(request: SubmissionRequest[ReasonModal]) -> Response:
    """Keep why."""
    said = Said(reason=request.text("reason"))
    await service.say(request.tx, request.payload.change_id, request.person, said)
    return NOTHING


@submissions(DetailsModal)
async def handle_said(request: SubmissionRequest[DetailsModal]) -> Response:
    """Keep all of it; then ask for the days of items that have some."""
    about = request.payload
    items, goal = request.values.get("items"), request.text("objective")
    said = Said(
        items=frozenset(UUID(one) for one in items) if isinstance(items, list) else frozenset(),
        reason=request.text("reason"),
        objective_id=UUID(goal) if goal else None,
    )
    change = await service.say(request.tx, about.change_id, request.person, said)
    asked = await service.asked(request.tx, change)
    if not asked.questions.days:
        return await _show(request, change)
    _, client = await service.begin(request.tx, change.id, request.person)
    open_ = [item for item, row in asked.movable() if row.moves is None]
    payload = DaysModal(
        change_id=change.id,
        echo_id=about.echo_id,
        whispered=about.whispered,
        item_ids=tuple(item.id for item in open_),
    )
    seen = _picture(request, client, change, asked)
    modal = views.build_days_modal(request.reader, payload, seen, open_)
    shown = await _show(request, change)
    return Response(message=shown.message, modal=modal, modal_how="update")


@submissions(DaysModal)
async def handle_days(request: SubmissionRequest[DaysModal]) -> Response:
    """Move what moves."""
    about = request.payload
    said = Said(days={one: _read_days(request.values, one) for one in about.item_ids})
    change = await service.say(request.tx, about.change_id, request.person, said)
    return await _show(request, change)


def _read_days(values: Mapping[str, Any], item_id: UUID) -> Days:
    return _day(values.get(f"starts:{item_id}")), _day(values.get(f"ends:{item_id}"))


def _day(value: object) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) and value else None


async def _show(
    request: SubmissionRequest[DetailsModal] | SubmissionRequest[DaysModal], change: PlanChange
) -> Response:
    """Bring the echo up to date while nobody was told; after that the card shows it."""
    about = request.payload
    if change.state is not Status.HELD or not (about.echo_id or about.whispered):
        return NOTHING
    echo = await echo_of(request, change)
    if about.echo_id is None:
        return Response(message=echo)
    await update_message(request.tx, about.echo_id, echo)
    return NOTHING


def _picture(request: Request, client: Client, change: PlanChange, asked: Asked) -> Picture:
    zone = ZoneInfo(client.zone)
    return Picture(client.brand, change, zone, request.tx.now, {}, details=asked.details)
