"""``/plan history`` and its buttons."""

from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.history import service, views
from bot.features.history.payloads import HistoryPage
from bot.features.history.service import Page
from bot.features.history.views import HistoryLine
from bot.features.plans import repository
from bot.features.plans.rules import may_read_words
from bot.slack.dispatch import actions, commands
from bot.slack.inplace import in_place
from bot.slack.outbound import permalink_of
from bot.slack.requests import ActionRequest, CommandRequest, Request
from bot.slack.responses import Message, Response


@commands("plan", "history", aliases=("historial",), help_key="history-help")
async def handle_history(request: CommandRequest) -> Response:
    """The newest page."""
    client = await clients.pick_client(request.tx, request.channel_id, request.person)
    return Response(message=await _history(request, client, HistoryPage(client_id=client.id)))


@actions(HistoryPage)
async def handle_history_page(request: ActionRequest[HistoryPage]) -> Response:
    """Another page in the place of this one."""
    client = await clients.client_by_id(request.tx, request.payload.client_id)
    return await in_place(request, await _history(request, client, request.payload))


async def _history(request: Request, client: Client, page: HistoryPage) -> Message:
    tx = request.tx
    found = await service.history(
        tx,
        client,
        request.person,
        before=page.before[-1] if page.before else None,
        team=request.channel_id in (client.team_channel_id, client.inbox_channel_id),
    )
    changes = found.changes.values()
    ids = {each.told_by for each in changes} | {each.seen_by for each in changes}
    return views.build_history(
        request.reader,
        brand=client.brand,
        lines=await _history_lines(request, found),
        people=await repository.persons(tx, ids),
        page=page,
        more=found.more,
        now=tx.now,
    )


async def _history_lines(request: Request, page: Page) -> list[HistoryLine]:
    lines = []
    for entry in page.entries:
        change = page.changes[service.change_of(entry)]
        readable = may_read_words(change.state, told_by=change.told_side, reading=page.side)
        words = change.text if readable and entry.payload is not None else None
        url = None
        if change.card_id is not None:
            team_url = request.install.team_url
            url = await permalink_of(request.tx, change.card_id, team_url=team_url)
        lines.append(HistoryLine(entry, change, words, url))
    return lines
