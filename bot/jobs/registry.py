"""Which function does which task."""

import inspect
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID

from bot.jobs.task import Task

__all__ = ["Handler", "JobRegistry", "handles"]

T = TypeVar("T", bound=Task)
Handler = Callable[[UUID, Any], Awaitable[None]]

_MARK = "__rapport_task__"


def handles(
    task: type[T],
) -> Callable[
    [Callable[[Any, UUID, T], Awaitable[None]]], Callable[[Any, UUID, T], Awaitable[None]]
]:
    """Mark a method ``async def do(self, workspace_id, task)`` as the one that does ``task``."""

    def mark(
        method: Callable[[Any, UUID, T], Awaitable[None]],
    ) -> Callable[[Any, UUID, T], Awaitable[None]]:
        setattr(method, _MARK, task)
        return method

    return mark


@dataclass
class JobRegistry:
    """Every task of the process. Filled by ``wiring`` from the features' job classes."""

    handlers: dict[str, tuple[type[Task], Handler]] = field(default_factory=dict)

    def add(self, jobs: object) -> None:
        """Take over every marked method of ``jobs``.

        Raises:
            ValueError: two methods claim the same task.
        """
        for task, handler in _marked(jobs):
            if task.name in self.handlers:
                raise ValueError(f"two handlers claim the task {task.name}")
            self.handlers[task.name] = (task, handler)


def _marked(jobs: object) -> Iterator[tuple[type[Task], Handler]]:
    for _, method in inspect.getmembers(jobs, inspect.ismethod):
        task = getattr(method, _MARK, None)
        if task is not None:
            yield task, method
