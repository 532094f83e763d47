"""``/plan link`` and its buttons in Slack, and the record page in the browser."""

from uuid import UUID
from zoneinfo import ZoneInfo

from aiohttp import web

from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.overview.payloads import OpenPage
from bot.features.reading import service, views
from bot.features.reading.models import Reading
from bot.features.reading.payloads import MailLink, MakeLink, OpenLinks, RevokeLink
from bot.features.reading.rules import PURPOSE, read_sought
from bot.features.reading.views import Listed, Mailed
from bot.i18n.reader import Reader
from bot.pages.links import Links, NoPublicAddress
from bot.pages.render import gone, render
from bot.record.heads import SigningKey, head_line
from bot.slack import people
from bot.slack.dispatch import actions, commands
from bot.slack.requests import ActionRequest, CommandRequest, Request
from bot.slack.responses import Response
from bot.storage.transaction import Database, Transaction
from bot.telling.areas import AREAS

__all__ = ["ReadingListeners", "build_pages"]


class ReadingListeners:
    """The command and its buttons. An address is shown in a modal: only who asked reads it there.

    Without ``links`` they are good for naming them alone, as the manifest does.
    """

    def __init__(self, *, links: Links | None = None, mails: bool = False) -> None:
        self._links = links
        self._mails = mails

    @commands("plan", "link", aliases=("enlace",), help_key="reading-help-link")
    async def handle_link(self, request: CommandRequest) -> Response:
        """The modal; after a mention, where others read along, a button that opens it."""
        client = await clients.pick_client(request.tx, request.channel_id, request.person)
        if request.via != "slash":
            await service.links_for(request.tx, client, request.person)
            reader = clients.shared_reader(client)
            return Response(message=views.build_asked(reader, client))
        return await self._modal(request, client)

    @actions(OpenLinks)
    async def handle_open(self, request: ActionRequest[OpenLinks]) -> Response:
        """The modal, for whoever pressed."""
        client = await _client(request, request.payload.client_id)
        return await self._modal(request, client)

    @actions(MakeLink)
    async def handle_make(self, request: ActionRequest[MakeLink]) -> Response:
        """A link of one's own; the modal shows it."""
        client = await _client(request, request.payload.client_id)
        made = await service.make_link(request.tx, self._needed(), client, request.person)
        return await self._modal(request, client, made=made.url)

    @actions(OpenPage)
    async def handle_open_page(self, request: ActionRequest[OpenPage]) -> Response:
        """From the plan's card: a link of one's own, in a modal that only who pressed sees."""
        client = await _client(request, request.payload.client_id)
        made = await service.make_link(request.tx, self._needed(), client, request.person)
        return await self._modal(request, client, made=made.url)

    @actions(MailLink)
    async def handle_mail(self, request: ActionRequest[MailLink]) -> Response:
        """A link for the contact, by mail; it waits until somebody there confirms the address."""
        tx, about = request.tx, request.payload
        client = await _client(request, about.client_id)
        link = await service.mail_link(tx, self._needed(), client, request.person)
        goes = await service.confirmed_at(tx, link, client) is not None
        return await self._modal(request, client, mailed="goes" if goes else "waits")

    @actions(RevokeLink)
    async def handle_revoke(self, request: ActionRequest[RevokeLink]) -> Response:
        """It opens nothing any more, and goes from the list."""
        client = await service.revoke(request.tx, request.payload.link_id, request.person)
        return await self._modal(request, client)

    def _needed(self) -> Links:
        if self._links is None:
            raise NoPublicAddress
        return self._links

    async def _modal(
        self,
        request: Request,
        client: Client,
        *,
        made: str | None = None,
        mailed: Mailed | None = None,
    ) -> Response:
        found, manages = await service.links_for(request.tx, client, request.person)
        ids = {link.person_id for link in found if link.person_id}
        listed = Listed(
            client=client,
            links=found,
            people=await people.by_id(request.tx, ids),
            viewer=request.person.id,
            manages=manages,
            mails=self._mails,
            now=request.tx.now,
            made=made,
            mailed=mailed,
        )
        within = isinstance(request, ActionRequest) and request.view_id is not None
        return Response(
            modal=views.build_links(request.reader, listed),
            modal_how="update" if within else "open",
        )


async def _client(request: Request, client_id: UUID) -> Client:
    """The client of a button, where this person has a part; any other id is as an unknown one."""
    return await service.client_of(request.tx, client_id, request.person)


def build_pages(database: Database, links: Links, signing_key: SigningKey) -> list[web.RouteDef]:
    """``/record/{token}``, which answers GET alone: who asks for the head only has read nothing."""

    async def show(request: web.Request) -> web.Response:
        link = await links.resolve(database, request.match_info["token"], PURPOSE)
        if link is None:
            return gone(request, links, PURPOSE)
        async with database.transaction(link.workspace_id) as tx:
            reading = await service.open_link(tx, link)
            if reading is None:
                return gone(request, links, PURPOSE)
            reader = await _reader(tx, reading)
            sought = read_sought(request.query, AREAS)
            page = await service.read(tx, reading, sought, reader.zone)
            now = tx.now
        line = head_line(page.head, name=reading.client.brand, key=signing_key)
        values = views.build_page(reader, reading, page, sought, now=now, head_line=line)
        return render("reading/record.html", reader, **values)

    return [web.get(f"/{PURPOSE}/{{token}}", show, allow_head=False)]


async def _reader(tx: Transaction, reading: Reading) -> Reader:
    client = reading.client
    if reading.person is None:
        return Reader(client.language, ZoneInfo(client.zone))
    return await clients.reader_in(tx, reading.person, client.client_channel_id)
