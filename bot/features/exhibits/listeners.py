"""*Show* on a line of evidence, and the file in the browser."""

from aiohttp import web

from bot.features.evidence.payloads import ShowFile
from bot.features.exhibits import service, views
from bot.features.exhibits.rules import PURPOSE, reply_headers
from bot.pages.links import Links, NoPublicAddress
from bot.pages.render import HEADERS, gone
from bot.slack.dispatch import actions
from bot.slack.requests import ActionRequest
from bot.slack.responses import Response
from bot.storage.transaction import Database

__all__ = ["ExhibitsListeners", "build_files"]


class ExhibitsListeners:
    """The button. Without ``links`` it is good for naming it alone, as the manifest does."""

    def __init__(self, *, links: Links | None = None) -> None:
        self._links = links

    @actions(ShowFile)
    async def handle_show(self, request: ActionRequest[ShowFile]) -> Response:
        """A link that only this person sees."""
        if self._links is None:
            raise NoPublicAddress
        file, url = await service.open_file(
            request.tx, self._links, request.payload.file_id, request.person
        )
        return Response(message=views.build_link(request.reader, file.name, url))


def build_files(database: Database, links: Links) -> list[web.RouteDef]:
    """``/file/…``: the bytes as they were kept."""

    async def show(request: web.Request) -> web.Response:
        link = await links.resolve(database, request.match_info["token"], PURPOSE)
        if link is None:
            return gone(request, links, PURPOSE)
        async with database.transaction(link.workspace_id) as tx:
            found = await service.read(tx, link)
        if found is None:
            return gone(request, links, PURPOSE)
        return web.Response(
            body=found.content,
            content_type=found.mimetype,
            headers={**HEADERS, **reply_headers(found.name, found.mimetype)},
        )

    return [web.get(f"/{PURPOSE}/{{token}}", show)]
