"""The tables of the record. Immutable by trigger: see the migration ``0002_record``."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Index, SmallInteger, text
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from bot.record.rules import ERASED
from bot.storage.base import Base, Tenant

__all__ = ["RecordEntry", "RecordHead", "RecordPayload", "RecordSearch"]


class RecordHead(Tenant, Base):
    """The end of one chain. Its row is the lock under which that chain grows."""

    __tablename__ = "record_heads"
    __table_args__ = (CheckConstraint("octet_length(hash) = 32", name="hash_length"),)

    client_id: Mapped[UUID] = mapped_column(primary_key=True)
    """The client, or the nil UUID for the workspace's own chain (in all three tables)."""
    seq: Mapped[int] = mapped_column(BigInteger)
    hash: Mapped[bytes]
    time: Mapped[datetime]


class RecordEntry(Tenant, Base):
    """The header of an entry, and its hash. Never changed, never deleted."""

    __tablename__ = "record_entries"
    __table_args__ = (
        CheckConstraint("seq > 0", name="seq_positive"),
        CheckConstraint("audience IN ('client', 'team')", name="audience_known"),
        CheckConstraint(
            "octet_length(payload_digest) = 32 AND octet_length(prev_hash) = 32 "
            "AND octet_length(hash) = 32",
            name="hash_lengths",
        ),
        Index(
            "ix_record_entries_erased",
            "workspace_id",
            "client_id",
            "subject",
            postgresql_where=text(f"kind = '{ERASED}'"),
        ),
    )

    client_id: Mapped[UUID] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    format: Mapped[int] = mapped_column(SmallInteger)
    kind: Mapped[str]
    audience: Mapped[str]
    actor: Mapped[str]
    time: Mapped[datetime]
    subject: Mapped[str]
    payload_digest: Mapped[bytes]
    prev_hash: Mapped[bytes]
    hash: Mapped[bytes]


class RecordPayload(Tenant, Base):
    """What an entry says. Deleted only by an erasure that an entry tells of."""

    __tablename__ = "record_payloads"

    client_id: Mapped[UUID] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    salt: Mapped[bytes]
    payload: Mapped[str]
    """Canonical JSON as text: JSONB would rewrite numbers and refuse NUL."""


class RecordSearch(Base):
    """By what an entry is found (`bot.record.marks`). Says nothing that the entry does not say.

    Outside row-level security, under which an index of words is of no use; whatever is found in it
    is looked up by its key in the tables above.
    """

    __tablename__ = "record_search"
    __table_args__ = (
        Index(
            "ix_record_search_words",
            "words",
            postgresql_using="gin",
            postgresql_with={"gin_pending_list_limit": 256},
        ),
    )

    workspace_id: Mapped[UUID] = mapped_column(primary_key=True)
    client_id: Mapped[UUID] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    words: Mapped[str] = mapped_column(TSVECTOR)
