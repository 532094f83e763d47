"""What posts ask of the worker."""

from typing import ClassVar
from uuid import UUID

from bot.jobs.task import Task

__all__ = ["ShowPost"]


class ShowPost(Task):
    """Bring a post's card and thread up to its present state."""

    name: ClassVar[str] = "posts.show_post"
    post_id: UUID
