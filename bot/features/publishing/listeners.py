"""The buttons under "Is it on X?", and *Try again* on a card."""

from bot.features.clients import service as clients
from bot.features.posts.payloads import RetryPost
from bot.features.publishing import service, views
from bot.features.publishing.payloads import GiveAddress, ItIsNotThere, ItIsThere
from bot.slack.dispatch import actions, submissions
from bot.slack.requests import ActionRequest, SubmissionRequest
from bot.slack.responses import NOTHING, Response


@actions(ItIsThere)
async def handle_it_is_there(request: ActionRequest[ItIsThere]) -> Response:
    """Ask for the address."""
    attempt_id = request.payload.attempt_id
    attempt, account = await service.begin_answer(request.tx, attempt_id, request.person)
    client = await clients.client_by_id(request.tx, attempt.client_id)
    modal = views.build_address(request.reader, attempt_id, client.brand, account.handle)
    return Response(modal=modal)


@submissions(GiveAddress)
async def handle_address(request: SubmissionRequest[GiveAddress]) -> Response:
    """It is on X."""
    attempt_id, address = request.payload.attempt_id, request.text("address")
    await service.confirm(request.tx, attempt_id, by=request.person, address=address)
    return Response(message=views.build_answered(request.reader, there=True))


@actions(ItIsNotThere)
async def handle_it_is_not_there(request: ActionRequest[ItIsNotThere]) -> Response:
    """It is not: try again."""
    await service.deny(request.tx, request.payload.attempt_id, by=request.person)
    return Response(message=views.build_answered(request.reader, there=False))


@actions(RetryPost)
async def handle_retry(request: ActionRequest[RetryPost]) -> Response:
    """What kept it from going out is mended."""
    about = request.payload
    await service.retry(
        request.tx, post_id=about.post_id, revision_no=about.revision_no, by=request.person
    )
    return NOTHING
