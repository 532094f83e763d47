"""What the messenger asks of the worker."""

from typing import ClassVar
from uuid import UUID, uuid5

from bot.jobs.task import DueTask

__all__ = ["DeliverLane", "OpenFolded", "lane_of_channel", "lane_of_user"]

_LANES = UUID("5a0a0c39-6c53-4bb4-9a2a-5b6d0f8f4c11")


class DeliverLane(DueTask):
    """Say what waits in one lane (a channel, or one person's direct messages)."""

    name: ClassVar[str] = "slack.deliver_lane"


class OpenFolded(DueTask):
    """Post a folded card (``subject_id``: its row) whole, if nobody has opened it by then."""

    name: ClassVar[str] = "slack.open_folded"


def lane_of_channel(channel_id: str) -> UUID:
    """The lane of a channel; the same in every process."""
    return uuid5(_LANES, f"channel:{channel_id}")


def lane_of_user(slack_user_id: str) -> UUID:
    """The lane of a person's direct messages, known before Slack names their channel."""
    return uuid5(_LANES, f"user:{slack_user_id}")
