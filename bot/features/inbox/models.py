"""Items, and when each account is read next."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.features.inbox.rules import ANSWERABLE, OVER, ItemStatus
from bot.storage.base import Base, Tenant

__all__ = ["Item", "PollMark"]

_OVER = ", ".join(repr(status.value) for status in OVER)


class Item(Tenant, Base):
    """One inbound message, and what its card shows of it.

    The row is also the lock: whoever claims, answers or settles holds it first.
    """

    __tablename__ = "inbox_items"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "client_id"], ["clients.workspace_id", "clients.id"]),
        ForeignKeyConstraint(
            ["workspace_id", "account_id"], ["accounts.workspace_id", "accounts.id"]
        ),
        UniqueConstraint("workspace_id", "account_id", "external_id"),
        Index(
            "ix_inbox_items_waiting",
            "workspace_id",
            "client_id",
            "written_at",
            postgresql_where=text(f"status NOT IN ({_OVER})"),
        ),
        Index("ix_inbox_items_written", "workspace_id", "client_id", "written_at"),
        Index("ix_inbox_items_answered", "workspace_id", "client_id", "answered_at"),
        Index("ix_inbox_items_conversation", "workspace_id", "account_id", "conversation_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    client_id: Mapped[UUID]
    account_id: Mapped[UUID]
    external_id: Mapped[str]
    """Of the first version: it stays through every edit."""
    latest_id: Mapped[str]
    """Of the present version: what an answer answers."""
    version: Mapped[int]
    """How many versions the customer has written."""
    conversation_id: Mapped[str]
    in_reply_to: Mapped[str | None]
    kind: Mapped[str]
    author_id: Mapped[str]
    """The network's id of the customer."""
    author_handle: Mapped[str]
    author_name: Mapped[str]
    text: Mapped[str]
    earlier: Mapped[list[str]]
    """The texts that the customer has replaced, oldest first, as far as we saw them."""
    url: Mapped[str]
    written_at: Mapped[datetime]
    """By the network's clock, UTC."""
    received_at: Mapped[datetime]
    edited_at: Mapped[datetime | None]
    """When we learned of the last edit."""
    deleted_at: Mapped[datetime | None]
    """When we learned that it is gone."""
    status: Mapped[ItemStatus] = mapped_column(Text())
    person_id: Mapped[UUID | None]
    """Who has it in hand, or who answered."""
    held_at: Mapped[datetime | None]
    """Since when that person has it."""
    answered_at: Mapped[datetime | None]
    answer_text: Mapped[str | None]
    """As it was sent, with its signature."""
    answer_url: Mapped[str | None]
    answer_edited_at: Mapped[datetime | None]
    """When it was noticed that the answer was edited on the network itself."""
    answer_deleted_at: Mapped[datetime | None]
    """When it was noticed that the answer is gone from there."""
    card_outbound_id: Mapped[UUID | None]

    @property
    def answerable(self) -> bool:
        """Whether somebody can still begin an answer."""
        return self.status in ANSWERABLE

    def hold(self, person_id: UUID, at: datetime) -> None:
        """Show who has it in hand."""
        self.status, self.person_id, self.held_at = ItemStatus.IN_HAND, person_id, at

    def release(self) -> None:
        """Show that nobody has it, or that there is nothing left to answer."""
        self.status = ItemStatus.DELETED if self.deleted_at else ItemStatus.OPEN
        self.person_id = self.held_at = None

    def send(self, person_id: UUID) -> None:
        """Show that an answer is on its way."""
        self.status, self.person_id = ItemStatus.SENDING, person_id

    def doubt(self) -> None:
        """Show that nobody knows whether the answer arrived."""
        self.status = ItemStatus.UNCONFIRMED

    def answer(self, *, person_id: UUID, at: datetime, text: str, url: str | None) -> None:
        """Show who answered."""
        self.status, self.person_id, self.answered_at = ItemStatus.ANSWERED, person_id, at
        self.answer_text, self.answer_url = text, url

    def edit_answer(self, at: datetime) -> None:
        """Show that the answer says something else on the network by now."""
        self.answer_edited_at = at

    def delete_answer(self, at: datetime | None) -> None:
        """Show that the answer is gone from the network, or with None that it is back."""
        self.answer_deleted_at = at

    def delete(self, at: datetime) -> None:
        """Show that it is gone. What was answered stays answered; what is on its way goes on."""
        self.deleted_at = self.deleted_at or at
        if self.answerable:
            self.release()


class PollMark(Base):
    """When an account is read next. Outside row-level security: ids and times only.

    Not due work: the sandbox's business clock jumps by days and would step through every read.
    """

    __tablename__ = "poll_marks"
    __table_args__ = (Index("ix_poll_marks_next_poll_at", "next_poll_at"),)

    workspace_id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(primary_key=True)
    next_poll_at: Mapped[datetime]
    """Wall clock, UTC."""
    since: Mapped[datetime]
    """When the account was first connected; business time, UTC."""
