"""``/inbox``, and X's webhook."""

import json
from collections.abc import Mapping
from typing import Any

import structlog
from aiohttp import web

from bot.features.clients import repository as clients_repository
from bot.features.clients import service as clients
from bot.features.inbox import service, views
from bot.features.inbox.payloads import ShowPage
from bot.features.inbox.service import Listing
from bot.features.timelines import service as timelines
from bot.networks.base import Deleted, InboundEvent, InboundItem
from bot.networks.x.webhook import (
    SIGNATURE_HEADER,
    crc_response,
    parse_events,
    verify_signature,
)
from bot.slack.dispatch import actions, commands
from bot.slack.requests import ActionRequest, CommandRequest, Request
from bot.slack.responses import Message, Response
from bot.storage.transaction import Database

__all__ = ["PATH", "build_webhook"]

PATH = "/x/webhook"

log = structlog.get_logger()


@commands("inbox", "", aliases=("bandeja", "abiertos"), help_key="inbox-help")
async def handle_inbox(request: CommandRequest) -> Response:
    """Who waits for an answer."""
    client = await clients.pick_client(request.tx, request.channel_id, request.person)
    aloud_in = request.channel_id if request.via == "mention" else None
    listing = await service.list_waiting(request.tx, client, request.person, aloud_in=aloud_in)
    return Response(message=await _list(request, listing))


@actions(ShowPage)
async def handle_page(request: ActionRequest[ShowPage]) -> Response:
    """Turn the page of the list."""
    client = await clients.known_client(request.tx, request.payload.client_id, request.person)
    listing = await service.list_waiting(
        request.tx, client, request.person, offset=request.payload.offset
    )
    return Response(message=await _list(request, listing), replace=True)


async def _list(request: Request, listing: Listing) -> Message:
    seen = views.Picture(
        brand=listing.client.brand,
        handle=listing.client.x_handle,
        now=request.tx.now,
        people=listing.people,
    )
    return views.build_list(
        request.reader,
        listing.items,
        seen,
        client_id=listing.client.id,
        offset=listing.offset,
        total=listing.total,
    )


def build_webhook(database: Database, consumer_secret: str | None) -> list[web.RouteDef]:
    """``GET`` and ``POST /x/webhook``: the challenge, and what X tells; none without the secret.

    A delivery is answered with 200 once it is committed, however often it comes; with 403 where
    X has not signed this very body; with 400 where it is no event.
    """
    if consumer_secret is None:
        return []
    secret = consumer_secret

    async def challenge(request: web.Request) -> web.Response:
        token = request.query.get("crc_token")
        if not token:
            raise web.HTTPBadRequest(text="crc_token is missing")
        return web.json_response(crc_response(secret, token))

    async def deliver(request: web.Request) -> web.Response:
        body = await request.read()
        if not verify_signature(secret, body, request.headers.get(SIGNATURE_HEADER)):
            raise web.HTTPForbidden(text="the signature does not match")
        try:
            events = _events_by_user(json.loads(body))
        except ValueError as error:
            log.warning("a webhook's delivery was not understood", error=type(error).__name__)
            raise web.HTTPBadRequest(text="not an event") from error
        for user_id, told in events.items():
            await _take(database, user_id, told)
        return web.Response()

    return [web.get(PATH, challenge), web.post(PATH, deliver)]


def _events_by_user(payload: Any) -> Mapping[str, list[InboundEvent]]:
    """Whose account each event is about: X names the user that the subscription is for.

    Raises ValueError for what is no delivery.
    """
    if not isinstance(payload, Mapping):
        raise ValueError("not an object")  # noqa: TRY004 - the sender's fault, not a type of ours
    data = payload.get("data")
    found: dict[str, list[InboundEvent]] = {}
    for event in data if isinstance(data, list) else [data]:
        told = parse_events({"data": event})
        about = event.get("filter") if isinstance(event, Mapping) else None
        user_id = about.get("user_id") if isinstance(about, Mapping) else None
        if user_id is None:
            raise ValueError("an event for nobody")
        found.setdefault(str(user_id), []).extend(told)
    return found


async def _take(database: Database, user_id: str, told: list[InboundEvent]) -> None:
    """Keep it in every workspace in which the account is connected."""
    async with database.system() as session:
        rows = await clients_repository.webhook_accounts(session, "x", user_id)
    for row in rows:
        async with database.transaction(row.workspace_id) as tx:
            items = [one for one in told if isinstance(one, InboundItem)]
            await service.webhook_items(tx, row.account_id, items)
            for one in told:
                if isinstance(one, Deleted):
                    await service.webhook_deleted(tx, row.account_id, one.external_id)
            own = [one for one in told if one.author_id == user_id]
            if own:
                await timelines.hint(
                    tx,
                    row.account_id,
                    wall=database.clock.wall(),
                    deleted=any(isinstance(one, Deleted) for one in own),
                )
