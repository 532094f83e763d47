"""Use cases around accounts' own timelines.

A timeline is read by the job and taken in here: what is ours is matched, what may be ours waits
until that is known, the rest is a direct post.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from bot.features.attempts import repository as attempts
from bot.features.attempts.rules import AttemptState
from bot.features.attempts.service import Errand
from bot.features.clients import service as clients
from bot.features.clients.events import AccountConnected
from bot.features.clients.models import Account
from bot.features.direct import service as direct
from bot.features.direct.models import DirectPost
from bot.features.direct.rules import clean, root_id, stamp, version_of
from bot.features.posts import repository as posts
from bot.features.posts.service import record_on_post
from bot.features.publishing.events import PostPublished
from bot.features.replies.events import ReplySent
from bot.features.timelines import repository
from bot.features.timelines.events import (
    PostBackOnNetwork,
    PostDeletedOnNetwork,
    PostEditedOnNetwork,
    ReplyBackOnNetwork,
    ReplyDeletedOnNetwork,
    ReplyEditedOnNetwork,
)
from bot.features.timelines.models import WatchedPost, WatchedReply
from bot.features.timelines.rules import BACKFILL, WINDOW, cursor_after, reaches
from bot.features.timelines.tasks import ReadTimeline, TellPostChanged
from bot.jobs.queue import enqueue, enqueue_rows
from bot.jobs.tables import DueWork
from bot.networks.base import Lookup, PublishedPost
from bot.storage.transaction import Database, Transaction

__all__ = [
    "Reading",
    "Taken",
    "begin_reading",
    "doubtful",
    "hint",
    "postpone",
    "sweep_reads",
    "take",
]

READ_SECONDS = 60.0
"""X takes 900 reads of a user's posts in 15 minutes; one that finds nothing costs nothing."""
EAGER_SECONDS = 5.0
EAGER_FOR = timedelta(seconds=30)
"""So long a timeline may lag behind what X has told by its webhook."""
HINT_AFTER = timedelta(seconds=1)
DEEP_EVERY = timedelta(hours=1)
SETTLED = timedelta(minutes=2)
"""What was written later may not be on the timeline yet: its absence is not looked into."""
MOST_LOOKED_UP = 100

Errands = Sequence[Errand[Any, Any]]
SameText = Callable[[str, str], bool]
Known = WatchedPost | WatchedReply | DirectPost
UNSEEN = Lookup(found=(), gone=())
"""Nothing had to be looked up."""


@dataclass(frozen=True)
class Reading:
    """What to ask an account's network for: from ``since`` (UTC), or after ``since_id``."""

    account: Account
    since: datetime | None
    since_id: str | None
    deep: bool
    """The posts of the last days are read again, for what became of them."""


@dataclass(frozen=True)
class Taken:
    """What came of a reading."""

    found: int
    changed: int


# When.


async def sweep_reads(
    database: Database,
    *,
    every_seconds: float = READ_SECONDS,
    eager_seconds: float = EAGER_SECONDS,
) -> int:
    """Enqueue a read of every account that is due by the wall clock; how many.

    For ``bot.jobs.sweepers.forever``. Two sweepers share the work.
    """
    wall = database.clock.wall()
    async with database.system() as session:
        due = await repository.claim_reads(
            session,
            wall=wall,
            next_read_at=wall + timedelta(seconds=every_seconds),
            eager_at=wall + timedelta(seconds=eager_seconds),
        )
        rows = [
            DueWork(workspace_id=one, kind=ReadTimeline.name, subject_id=account_id, due_at=wall)
            for one, account_id in due
        ]
        if rows:
            await enqueue_rows(session, rows)
    return len(rows)


async def on_account_connected(tx: Transaction, event: AccountConnected) -> None:
    """Watch the account's own timeline from now on; what is older is history."""
    await repository.add_mark(tx, await clients.account_by_id(tx, event.account_id))


async def hint(tx: Transaction, account_id: UUID, *, wall: datetime, deleted: bool = False) -> None:
    """The network told that the account wrote, edited or ``deleted`` something: look soon.

    ``wall``: the wall clock (UTC). The timeline may lag behind: it is looked at several times.
    """
    await repository.hasten(
        tx,
        account_id,
        read_at=wall + HINT_AFTER,
        eager_until=wall + EAGER_FOR,
        deep=deleted,
    )


async def postpone(tx: Transaction, account_id: UUID, until: datetime) -> None:
    """Read the account no earlier than ``until`` (wall clock, UTC)."""
    await repository.postpone(tx, account_id, until)


async def begin_reading(tx: Transaction, account_id: UUID, *, wall: datetime) -> Reading | None:
    """What to read of an account, or None: its token is refused, or it is not watched."""
    account = await clients.account_by_id(tx, account_id)
    mark = await repository.mark_of(tx, account_id)
    if mark is None or account.status != "connected" or mark.profile_id != account.external_id:
        return None
    if wall >= mark.next_deep_at or mark.cursor is None:
        return Reading(account, max(mark.since, tx.now - WINDOW), None, deep=True)
    return Reading(account, None, mark.cursor, deep=False)


async def doubtful(
    tx: Transaction, reading: Reading, timeline: Sequence[PublishedPost]
) -> list[str]:
    """Ids to look up, a hundred at most: neither absence nor presence on a timeline proves a thing.

    What a deep reading should have shown and did not, and what it shows though it was gone: a
    timeline lags, either way.
    """
    if not reading.deep or reading.since is None:
        return []
    shown = {root_id(post): post.external_id for post in timeline}
    there = await _still_there(tx, reading.account.id, reading.since, tx.now - SETTLED)
    absent = [
        one.latest_id
        for one in there
        if one.external_id not in shown and reaches(timeline, one.external_id)
    ]
    known = await _known(tx, reading.account.id, [*shown], hold=False)
    back = [
        shown[root]
        for root, ones in known.items()
        if any(one.deleted_at is not None for one in ones)
    ]
    return [*absent, *back][:MOST_LOOKED_UP]


async def _known(
    tx: Transaction, account_id: UUID, roots: Collection[str], *, hold: bool
) -> dict[str, list[Known]]:
    """What is known of these first versions, by their id on the network.

    What was taken for a direct post before it was known as ours is both.
    """
    found: dict[str, list[Known]] = {}
    ours = await repository.known_watched(tx, account_id, roots, hold=hold)
    by_hand = await direct.known_directs(tx, account_id, roots, hold=hold)
    for root in {*ours, *by_hand}:
        found[root] = [one for one in (ours.get(root), by_hand.get(root)) if one is not None]
    return found


# Taking in.


async def take(
    tx: Transaction,
    reading: Reading,
    timeline: Sequence[PublishedPost],
    looked_up: Lookup = UNSEEN,
    *,
    errands: Errands,
    same_text: SameText,
    wall: datetime,
) -> Taken:
    """Keep what a reading brought: new direct posts, edits, what is gone and what is back for sure.

    ``looked_up`` is what came of ``doubtful``. ``errands`` are those who write on the account in
    Rapport's name; theirs is never shown as direct, and what may be theirs waits. Said twice,
    nothing happens the second time.
    """
    account = reading.account
    mark = await repository.lock_mark(tx, account.id)
    if mark is None or mark.profile_id != account.external_id:
        return Taken(0, 0)
    known = await _known(tx, account.id, [root_id(post) for post in timeline], hold=True)
    found_there = {one.external_id for one in looked_up.found}
    changed = 0
    for post in timeline:
        for one in known.get(root_id(post), ()):
            changed += await _shown(tx, one, post, sure=post.external_id in found_there)
    fresh = [post for post in timeline if root_id(post) not in known]
    recent = [
        post for post in fresh if (post.created_at or tx.now) >= max(mark.since, tx.now - BACKFILL)
    ]
    ours, held = await _ours(tx, account, recent, errands, same_text)
    found = 0
    for post in reversed(recent):
        if post.external_id not in ours and post not in held:
            found += await direct.find(tx, account, post)
    changed += await _gone(tx, reading, looked_up.gone)
    mark.cursor = cursor_after(mark.cursor, timeline, held)
    if reading.deep:
        mark.next_deep_at = wall + DEEP_EVERY
    return Taken(found, changed)


async def _ours(
    tx: Transaction,
    account: Account,
    timeline: Sequence[PublishedPost],
    errands: Errands,
    same_text: SameText,
) -> tuple[set[str], list[PublishedPost]]:
    """Ids of what Rapport published, and what it may have published, nobody knows yet.

    First what is open, then what is known: an attempt that ends in between is seen by one of the
    two.
    """
    ours: set[str] = set()
    held: list[PublishedPost] = []
    for errand in errands:
        for attempt in await repository.open_attempts(tx, errand.model, account.id):
            words = await errand.words(tx, attempt)
            for post in timeline:
                late_enough = (post.created_at or tx.now) >= attempt.search_from
                same = post.in_reply_to == words.in_reply_to and same_text(words.text, post.text)
                if late_enough and same:
                    over = attempt.state == AttemptState.DONE
                    ours.add(post.external_id) if over else held.append(post)
    ids = {one for post in timeline for one in (post.external_id, *post.edit_history)}
    for errand in errands:
        taken = await attempts.taken_ids(tx, errand.model, account.id, ids)
        ours |= {
            post.external_id
            for post in timeline
            if not taken.isdisjoint((post.external_id, *post.edit_history))
        }
    return ours, [post for post in held if post.external_id not in ours]


async def _shown(tx: Transaction, known: Known, post: PublishedPost, *, sure: bool) -> bool:
    """The timeline shows it: whether anything is another than before.

    What was gone is back only where a look-up was ``sure`` of it.
    """
    if known.deleted_at is not None and not sure:
        return False
    back, newer = known.deleted_at is not None, version_of(post) > known.version
    if back:
        await _back(tx, known)
    if newer:
        await _edited(tx, known, post)
    return back or newer


async def _gone(tx: Transaction, reading: Reading, gone: Collection[str]) -> int:
    if not gone or reading.since is None:
        return 0
    known = await _still_there(tx, reading.account.id, reading.since, tx.now)
    deleted = [one for one in known if one.latest_id in gone]
    for one in deleted:
        await _deleted(tx, one)
    return len(deleted)


async def _still_there(
    tx: Transaction, account_id: UUID, since: datetime, until: datetime
) -> list[Known]:
    return [
        *await repository.still_there(tx, account_id, since=since, until=until),
        *await direct.still_there(tx, account_id, since=since, until=until),
    ]


# What became of one: of a direct post that is its own feature's, of an answer that of replies.


async def _edited(tx: Transaction, known: Known, post: PublishedPost) -> None:
    if isinstance(known, DirectPost):
        await direct.edit(tx, known, post)
        return
    before, version = known.text, version_of(post)
    known.edit(
        tx.now,
        latest_id=post.external_id,
        version=version,
        text=clean(post.text),
        url=post.url,
    )
    if isinstance(known, WatchedReply):
        about = (known.reply_id, known.item_id, known.client_id, known.text, known.url)
        await tx.publish(ReplyEditedOnNetwork(*about, before=before, version=version))
        return
    told: dict[str, str | int] = {"before": before, "after": known.text, "url": known.url}
    told["version"] = version
    await _record(tx, known, "post.edited_on_network", **told)
    await tx.publish(PostEditedOnNetwork(known.post_id, known.client_id))
    await enqueue(tx, TellPostChanged(post_id=known.post_id, version=version))


async def _deleted(tx: Transaction, known: Known) -> None:
    if isinstance(known, DirectPost):
        await direct.delete(tx, known)
        return
    known.delete(tx.now)
    if isinstance(known, WatchedReply):
        about = (known.reply_id, known.item_id, known.client_id, known.text, known.url)
        await tx.publish(ReplyDeletedOnNetwork(*about))
        return
    await _record(tx, known, "post.deleted_on_network", text=known.text, url=known.url)
    await tx.publish(PostDeletedOnNetwork(known.post_id, known.client_id))
    await enqueue(tx, TellPostChanged(post_id=known.post_id, stamp=stamp(tx.now)))


async def _back(tx: Transaction, known: Known) -> None:
    if isinstance(known, DirectPost):
        await direct.restore(tx, known)
        return
    known.restore()
    if isinstance(known, WatchedReply):
        about = (known.reply_id, known.item_id, known.client_id, known.text, known.url)
        await tx.publish(ReplyBackOnNetwork(*about))
        return
    await _record(tx, known, "post.back_on_network", text=known.text, url=known.url)
    await tx.publish(PostBackOnNetwork(known.post_id, known.client_id))
    task = TellPostChanged(post_id=known.post_id, back=True, stamp=stamp(tx.now))
    await enqueue(tx, task)


async def _record(tx: Transaction, known: WatchedPost, kind: str, **told: str | int) -> None:
    record_on_post(tx, await posts.post_by_id(tx, known.post_id), kind, "system", **told)


# What publishing and replies tell.


async def on_post_published(tx: Transaction, event: PostPublished) -> None:
    """Look from now on what becomes of it on the network."""
    if event.external_id is None or event.url is None:
        return
    post = await posts.post_by_id(tx, event.post_id)
    account = await clients.account_by_id(tx, post.account_id)
    revision = await posts.revision(tx, event.post_id, event.revision_no)
    await repository.add_watched(
        tx,
        account,
        post_id=post.id,
        external_id=event.external_id,
        url=event.url,
        text=revision.text,
        at=event.at,
    )


async def on_reply_sent(tx: Transaction, event: ReplySent) -> None:
    """Look from now on what becomes of it on the network."""
    if event.external_id is None or event.url is None or event.account_id is None:
        return
    account = await clients.account_by_id(tx, event.account_id)
    await repository.add_watched_reply(
        tx,
        account,
        reply_id=event.reply_id,
        item_id=event.item_id,
        external_id=event.external_id,
        url=event.url,
        text=event.text,
        at=event.at,
    )
