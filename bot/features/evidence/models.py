"""What a change was read from, and the files that were shown for it."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import Text

from bot.features.evidence.rules import FileStatus, Kind, Medium
from bot.record.rules import Audience
from bot.storage.base import Base, Tenant

__all__ = ["Evidence", "EvidenceFile"]


class Evidence(Tenant, Base):
    """A message in Slack, or what somebody was told elsewhere, as it was."""

    __tablename__ = "evidence"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "client_id"], ["clients.workspace_id", "clients.id"]),
        ForeignKeyConstraint(
            ["workspace_id", "change_id"], ["plan_changes.workspace_id", "plan_changes.id"]
        ),
        Index("ix_evidence_workspace_id_channel_id_ts", "workspace_id", "channel_id", "ts"),
        Index("ix_evidence_workspace_id_change_id", "workspace_id", "change_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    client_id: Mapped[UUID]
    change_id: Mapped[UUID | None]
    """None while the form that a shortcut opened is not sent."""
    kind: Mapped[Kind] = mapped_column(Text())
    medium: Mapped[Medium] = mapped_column(Text())
    audience: Mapped[Audience] = mapped_column(Text())
    """Team: it was said where the client does not read."""
    channel_id: Mapped[str | None]
    ts: Mapped[str | None]
    permalink: Mapped[str | None]
    author_id: Mapped[UUID | None]
    author_name: Mapped[str]
    """As it was shown then."""
    said_at: Mapped[datetime | None]
    said_day: Mapped[date | None]
    text: Mapped[str]
    """As it was; never changed."""
    text_now: Mapped[str]
    """As it stands in Slack after edits."""
    edited_ts: Mapped[str | None]
    deleted_at: Mapped[datetime | None]
    kept_by: Mapped[UUID]
    kept_at: Mapped[datetime]
    line_id: Mapped[UUID | None]
    """The line about it in the change's thread."""

    def bind(self, change_id: UUID, now: datetime) -> None:
        """The form was sent: this is what the change was read from."""
        self.change_id, self.kept_at = change_id, now

    def edit(self, text: str, edited_ts: str) -> None:
        """The message says something else by now; what was kept stays."""
        self.text_now, self.edited_ts = text, edited_ts

    def delete(self, now: datetime) -> None:
        """The message is gone from Slack; what was kept stays."""
        self.deleted_at = now

    def stand(self, line_id: UUID) -> None:
        """The change's thread tells of it."""
        self.line_id = line_id


class EvidenceFile(Tenant, Base):
    """A file that was shown for it, with its bytes once we have them."""

    __tablename__ = "evidence_files"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "evidence_id"],
            ["evidence.workspace_id", "evidence.id"],
            ondelete="CASCADE",
        ),
        UniqueConstraint("workspace_id", "evidence_id", "slack_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    evidence_id: Mapped[UUID]
    slack_id: Mapped[str]
    name: Mapped[str]
    """Empty until Slack tells it: in shared channels only the id comes with a message."""
    mimetype: Mapped[str]
    size: Mapped[int] = mapped_column(BigInteger())
    status: Mapped[FileStatus] = mapped_column(Text())
    sha256: Mapped[str | None]
    content: Mapped[bytes | None] = mapped_column(
        LargeBinary(), deferred=True, deferred_raiseload=True
    )
    asked_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    def keep(self, *, name: str, mimetype: str, size: int, sha256: str, now: datetime) -> None:
        """Its bytes are here (:func:`repository.keep_content` writes them)."""
        self.name, self.mimetype, self.size, self.sha256 = name, mimetype, size, sha256
        self.status, self.ended_at = "kept", now

    def end(self, status: FileStatus, now: datetime, name: str = "") -> None:
        """It will not come, or is not ours to keep any more."""
        self.name = name or self.name
        self.status, self.ended_at = status, now
