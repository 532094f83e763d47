"""The buttons of history, and the modal in which it is narrowed down."""

from datetime import date
from typing import ClassVar, Literal
from uuid import UUID

from bot.slack.payloads import ActionPayload, ModalPayload

__all__ = ["NARROWED", "FilterHistory", "FilterModal", "HistoryPage", "Sort"]

Sort = Literal["changes", "details", "seen", "differs", "late", "all"]
NARROWED = ("item", "person", "sort", "since", "until", "words")
"""The fields by which a page is narrowed down."""


class _Wanted(ActionPayload):
    """What is looked for; left out, everything is."""

    client_id: UUID
    item: UUID | None = None
    person: UUID | None = None
    sort: Sort = "changes"
    since: date | None = None
    until: date | None = None
    """The last day, in the client's calendar like the first."""
    words: str = ""


class HistoryPage(_Wanted):
    """*Older* and *Newer*: the page that starts before the last of ``before``; none: the first."""

    action_id: ClassVar[str] = "plans.history_page"
    before: tuple[int, ...] = ()


class FilterHistory(_Wanted):
    """*Filter*: opens the modal with what is looked for now."""

    action_id: ClassVar[str] = "history.filter"


class FilterModal(ModalPayload):
    """By item, person, kind, time and words."""

    callback_id: ClassVar[str] = "history.filter"
    client_id: UUID
    posted: UUID | None = None
    """The page that everybody in a thread reads; none: only one person saw it."""
