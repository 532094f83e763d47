"""Attempts: each one try at the network."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.features.publishing.rules import LIVE, AttemptState
from bot.storage.base import Base, Tenant

__all__ = ["Attempt"]

_REVISION = ["post_revisions.workspace_id", "post_revisions.post_id", "post_revisions.no"]
_LIVE = ", ".join(repr(state.value) for state in LIVE)


class Attempt(Tenant, Base):
    """One try at publishing one revision; it ends published, failed or unconfirmed."""

    __tablename__ = "publication_attempts"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "post_id", "revision_no"], _REVISION),
        Index(
            "uq_publication_attempts_live",
            "workspace_id",
            "post_id",
            unique=True,
            postgresql_where=text(f"state IN ({_LIVE})"),
        ),
        Index(
            "uq_publication_attempts_external",
            "workspace_id",
            "account_id",
            "external_id",
            unique=True,
            postgresql_where=text("external_id IS NOT NULL"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    post_id: Mapped[UUID]
    revision_no: Mapped[int]
    client_id: Mapped[UUID]
    account_id: Mapped[UUID]
    content_hash: Mapped[str]
    """Of the revision as it was approved."""
    state: Mapped[str]
    tries: Mapped[int] = mapped_column(default=0)
    """How often the network was not reached; then nothing was done."""
    lease_until: Mapped[datetime | None]
    """Wall clock, UTC: whoever publishes is taken for lost after it."""
    started_at: Mapped[datetime | None]
    """When the first call that may have been done began (UTC)."""
    looked: Mapped[int] = mapped_column(default=0)
    """How often the timeline was read for it."""
    asked_at: Mapped[datetime | None]
    """When a person was asked whether it is there."""
    question_outbound_id: Mapped[UUID | None]
    external_id: Mapped[str | None]
    url: Mapped[str | None]
    failure: Mapped[str | None]
    created_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    def claim(self, *, at: datetime, lease_until: datetime) -> None:
        """Go to ``publishing``: the one step after which the network may have it."""
        self._expect(AttemptState.READY)
        self.state, self.started_at, self.lease_until = AttemptState.PUBLISHING, at, lease_until

    def put_back(self, *, counts: bool) -> None:
        """Nothing was done; it waits again."""
        self._expect(AttemptState.PUBLISHING, AttemptState.UNCONFIRMED)
        self.state, self.lease_until, self.started_at = AttemptState.READY, None, None
        self.asked_at = None
        self.tries += counts

    def lose(self) -> None:
        """Nobody knows how the call ended."""
        self._expect(AttemptState.PUBLISHING)
        self.state, self.lease_until = AttemptState.UNCONFIRMED, None

    def end(
        self,
        state: AttemptState,
        at: datetime,
        *,
        external_id: str | None = None,
        url: str | None = None,
        failure: str | None = None,
    ) -> None:
        """Come to an end, from whatever was still open."""
        self._expect(*LIVE)
        self.state, self.ended_at, self.lease_until = state, at, None
        self.external_id, self.url, self.failure = external_id, url, failure

    def ask(self, at: datetime) -> None:
        """Want a person's word."""
        self._expect(AttemptState.UNCONFIRMED)
        self.asked_at = at

    def _expect(self, *states: AttemptState) -> None:
        if self.state not in states:
            raise ValueError(f"an attempt in {self.state} takes no such step")
