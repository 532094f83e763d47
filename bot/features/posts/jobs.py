"""Shows posts in Slack: the card and what its thread has still to tell."""

from datetime import datetime
from uuid import UUID

from bot.features.clients import service as clients
from bot.features.posts import repository, views
from bot.features.posts.models import Post, PostLine
from bot.features.posts.rules import Status
from bot.features.posts.tasks import ShowPost
from bot.features.posts.views import Picture
from bot.jobs.registry import handles
from bot.slack.outbound import post_message, update_message
from bot.storage.transaction import Database, Transaction

__all__ = ["PostsJobs"]


class PostsJobs:
    """The worker's part of posts."""

    def __init__(self, *, database: Database) -> None:
        self._database = database

    @handles(ShowPost)
    async def show_post(self, workspace_id: UUID, task: ShowPost) -> None:
        """Post or update the card, then tell the lines that were not told. May be said twice."""
        async with self._database.transaction(workspace_id) as tx:
            post = await repository.lock_post(tx, task.post_id)
            lines = await repository.unshown_lines(tx, post.id)
            client = await clients.client_by_id(tx, post.client_id)
            reader = clients.shared_reader(client)
            seen = await _picture(tx, post, lines)
            card, line = views.build_card(reader, seen), views.build_short(reader, seen)
            subject = f"post:{post.id}"
            budget = client.budget(post.channel_id, tx.now, _due(post, tx.now))
            if post.card_outbound_id is None:
                post.card_outbound_id = await post_message(
                    tx,
                    channel_id=post.channel_id,
                    message=card,
                    subject=subject,
                    key=f"{subject}:card",
                    coalesce=line,
                    budget=budget,
                )
            else:
                await update_message(tx, post.card_outbound_id, card, line, budget)
            for told in lines:
                await post_message(
                    tx,
                    channel_id=post.channel_id,
                    message=views.build_line(reader, told, seen),
                    subject=subject,
                    thread_of=post.card_outbound_id,
                    key=f"{subject}:line:{told.no}",
                )
                told.shown = True


def _due(post: Post, now: datetime) -> datetime | None:
    """By when somebody has to decide, or when a post goes out that nobody has to decide."""
    if post.state is Status.APPROVED and post.card_outbound_id is None:
        return post.publish_at or now
    return post.decide_by if post.state is Status.IN_REVIEW else None


async def _picture(tx: Transaction, post: Post, lines: list[PostLine]) -> Picture:
    client = await clients.client_by_id(tx, post.client_id)
    account = await clients.account_by_id(tx, post.account_id)
    revision = await repository.revision(tx, post.id, post.revision_no)
    ids = {post.author_id, post.decided_by, revision.author_id, *(one.person_id for one in lines)}
    return Picture(
        brand=client.brand,
        handle=account.handle,
        post=post,
        revision=revision,
        people=await repository.persons(tx, ids | {UUID(one) for one in post.asked}),
        managers=await clients.managers(tx, client.id),
        team_only=not clients.is_client_channel(client, post.channel_id),
        now=tx.now,
    )
