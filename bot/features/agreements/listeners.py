"""*Agree* and *Agreed elsewhere*, to one item or several."""

from bot.features.agreements import service, views
from bot.features.agreements.payloads import ElsewhereModal
from bot.features.clients import service as clients
from bot.features.planning import repository
from bot.features.planning.payloads import AgreedElsewhere, AgreeItems
from bot.slack.dispatch import actions, submissions
from bot.slack.requests import ActionRequest, SubmissionRequest
from bot.slack.responses import Response


@actions(AgreeItems)
async def handle_agree(request: ActionRequest[AgreeItems]) -> Response:
    """Agree to exactly what was shown; what changed since is told."""
    tx, about = request.tx, request.payload
    client = await clients.known_client(tx, about.client_id, request.person)
    agreed = await service.agree(tx, client, request.person, about.wanted)
    seen = await repository.picture(tx, client, [item for item, _ in agreed.outcomes])
    return Response(message=views.build_agreed(request.reader, seen, agreed.outcomes))


@actions(AgreedElsewhere)
async def handle_elsewhere(request: ActionRequest[AgreedElsewhere]) -> Response:
    """Ask who of the client agreed, and how."""
    tx, person = request.tx, request.person
    client = await clients.known_client(tx, request.payload.client_id, person)
    await service.check_elsewhere(tx, client, person)
    payload = ElsewhereModal(client_id=client.id, wanted=request.payload.wanted)
    return Response(modal=views.build_elsewhere_modal(request.reader, payload, client.brand))


@submissions(ElsewhereModal)
async def handle_noted(request: SubmissionRequest[ElsewhereModal]) -> Response:
    """The client agreed elsewhere; that is noted with who said so."""
    tx, about = request.tx, request.payload
    client = await clients.known_client(tx, about.client_id, request.person)
    words = request.text("reason")
    agreed = await service.agree_elsewhere(tx, client, request.person, about.wanted, words)
    seen = await repository.picture(tx, client, [item for item, _ in agreed.outcomes])
    return Response(message=views.build_agreed(request.reader, seen, agreed.outcomes))
