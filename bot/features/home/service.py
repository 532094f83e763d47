"""When a Home is shown anew, and what it shows."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from bot.features.approvals.events import ApprovalOpened, ChangesRequested, PostApproved, PostHeld
from bot.features.clients.models import Client, Member
from bot.features.clients.rules import Role, Side
from bot.features.delays import repository as delays
from bot.features.delays.events import DelayConfirmed
from bot.features.home import repository, rules
from bot.features.home.rules import AHEAD, LOOKING, Brand, Change, Home, Matter
from bot.features.home.tasks import ShowHome
from bot.features.inbox import repository as inbox
from bot.features.inbox.events import ItemDeleted, ItemReceived
from bot.features.inbox.models import Item
from bot.features.planning import repository as planning
from bot.features.planning.events import ItemAgreed, ItemClosed, ItemProposed, ItemRevised
from bot.features.plans import repository as plans
from bot.features.plans.events import PlanChangeAnnounced, PlanChangeSeen
from bot.features.posts import repository as posts
from bot.features.posts.events import PostWithdrawn
from bot.features.posts.models import Post
from bot.features.posts.rules import Status
from bot.features.promises import repository as promises
from bot.features.promises.events import PromiseDropped, PromiseKept, PromiseMade
from bot.features.publishing.events import PostFailed, PostPublished, PostUnconfirmed
from bot.features.replies.events import ClaimEnded, ItemClaimed, ReplySent
from bot.features.requests import repository as requests
from bot.features.requests.events import (
    RequestAccepted,
    RequestAnswered,
    RequestAsked,
    RequestDeclined,
    RequestSent,
    RequestWithdrawn,
)
from bot.features.requests.models import Request
from bot.features.requests.rules import Status as RequestStatus
from bot.jobs.queue import schedule
from bot.slack import people
from bot.slack.models import Person
from bot.slack.outbound import permalink_of
from bot.storage.transaction import Transaction

__all__ = ["look", "on_queue_changed", "open_home", "person_of"]

WAITING = (Status.IN_REVIEW, Status.CHANGES_NEEDED, Status.FAILED, Status.UNCONFIRMED)
SHOWN = 5
"""Lines of one list."""
ITEMS = 3
"""Of those that nobody has in hand."""


async def open_home(tx: Transaction, person: Person) -> None:
    """Somebody opened their Home: show it as things stand."""
    await repository.opened(tx, person.id)
    await schedule(tx, ShowHome(subject_id=person.id), tx.now)


async def person_of(tx: Transaction, person_id: UUID) -> Person | None:
    """Whose Home it is; None where the person is gone."""
    return (await people.by_id(tx, [person_id])).get(person_id)


async def on_queue_changed(
    tx: Transaction,
    event: ApprovalOpened
    | PostApproved
    | ChangesRequested
    | PostHeld
    | PostWithdrawn
    | PostPublished
    | PostFailed
    | PostUnconfirmed
    | PlanChangeAnnounced
    | PlanChangeSeen
    | ItemReceived
    | ItemDeleted
    | ItemClaimed
    | ClaimEnded
    | ReplySent
    | RequestSent
    | RequestAsked
    | RequestAnswered
    | RequestAccepted
    | RequestDeclined
    | RequestWithdrawn
    | PromiseMade
    | PromiseKept
    | PromiseDropped
    | ItemProposed
    | ItemRevised
    | ItemAgreed
    | ItemClosed
    | DelayConfirmed,
) -> None:
    """What waits for people at this client is different now; said once a transaction."""
    tx.before_commit(f"home:{event.client_id}", partial(_show_anew, event.client_id))


async def _show_anew(client_id: UUID, tx: Transaction) -> None:
    for person_id in await repository.looking(tx, client_id, tx.now - LOOKING):
        # due at once, and once: what happens within half a second is shown together
        await schedule(tx, ShowHome(subject_id=person_id), tx.now)


async def look(tx: Transaction, person: Person) -> Home:
    """Everything that waits for a person, and what comes next at their clients."""
    url = await inbox.team_url(tx)
    parts = await repository.parts_of(tx, person.id)
    brands = [await _brand(tx, client, members, person, url) for client, members in parts]
    brands.sort(key=lambda one: -one.waiting)
    return Home(tx.now, tuple(brands))


async def _brand(
    tx: Transaction, client: Client, members: Sequence[Member], person: Person, url: str | None
) -> Brand:
    roles = [one.role for one in members]
    side: Side = "client" if any(one.side == "client" for one in members) else "agency"
    answers = rules.may_answer(roles)
    held = await repository.in_hand(tx, client.id, person.id) if answers else []
    waiting = await repository.open_items(tx, client.id, ITEMS) if answers else []
    return Brand(
        brand=client.brand,
        handle=client.x_handle,
        posts=await _asking(tx, client, members, person, url),
        changes=await _unseen(tx, client, side, url),
        in_hand=tuple([await _item(tx, one, url) for one in held]),
        open_items=tuple([await _item(tx, one, url) for one in waiting]),
        open_count=await repository.count_open(tx, client.id) if answers else 0,
        coming=await _coming(tx, client, url),
        matters=tuple(await _matters(tx, client, roles, side, person, url)),
    )


async def _matters(  # noqa: PLR0917 - whose Home of which client
    tx: Transaction,
    client: Client,
    roles: Sequence[Role],
    side: Side,
    person: Person,
    url: str | None,
) -> list[Matter]:
    """What of the plan waits for this person: what is to be decided before what is to be done."""
    asked = await requests.open_requests(tx, client.id)
    decides = rules.decides(roles, side)
    found = [
        await _request(tx, one, url)
        for one in asked
        if one.waits_on == side and (decides or one.asked_by == person.id)
    ]
    if rules.agrees(roles, side):
        found += await _to_agree(tx, client, side, url)
    if decides and side == "agency":
        found += [
            Matter("delay", one.title, one.noticed_at, await _link(tx, one.team_card_id, url))
            for one in await delays.waiting_delays(tx, client.id)
        ]
    cards = await repository.request_cards(tx, client.id)
    return found + [
        Matter("promise", one.title, one.due, await _link(tx, cards.get(one.subject), url))
        for one in await promises.open_promises(tx, client.id)
        if one.side == side and (decides or one.made_by == person.id)
    ]


async def _request(tx: Transaction, asked: Request, url: str | None) -> Matter:
    kind: rules.MatterKind = "question" if asked.state is RequestStatus.ASKED else "request"
    card = await _link(tx, asked.card_id, url)
    return Matter(kind, asked.text, asked.waiting_since, card)


async def _to_agree(tx: Transaction, client: Client, side: Side, url: str | None) -> list[Matter]:
    """Versions of plan items that the other side has agreed to already."""
    items = [one for one in await planning.open_items(tx, client.id) if one.waiting]
    versions = await planning.waiting_versions(tx, [one.id for one in items])
    return [
        Matter("item", version.title, version.proposed_at, await _link(tx, one.card_id, url))
        for one in items
        if (version := versions.get(one.id)) is not None and version.proposed_side != side
    ]


async def _asking(
    tx: Transaction, client: Client, members: Sequence[Member], person: Person, url: str | None
) -> tuple[rules.Post, ...]:
    roles = [one.role for one in members]
    found: list[tuple[Post, rules.Ask]] = []
    for post in await posts.waiting(tx, client.id, WAITING):
        ask = rules.ask_of(
            post.state,
            held=post.held_at is not None,
            asked=[UUID(one) for one in post.asked],
            author=post.author_id,
            person=person.id,
            roles=roles,
        )
        if ask is not None:
            found.append((post, ask))
    texts = await posts.present_revisions(tx, [post for post, _ in found])
    lines = [
        await _line(tx, post, texts[post.id].text, ask, url if no < SHOWN else None)
        for no, (post, ask) in enumerate(found)
    ]
    return tuple(lines)


async def _line(
    tx: Transaction, post: Post, text: str, ask: rules.Ask | None, url: str | None
) -> rules.Post:
    return rules.Post(
        text=text,
        ask=ask,
        state=post.state,
        at=post.decide_by if ask == "decide" else post.publish_at,
        card=await _link(tx, post.card_outbound_id, url),
    )


async def _coming(tx: Transaction, client: Client, url: str | None) -> tuple[rules.Post, ...]:
    found = await repository.coming(tx, client.id, tx.now + AHEAD, SHOWN)
    texts = await posts.present_revisions(tx, found)
    return tuple([await _line(tx, post, texts[post.id].text, None, url) for post in found])


async def _unseen(
    tx: Transaction, client: Client, side: str, url: str | None
) -> tuple[Change, ...]:
    mine = [one for one in await plans.unseen_changes(tx, client.id) if one.told_side != side]
    lines = [
        Change(
            change_id=one.id,
            number=one.number,
            text=one.text,
            told_at=one.announced_at or one.told_at,
            card=await _link(tx, one.card_id, url if no < SHOWN else None),
        )
        for no, one in enumerate(mine)
    ]
    return tuple(lines)


async def _item(tx: Transaction, item: Item, url: str | None) -> rules.Item:
    card = await _link(tx, item.card_outbound_id, url)
    return rules.Item(item.id, item.author_handle, item.text, item.held_at or item.written_at, card)


async def _link(tx: Transaction, outbound_id: UUID | None, url: str | None) -> str | None:
    if outbound_id is None or url is None:
        return None
    return await permalink_of(tx, outbound_id, team_url=url)
