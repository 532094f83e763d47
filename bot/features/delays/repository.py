"""Every query on delays. Row-level security adds the workspace."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import delete, exists, or_, select

from bot.features.causes.rules import Part
from bot.features.clients.models import Client
from bot.features.delays.models import Delay, DelayCause, DelayDifference
from bot.features.delays.rules import Status, SubjectKind
from bot.features.plans.models import PlanChange
from bot.features.posts.models import Post
from bot.features.promises.models import Promise
from bot.features.requests.models import Request
from bot.slack import people
from bot.slack.models import Install, Person
from bot.slack.outbound import permalink_of
from bot.storage.transaction import Transaction

__all__ = [
    "Placed",
    "confirmed_since",
    "difference_of",
    "differences_of",
    "find_delay",
    "find_promise",
    "hold_client",
    "item_of_request",
    "keep_parts",
    "known_delay",
    "lock_delay",
    "open_delays",
    "open_promises",
    "parts_of",
    "permalinks",
    "persons",
    "placed",
    "request_of",
    "request_of_item",
    "told_since",
    "waiting_delays",
    "work_for_item",
]

Placed = tuple[str | None, UUID | None]
"""The channel in which a card stands, and its row."""


async def hold_client(tx: Transaction, client_id: UUID) -> None:
    """Hold the client's row, as whoever changes plan items does: first come, first noticed."""
    held = select(Client.id).where(Client.id == client_id).with_for_update(key_share=True)
    await tx.session.execute(held)


async def known_delay(
    tx: Transaction, kind: SubjectKind, subject_id: UUID, agreed: date, version: int
) -> Delay | None:
    """The delay of exactly this date, if it was noticed before."""
    query = select(Delay).where(Delay.kind == kind, Delay.subject_id == subject_id)
    return await tx.session.scalar(query.where(Delay.agreed == agreed, Delay.version == version))


async def open_delays(tx: Transaction, kind: SubjectKind, subject_id: UUID) -> Sequence[Delay]:
    """What passed of this and is not there yet, as it is now; locked."""
    query = select(Delay).where(
        Delay.kind == kind, Delay.subject_id == subject_id, Delay.status == Status.OPEN
    )
    query = query.with_for_update().execution_options(populate_existing=True)
    return list(await tx.session.scalars(query))


async def open_promises(tx: Transaction, subject: str) -> Sequence[Delay]:
    """What was promised on something (``request:<uuid>``), passed, and is not there yet; locked."""
    query = select(Delay).where(
        Delay.kind == "promise", Delay.thing == subject, Delay.status == Status.OPEN
    )
    query = query.with_for_update().execution_options(populate_existing=True)
    return list(await tx.session.scalars(query))


async def request_of(tx: Transaction, subject: str) -> Request | None:
    """The request that something (``request:<uuid>``) is about."""
    word, _, id_ = subject.partition(":")
    if word != "request":
        return None
    return await tx.session.scalar(select(Request).where(Request.id == UUID(id_)))


async def find_delay(tx: Transaction, delay_id: UUID) -> Delay | None:
    """One delay, to read; None: there is none."""
    return await tx.session.scalar(select(Delay).where(Delay.id == delay_id))


async def lock_delay(tx: Transaction, delay_id: UUID) -> Delay | None:
    """One delay as it is now, held until the commit; None for an id that is none."""
    query = select(Delay).where(Delay.id == delay_id).with_for_update()
    return await tx.session.scalar(query.execution_options(populate_existing=True))


async def confirmed_since(tx: Transaction, client_id: UUID, since: datetime) -> Sequence[Delay]:
    """What a manager confirmed of what was noticed since then, newest first."""
    query = select(Delay).where(
        Delay.client_id == client_id,
        Delay.status == Status.CONFIRMED,
        Delay.noticed_at >= since,
    )
    return list(await tx.session.scalars(query.order_by(Delay.noticed_at.desc(), Delay.id)))


async def told_since(tx: Transaction, client_id: UUID, since: datetime) -> Sequence[Delay]:
    """What was confirmed since then, or seen differently; in the order it was noticed."""
    said = exists().where(
        DelayDifference.workspace_id == Delay.workspace_id,
        DelayDifference.delay_id == Delay.id,
        DelayDifference.said_at >= since,
    )
    query = select(Delay).where(
        Delay.client_id == client_id,
        Delay.status == Status.CONFIRMED,
        or_(Delay.confirmed_at >= since, said),
    )
    return list(await tx.session.scalars(query.order_by(Delay.noticed_at, Delay.id)))


async def waiting_delays(tx: Transaction, client_id: UUID) -> Sequence[Delay]:
    """What waits for a manager, oldest first."""
    query = select(Delay).where(Delay.client_id == client_id, Delay.status == Status.PROPOSED)
    return list(await tx.session.scalars(query.order_by(Delay.noticed_at, Delay.id)))


async def parts_of(tx: Transaction, ids: Collection[UUID]) -> dict[UUID, list[Part]]:
    """What moved these, by delay, in order."""
    query = select(DelayCause).where(DelayCause.delay_id.in_(ids))
    found: dict[UUID, list[Part]] = {}
    for row in await tx.session.scalars(query.order_by(DelayCause.delay_id, DelayCause.no)):
        found.setdefault(row.delay_id, []).append(row.part)
    return found


async def keep_parts(tx: Transaction, delay: Delay, parts: Sequence[Part]) -> None:
    """What moved it, in the place of what was said before; hold the delay."""
    gone = delete(DelayCause).where(
        DelayCause.workspace_id == tx.workspace_id, DelayCause.delay_id == delay.id
    )
    await tx.session.execute(gone)
    for no, part in enumerate(parts):
        tx.session.add(
            DelayCause(workspace_id=tx.workspace_id, delay_id=delay.id, no=no, **vars(part))
        )
    await tx.session.flush()


async def differences_of(tx: Transaction, delay_id: UUID) -> Sequence[DelayDifference]:
    """Who sees it differently, oldest first."""
    query = select(DelayDifference).where(DelayDifference.delay_id == delay_id)
    ordered = query.order_by(DelayDifference.said_at, DelayDifference.person_id)
    return list(await tx.session.scalars(ordered))


async def difference_of(tx: Transaction, delay_id: UUID, person_id: UUID) -> DelayDifference | None:
    """What one person sees differently; hold the delay."""
    query = select(DelayDifference).where(DelayDifference.delay_id == delay_id)
    return await tx.session.scalar(query.where(DelayDifference.person_id == person_id))


async def find_promise(tx: Transaction, promise_id: UUID) -> Promise | None:
    """One promise; None where it is not wanted any more."""
    query = select(Promise).where(Promise.id == promise_id, Promise.dropped_at.is_(None))
    return await tx.session.scalar(query.execution_options(populate_existing=True))


async def request_of_item(tx: Transaction, item_id: UUID) -> Request | None:
    """The request that became a plan item."""
    return await tx.session.scalar(select(Request).where(Request.item_id == item_id))


async def work_for_item(tx: Transaction, item_id: UUID) -> Promise | None:
    """What the agency promised where the item came of a request."""
    request = await request_of_item(tx, item_id)
    if request is None:
        return None
    query = select(Promise).where(Promise.subject == request.subject, Promise.kind == "work")
    return await tx.session.scalar(query.where(Promise.dropped_at.is_(None)).limit(1))


async def item_of_request(tx: Transaction, subject: str) -> UUID | None:
    """The plan item that a request (``request:<uuid>``) became."""
    request = await request_of(tx, subject)
    return request.item_id if request else None


async def placed(tx: Transaction, subjects: Collection[str]) -> Mapping[str, Placed]:
    """Where the cards of changes, requests and posts stand, by subject."""
    found: dict[str, Placed] = {}
    ids: dict[str, set[UUID]] = {}
    for subject in subjects:
        word, _, id_ = subject.partition(":")
        ids.setdefault(word, set()).add(UUID(id_))
    if "change" in ids:
        for change in await tx.session.scalars(
            select(PlanChange).where(PlanChange.id.in_(ids["change"]))
        ):
            found[f"change:{change.id}"] = change.channel_id, change.card_id
    if "request" in ids:
        for request in await tx.session.scalars(
            select(Request).where(Request.id.in_(ids["request"]))
        ):
            found[f"request:{request.id}"] = request.channel_id, request.card_id
    if "post" in ids:
        for post in await tx.session.scalars(select(Post).where(Post.id.in_(ids["post"]))):
            found[f"post:{post.id}"] = post.channel_id, post.card_outbound_id
    return found


async def permalinks(tx: Transaction, cards: Mapping[str, Placed]) -> dict[str, str]:
    """The addresses of cards in Slack, as far as they were posted."""
    install = await tx.session.scalar(select(Install).where(Install.id == tx.workspace_id))
    found = {}
    for subject, (_, card_id) in cards.items():
        if install is not None and card_id is not None:
            url = await permalink_of(tx, card_id, team_url=install.team_url)
            if url:
                found[subject] = url
    return found


async def persons(tx: Transaction, ids: Collection[UUID | None]) -> Mapping[UUID, Person]:
    """People by id, for names; Nones are left out."""
    return await people.by_id(tx, {one for one in ids if one is not None})
