"""``/plan history`` and its buttons."""

from uuid import UUID

from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.history import service, views
from bot.features.history.payloads import NARROWED, FilterHistory, FilterModal, HistoryPage
from bot.features.history.service import Page
from bot.features.history.views import Choices, HistoryLine
from bot.features.planning import service as planning
from bot.features.plans import repository
from bot.features.plans.rules import ChangeGone
from bot.slack.dispatch import actions, commands, submissions
from bot.slack.inplace import in_place, posted_at
from bot.slack.outbound import permalink_of, update_message
from bot.slack.requests import ActionRequest, CommandRequest, Request, SubmissionRequest
from bot.slack.responses import NOTHING, Message, Response

UUID_DASHES = 4


@commands("plan", "history", aliases=("historial",), help_key="history-help")
async def handle_history(request: CommandRequest) -> Response:
    """The newest page."""
    client = await clients.pick_client(request.tx, request.channel_id, request.person)
    page = HistoryPage(client_id=client.id)
    aloud = request.via == "mention"
    return Response(message=await _history(request, client, page, aloud=aloud))


@actions(HistoryPage)
async def handle_history_page(request: ActionRequest[HistoryPage]) -> Response:
    """Another page in the place of this one."""
    client = await _client(request, request.payload.client_id)
    posted = await posted_at(request.tx, request.channel_id, request.message_ts)
    aloud = posted is not None
    return await in_place(request, await _history(request, client, request.payload, aloud=aloud))


@actions(FilterHistory)
async def handle_filter(request: ActionRequest[FilterHistory]) -> Response:
    """Open the modal with what is looked for now."""
    tx, wanted = request.tx, request.payload
    client = await _client(request, wanted.client_id)
    posted = await posted_at(tx, request.channel_id, request.message_ts)
    members = await clients.members(tx, client.id)
    choices = Choices(
        items=await planning.open_items(tx, client.id),
        people=[view.person for view in members],
    )
    payload = FilterModal(client_id=client.id, posted=posted)
    return Response(
        modal=views.build_filter_modal(request.reader, payload, wanted, client.brand, choices)
    )


@submissions(FilterModal)
async def handle_filtered(request: SubmissionRequest[FilterModal]) -> Response:
    """The first page of what fits, in the place of the one before."""
    about = request.payload
    client = await _client(request, about.client_id)
    typed = {name: request.text(name) for name in NARROWED}
    wanted = {name: value for name, value in typed.items() if value}
    page = HistoryPage.model_validate({"client_id": client.id, **wanted})
    message = await _history(request, client, page, aloud=about.posted is not None)
    if about.posted is None:
        return Response(message=message)
    await update_message(request.tx, about.posted, message)
    return NOTHING


async def _client(request: Request, client_id: UUID) -> Client:
    """The client of a button; of one in which this person has no part there is nothing."""
    if not await clients.roles_of(request.tx, client_id, request.person.id):
        raise ChangeGone
    return await clients.client_by_id(request.tx, client_id)


async def _history(request: Request, client: Client, page: HistoryPage, *, aloud: bool) -> Message:
    """``aloud``: everybody in the channel reads it, not the one who asks alone."""
    tx = request.tx
    team = request.channel_id in (client.team_channel_id, client.inbox_channel_id)
    both = aloud and clients.is_client_channel(client, request.channel_id)
    found = await service.history(tx, client, request.person, page, team=team, both=both)
    ids: set[UUID | None] = set()
    if page.person and await clients.roles_of(tx, client.id, page.person):
        ids.add(page.person)
    for change in found.changes.values():
        ids |= {change.told_by, change.seen_by}
    ids |= {one.person_id for said in found.differences.values() for one in said}
    ids |= {UUID(entry.actor) for entry in found.entries if _is_person(entry.actor)}
    items = await planning.items_by_id(tx, [page.item]) if page.item else {}
    item = next(iter(items.values()), None)
    return views.build_history(
        request.reader,
        brand=client.brand,
        lines=await _history_lines(request, found),
        people=await repository.persons(tx, ids),
        page=page,
        last=found.last,
        now=tx.now,
        item=item if item and item.client_id == client.id else None,
    )


def _is_person(actor: str) -> bool:
    return actor.count("-") == UUID_DASHES


async def _history_lines(request: Request, page: Page) -> list[HistoryLine]:
    lines = []
    for entry in page.entries:
        change = page.changes.get(service.change_of(entry))
        if change is None:
            lines.append(HistoryLine(entry, None, None, None))
            continue
        words = change.text if page.readable(entry) and entry.payload is not None else None
        url = None
        if change.card_id is not None:
            team_url = request.install.team_url
            url = await permalink_of(request.tx, change.card_id, team_url=team_url)
        differences = page.differences.get(change.id, ())
        lines.append(HistoryLine(entry, change, words, url, differences))
    return lines
