"""How the curtain writes things for whoever looks: tasks, moments, lengths of time."""

from datetime import datetime

from bot.i18n.catalogues import CatalogueError
from bot.sandbox.page.frame import Viewer

__all__ = ["task_named", "until"]


def task_named(viewer: Viewer, task: str) -> str:
    """What a task does, in words; its own name where nobody found words for it."""
    try:
        return viewer.say(f"curtain-task-{task.replace('.', '-')}")
    except CatalogueError:
        return task


def until(viewer: Viewer, at: datetime, now: datetime) -> str:
    """How long it is to ``at``, by its two largest units; nothing counts as no time."""
    return viewer.reader.duration(int((at - now).total_seconds() + 0.5))
