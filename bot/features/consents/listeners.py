"""``/agree/…``: where the mail of a client without Slack leads."""

from aiohttp import web

from bot.features.clients import service as clients
from bot.features.consents import service, views
from bot.features.consents.rules import read_pressed
from bot.features.receipts.rules import AGREE
from bot.pages.links import Link, Links
from bot.pages.render import gone, render
from bot.storage.transaction import Database, Transaction

__all__ = ["build_pages"]


def build_pages(database: Database, links: Links) -> list[web.RouteDef]:
    """A GET shows, and only a POST agrees: to what stands in the form, as it was shown.

    Programs that look through mails follow links; none of them presses a button.
    """

    async def answer(request: web.Request) -> web.Response:
        link = await links.resolve(database, request.match_info["token"], AGREE)
        if link is None:
            return gone(request, links, AGREE)
        form = await request.post() if request.method == "POST" else None
        typed = None if form is None else {k: v for k, v in form.items() if isinstance(v, str)}
        async with database.transaction(link.workspace_id) as tx:
            page = await _page(tx, link, typed)
        return page or gone(request, links, AGREE)

    path = f"/{AGREE}/{{token}}"
    return [web.get(path, answer), web.post(path, answer)]


async def _page(tx: Transaction, link: Link, typed: dict[str, str] | None) -> web.Response | None:
    if link.client_id is None or link.person_id is not None:
        return None
    client = await clients.client_by_id(tx, link.client_id)
    if client.contact_email is None:
        return None
    pressed = None if typed is None else read_pressed(typed)
    came = None if pressed is None else await service.press(tx, client, pressed)
    reader = clients.shared_reader(client)
    values = views.build_sheet(reader, await service.look(tx, client), came)
    return render("consents/agree.html", reader, **values)
