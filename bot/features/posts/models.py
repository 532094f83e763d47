"""Posts, their revisions, and the lines of their threads."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from bot.features.posts.rules import LineKind, Status
from bot.storage.base import Base, Tenant

__all__ = ["Post", "PostLine", "Revision"]


class Post(Tenant, Base):
    """A piece of content, and what the card shows of it.

    The row is also the lock: whoever decides, edits or publishes holds it first.
    """

    __tablename__ = "posts"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "client_id"], ["clients.workspace_id", "clients.id"]),
        ForeignKeyConstraint(
            ["workspace_id", "account_id"], ["accounts.workspace_id", "accounts.id"]
        ),
        Index("ix_posts_workspace_id_client_id_status", "workspace_id", "client_id", "status"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    client_id: Mapped[UUID]
    account_id: Mapped[UUID]
    author_id: Mapped[UUID]
    status: Mapped[str]
    revision_no: Mapped[int]
    publish_at: Mapped[datetime | None]
    """Of the present revision, UTC; None: as soon as it is approved."""
    channel_id: Mapped[str]
    card_outbound_id: Mapped[UUID | None]
    lines: Mapped[int]
    """How many lines its thread has; the number of the last one."""
    asked: Mapped[list[str]]
    """Ids of the persons who may approve the present revision."""
    decide_by: Mapped[datetime | None]
    """When silence holds it, UTC; None: nothing presses."""
    held_at: Mapped[datetime | None]
    decided_by: Mapped[UUID | None]
    decided_at: Mapped[datetime | None]
    reason: Mapped[str | None]
    """What needs to change, as typed; or why the network failed, as ``RefusalReason`` says it."""
    published_at: Mapped[datetime | None]
    external_id: Mapped[str | None]
    url: Mapped[str | None]
    edited_on_network_at: Mapped[datetime | None]
    """When it was noticed that somebody had edited it on the network itself."""
    deleted_on_network_at: Mapped[datetime | None]
    """When it was noticed that it is gone from there; None again where it is back."""
    created_at: Mapped[datetime]

    @property
    def state(self) -> Status:
        """The status as a word of ours."""
        return Status(self.status)

    def revise(self, *, no: int, publish_at: datetime | None) -> None:
        """Begin a new revision: nothing that was said of an older one holds.

        Raises:
            ValueError: it is not the next one.
        """
        if no != self.revision_no + 1:
            raise ValueError(f"revision {no} does not follow {self.revision_no}")
        self.revision_no, self.publish_at = no, publish_at
        self.status = Status.IN_REVIEW
        self.asked = []
        self.decide_by = self.held_at = self.decided_by = self.decided_at = self.reason = None

    def ask(self, asked: list[UUID], decide_by: datetime | None) -> None:
        """Show who is asked, by when."""
        self.asked, self.decide_by = [str(one) for one in asked], decide_by

    def approve(self, person_id: UUID, at: datetime) -> None:
        """Show who approved."""
        self.status = Status.APPROVED
        self.decided_by, self.decided_at, self.reason, self.held_at = person_id, at, None, None

    def need_changes(self, person_id: UUID, at: datetime, reason: str) -> None:
        """Show what needs to change."""
        self.status = Status.CHANGES_NEEDED
        self.decided_by, self.decided_at, self.reason = person_id, at, reason

    def hold(self, at: datetime) -> None:
        """Show that its time came near without a decision."""
        self.held_at = at

    def withdraw(self, person_id: UUID, at: datetime) -> None:
        """Show who took it back."""
        self.status = Status.WITHDRAWN
        self.decided_by, self.decided_at = person_id, at

    def publish(self, *, at: datetime, external_id: str | None, url: str | None) -> None:
        """Show where it is."""
        self.status, self.reason = Status.PUBLISHED, None
        self.published_at, self.external_id, self.url = at, external_id, url

    def edit_on_network(self, at: datetime) -> None:
        """Show that it says something else there by now."""
        self.edited_on_network_at = at

    def delete_on_network(self, at: datetime | None) -> None:
        """Show that it is gone from there, or with None that it is back."""
        self.deleted_on_network_at = at

    def project(self, status: Status, reason: str | None = None) -> None:
        """Show how publishing goes."""
        self.status, self.reason = status, reason


class Revision(Tenant, Base):
    """One version of a post. Never changed."""

    __tablename__ = "post_revisions"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "post_id"], ["posts.workspace_id", "posts.id"]),
    )

    post_id: Mapped[UUID] = mapped_column(primary_key=True)
    no: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    text: Mapped[str]
    length: Mapped[int]
    """X's weighted count of the text."""
    publish_at: Mapped[datetime | None]
    note: Mapped[str | None]
    content_hash: Mapped[str]
    author_id: Mapped[UUID]
    created_at: Mapped[datetime]


class PostLine(Tenant, Base):
    """One line of the thread under a post's card, in the order in which things happened."""

    __tablename__ = "post_lines"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "post_id"], ["posts.workspace_id", "posts.id"]),
    )

    post_id: Mapped[UUID] = mapped_column(primary_key=True)
    no: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[LineKind] = mapped_column(Text())
    revision_no: Mapped[int]
    person_id: Mapped[UUID | None]
    detail: Mapped[str | None]
    """The reason as typed, or the reason of a failure."""
    at: Mapped[datetime]
    shown: Mapped[bool] = mapped_column(default=False)
    """Handed to the messenger."""
