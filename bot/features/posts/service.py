"""Writing, editing and withdrawing posts, and keeping their cards true to what others decide."""

from uuid import UUID, uuid4

from bot.features.approvals.events import (
    ApprovalOpened,
    ChangesRequested,
    PostApproved,
    PostHeld,
)
from bot.features.clients import service as clients
from bot.features.clients.models import Account, Client
from bot.features.posts import repository
from bot.features.posts.events import PostWithdrawn, RevisionAdded
from bot.features.posts.models import Post, PostLine, Revision
from bot.features.posts.rules import (
    AUTHORS,
    EDITABLE,
    EDITORS,
    RESET,
    Content,
    LineKind,
    NothingChanged,
    Status,
    check_open,
    check_revision,
    check_text,
    check_time,
    content_hash,
    may_edit,
    may_withdraw,
    tidy_text,
)
from bot.features.posts.tasks import ShowPost
from bot.features.publishing.events import (
    PostFailed,
    PostPublished,
    PostPutBack,
    PostRetried,
    PostUnconfirmed,
    PublishingStarted,
)
from bot.features.timelines.events import (
    PostBackOnNetwork,
    PostDeletedOnNetwork,
    PostEditedOnNetwork,
)
from bot.jobs.queue import enqueue
from bot.record.ledger import Entry, record
from bot.slack.models import Person
from bot.storage.transaction import Transaction

__all__ = [
    "begin_draft",
    "begin_edit",
    "draft",
    "hash_of",
    "record_on_post",
    "revise",
    "withdraw",
]


# Writing.


async def begin_draft(
    tx: Transaction, channel_id: str | None, by: Person
) -> tuple[Client, Account]:
    """The brand and account of a new post, before anything is written.

    Raises:
        NoClientHere, WhichClient, NotYourRole, NoAccount: what is missing.
    """
    client = await clients.pick_client(tx, channel_id, by)
    await clients.require(tx, client, by, *AUTHORS)
    return client, await clients.account_of(tx, client.id)


async def draft(
    tx: Transaction, *, client: Client, account: Account, by: Person, content: Content
) -> Post:
    """Begin a post with its first revision; its card goes to the client's channel.

    Without a client channel it goes to the team's.

    Raises:
        NotYourRole, EmptyText, TextTooLong, TimeIsPast: nothing is written.
    """
    await clients.require(tx, client, by, *AUTHORS)
    post = Post(
        workspace_id=tx.workspace_id,
        id=uuid4(),
        client_id=client.id,
        account_id=account.id,
        author_id=by.id,
        status=Status.IN_REVIEW,
        revision_no=1,
        publish_at=content.publish_at,
        channel_id=client.client_channel_id or client.team_channel_id,
        lines=0,
        asked=[],
        created_at=tx.now,
    )
    revision = _revision(tx, post, account, by, content)
    tx.session.add(post)
    await tx.session.flush()  # the revision refers to it
    tx.session.add(revision)
    _tell(tx, post, LineKind.READERS)
    await _added(tx, post, account, revision)
    return post


async def begin_edit(
    tx: Transaction, *, post_id: UUID, revision_no: int, by: Person
) -> tuple[Post, Revision]:
    """What somebody is about to edit.

    Raises:
        NotYourRole, PostReplaced, PostClosed: it cannot be edited by them, or any more.
    """
    post = await repository.lock_post(tx, post_id)
    await _check_editor(tx, post, by)
    check_revision(revision_no, post.revision_no)
    check_open(post.state)
    return post, await repository.revision(tx, post.id, post.revision_no)


async def revise(
    tx: Transaction, *, post_id: UUID, revision_no: int, by: Person, content: Content
) -> Post:
    """Add a revision after ``revision_no``; whatever was decided holds no longer.

    Raises:
        NotYourRole, PostReplaced, PostClosed: nothing is written; what was typed is given back.
        EmptyText, TextTooLong, TimeIsPast, NothingChanged: what to mend.
    """
    post = await repository.lock_post(tx, post_id)
    await _check_editor(tx, post, by)
    check_revision(revision_no, post.revision_no, typed=content.text)
    check_open(post.state, EDITABLE, typed=content.text)
    account = await clients.account_by_id(tx, post.account_id)
    before = await repository.revision(tx, post.id, post.revision_no)
    reset = RESET if post.state is Status.APPROVED else None
    post.revise(no=before.no + 1, publish_at=content.publish_at)
    revision = _revision(tx, post, account, by, content)
    if (before.content_hash, before.note) == (revision.content_hash, revision.note):
        raise NothingChanged
    tx.session.add(revision)
    _tell(tx, post, LineKind.REVISION, by.id, reset)
    await _added(tx, post, account, revision)
    return post


async def withdraw(tx: Transaction, *, post_id: UUID, revision_no: int, by: Person) -> Post:
    """Take a post back; it will not be published.

    Raises:
        NotYourRole, PostReplaced, PostClosed: it is not theirs to take back, or too late.
    """
    post = await repository.lock_post(tx, post_id)
    client = await clients.client_by_id(tx, post.client_id)
    roles = await clients.roles_of(tx, client.id, by.id)
    if not may_withdraw(roles, person_id=by.id, author_id=post.author_id):
        await clients.require(tx, client, by, *EDITORS, "client")
    check_revision(revision_no, post.revision_no)
    check_open(post.state)
    post.withdraw(by.id, tx.now)
    record_on_post(tx, post, "post.withdrawn", str(by.id))
    _tell(tx, post, LineKind.WITHDRAWN, by.id)
    await tx.publish(PostWithdrawn(post.id, post.client_id, post.revision_no, by.id))
    await _show(tx, post)
    return post


def hash_of(account: Account, revision: Revision) -> str:
    """The content hash of a revision as it stands in the database, computed afresh."""
    return content_hash(
        account=f"{account.network}:{account.external_id}",
        text=revision.text,
        publish_at=revision.publish_at,
    )


def record_on_post(
    tx: Transaction, post: Post, kind: str, actor: str, **payload: str | int | None
) -> None:
    """Enter something about a post; ``payload`` may name another revision than its latest."""
    entry = Entry(
        client_id=post.client_id,
        kind=kind,
        audience="client",
        actor=actor,
        subject=f"post:{post.id}",
        payload={"revision": post.revision_no, **payload},
    )
    record(tx, entry)


async def _check_editor(tx: Transaction, post: Post, by: Person) -> None:
    client = await clients.client_by_id(tx, post.client_id)
    roles = await clients.roles_of(tx, client.id, by.id)
    if not may_edit(roles, person_id=by.id, author_id=post.author_id):
        await clients.require(tx, client, by, *EDITORS)


def _revision(
    tx: Transaction, post: Post, account: Account, by: Person, content: Content
) -> Revision:
    text = tidy_text(content.text)
    length = check_text(text)
    check_time(content.publish_at, tx.now)
    revision = Revision(
        workspace_id=tx.workspace_id,
        post_id=post.id,
        no=post.revision_no,
        text=text,
        length=length,
        publish_at=content.publish_at,
        note=content.note or None,
        author_id=by.id,
        created_at=tx.now,
    )
    revision.content_hash = hash_of(account, revision)
    return revision


async def _added(tx: Transaction, post: Post, account: Account, revision: Revision) -> None:
    await tx.session.flush()  # the subscribers refer to the revision
    at = revision.publish_at
    record_on_post(
        tx,
        post,
        "post.revision_added",
        str(revision.author_id),
        account=f"{account.network}:{account.external_id}",
        handle=account.handle,
        text=revision.text,
        length=revision.length,
        publish_at=None if at is None else at.isoformat(),
        note=revision.note,
        content_hash=revision.content_hash,
    )
    await tx.publish(
        RevisionAdded(
            post_id=post.id,
            client_id=post.client_id,
            revision_no=revision.no,
            person_id=revision.author_id,
            author_id=post.author_id,
            publish_at=at,
        )
    )
    await _show(tx, post)


# What others decided: the card and the thread follow, in the same transaction.


async def on_approval_opened(tx: Transaction, event: ApprovalOpened) -> None:
    """Show who is asked."""
    post = await repository.lock_post(tx, event.post_id)
    post.ask(list(event.asked), event.decide_by)
    await _show(tx, post)


async def on_post_approved(tx: Transaction, event: PostApproved) -> None:
    """Show who approved."""
    post = await repository.lock_post(tx, event.post_id)
    post.approve(event.person_id, event.at)
    _tell(tx, post, LineKind.OWN if event.own else LineKind.APPROVED, event.person_id)
    await _show(tx, post)


async def on_changes_requested(tx: Transaction, event: ChangesRequested) -> None:
    """Show what needs to change; the reason stays in the thread."""
    post = await repository.lock_post(tx, event.post_id)
    post.need_changes(event.person_id, event.at, event.reason)
    _tell(tx, post, LineKind.CHANGES, event.person_id, event.reason)
    await _show(tx, post)


async def on_post_held(tx: Transaction, event: PostHeld) -> None:
    """Show that silence holds it, and ask the manager."""
    post = await repository.lock_post(tx, event.post_id)
    post.hold(event.at)
    _tell(tx, post, LineKind.HELD)
    await _show(tx, post)


async def on_publishing_started(tx: Transaction, event: PublishingStarted) -> None:
    """From now on it can be neither edited nor withdrawn."""
    await _project(tx, event.post_id, Status.PUBLISHING)


async def on_post_put_back(tx: Transaction, event: PostPutBack) -> None:
    """Nothing was done; it is as before."""
    await _project(tx, event.post_id, Status.APPROVED)


async def on_post_published(tx: Transaction, event: PostPublished) -> None:
    """Show where it is."""
    post = await repository.lock_post(tx, event.post_id)
    post.publish(at=event.at, external_id=event.external_id, url=event.url)
    _tell(tx, post, LineKind.PUBLISHED)
    await _show(tx, post)


async def on_network_changed(
    tx: Transaction, event: PostEditedOnNetwork | PostDeletedOnNetwork | PostBackOnNetwork
) -> None:
    """Show what somebody did to it on the network itself; its thread is told by timelines."""
    post = await repository.lock_post(tx, event.post_id)
    match event:
        case PostEditedOnNetwork():
            post.edit_on_network(tx.now)
        case PostDeletedOnNetwork():
            post.delete_on_network(tx.now)
        case PostBackOnNetwork():
            post.delete_on_network(None)
    await _show(tx, post)


async def on_post_failed(tx: Transaction, event: PostFailed) -> None:
    """Show why, and ask who must act."""
    await _project(tx, event.post_id, Status.FAILED, event.reason)
    _tell(tx, await repository.post_by_id(tx, event.post_id), LineKind.FAILED, None, event.reason)


async def on_post_unconfirmed(tx: Transaction, event: PostUnconfirmed) -> None:
    """Show that nobody knows yet."""
    await _project(tx, event.post_id, Status.UNCONFIRMED)
    _tell(tx, await repository.post_by_id(tx, event.post_id), LineKind.UNCONFIRMED)


async def on_post_retried(tx: Transaction, event: PostRetried) -> None:
    """Somebody has it tried again."""
    await _project(tx, event.post_id, Status.APPROVED)
    post = await repository.post_by_id(tx, event.post_id)
    _tell(tx, post, LineKind.RETRIED, event.person_id)


async def _project(
    tx: Transaction, post_id: UUID, status: Status, reason: str | None = None
) -> None:
    post = await repository.lock_post(tx, post_id)
    post.project(status, reason)
    await _show(tx, post)


def _tell(
    tx: Transaction,
    post: Post,
    kind: LineKind,
    person_id: UUID | None = None,
    detail: str | None = None,
) -> None:
    """Add a line to the thread."""
    post.lines += 1
    line = PostLine(
        workspace_id=tx.workspace_id,
        post_id=post.id,
        no=post.lines,
        kind=kind,
        revision_no=post.revision_no,
        person_id=person_id,
        detail=detail,
        at=tx.now,
    )
    tx.session.add(line)


async def _show(tx: Transaction, post: Post) -> None:
    """Have the card follow; once a transaction, however much happens in it."""
    shown: set[UUID] = tx.notes.setdefault("posts.shown", set())
    if post.id not in shown:
        shown.add(post.id)
        await enqueue(tx, ShowPost(post_id=post.id))
