"""What every attempt's row holds, and the steps it takes."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.features.attempts.rules import LIVE, MARGIN, AttemptState
from bot.storage.base import Tenant

__all__ = ["BaseAttempt", "only_one"]


class BaseAttempt(Tenant):
    """One way to the network, mixed into a feature's own table; guarded by its subject's lock."""

    id: Mapped[UUID] = mapped_column(primary_key=True)
    client_id: Mapped[UUID]
    account_id: Mapped[UUID]
    state: Mapped[AttemptState] = mapped_column(Text())
    tries: Mapped[int] = mapped_column(default=0)
    """How often the network was not reached; then nothing was done."""
    lease_until: Mapped[datetime | None]
    """Wall clock, UTC: whoever calls is taken for lost after it."""
    started_at: Mapped[datetime | None]
    """When the call that may have been done began (UTC); tells one call from the next."""
    look_since: Mapped[datetime | None]
    """Set where only a person says that nothing came: read the timeline from then (UTC) first."""
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

    @property
    def search_from(self) -> datetime:
        """From when (UTC) the timeline may hold it."""
        return self.look_since or (self.started_at or self.created_at) - MARGIN

    def begin(self, *, at: datetime, lease_until: datetime) -> None:
        """Go to ``calling``: the one step after which the network may have it."""
        self._expect(AttemptState.READY)
        self.state, self.started_at, self.lease_until = AttemptState.CALLING, at, lease_until

    def put_back(self, *, counts: bool) -> None:
        """Nothing was done; it waits again."""
        self._expect(AttemptState.CALLING, AttemptState.UNCONFIRMED)
        self.state, self.lease_until, self.started_at = AttemptState.READY, None, None
        self.asked_at = None
        self.tries += counts

    def lose(self) -> None:
        """Nobody knows how the call ended."""
        self._expect(AttemptState.CALLING)
        self.state, self.lease_until = AttemptState.UNCONFIRMED, None

    def ask(self, at: datetime) -> None:
        """Want a person's word."""
        self._expect(AttemptState.UNCONFIRMED)
        self.asked_at = at

    def deny(self) -> None:
        """A person says that it is not there: it waits again, and looks before it goes."""
        self._expect(AttemptState.UNCONFIRMED)
        self.look_since = self.search_from
        self.state, self.started_at, self.asked_at = AttemptState.READY, None, None
        self.tries = self.looked = 0

    def arrive(self, at: datetime, *, external_id: str | None, url: str | None) -> None:
        """Be on the network."""
        self._end(AttemptState.DONE, at)
        self.external_id, self.url = external_id, url

    def fail(self, at: datetime, failure: str) -> None:
        """Definitely not be there, and not be tried again."""
        self._end(AttemptState.FAILED, at)
        self.failure = failure

    def cancel(self, at: datetime) -> None:
        """Not be wanted any more."""
        self._expect(AttemptState.READY)
        self._end(AttemptState.CANCELLED, at)

    def _end(self, state: AttemptState, at: datetime) -> None:
        self._expect(*LIVE)
        self.state, self.ended_at, self.lease_until = state, at, None

    def _expect(self, *states: AttemptState) -> None:
        if self.state not in states:
            raise ValueError(f"an attempt in {self.state} takes no such step")


def only_one(table: str, subject: str, states: Sequence[AttemptState]) -> tuple[Index, Index]:
    """The two promises of the database.

    A subject has one attempt in these states at most, and a thing on the network is one attempt's.
    """
    among = ", ".join(repr(state.value) for state in states)
    one = Index(
        f"uq_{table}_one",
        "workspace_id",
        subject,
        unique=True,
        postgresql_where=text(f"state IN ({among})"),
    )
    external = Index(
        f"uq_{table}_external",
        "workspace_id",
        "account_id",
        "external_id",
        unique=True,
        postgresql_where=text("external_id IS NOT NULL"),
    )
    return one, external
