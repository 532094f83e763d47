"""When summaries are due, what they tell, and that each day has one."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.features.clients import service as clients
from bot.features.clients.events import ClientSetUp, SettingChanged
from bot.features.clients.models import Client
from bot.features.direct import service as direct
from bot.features.inbox import repository as inbox
from bot.features.outlook import service as outlook
from bot.features.plans import repository as plans
from bot.features.plans.models import PlanChange
from bot.features.posts import repository as posts
from bot.features.posts.models import Post, Revision
from bot.features.posts.rules import Status
from bot.features.publishing import repository as publishing
from bot.features.publishing.models import Attempt
from bot.features.summaries import repository
from bot.features.summaries.models import Summary
from bot.features.summaries.rules import (
    OVERLAP,
    Content,
    DayNumbers,
    Picture,
    Published,
    Slot,
    Unseen,
    Waiting,
    WaitingStatus,
    day_told,
    due_summary,
    is_due,
    next_summary,
    period_start,
)
from bot.features.summaries.tasks import Summarise
from bot.jobs.queue import schedule
from bot.record.ledger import Entry, record
from bot.record.verify import current_head
from bot.slack.models import Person
from bot.slack.outbound import permalink_of
from bot.storage.transaction import Database, Transaction

__all__ = [
    "Daily",
    "ensure_summaries",
    "look",
    "on_client_set_up",
    "on_setting_changed",
    "plan_next",
    "summarise",
    "told_of",
]

LAST_DAYS = 6
"""Days before the present one in the table."""
WAITING = (Status.IN_REVIEW, Status.CHANGES_NEEDED, Status.FAILED, Status.UNCONFIRMED)
"""Posts that cannot go on without somebody."""

_NAMED = re.compile(r"<@([UW][A-Z0-9]+)>")


@dataclass(frozen=True)
class Daily:
    """The summary of a day, to be posted by whoever got it."""

    client: Client
    row: Summary
    picture: Picture


# When.


async def plan_next(tx: Transaction, client: Client) -> Slot:
    """Put the client's next summary on its time; said again, it moves."""
    last = await repository.last_summary(tx, client.id)
    zone, at = _hour(client)
    slot = next_summary(tx.now, zone, at, last.day if last else None)
    await schedule(tx, Summarise(subject_id=client.id), slot.at)
    return slot


async def on_client_set_up(tx: Transaction, event: ClientSetUp) -> None:
    """Begin with the summaries."""
    await plan_next(tx, await clients.client_by_id(tx, event.client_id))


async def on_setting_changed(tx: Transaction, event: SettingChanged) -> None:
    """Another hour or zone is another time."""
    if event.setting in {"summary_time", "zone"}:
        await plan_next(tx, await clients.client_by_id(tx, event.client_id))


async def ensure_summaries(database: Database) -> int:
    """Plan the summaries of clients for whom none is planned; how many. For the worker's start.

    What is overdue stays so: it is made late rather than left out.
    """
    planned = 0
    async with database.system() as session:
        workspaces = await repository.workspaces(session)
    for workspace_id in workspaces:
        async with database.transaction(workspace_id) as tx:
            for client in await repository.unscheduled(tx):
                await plan_next(tx, client)
                planned += 1
    return planned


def _hour(client: Client) -> tuple[ZoneInfo, time]:
    return ZoneInfo(client.zone), time.fromisoformat(client.summary_time)


def told_of(client: Client, row: Summary) -> date:
    """The day that a summary tells of, by which people know it."""
    return day_told(row.day, _hour(client)[1])


# What.


async def summarise(tx: Transaction, client_id: UUID) -> Daily | None:
    """Make the summary whose time has come, and record what it publishes.

    None: it was made already, by this worker or another one, or there is nothing to tell; then
    the day's row says that it was skipped.
    """
    client = await clients.client_by_id(tx, client_id)
    slot = due_summary(tx.now, *_hour(client))
    last = await repository.last_summary(tx, client.id)
    last_day = last.day if last else None
    if not is_due(slot, served_since=client.created_at, last_day=last_day):
        return None
    since = period_start(tx.now, last.until if last else None)
    row = await repository.claim_day(tx, client.id, slot.day, since=since, until=tx.now)
    if row is None:
        return None
    told = frozenset(last.told_posts) if last else frozenset()
    content, post_ids = await _content(
        tx,
        client,
        since - OVERLAP if last else since,
        since,
        told,
        team=client.client_channel_id is None,
    )
    row.tell(content, post_ids)
    if row.skipped:
        return None
    picture = await _picture(tx, client, content, row)
    _record(tx, client, row, picture)
    return Daily(client, row, picture)


async def look(tx: Transaction, client: Client, *, team: bool = False) -> Picture:
    """How things stand now, for somebody who asks; it does not count as the day's summary.

    ``team``: nobody but the agency reads it.
    """
    last = await repository.last_summary(tx, client.id)
    since = period_start(tx.now, last.until if last else None, asked=True)
    content, _ = await _content(tx, client, since, since, frozenset(), team=team)
    return await _picture(tx, client, content, None)


async def _picture(
    tx: Transaction, client: Client, content: Content, row: Summary | None
) -> Picture:
    """With the last days, if it is that of a day."""
    days: tuple[DayNumbers, ...] = ()
    if row is not None:
        before = await repository.earlier(tx, client.id, row.day, LAST_DAYS)
        _, at = _hour(client)
        days = tuple(one.day_numbers(at) for one in (*before, row))
    return Picture(content, days, await current_head(tx, client.id))


async def _content(
    tx: Transaction,
    client: Client,
    published_since: datetime,
    since: datetime,
    told: Collection[str],
    *,
    team: bool,
) -> tuple[Content, list[UUID]]:
    """What happened and what waits, and the ids of the posts told of as published or direct."""
    found = await posts.published_since(tx, client.id, published_since)
    out = [post for post in found if str(post.id) not in told]
    lines = await direct.direct_lines(tx, client.id, published_since, tx.now)
    by_hand = tuple(line for line in lines if line.id not in told)
    content = Content(
        since=since,
        until=tx.now,
        published=await _published(tx, out),
        waiting=await _waiting(tx, client),
        unseen=await _unseen(tx, client),
        inbox=await inbox.numbers(tx, client.id, since=since, until=tx.now),
        direct=by_hand,
        outlook=await outlook.look_ahead(tx, client, since, team=team),
    )
    return content, [*(post.id for post in out), *(UUID(line.id) for line in by_hand)]


async def _published(tx: Transaction, out: Sequence[Post]) -> tuple[Published, ...]:
    revisions = await posts.present_revisions(tx, out)
    return tuple(
        Published(
            revisions[post.id].text,
            None if post.deleted_on_network_at else post.url,
            post.published_at or tx.now,
            gone=post.deleted_on_network_at is not None,
        )
        for post in out
    )


async def _waiting(tx: Transaction, client: Client) -> tuple[Waiting, ...]:
    found = await posts.waiting(tx, client.id, WAITING)
    revisions = await posts.present_revisions(tx, found)
    attempts = await publishing.last_attempts(tx, [post.id for post in found])
    ids = {post.author_id for post in found} | {UUID(one) for post in found for one in post.asked}
    people = await posts.persons(tx, ids)
    managers = [person.name for person in await clients.managers(tx, client.id)]
    url = await repository.team_url(tx)
    waiting = [
        Waiting(
            text=revisions[post.id].text,
            status=_status_of(post),
            who=_who(post, people, managers),
            since=_since(post, revisions[post.id], attempts.get(post.id)),
            due=_due(post),
            card=await _link(tx, post.card_outbound_id, url),
        )
        for post in found
    ]
    return tuple(waiting)


def _status_of(post: Post) -> WaitingStatus:
    match post.state:
        case Status.CHANGES_NEEDED:
            return "changes_needed"
        case Status.FAILED:
            return "failed"
        case Status.UNCONFIRMED:
            return "unconfirmed"
        case _:
            return "held" if post.held_at else "in_review"


def _who(post: Post, people: Mapping[UUID, Person], managers: Sequence[str]) -> tuple[str, ...]:
    """Names of those who can move the post on."""
    match post.state:
        case Status.IN_REVIEW:
            ids = [UUID(one) for one in post.asked]
        case Status.CHANGES_NEEDED:
            ids = [post.author_id]
        case _:
            return tuple(managers)
    return tuple(people[one].name for one in ids if one in people)


def _since(post: Post, revision: Revision, attempt: Attempt | None) -> datetime:
    """Since when the post waits for them."""
    if post.state is Status.CHANGES_NEEDED:
        return post.decided_at or revision.created_at
    if post.state is Status.IN_REVIEW or attempt is None:
        return revision.created_at
    return attempt.ended_at or attempt.started_at or attempt.created_at


def _due(post: Post) -> datetime | None:
    if post.state not in {Status.IN_REVIEW, Status.CHANGES_NEEDED}:
        return None
    return post.publish_at if post.held_at else post.decide_by


async def _unseen(tx: Transaction, client: Client) -> tuple[Unseen, ...]:
    changes = await plans.unseen_changes(tx, client.id)
    ids = {named for change in changes for named in _NAMED.findall(change.text)}
    names = await plans.names_in_slack(tx, ids) if ids else {}
    url = await repository.team_url(tx)
    unseen = [
        Unseen(
            number=change.number,
            text=_without_ringing(change, names),
            waits_for="client" if change.told_side == "agency" else "agency",
            told_at=change.told_at,
            card=await _link(tx, change.card_id, url),
        )
        for change in changes
    ]
    return tuple(unseen)


def _without_ringing(change: PlanChange, names: Mapping[str, str]) -> str:
    """The text with names where people were mentioned: a summary calls nobody."""
    return _NAMED.sub(lambda named: f"@{names.get(named[1], '…')}", change.text)


async def _link(tx: Transaction, outbound_id: UUID | None, team_url: str | None) -> str | None:
    if outbound_id is None or team_url is None:
        return None
    return await permalink_of(tx, outbound_id, team_url=team_url)


def _record(tx: Transaction, client: Client, row: Summary, picture: Picture) -> None:
    content, head = picture.content, picture.head
    entry = Entry(
        client_id=client.id,
        kind="summary.posted",
        audience="client",
        actor="system",
        subject=f"client:{client.id}",
        payload={
            "day": told_of(client, row).isoformat(),
            "since": content.since.isoformat(),
            "until": content.until.isoformat(),
            "head_seq": head.seq,
            "head_hash": head.hash.hex(),
            "published": len(content.published),
            "direct": len(content.direct),
            "waiting": len(content.waiting),
            "changes_not_seen": len(content.unseen),
            "late_told": len(content.outlook.late),
            "answered": content.inbox.answered,
            "open": content.inbox.waiting,
        },
    )
    record(tx, entry)
