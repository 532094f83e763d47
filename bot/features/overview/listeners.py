"""``/plan show``, what waits for agreement, and the goal of an item."""

from uuid import UUID

from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.objectives import service as objectives
from bot.features.overview import service, views
from bot.features.overview.payloads import PlanPage, SharePlan
from bot.features.planning import repository
from bot.features.planning import service as planning
from bot.features.planning.payloads import (
    BringGoal,
    GoalModal,
    ShowWaiting,
)
from bot.features.planning.views import build_plain, item_name
from bot.slack.dispatch import actions, commands, submissions
from bot.slack.escaping import escape
from bot.slack.outbound import post_message, whisper
from bot.slack.requests import ActionRequest, CommandRequest, Request, SubmissionRequest
from bot.slack.responses import NOTHING, Message, Response


@commands("plan", "show", aliases=("ver",), help_key="planning-help-show")
async def handle_show(request: CommandRequest) -> Response:
    """The plan: by slash for one person, by mention for everybody in the thread."""
    client = await clients.pick_client(request.tx, request.channel_id, request.person)
    if request.via == "mention" and not _direct(request):
        await clients.require(request.tx, client, request.person, *planning.EVERYBODY)
        await _share(request, client, request.thread_ts or request.message_ts)
        return NOTHING
    return Response(message=await _plan(request, client, page=0))


@actions(PlanPage)
async def handle_page(request: ActionRequest[PlanPage]) -> Response:
    """Another page: in the place of this one, or beside what everybody sees."""
    client = await _client(request, request.payload.client_id)
    shared = await repository.posted_at(request.tx, request.channel_id, request.message_ts)
    message = await _plan(request, client, page=request.payload.page)
    return Response(message=message, replace=shared is None)


@actions(SharePlan)
async def handle_share(request: ActionRequest[SharePlan]) -> Response:
    """The plan stands in the channel from now on."""
    client = await _client(request, request.payload.client_id)
    here = await clients.pick_client(request.tx, request.channel_id, request.person)
    if here.id == client.id and not _direct(request):
        await _share(request, client, None)
    text = request.reader.text("planning-shared")
    return Response(message=build_plain(text), replace=True)


@actions(ShowWaiting)
async def handle_waiting(request: ActionRequest[ShowWaiting]) -> Response:
    """All that waits for agreement, for who asks."""
    client = await _client(request, request.payload.client_id)
    seen = await repository.picture(request.tx, client)
    return Response(message=views.build_waiting(request.reader, seen))


@actions(BringGoal)
async def handle_bring(request: ActionRequest[BringGoal]) -> Response:
    """Ask which objective the item serves."""
    tx, item_id = request.tx, request.payload.item_id
    item, client = await planning.require_item(tx, item_id, request.person, *planning.EVERYBODY)
    await planning.require_runner(tx, client, request.person)
    goals = await objectives.open_objectives(tx, client.id)
    payload = GoalModal(item_id=item.id)
    return Response(modal=views.build_goal_modal(request.reader, payload, item, goals))


@submissions(GoalModal)
async def handle_goal(request: SubmissionRequest[GoalModal]) -> Response:
    """The item serves it from now on."""
    tx, reader, chosen = request.tx, request.reader, request.text("objective")
    goal_id = UUID(chosen) if chosen else None
    item_id, person = request.payload.item_id, request.person
    item = await planning.choose_objective(tx, item_id, person, goal_id)
    name = item_name(reader, item)
    if goal_id is None:
        return Response(message=build_plain(reader.text("planning-goal-gone", item=name)))
    goal = await objectives.objective_by_id(tx, goal_id)
    text = reader.text(
        "planning-goal-chosen", item=name, number=goal.number, name=escape(goal.indicator)
    )
    return Response(message=build_plain(text))


# What these have in common.


async def _client(request: Request, client_id: UUID) -> Client:
    """The client of a button, where this person has a part. Raises NotHere."""
    return await clients.known_client(request.tx, client_id, request.person)


async def _plan(request: Request, client: Client, *, page: int) -> Message:
    """The plan for one person, with what only a strategist is told."""
    held = await clients.require(request.tx, client, request.person, *planning.EVERYBODY)
    seen = await repository.picture(request.tx, client)
    share = not _direct(request)
    message = views.build_plan(request.reader, seen, page=page, share=share)
    lacking = service.without_goal(seen) if "strategist" in held and page == 0 else ()
    if not lacking:
        return message
    more = views.build_without_goal(request.reader, lacking)
    return Message(message.text, (*message.blocks, *more))


async def _share(request: Request, client: Client, thread_ts: str | None) -> None:
    """Show it to everybody; the strategist who asks is told alone what serves no goal yet."""
    tx, channel_id = request.tx, request.channel_id or ""
    seen = await repository.picture(tx, client)
    card = await post_message(
        tx,
        channel_id=channel_id,
        message=views.build_plan(clients.shared_reader(client), seen, shared=True),
        subject=f"plan:{client.id}",
        thread_ts=thread_ts,
    )
    await planning.keep_card(tx, client.id, card)
    held = await clients.roles_of(tx, client.id, request.person.id)
    if "strategist" in held and (lacking := service.without_goal(seen)):
        body = views.build_without_goal(request.reader, lacking)
        alone = Message(body[0]["text"]["text"], body)
        await whisper(
            tx,
            channel_id=channel_id,
            person=request.person,
            message=alone,
            thread_ts=thread_ts,
        )


def _direct(request: Request) -> bool:
    return request.channel_id is None or request.channel_id.startswith("D")
