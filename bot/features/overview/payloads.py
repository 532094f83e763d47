"""The buttons of the plan's card."""

from typing import ClassVar
from uuid import UUID

from bot.slack.payloads import ActionPayload

__all__ = ["OpenPage", "PlanPage", "SharePlan"]


class SharePlan(ActionPayload):
    """Show the plan to everybody in the channel."""

    action_id: ClassVar[str] = "overview.share"
    client_id: UUID


class OpenPage(ActionPayload):
    """*Open as a page*: a link of one's own to the record page, where the plan stands too."""

    action_id: ClassVar[str] = "overview.open_page"
    client_id: UUID


class PlanPage(ActionPayload):
    """Another page of the plan; the first is 0."""

    action_id: ClassVar[str] = "overview.page"
    client_id: UUID
    page: int = 0
