"""The buttons of a direct post's card, and ``/plan direct``."""

from uuid import UUID

from bot.features.clients import repository as clients_repository
from bot.features.clients import service as clients
from bot.features.clients.rules import (
    BadRole,
    NobodyNamed,
    StrangerChosen,
    fold,
    parse_naming,
)
from bot.features.direct import service, views
from bot.features.direct.payloads import ConfirmNotUs, ItWasUs, NotUs, OneOff, PartOf
from bot.features.direct.rules import (
    BadPermission,
    Permission,
    UnknownItem,
    Verdict,
    read_permission,
)
from bot.features.direct.views import IN_GENERAL, Picture
from bot.features.planning import service as planning
from bot.slack.dispatch import actions, commands, submissions
from bot.slack.models import Person
from bot.slack.requests import ActionRequest, CommandRequest, Request, SubmissionRequest
from bot.slack.responses import Message, Response


@actions(PartOf)
async def handle_part_of(request: ActionRequest[PartOf]) -> Response:
    """It belongs to an item, or to the plan in general."""
    item_id = _chosen(request.selected)
    return await _sort(request, request.payload.direct_id, Verdict.PART, item_id)


@actions(OneOff)
async def handle_one_off(request: ActionRequest[OneOff]) -> Response:
    """It is fine as it is."""
    return await _sort(request, request.payload.direct_id, Verdict.ONE_OFF)


@actions(ItWasUs)
async def handle_it_was_us(request: ActionRequest[ItWasUs]) -> Response:
    """The alert is over."""
    return await _sort(request, request.payload.direct_id, Verdict.ONE_OFF)


async def _sort(
    request: Request, direct_id: UUID, verdict: Verdict, item_id: UUID | None = None
) -> Response:
    tx = request.tx
    direct = await service.sort(tx, direct_id, request.person, verdict, item_id=item_id)
    title = (await planning.item_by_id(tx, item_id)).title if item_id else None
    return Response(message=views.build_sorted(request.reader, direct, title))


def _chosen(selected: str | None) -> UUID | None:
    if selected is None or selected == IN_GENERAL:
        return None
    try:
        return UUID(selected)
    except ValueError as error:
        raise UnknownItem from error


@actions(NotUs)
async def handle_not_us(request: ActionRequest[NotUs]) -> Response:
    """Say what will happen, and ask once more."""
    tx = request.tx
    direct, client = await service.load(
        tx, request.payload.direct_id, request.person, *service.WATCHERS
    )
    account = await clients.account_by_id(tx, direct.account_id)
    seen = Picture(brand=client.brand, handle=account.handle, now=tx.now)
    return Response(modal=views.build_not_us(request.reader, direct, seen))


@submissions(ConfirmNotUs)
async def handle_confirmed(request: SubmissionRequest[ConfirmNotUs]) -> Response:
    """It was neither side: alert."""
    direct = await service.raise_alert(request.tx, request.payload.direct_id, request.person)
    told = await clients.managers(request.tx, direct.client_id)
    return Response(message=views.build_told(request.reader, len(told)))


@commands("plan", "direct", aliases=("directo", "directos"), help_key="direct-help")
async def handle_direct(request: CommandRequest) -> Response:
    """Who may post directly: shown, or changed by ``allow`` and ``stop``, for a person or all."""
    tx = request.tx
    client = await clients.pick_client(tx, request.channel_id, request.person)
    word, _, rest = request.text.partition(" ")
    asked = read_permission(fold(word))
    if asked == "show":
        await clients.require(tx, client, request.person, *service.READERS)
    elif asked == "allow":
        await service.allow(tx, client, request.person, await _named(request, rest))
    else:
        await service.stop(tx, client, request.person, await _named(request, rest))
    permission = await service.may_post_directly(tx, client)
    return Response(message=_told(request, permission, client.brand, client.x_handle))


def _told(request: Request, permission: Permission, brand: str, handle: str) -> Message:
    return views.build_permission(request.reader, permission, brand=brand, handle=handle)


async def _named(request: CommandRequest, text: str) -> Person | None:
    """The person named; None where nothing follows. Half a name is never everybody."""
    if not text.strip():
        return None
    try:
        naming = parse_naming(text)
    except (BadRole, NobodyNamed) as error:
        raise BadPermission(typed=request.typed) from error
    found = await clients_repository.person_by_slack_id(request.tx, naming.slack_user_id)
    if found is None or found.is_bot:
        raise StrangerChosen
    return found
