"""The buttons of history."""

from typing import ClassVar
from uuid import UUID

from bot.slack.payloads import ActionPayload

__all__ = ["HistoryPage"]


class HistoryPage(ActionPayload):
    """*Older* and *Newer*: the page that starts before the last of ``before``; none: the first."""

    action_id: ClassVar[str] = "plans.history_page"
    client_id: UUID
    before: tuple[int, ...] = ()
