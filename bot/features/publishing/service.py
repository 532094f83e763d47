"""Attempts: begun once, ended once. Nothing here calls a network; ``jobs`` does, in between.

The post's row is locked first in every use case, so that decisions, edits and publishing take
turns.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from bot.features.approvals import repository as approvals
from bot.features.approvals.events import PostApproved
from bot.features.approvals.rules import Verdict
from bot.features.clients import service as clients
from bot.features.clients.models import Account
from bot.features.posts import repository as posts
from bot.features.posts.events import PostWithdrawn, RevisionAdded
from bot.features.posts.models import Post
from bot.features.posts.rules import MENDABLE, Status, check_revision
from bot.features.posts.service import hash_of
from bot.features.publishing import repository
from bot.features.publishing.events import (
    PostFailed,
    PostPublished,
    PostPutBack,
    PostRetried,
    PostUnconfirmed,
    PublishingStarted,
)
from bot.features.publishing.models import Attempt
from bot.features.publishing.rules import (
    ASK_AFTER,
    LIVE,
    MARGIN,
    MAX_TRIES,
    AttemptState,
    BadAddress,
    Failure,
    NotRetryable,
    QuestionAnswered,
    backoff_seconds,
    is_lost,
    next_look,
    read_address,
)
from bot.features.publishing.tasks import AskPerson, PublishPost, SettleAttempt
from bot.jobs.queue import enqueue, schedule, unschedule
from bot.record.ledger import Entry, record
from bot.slack.models import Person
from bot.storage.transaction import Transaction

__all__ = [
    "Claim",
    "Later",
    "Search",
    "ask_if_due",
    "begin_answer",
    "claim",
    "confirm",
    "deny",
    "fail",
    "lose",
    "publish",
    "put_back",
    "retry",
    "search",
]

FIRST_LOOK = timedelta(seconds=5)


@dataclass(frozen=True)
class Claim:
    """An attempt that is ours to call out, until ``lease_until`` (wall clock, UTC)."""

    attempt_id: UUID
    account: Account
    text: str
    lease_until: datetime
    look_since: datetime | None
    """An earlier attempt ended on a person's word: read the timeline from then (UTC) first."""


@dataclass(frozen=True)
class Later:
    """Somebody else has it in hand; ``seconds`` by the wall clock."""

    seconds: float


@dataclass(frozen=True)
class Search:
    """What to look for on the account's timeline, from ``since`` (UTC)."""

    attempt_id: UUID
    account: Account
    text: str
    since: datetime


# One try.


async def claim(
    tx: Transaction, post_id: UUID, *, wall: datetime, lease: timedelta
) -> Claim | Later | None:
    """Take a post's attempt from ``ready`` to ``publishing``, if that is still wanted.

    Approval and content hash are checked again here, under the lock. None: nothing is to be done.
    Once this is committed, the network may have the post, whatever becomes of us.
    """
    post = await posts.lock_post(tx, post_id)
    attempt = await repository.live_attempt(tx, post_id)
    if attempt is None or attempt.state == AttemptState.UNCONFIRMED:
        return None
    if attempt.state == AttemptState.PUBLISHING:
        return await _held(tx, attempt, wall)
    if post.publish_at is not None and post.publish_at > tx.now:
        await schedule(tx, PublishPost(subject_id=post_id), post.publish_at)
        return None
    account = await clients.account_by_id(tx, post.account_id)
    revision = await posts.revision(tx, post_id, post.revision_no)
    if not await _is_as_approved(tx, post, attempt, hash_of(account, revision)):
        await fail(tx, attempt.id, Failure.CHANGED)
        return None
    attempt.claim(at=tx.now, lease_until=wall + lease)
    await schedule(tx, SettleAttempt(subject_id=attempt.id), tx.now + lease + FIRST_LOOK)
    await tx.publish(PublishingStarted(post.id, post.client_id, post.revision_no))
    since = await repository.doubtful_since(tx, post_id)
    return Claim(
        attempt_id=attempt.id,
        account=account,
        text=revision.text,
        lease_until=wall + lease,
        look_since=None if since is None else since - MARGIN,
    )


async def _held(tx: Transaction, attempt: Attempt, wall: datetime) -> Later | None:
    """In ``publishing`` already: somebody is at it, or was and is lost."""
    if attempt.lease_until is not None and not is_lost(attempt.lease_until, wall):
        return Later((attempt.lease_until - wall).total_seconds())
    await lose(tx, attempt.id)
    return None


async def _is_as_approved(tx: Transaction, post: Post, attempt: Attempt, fresh_hash: str) -> bool:
    decided = await approvals.decision(tx, post.id, post.revision_no)
    return (
        post.state is Status.APPROVED
        and decided is not None
        and decided.verdict == Verdict.APPROVED
        and attempt.revision_no == post.revision_no
        and attempt.content_hash == fresh_hash
    )


async def publish(
    tx: Transaction, attempt_id: UUID, *, external_id: str | None, url: str | None, actor: str
) -> bool:
    """It is on the network. False: that was known already, or the attempt is over."""
    found = await _open(tx, attempt_id)
    if found is None:
        return False
    post, attempt = found
    attempt.end(AttemptState.PUBLISHED, tx.now, external_id=external_id, url=url)
    await _settled(tx, attempt)
    _record(
        tx,
        attempt,
        "post.published",
        actor,
        external_id=external_id,
        url=url,
        by_hand=actor != "system",
    )
    await tx.publish(
        PostPublished(post.id, post.client_id, attempt.revision_no, external_id, url, tx.now)
    )
    return True


async def fail(tx: Transaction, attempt_id: UUID, failure: Failure) -> bool:
    """It is definitely not on the network, and not tried again by itself."""
    found = await _open(tx, attempt_id)
    if found is None:
        return False
    post, attempt = found
    attempt.end(AttemptState.FAILED, tx.now, failure=failure)
    await _settled(tx, attempt)
    _record(tx, attempt, "post.publish_failed", "system", failure=failure.value)
    event = PostFailed(post.id, post.client_id, attempt.revision_no, failure.value, tx.now)
    await tx.publish(event)
    return True


async def put_back(tx: Transaction, attempt_id: UUID, *, counts: bool = True) -> int | None:
    """Nothing was done; it waits again. The seconds to wait, or None: it is over.

    ``counts`` is False for a rate limit. What was put back too often has failed.
    """
    found = await _open(tx, attempt_id)
    if found is None:
        return None
    post, attempt = found
    if counts and attempt.tries + 1 >= MAX_TRIES:
        await fail(tx, attempt_id, Failure.UNAVAILABLE)
        return None
    if attempt.asked_at is not None:
        await enqueue(tx, AskPerson(attempt_id=attempt_id))
    attempt.put_back(counts=counts)
    await unschedule(tx, SettleAttempt(subject_id=attempt_id))
    await tx.publish(PostPutBack(post.id, post.client_id, attempt.revision_no))
    return backoff_seconds(attempt.tries)


async def lose(tx: Transaction, attempt_id: UUID) -> bool:
    """Nobody knows how the call ended: the timeline is read from now on."""
    found = await _open(tx, attempt_id)
    if found is None or found[1].state != AttemptState.PUBLISHING:
        return False
    post, attempt = found
    attempt.lose()
    await schedule(tx, SettleAttempt(subject_id=attempt_id), tx.now + FIRST_LOOK)
    _record(tx, attempt, "post.unconfirmed", "system")
    await tx.publish(PostUnconfirmed(post.id, post.client_id, attempt.revision_no, tx.now))
    return True


async def _open(tx: Transaction, attempt_id: UUID) -> tuple[Post, Attempt] | None:
    """The attempt under the lock of its post, if it is not over."""
    seen = await repository.attempt_by_id(tx, attempt_id)
    if seen is None:
        return None
    post = await posts.lock_post(tx, seen.post_id)
    attempt = await repository.attempt_by_id(tx, attempt_id)
    if attempt is None or attempt.state not in LIVE:
        return None
    return post, attempt


async def _settled(tx: Transaction, attempt: Attempt) -> None:
    """It is over: nothing waits for it any more, and no question stands."""
    await unschedule(tx, SettleAttempt(subject_id=attempt.id))
    await unschedule(tx, PublishPost(subject_id=attempt.post_id))
    if attempt.asked_at is not None:
        await enqueue(tx, AskPerson(attempt_id=attempt.id))


# Settling what is unconfirmed.


async def search(tx: Transaction, attempt_id: UUID, *, wall: datetime) -> Search | Later | None:
    """What to look for, if an attempt is unconfirmed or its publisher lost; else None."""
    found = await _open(tx, attempt_id)
    if found is None or found[1].state == AttemptState.READY:
        return None
    post, attempt = found
    if attempt.state == AttemptState.PUBLISHING:
        held = await _held(tx, attempt, wall)
        if held is not None:
            return held
    revision = await posts.revision(tx, post.id, attempt.revision_no)
    return Search(
        attempt_id=attempt_id,
        account=await clients.account_by_id(tx, attempt.account_id),
        text=revision.text,
        since=(attempt.started_at or attempt.created_at) - MARGIN,
    )


async def ask_if_due(tx: Transaction, attempt_id: UUID) -> bool:
    """Nothing was found, which proves nothing: look again later, and ask a person in time.

    Whether a person is asked from now on.
    """
    found = await _open(tx, attempt_id)
    if found is None or found[1].state != AttemptState.UNCONFIRMED:
        return False
    _, attempt = found
    attempt.looked += 1
    waited = tx.now - (attempt.started_at or attempt.created_at)
    wait = next_look(attempt.looked, waited)
    if wait is not None:
        await schedule(tx, SettleAttempt(subject_id=attempt_id), tx.now + wait)
    if attempt.asked_at is not None or waited < ASK_AFTER:
        return False
    attempt.ask(tx.now)
    _record(tx, attempt, "post.presence_asked", "system")
    await enqueue(tx, AskPerson(attempt_id=attempt_id))
    return True


async def begin_answer(tx: Transaction, attempt_id: UUID, by: Person) -> tuple[Attempt, Account]:
    """Whether this person may say what became of an attempt.

    Raises:
        NotYourRole: managers and strategists may.
        QuestionAnswered: it is known by now.
    """
    attempt = await repository.attempt_by_id(tx, attempt_id)
    if attempt is None:
        raise QuestionAnswered
    client = await clients.client_by_id(tx, attempt.client_id)
    await clients.require(tx, client, by, "manager", "strategist")
    found = await _open(tx, attempt_id)
    if found is None or found[1].state != AttemptState.UNCONFIRMED:
        raise QuestionAnswered
    return found[1], await clients.account_by_id(tx, attempt.account_id)


async def confirm(tx: Transaction, attempt_id: UUID, *, by: Person, address: str) -> None:
    """A person found it on the network; ``address`` is what they pasted, or nothing.

    Raises:
        NotYourRole, QuestionAnswered: as ``begin_answer``.
        BadAddress: it is not that of a post of this account.
    """
    _, account = await begin_answer(tx, attempt_id, by)
    external_id, url = read_address(address, account.handle) or (None, None)
    if external_id and await repository.taken_ids(tx, account.id, [external_id]):
        raise BadAddress(handle=account.handle)
    await publish(tx, attempt_id, external_id=external_id, url=url, actor=str(by.id))


async def deny(tx: Transaction, attempt_id: UUID, *, by: Person) -> None:
    """A person looked and it is not there: try again, after reading the timeline once more.

    Raises:
        NotYourRole, QuestionAnswered: as ``begin_answer``.
    """
    attempt, _ = await begin_answer(tx, attempt_id, by)
    attempt.end(AttemptState.DENIED, tx.now)
    await _settled(tx, attempt)
    _record(tx, attempt, "post.absence_told", str(by.id))
    await _again(tx, attempt, by)


async def retry(tx: Transaction, *, post_id: UUID, revision_no: int, by: Person) -> None:
    """Try again after a failure that was mended outside of the post; its approval stands.

    Raises:
        NotYourRole: managers, strategists and the author may.
        PostReplaced, NotRetryable: there is nothing to try again.
    """
    post = await posts.lock_post(tx, post_id)
    if by.id != post.author_id:
        client = await clients.client_by_id(tx, post.client_id)
        await clients.require(tx, client, by, "manager", "strategist")
    check_revision(revision_no, post.revision_no)
    attempt = await repository.last_attempt(tx, post_id)
    if post.state is not Status.FAILED or attempt is None or attempt.failure not in MENDABLE:
        raise NotRetryable
    await _again(tx, attempt, by)


async def _again(tx: Transaction, old: Attempt, by: Person) -> None:
    _record(tx, old, "post.retried", str(by.id))
    await tx.publish(PostRetried(old.post_id, old.client_id, old.revision_no, by.id, tx.now))
    post = await posts.lock_post(tx, old.post_id)
    await _prepare(tx, post, old.content_hash)


# What approvals and posts do.


async def on_post_approved(tx: Transaction, event: PostApproved) -> None:
    """Have it published at its time, or at once where that is over or there is none."""
    await _cancel(tx, event.post_id)
    post = await posts.lock_post(tx, event.post_id)
    revision = await posts.revision(tx, event.post_id, event.revision_no)
    await _prepare(tx, post, revision.content_hash)


async def on_revision_added(tx: Transaction, event: RevisionAdded) -> None:
    """The older revision is not to be published any more."""
    await _cancel(tx, event.post_id, before=event.revision_no)


async def on_post_withdrawn(tx: Transaction, event: PostWithdrawn) -> None:
    """It is not to be published any more."""
    await _cancel(tx, event.post_id)


async def _prepare(tx: Transaction, post: Post, content_hash: str) -> None:
    tx.session.add(
        Attempt(
            workspace_id=tx.workspace_id,
            id=uuid4(),
            post_id=post.id,
            revision_no=post.revision_no,
            client_id=post.client_id,
            account_id=post.account_id,
            content_hash=content_hash,
            state=AttemptState.READY,
            created_at=tx.now,
        )
    )
    await tx.session.flush()
    task = PublishPost(subject_id=post.id)
    if post.publish_at is None or post.publish_at <= tx.now:
        await enqueue(tx, task)
    else:
        await schedule(tx, task, post.publish_at)


async def _cancel(tx: Transaction, post_id: UUID, before: int | None = None) -> None:
    attempt = await repository.live_attempt(tx, post_id)
    if attempt is None or attempt.state != AttemptState.READY:
        return
    if before is not None and attempt.revision_no >= before:
        return
    attempt.end(AttemptState.CANCELLED, tx.now)
    await tx.session.flush()
    await unschedule(tx, PublishPost(subject_id=post_id))


def _record(
    tx: Transaction, attempt: Attempt, kind: str, actor: str, **payload: str | int | None
) -> None:
    entry = Entry(
        client_id=attempt.client_id,
        kind=kind,
        audience="client",
        actor=actor,
        subject=f"post:{attempt.post_id}",
        payload={"revision": attempt.revision_no, "attempt": str(attempt.id), **payload},
    )
    record(tx, entry)
