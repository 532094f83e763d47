"""``/rapport summary``: how things stand now."""

from bot.features.clients import service as clients
from bot.features.clients.rules import ROLES
from bot.features.reasons import service as reasons
from bot.features.summaries import service, views
from bot.record.heads import SigningKey
from bot.slack.dispatch import commands
from bot.slack.requests import CommandRequest
from bot.slack.responses import Response

__all__ = ["SummariesListeners"]


class SummariesListeners:
    """The command; ``signing_key`` signs the line that tells where the record ends.

    Without one the line is not signed: for those who want to know of the command alone, such as
    the app's manifest.
    """

    def __init__(self, *, signing_key: SigningKey | None = None) -> None:
        self._key = signing_key

    @commands("rapport", "summary", aliases=("resumen",), help_key="summaries-help-summary")
    async def handle_summary(self, request: CommandRequest) -> Response:
        """Show it to who asked, in their language; to a thread, in the client's."""
        tx, channel_id = request.tx, request.channel_id
        client = await clients.pick_client(tx, channel_id, request.person)
        await clients.require(tx, client, request.person, *ROLES)
        direct = channel_id is None or channel_id.startswith("D")
        alone = direct or request.via != "mention"
        team = await reasons.is_for_team(tx, client, request.person, channel_id)
        if direct:
            team = await reasons.is_agency(tx, client, request.person)
        picture = await service.look(tx, client, team=team)
        reader = request.reader if alone else clients.shared_reader(client)
        message = views.build_now(reader, client, picture, self._key)
        return Response(message=message, subject=f"client:{client.id}")
