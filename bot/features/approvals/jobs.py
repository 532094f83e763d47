"""The cut-off, and the line that shows the button."""

from uuid import UUID

from bot.features.approvals import repository, service, views
from bot.features.approvals.rules import ApprovalState
from bot.features.approvals.tasks import HoldPost, ShowReminder
from bot.features.clients import service as clients
from bot.features.posts import repository as posts
from bot.features.posts.models import Post
from bot.jobs.registry import handles
from bot.slack.outbound import delete_message, post_message
from bot.storage.transaction import Database, Transaction

__all__ = ["ApprovalsJobs"]


class ApprovalsJobs:
    """The worker's part of approvals."""

    def __init__(self, *, database: Database) -> None:
        self._database = database

    @handles(HoldPost)
    async def hold_post(self, workspace_id: UUID, task: HoldPost) -> None:
        """Nobody has approved in time: hold it."""
        async with self._database.transaction(workspace_id) as tx:
            await service.hold(tx, task.subject_id)

    @handles(ShowReminder)
    async def show_reminder(self, workspace_id: UUID, task: ShowReminder) -> None:
        """Show the line while its revision waits, remove it when that is decided."""
        async with self._database.transaction(workspace_id) as tx:
            post = await posts.lock_post(tx, task.post_id)
            for approval in await repository.reminded(tx, post.id):
                if approval.state != ApprovalState.OPEN:
                    if approval.reminder_outbound_id is not None:
                        await delete_message(tx, approval.reminder_outbound_id)
                        approval.reminder_outbound_id = None
                elif approval.reminder_outbound_id is None:
                    approval.reminder_outbound_id = await _show(tx, post, approval.revision_no)


async def _show(tx: Transaction, post: Post, revision_no: int) -> UUID:
    client = await clients.client_by_id(tx, post.client_id)
    reader = clients.shared_reader(client)
    return await post_message(
        tx,
        channel_id=post.channel_id,
        message=views.build_reminder(reader, post.id, revision_no),
        subject=f"post:{post.id}",
        thread_of=post.card_outbound_id,
        key=f"post:{post.id}:reminder:{revision_no}",
    )
