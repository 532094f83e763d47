"""What publishing asks of the worker."""

from typing import ClassVar
from uuid import UUID

from bot.jobs.task import DueTask, Task

__all__ = ["AskPerson", "PublishPost", "SettleAttempt"]


class PublishPost(DueTask):
    """Publish a post (``subject_id``), if that is still wanted."""

    name: ClassVar[str] = "publishing.publish_post"


class SettleAttempt(DueTask):
    """Look on the network's timeline for what an attempt (``subject_id``) may have done."""

    name: ClassVar[str] = "publishing.settle_attempt"


class AskPerson(Task):
    """Show the question whether an unconfirmed post is on the network, or remove it."""

    name: ClassVar[str] = "publishing.ask_person"
    attempt_id: UUID
