"""Approved posts and the way of ``attempts``: what is checked, what each step means to a post.

The post's row is locked first in every use case, so that decisions, edits and publishing take
turns.
"""

from uuid import UUID, uuid4

from bot.features.approvals import repository as approvals
from bot.features.approvals.events import PostApproved
from bot.features.approvals.rules import Verdict
from bot.features.attempts import repository as attempts_table
from bot.features.attempts import service as attempts
from bot.features.attempts.rules import AttemptState
from bot.features.attempts.service import Errand, Words
from bot.features.clients import service as clients
from bot.features.clients.models import Account
from bot.features.posts import repository as posts
from bot.features.posts.events import PostWithdrawn, RevisionAdded
from bot.features.posts.models import Post
from bot.features.posts.rules import MENDABLE, Status, check_revision
from bot.features.posts.service import hash_of, record_on_post
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
    CHANGED,
    BadAddress,
    NotRetryable,
    QuestionAnswered,
    read_address,
)
from bot.features.publishing.tasks import AskPerson, PublishPost, SettleAttempt
from bot.jobs.queue import enqueue, schedule, unschedule
from bot.slack.models import Person
from bot.storage.transaction import Transaction

__all__ = ["PUBLICATION", "begin_answer", "confirm", "deny", "retry"]


class Publication(Errand[Post, Attempt]):
    """A post's approved revision, on its way to the network."""

    model = Attempt

    async def find(self, tx: Transaction, subject_id: UUID) -> UUID | None:
        """The post's attempt, if its time has come."""
        post = await posts.lock_post(tx, subject_id)
        attempt = await repository.live_attempt(tx, subject_id)
        if attempt is None:
            return None
        at = post.publish_at
        if attempt.state == AttemptState.READY and at is not None and at > tx.now:
            await schedule(tx, self.send_task(attempt), at)
            return None
        return attempt.id

    async def lock(self, tx: Transaction, attempt: Attempt) -> Post:
        """The post."""
        return await posts.lock_post(tx, attempt.post_id)

    async def check(self, tx: Transaction, subject: Post, attempt: Attempt) -> str | None:
        """Approval and content hash, once more."""
        account = await clients.account_by_id(tx, subject.account_id)
        revision = await posts.revision(tx, subject.id, subject.revision_no)
        decided = await approvals.decision(tx, subject.id, subject.revision_no)
        as_approved = (
            subject.state is Status.APPROVED
            and decided is not None
            and decided.verdict == Verdict.APPROVED
            and attempt.revision_no == subject.revision_no
            and attempt.content_hash == hash_of(account, revision)
        )
        return None if as_approved else CHANGED

    async def words(self, tx: Transaction, attempt: Attempt) -> Words:
        """The revision's text."""
        return Words((await posts.revision(tx, attempt.post_id, attempt.revision_no)).text)

    def send_task(self, attempt: Attempt) -> PublishPost:
        """About the post: its time is the post's."""
        return PublishPost(subject_id=attempt.post_id)

    def settle_task(self, attempt: Attempt) -> SettleAttempt:
        """About the attempt."""
        return SettleAttempt(subject_id=attempt.id)

    def ask_task(self, attempt: Attempt) -> AskPerson:
        """In the post's thread."""
        return AskPerson(attempt_id=attempt.id)

    async def started(self, tx: Transaction, subject: Post, attempt: Attempt) -> None:
        """It can be neither edited nor withdrawn."""
        await tx.publish(PublishingStarted(subject.id, subject.client_id, attempt.revision_no))

    async def returned(self, tx: Transaction, subject: Post, attempt: Attempt) -> None:
        """It is as before."""
        await tx.publish(PostPutBack(subject.id, subject.client_id, attempt.revision_no))

    async def arrived(self, tx: Transaction, subject: Post, attempt: Attempt, actor: str) -> None:
        """Recorded with where it is."""
        found = {"external_id": attempt.external_id, "url": attempt.url}
        _record(tx, subject, attempt, "post.published", actor, **found, by_hand=actor != "system")
        event = PostPublished(
            subject.id,
            subject.client_id,
            attempt.revision_no,
            **found,
            at=tx.now,
            account_id=subject.account_id,
        )
        await tx.publish(event)

    async def failed(self, tx: Transaction, subject: Post, attempt: Attempt, failure: str) -> None:
        """Recorded with the reason."""
        _record(tx, subject, attempt, "post.publish_failed", "system", failure=str(failure))
        event = PostFailed(subject.id, subject.client_id, attempt.revision_no, str(failure), tx.now)
        await tx.publish(event)

    async def lost(self, tx: Transaction, subject: Post, attempt: Attempt) -> None:
        """The card says that nobody knows."""
        _record(tx, subject, attempt, "post.unconfirmed", "system")
        event = PostUnconfirmed(subject.id, subject.client_id, attempt.revision_no, tx.now)
        await tx.publish(event)

    async def asked(self, tx: Transaction, subject: Post, attempt: Attempt) -> None:
        """Asking is on the record."""
        _record(tx, subject, attempt, "post.presence_asked", "system")

    async def denied(self, tx: Transaction, subject: Post, attempt: Attempt, by: UUID) -> None:
        """Who said so is on the record; its approval stands."""
        _record(tx, subject, attempt, "post.absence_told", str(by))
        await _tell_retried(tx, subject, attempt, by)


PUBLICATION = Publication()


# What people say of an attempt.


async def begin_answer(tx: Transaction, attempt_id: UUID, by: Person) -> tuple[Attempt, Account]:
    """Whether this person may say what became of an attempt.

    Raises:
        NotYourRole: managers and strategists may.
        QuestionAnswered: it is known by now.
    """
    _, attempt, account = await _doubtful(tx, attempt_id, by)
    return attempt, account


async def _doubtful(tx: Transaction, attempt_id: UUID, by: Person) -> tuple[Post, Attempt, Account]:
    found = await attempts.with_lock(tx, PUBLICATION, attempt_id)
    if found is None:
        raise QuestionAnswered
    post, attempt = found
    client = await clients.client_by_id(tx, attempt.client_id)
    await clients.require(tx, client, by, "manager", "strategist")
    if attempt.state != AttemptState.UNCONFIRMED:
        raise QuestionAnswered
    return post, attempt, await clients.account_by_id(tx, attempt.account_id)


async def confirm(tx: Transaction, attempt_id: UUID, *, by: Person, address: str) -> None:
    """A person found it on the network; ``address`` is what they pasted, or nothing.

    Raises:
        NotYourRole, QuestionAnswered: as ``begin_answer``.
        BadAddress: it is not that of a post of this account.
    """
    _, _, account = await _doubtful(tx, attempt_id, by)
    external_id, url = read_address(address, account.handle) or (None, None)
    if external_id and await attempts_table.taken_ids(tx, Attempt, account.id, [external_id]):
        raise BadAddress(handle=account.handle)
    await attempts.arrive(
        tx, PUBLICATION, attempt_id, external_id=external_id, url=url, actor=str(by.id)
    )


async def deny(tx: Transaction, attempt_id: UUID, *, by: Person) -> None:
    """A person looked and it is not there: try again, after reading the timeline once more.

    Raises:
        NotYourRole, QuestionAnswered: as ``begin_answer``.
    """
    post, attempt, _ = await _doubtful(tx, attempt_id, by)
    await attempts.deny(tx, PUBLICATION, post, attempt, by.id)


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
    await _tell_retried(tx, post, attempt, by.id)
    await _prepare(tx, post, attempt.content_hash)


async def _tell_retried(tx: Transaction, post: Post, attempt: Attempt, by: UUID) -> None:
    _record(tx, post, attempt, "post.retried", str(by))
    await tx.publish(PostRetried(post.id, post.client_id, attempt.revision_no, by, tx.now))


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
    before = await repository.last_attempt(tx, post.id)
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
            look_since=None if before is None else before.look_since,
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
    attempt.cancel(tx.now)
    await tx.session.flush()
    await unschedule(tx, PublishPost(subject_id=post_id))


def _record(
    tx: Transaction,
    post: Post,
    attempt: Attempt,
    kind: str,
    actor: str,
    **payload: str | int | None,
) -> None:
    record_on_post(
        tx,
        post,
        kind,
        actor,
        revision=attempt.revision_no,
        attempt=str(attempt.id),
        **payload,
    )
