"""When it is looked whether something is there."""

from typing import ClassVar

from bot.jobs.task import DueTask

__all__ = ["LookAtItem", "LookAtPromise"]


class LookAtItem(DueTask):
    """The last day of a plan item (``subject_id``) is over: is it?"""

    name: ClassVar[str] = "lateness.look_at_item"


class LookAtPromise(DueTask):
    """The day of a promise (``subject_id``) is over: was it kept?"""

    name: ClassVar[str] = "lateness.look_at_promise"
