"""Deciding on posts. The post's row is the lock: two decisions never meet."""

from collections.abc import Sequence
from uuid import UUID

from bot.features.approvals import repository
from bot.features.approvals.events import (
    ApprovalOpened,
    ApprovalReset,
    ChangesRequested,
    PostApproved,
    PostHeld,
)
from bot.features.approvals.models import Approval, Decision
from bot.features.approvals.rules import (
    AlreadyDecided,
    ApprovalState,
    Asked,
    NobodyToAsk,
    NoReason,
    NotYours,
    OwnPost,
    Verdict,
    asked_of,
    check_still_timely,
    counts_as_approval,
    cut_off,
    standing_of,
)
from bot.features.approvals.tasks import HoldPost, ShowReminder
from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.posts import repository as posts
from bot.features.posts.events import PostWithdrawn, RevisionAdded
from bot.features.posts.models import Post
from bot.features.posts.rules import Status, check_open, check_revision
from bot.features.posts.service import record_on_post
from bot.jobs.queue import enqueue, schedule, unschedule
from bot.slack.escaping import mention
from bot.slack.models import Person
from bot.storage.transaction import Transaction

__all__ = ["approve", "begin_changes", "hold", "need_changes", "remind"]

_DECIDABLE = frozenset({Status.IN_REVIEW, Status.CHANGES_NEEDED, Status.APPROVED})


# Deciding.


async def approve(tx: Transaction, *, post_id: UUID, revision_no: int, by: Person) -> Post:
    """One person's yes to one revision.

    Raises:
        PostReplaced: there is a newer revision.
        AlreadyDecided: tells by whom.
        PostClosed: it is withdrawn or out.
        OwnPost, NotYours, NobodyToAsk: tells who decides.
        NewTimeNeeded: its time is over for too long.
    """
    post = await _decidable(tx, post_id, revision_no, by)
    check_still_timely(post.publish_at, tx.now)
    await _approved(tx, post, by.id, own=False)
    return post


async def begin_changes(tx: Transaction, *, post_id: UUID, revision_no: int, by: Person) -> Post:
    """Whether this person may ask for changes now; the errors are those of ``need_changes``."""
    return await _decidable(tx, post_id, revision_no, by)


async def need_changes(
    tx: Transaction, *, post_id: UUID, revision_no: int, by: Person, reason: str
) -> Post:
    """One person's "needs changes", with what: ``reason`` as typed.

    Raises:
        NoReason: it is empty.
        PostReplaced, AlreadyDecided, PostClosed, OwnPost, NotYours, NobodyToAsk: as ``approve``;
            what was typed is given back.
    """
    typed = reason.strip()
    if not typed:
        raise NoReason
    post = await _decidable(tx, post_id, revision_no, by, typed=typed)
    await _decide(tx, post, by.id, Verdict.CHANGES, typed)
    event = ChangesRequested(post.id, post.client_id, revision_no, by.id, typed, tx.now)
    await tx.publish(event)
    return post


async def _decidable(
    tx: Transaction, post_id: UUID, revision_no: int, by: Person, *, typed: str | None = None
) -> Post:
    """The post, locked, if this person may decide on this revision now."""
    post = await posts.lock_post(tx, post_id)
    check_revision(revision_no, post.revision_no, typed=typed)
    check_open(post.state, _DECIDABLE, typed=typed)
    decided = await repository.decision(tx, post_id, revision_no)
    if decided is not None:
        people = await posts.persons(tx, [decided.person_id])
        who = mention(people[decided.person_id])
        raise AlreadyDecided(who=who, verdict=str(decided.verdict), typed=typed)
    await _check_decider(tx, post, by)
    return post


async def _check_decider(tx: Transaction, post: Post, by: Person) -> None:
    client = await clients.client_by_id(tx, post.client_id)
    approvers = await _approvers(tx, client)
    writers = await posts.writers(tx, post.id, post.revision_no)
    standing = standing_of(by.id, approvers, writers)
    if standing == "decides":
        return
    asked = asked_of(approvers, writers)
    if not asked:
        raise NobodyToAsk
    people = await posts.persons(tx, asked)
    who = ", ".join(mention(people[one]) for one in asked)
    if standing == "wrote_it":
        raise OwnPost(who=who, count=len(asked))
    raise NotYours(who=who, count=len(asked))


async def _approvers(tx: Transaction, client: Client) -> Sequence[Asked]:
    """Who approves by the client's setting, each with their side."""
    sides = {view.person.id: view.side for view in await clients.members(tx, client.id)}
    people = await clients.approvers(tx, client)
    return [Asked(one.id, sides.get(one.id, "client")) for one in people]


async def _approved(tx: Transaction, post: Post, person_id: UUID, *, own: bool) -> None:
    await _decide(tx, post, person_id, Verdict.APPROVED, own=own)
    await tx.publish(
        PostApproved(
            post_id=post.id,
            client_id=post.client_id,
            revision_no=post.revision_no,
            person_id=person_id,
            at=tx.now,
            publish_at=post.publish_at,
            own=own,
        )
    )


async def _decide(
    tx: Transaction,
    post: Post,
    person_id: UUID,
    verdict: Verdict,
    reason: str | None = None,
    *,
    own: bool = False,
) -> None:
    """Write the decision, end the run, record it."""
    tx.session.add(
        Decision(
            workspace_id=tx.workspace_id,
            post_id=post.id,
            revision_no=post.revision_no,
            person_id=person_id,
            verdict=verdict,
            reason=reason,
            decided_at=tx.now,
        )
    )
    approval = await repository.approval(tx, post.id, post.revision_no)
    approval.close(ApprovalState(verdict.value), tx.now)
    if verdict is Verdict.APPROVED:
        await unschedule(tx, HoldPost(subject_id=post.id))
    revision = await posts.revision(tx, post.id, post.revision_no)
    kind = "post.approved" if verdict is Verdict.APPROVED else "post.changes_requested"
    record_on_post(
        tx, post, kind, str(person_id), reason=reason, own=own, content_hash=revision.content_hash
    )
    if approval.reminded:
        await enqueue(tx, ShowReminder(post_id=post.id))


# What the thread and silence do.


async def remind(tx: Transaction, *, post_id: UUID, by: Person) -> bool:
    """Somebody wrote what sounds like a yes: have the thread told of the button.

    Once for each revision, and only for who could press it. Whether the line comes.
    """
    post = await posts.lock_post(tx, post_id)
    if post.state is not Status.IN_REVIEW or str(by.id) not in post.asked:
        return False
    approval = await repository.approval(tx, post.id, post.revision_no)
    if approval.reminded:
        return False
    approval.remind()
    await enqueue(tx, ShowReminder(post_id=post.id))
    return True


async def hold(tx: Transaction, post_id: UUID) -> bool:
    """The cut-off came: silence holds the post and asks the manager. Whether it was held."""
    post = await posts.lock_post(tx, post_id)
    waiting = post.state in {Status.IN_REVIEW, Status.CHANGES_NEEDED}
    if not waiting or post.held_at is not None or post.decide_by is None:
        return False
    if post.decide_by > tx.now:  # its time has moved
        await schedule(tx, HoldPost(subject_id=post.id), post.decide_by)
        return False
    record_on_post(tx, post, "post.held", "system")
    await tx.publish(PostHeld(post.id, post.client_id, post.revision_no, tx.now))
    return True


# What happens to posts.


async def on_revision_added(tx: Transaction, event: RevisionAdded) -> None:
    """Put the new revision to those who decide; the older one's approval holds no longer."""
    post = await posts.lock_post(tx, event.post_id)
    await _end_older(tx, post, event)
    client = await clients.client_by_id(tx, event.client_id)
    approvers = await _approvers(tx, client)
    approval = Approval(
        workspace_id=tx.workspace_id,
        post_id=event.post_id,
        revision_no=event.revision_no,
        client_id=event.client_id,
        state=ApprovalState.OPEN,
        opened_at=tx.now,
    )
    tx.session.add(approval)
    await tx.session.flush()  # a decision refers to it
    if counts_as_approval(
        person_id=event.person_id, author_id=event.author_id, approvers=approvers
    ):
        await _approved(tx, post, event.person_id, own=True)
        return
    await _ask(tx, event, client, approvers)


async def _ask(
    tx: Transaction, event: RevisionAdded, client: Client, approvers: Sequence[Asked]
) -> None:
    decide_by = cut_off(event.publish_at, client.cutoff_minutes, tx.now)
    if decide_by is None:
        await unschedule(tx, HoldPost(subject_id=event.post_id))
    else:
        await schedule(tx, HoldPost(subject_id=event.post_id), decide_by)
    asked = asked_of(approvers, {event.person_id, event.author_id})
    await tx.publish(
        ApprovalOpened(event.post_id, event.client_id, event.revision_no, asked, decide_by)
    )


async def _end_older(tx: Transaction, post: Post, event: RevisionAdded) -> None:
    older = await repository.not_ended(tx, event.post_id, event.revision_no)
    for approval in older:
        was_approved = approval.state == ApprovalState.APPROVED
        approval.close(ApprovalState.RESET, tx.now)
        if was_approved:
            record_on_post(
                tx, post, "post.approval_reset", str(event.person_id), reset=approval.revision_no
            )
            await tx.publish(ApprovalReset(post.id, post.client_id, approval.revision_no))
    if any(approval.reminded for approval in older):
        await enqueue(tx, ShowReminder(post_id=post.id))


async def on_post_withdrawn(tx: Transaction, event: PostWithdrawn) -> None:
    """Nobody is asked any more."""
    approval = await repository.approval(tx, event.post_id, event.revision_no)
    approval.close(ApprovalState.WITHDRAWN, tx.now)
    await unschedule(tx, HoldPost(subject_id=event.post_id))
    if approval.reminded:
        await enqueue(tx, ShowReminder(post_id=event.post_id))
