"""``/rapport receipts``, and the pages that mails lead to."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import structlog
from aiohttp import web

from bot.errors import UserFacingError
from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.plans import repository as plan_changes
from bot.features.plans import service as plans
from bot.features.plans.models import PlanChange
from bot.features.plans.rules import Status
from bot.features.plans.views import Picture, named_in
from bot.features.receipts import repository, service, views
from bot.features.receipts.rules import read_switch
from bot.features.receipts.views import Standing
from bot.i18n.reader import Reader
from bot.pages.links import Link, Links
from bot.pages.render import gone, render
from bot.slack.dispatch import commands
from bot.slack.models import Person
from bot.slack.outbound import post_message
from bot.slack.requests import CommandRequest
from bot.slack.responses import Message, Response
from bot.storage.transaction import Database, Transaction

__all__ = ["build_pages"]

SEEN, ADDRESS = "seen", "verify-address"
YES, STOP = "yes", "stop"
"""What the buttons of a page say."""
LAST = 5

log = structlog.get_logger()


@commands("rapport", "receipts", aliases=("recibos",), help_key="receipts-help")
async def handle_receipts(request: CommandRequest) -> Response:
    """Turn a brand's mails on or off, or tell how they stand; for its managers."""
    tx = request.tx
    client = await clients.pick_client(tx, request.channel_id, request.person)
    await clients.require(tx, client, request.person, "manager")
    if not request.text.strip():
        return Response(message=await _standing(request, client))
    on = read_switch(request.text)
    await service.switch(tx, client, request.person, on=on)
    return Response(message=views.build_switched(request.reader, brand=client.brand, on=on))


async def _standing(request: CommandRequest, client: Client) -> Message:
    tx = request.tx
    on = not await repository.is_off(tx, client.id)
    if request.via == "mention" and clients.is_client_channel(client, request.channel_id):
        # addresses, and what went wrong with them, are no matter for everybody there
        return views.build_switched(request.reader, brand=client.brand, on=on)
    address = client.contact_email
    known = await repository.address_row(tx, client.id, address.casefold()) if address else None
    last = await repository.latest(tx, client.id, LAST)
    people = await repository.persons(tx, {one.person_id for one in last})
    names = {person_id: person.name for person_id, person in people.items()}
    seen = Standing(
        brand=client.brand,
        on=on,
        address=address,
        verified=known is not None and known.verified_at is not None,
        asked_at=known.asked_at if known else None,
        last=[(one, names.get(one.person_id) if one.person_id else None) for one in last],
    )
    return views.build_standing(request.reader, seen, now=tx.now)


# Pages.


@dataclass(frozen=True)
class _Opened:
    """What a link opens, for whom."""

    client: Client
    person: Person | None
    reader: Reader


def build_pages(database: Database, links: Links) -> list[web.RouteDef]:
    """``/seen/…`` and ``/verify-address/…``: a GET shows, and only a POST does something.

    Programs that look through mails follow links; none of them presses a button.
    """

    def page(
        purpose: str,
        handle: Callable[[Transaction, Link, str | None], Awaitable[web.Response | None]],
    ) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def answer(request: web.Request) -> web.Response:
            link = await links.resolve(database, request.match_info["token"], purpose)
            if link is None:
                return gone(request, links, purpose)
            form = await request.post() if request.method == "POST" else None
            pressed = None if form is None else str(form.get("do", YES))
            async with database.transaction(link.workspace_id) as tx:
                found = await handle(tx, link, pressed)
            return found or gone(request, links, purpose)

        return answer

    pages = ((SEEN, page(SEEN, _seen_page)), (ADDRESS, page(ADDRESS, _address_page)))
    return [
        route(f"/{purpose}/{{token}}", handler)
        for purpose, handler in pages
        for route in (web.get, web.post)
    ]


async def _seen_page(tx: Transaction, link: Link, pressed: str | None) -> web.Response | None:
    opened = await _open(tx, link)
    change = await plan_changes.find_change(tx, link.subject_id)
    if opened is None or change is None or change.client_id != opened.client.id:
        return None
    thanks = None
    if pressed is not None:
        try:
            change = await plans.see_by_mail(tx, change.id, opened.person)
            thanks = opened.reader.text("receipts-page-thanks")
        except UserFacingError as error:
            log.info("seen did not count", reason=type(error).__name__)
    return await _draw_change(tx, opened, change, thanks)


async def _draw_change(
    tx: Transaction, opened: _Opened, change: PlanChange, thanks: str | None
) -> web.Response:
    client, reader = opened.client, opened.reader
    people = await repository.persons(tx, {change.told_by, change.seen_by})
    details = await plans.details_of(tx, change)
    zone = ZoneInfo(client.zone)
    seen = Picture(client.brand, change, zone, tx.now, people, details=details)
    names = await plan_changes.names_in_slack(tx, named_in(f"{change.text} {change.reason or ''}"))
    shown = views.page_of_change(reader, seen, names)
    return render(
        "receipts/seen.html",
        reader,
        status=200,
        shown=shown,
        answer=thanks or shown["state"],
        ask=change.state is Status.ANNOUNCED,
    )


async def _address_page(tx: Transaction, link: Link, pressed: str | None) -> web.Response | None:
    opened = await _open(tx, link)
    receipt = await repository.receipt_by_id(tx, link.subject_id)
    if opened is None or receipt is None or receipt.client_id != opened.client.id:
        return None
    client = opened.client
    if pressed == STOP and await service.stop_address(tx, client, receipt.address):
        message = views.build_stopped(
            clients.shared_reader(client), brand=client.brand, address=receipt.address
        )
        subject = f"client:{client.id}"
        channel = client.team_channel_id
        await post_message(tx, channel_id=channel, message=message, subject=subject)
    elif pressed == YES:
        await service.confirm_address(tx, client, receipt.address)
    known = await repository.address_row(tx, client.id, receipt.address.casefold())
    return render(
        "receipts/address.html",
        opened.reader,
        title=opened.reader.text("receipts-address-subject", brand=client.brand),
        brand=client.brand,
        address=receipt.address,
        confirmed=known is not None and known.verified_at is not None,
        stopped=pressed == STOP,
    )


async def _open(tx: Transaction, link: Link) -> _Opened | None:
    """Whose link it is; None where they have no part at the client any more."""
    if link.client_id is None:
        return None
    client = await clients.client_by_id(tx, link.client_id)
    if link.person_id is None:
        return _Opened(client, None, clients.shared_reader(client))
    people = await repository.persons(tx, {link.person_id})
    person = people.get(link.person_id)
    if person is None or not await clients.roles_of(tx, client.id, person.id):
        return None
    return _Opened(client, person, await clients.reader_in(tx, person, client.client_channel_id))
