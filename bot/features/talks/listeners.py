"""*Let's talk* and *I see it differently*, on a change's card and in its thread."""

from typing import Any
from zoneinfo import ZoneInfo

from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.plans.models import Difference, PlanChange
from bot.features.plans.payloads import LetsTalk, SeeDifferently
from bot.features.plans.views import Picture
from bot.features.talks import service, views
from bot.features.talks.payloads import AddDifference, DifferModal, WithdrawDifference
from bot.slack.dispatch import actions, submissions
from bot.slack.outbound import by_key, post_message, update_message
from bot.slack.requests import ActionRequest, Request, SubmissionRequest
from bot.slack.responses import NOTHING, Message, Response


@actions(LetsTalk)
async def handle_talk(request: ActionRequest[LetsTalk]) -> Response:
    """Say so in the thread, to who told of the change."""
    change, client, teller = await service.talk(
        request.tx, request.payload.change_id, request.person
    )
    reader = clients.shared_reader(client)
    seen = _picture(request, client, change)
    line = views.build_talk(reader, seen, who=request.person, teller=teller)
    await _in_thread(request, change, line, "talk")
    return NOTHING


@actions(SeeDifferently)
async def handle_see_differently(request: ActionRequest[SeeDifferently]) -> Response:
    """Open the modal."""
    return await _ask(request)


@actions(AddDifference)
async def handle_add(request: ActionRequest[AddDifference]) -> Response:
    """Open the modal again; whoever presses speaks for themselves."""
    return await _ask(request)


@submissions(DifferModal)
async def handle_differ(request: SubmissionRequest[DifferModal]) -> Response:
    """Keep it beside the change, and show it in the thread."""
    change, client, known = await service.differ(
        request.tx,
        request.payload.change_id,
        request.person,
        words=request.text("words"),
    )
    await _show(request, client, change, known)
    return NOTHING


@actions(WithdrawDifference)
async def handle_withdraw(request: ActionRequest[WithdrawDifference]) -> Response:
    """It stays readable."""
    change, client, known = await service.withdraw(
        request.tx, request.payload.change_id, request.person
    )
    await _show(request, client, change, known)
    return NOTHING


async def _ask(request: ActionRequest[Any]) -> Response:
    change, client, said = await service.begin_differ(
        request.tx, request.payload.change_id, request.person
    )
    seen, payload = _picture(request, client, change), DifferModal(change_id=change.id)
    return Response(modal=views.build_differ_modal(request.reader, payload, seen, said))


async def _show(request: Request, client: Client, change: PlanChange, one: Difference) -> None:
    reader, seen = clients.shared_reader(client), _picture(request, client, change)
    message = views.build_difference(reader, seen, one, who=request.person)
    await _in_thread(request, change, message, f"differs:{request.person.id}")


async def _in_thread(request: Request, change: PlanChange, message: Message, what: str) -> None:
    """Each person's line once, brought up to date in its place."""
    key = f"change:{change.id}:{what}"
    posted = await by_key(request.tx, key)
    if posted is not None:
        await update_message(request.tx, posted, message)
    elif change.channel_id is not None:
        await post_message(
            request.tx,
            channel_id=change.channel_id,
            message=message,
            subject=f"change:{change.id}",
            thread_of=change.card_id,
            key=key,
        )


def _picture(request: Request, client: Client, change: PlanChange) -> Picture:
    return Picture(client.brand, change, ZoneInfo(client.zone), request.tx.now, {})
