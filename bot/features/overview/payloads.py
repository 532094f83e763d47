"""The buttons of the plan's card."""

from typing import ClassVar
from uuid import UUID

from bot.slack.payloads import ActionPayload

__all__ = ["PlanPage", "SharePlan"]


class SharePlan(ActionPayload):
    """Show the plan to everybody in the channel."""

    action_id: ClassVar[str] = "overview.share"
    client_id: UUID


class PlanPage(ActionPayload):
    """Another page of the plan; the first is 0."""

    action_id: ClassVar[str] = "overview.page"
    client_id: UUID
    page: int = 0
