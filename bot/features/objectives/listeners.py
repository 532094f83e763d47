"""Setting, changing and closing goals: the forms, and what ``/plan goal`` hands on."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.errors import UserFacingError
from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.objectives import service, views
from bot.features.objectives.models import Objective
from bot.features.objectives.payloads import (
    ChangeTarget,
    CloseGoal,
    CloseModal,
    FixGoal,
    GoalModal,
    TargetModal,
)
from bot.features.objectives.rules import Goal, Missing, local_day, typed_number
from bot.i18n.goals import GoalSaid, read_goal
from bot.i18n.reader import Reader
from bot.slack.dispatch import actions, submissions
from bot.slack.requests import ActionRequest, CommandRequest, Request, SubmissionRequest
from bot.slack.responses import Response

__all__ = ["Inputs", "begin_closing", "begin_moving", "set_said"]

T = TypeVar("T")


async def set_said(request: CommandRequest, client: Client, text: str) -> Response:
    """At once where the sentence says it all; else the form, with what was understood."""
    tx, reader = request.tx, request.reader
    await service.require_owners(tx, client, request.person)
    said = read_goal(text, language=reader.language, zone=ZoneInfo(client.zone), now=tx.now)
    if said.target is None or said.due is None or not said.indicator:
        payload = GoalModal(client_id=client.id)
        return await _goal_form(request, client, payload, said, request.person.id, typed=text)
    goal = Goal(
        indicator=said.indicator,
        unit=said.unit,
        baseline=said.baseline,
        target=said.target,
        due=said.due,
        owner_id=request.person.id,
        note=said.note,
    )
    objective = await service.set_goal(tx, client, request.person, goal)
    return await _set_echo(request, client, objective)


@actions(FixGoal)
async def handle_fix(request: ActionRequest[FixGoal]) -> Response:
    """The form, with the goal as it stands."""
    objective, client = await service.begin_fix(
        request.tx, request.payload.objective_id, request.person
    )
    said = GoalSaid(
        indicator=objective.indicator,
        unit=objective.unit,
        baseline=objective.baseline,
        target=objective.target,
        due=objective.due,
        note=objective.note or "",
    )
    payload = GoalModal(client_id=client.id, objective_id=objective.id)
    return await _goal_form(request, client, payload, said, objective.owner_id)


@actions(ChangeTarget)
async def handle_change_target(request: ActionRequest[ChangeTarget]) -> Response:
    """The form of another target."""
    return await begin_moving(request, request.payload.objective_id)


@actions(CloseGoal)
async def handle_close(request: ActionRequest[CloseGoal]) -> Response:
    """Asks why."""
    return await begin_closing(request, request.payload.objective_id)


@submissions(GoalModal)
async def handle_goal_modal(request: SubmissionRequest[GoalModal]) -> Response:
    """Set it, or put it right; what does not fit is told at its input."""
    tx, about, inputs = request.tx, request.payload, Inputs(request)
    client = await clients.known_client(tx, about.client_id, request.person)
    baseline, target = inputs.number("baseline", needed=False), inputs.number("target")
    due, owner_id = inputs.day("due"), inputs.chosen("owner")
    if target is None or due is None or owner_id is None or inputs.errors:
        return Response(errors=inputs.errors)
    goal = Goal(
        indicator=request.text("indicator"),
        unit=request.text("unit"),
        baseline=baseline,
        target=target,
        due=due,
        owner_id=owner_id,
        note=request.text("note"),
    )
    if about.objective_id is None:
        objective = await service.set_goal(tx, client, request.person, goal)
    else:
        objective = await service.fix(tx, about.objective_id, request.person, goal)
    return await _set_echo(request, client, objective)


@submissions(TargetModal)
async def handle_target_modal(request: SubmissionRequest[TargetModal]) -> Response:
    """Another target: told to the other side as a change of the plan."""
    tx, inputs = request.tx, Inputs(request)
    target, due = inputs.number("target"), inputs.day("due")
    if target is None or due is None or inputs.errors:
        return Response(errors=inputs.errors)
    objective = await service.change_target(
        tx,
        request.payload.objective_id,
        request.person,
        target=target,
        due=due,
        reason=request.text("reason"),
    )
    client = await clients.client_by_id(tx, objective.client_id)
    change = (await service.target_changes_of(tx, objective.id))[-1]
    day = local_day(change.changed_at, client.zone)
    moved = views.build_moved(request.reader, objective, change, day, request.person.name)
    return Response(message=moved)


@submissions(CloseModal)
async def handle_close_modal(request: SubmissionRequest[CloseModal]) -> Response:
    """Close it; its readings stay."""
    tx = request.tx
    why = request.text("reason")
    objective = await service.close(tx, request.payload.objective_id, request.person, why)
    return Response(message=views.build_closed(request.reader, objective))


class Inputs:
    """What stands in a modal, read by the person's language; ``errors`` by block id."""

    def __init__(self, request: SubmissionRequest[Any]) -> None:
        self._request = request
        self.errors: dict[str, str] = {}

    def number(self, field: str, *, needed: bool = True) -> Decimal | None:
        """A number; None where there is none or it is not understood."""
        text, language = self._request.text(field), self._request.reader.language
        if not text and not needed:
            return None
        return self._try(field, lambda: typed_number(text, language, field=field))

    def day(self, field: str) -> date | None:
        """A day, as Slack's calendar gives it."""
        return self._try(field, lambda: _given(date.fromisoformat, self._request.text(field)))

    def chosen(self, field: str) -> UUID | None:
        """The id that was chosen in a select."""
        return self._try(field, lambda: _given(UUID, self._request.text(field)))

    def _try(self, field: str, read: Callable[[], T]) -> T | None:
        try:
            return read()
        except UserFacingError as error:
            self.errors[field] = self._request.reader.text(error.key, **error.params)
            return None


def _given(read: Callable[[str], T], text: str) -> T:
    try:
        return read(text)
    except ValueError as error:
        raise Missing from error


async def _goal_form(
    request: Request,
    client: Client,
    payload: GoalModal,
    said: GoalSaid,
    owner_id: UUID,
    *,
    typed: str = "",
) -> Response:
    there = await clients.members(request.tx, client.id)
    owners = [(str(view.person.id), view.person.name) for view in there]
    return Response(
        modal=views.build_goal_modal(
            request.reader,
            payload,
            client.brand,
            owners,
            said=said,
            owner_id=owner_id,
            typed=typed,
        )
    )


async def begin_moving(request: Request, objective_id: UUID) -> Response:
    """The form of another target."""
    objective, client = await service.begin_change(request.tx, objective_id, request.person)
    payload = TargetModal(objective_id=objective.id)
    return Response(
        modal=views.build_target_modal(request.reader, payload, client.brand, objective)
    )


async def begin_closing(request: Request, objective_id: UUID) -> Response:
    """The form that asks why."""
    objective, client = await service.begin_change(request.tx, objective_id, request.person)
    payload = CloseModal(objective_id=objective.id)
    modal = views.build_close_modal(request.reader, payload, client.brand, objective)
    return Response(modal=modal)


async def _set_echo(request: Request, client: Client, objective: Objective) -> Response:
    until = objective.set_at + timedelta(minutes=client.change_hold_minutes)
    waiting = objective.shown_at is None and until > request.tx.now
    there = Reader(request.reader.language, ZoneInfo(client.zone))
    owner = await service.owner_of(request.tx, objective)
    echo = views.build_echo(there, objective, client.brand, owner, until=until if waiting else None)
    return Response(message=echo, subject=f"objective:{objective.id}")
