"""Claims and answers."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.features.replies.rules import CLAIM, LIVE, ONE, ReplyFailure, ReplyState
from bot.storage.base import Base, Tenant

__all__ = ["Claim", "Reply"]

_ITEM = ["inbox_items.workspace_id", "inbox_items.id"]
_ONE = ", ".join(repr(state.value) for state in ONE)


class Claim(Tenant, Base):
    """Who has an item in hand. Guarded by the lock of the item's row."""

    __tablename__ = "claims"
    __table_args__ = (ForeignKeyConstraint(["workspace_id", "item_id"], _ITEM),)

    item_id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID]
    since: Mapped[datetime]
    """Business time, UTC, as ``lapses_at``: people see it."""
    lapses_at: Mapped[datetime]

    def take(self, person_id: UUID, at: datetime) -> None:
        """Pass to a person, or stay with them for longer."""
        if person_id != self.person_id:
            self.person_id, self.since = person_id, at
        self.lapses_at = at + CLAIM


class Reply(Tenant, Base):
    """One person's answer to one item, and its one way to the network.

    The row of the item is the lock.
    """

    __tablename__ = "replies"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "item_id"], _ITEM),
        Index(
            "uq_replies_one_answer",
            "workspace_id",
            "item_id",
            unique=True,
            postgresql_where=text(f"state IN ({_ONE})"),
        ),
        Index(
            "uq_replies_external",
            "workspace_id",
            "account_id",
            "external_id",
            unique=True,
            postgresql_where=text("external_id IS NOT NULL"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    item_id: Mapped[UUID]
    client_id: Mapped[UUID]
    account_id: Mapped[UUID]
    person_id: Mapped[UUID]
    in_reply_to: Mapped[str]
    """The network's id of the version of the message that it answers."""
    body: Mapped[str]
    """As typed."""
    signed: Mapped[str]
    """As it goes out."""
    state: Mapped[ReplyState] = mapped_column(Text())
    tries: Mapped[int] = mapped_column(default=0)
    """How often the network was not reached; then nothing was done."""
    lease_until: Mapped[datetime | None]
    """Wall clock, UTC: whoever sends is taken for lost after it."""
    started_at: Mapped[datetime | None]
    """When the call that may have been done began (UTC)."""
    look_since: Mapped[datetime | None]
    """Set where only a person says that nothing came: read the timeline from then (UTC) first."""
    looked: Mapped[int] = mapped_column(default=0)
    """How often the timeline was read for it."""
    asked_at: Mapped[datetime | None]
    """When a person was asked whether it is there."""
    question_outbound_id: Mapped[UUID | None]
    external_id: Mapped[str | None]
    url: Mapped[str | None]
    failure: Mapped[ReplyFailure | None] = mapped_column(Text())
    created_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    def begin(self, *, at: datetime, lease_until: datetime) -> None:
        """Go to ``sending``: the one step after which the network may have it."""
        self._expect(ReplyState.READY)
        self.state, self.started_at, self.lease_until = ReplyState.SENDING, at, lease_until

    def put_back(self, *, counts: bool) -> None:
        """Nothing was done; it waits again."""
        self._expect(ReplyState.SENDING)
        self.state, self.lease_until, self.started_at = ReplyState.READY, None, None
        self.tries += counts

    def lose(self) -> None:
        """Nobody knows how the call ended."""
        self._expect(ReplyState.SENDING)
        self.state, self.lease_until = ReplyState.UNCONFIRMED, None

    def ask(self, at: datetime) -> None:
        """Want a person's word."""
        self._expect(ReplyState.UNCONFIRMED)
        self.asked_at = at

    def deny(self, look_since: datetime) -> None:
        """A person says that it is not there: it waits again, and looks before it goes."""
        self._expect(ReplyState.UNCONFIRMED)
        self.look_since = min(look_since, self.look_since or look_since)
        self.state, self.started_at, self.asked_at = ReplyState.READY, None, None
        self.looked = 0

    def arrive(self, at: datetime, *, external_id: str | None, url: str | None) -> None:
        """Be on the network."""
        self._expect(*LIVE)
        self.state, self.ended_at, self.lease_until = ReplyState.SENT, at, None
        self.external_id, self.url = external_id, url

    def fail(self, at: datetime, failure: ReplyFailure) -> None:
        """Definitely not be there, and not be tried again."""
        self._expect(*LIVE)
        self.state, self.ended_at, self.lease_until = ReplyState.FAILED, at, None
        self.failure = failure

    def _expect(self, *states: ReplyState) -> None:
        if self.state not in states:
            raise ValueError(f"an answer in {self.state} takes no such step")
