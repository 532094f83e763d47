"""Requests, and what was asked about them."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.features.clients.rules import Side
from bot.features.requests.payloads import Field
from bot.features.requests.rules import Detail, Door, Status, Way, waits_on
from bot.storage.base import Base, Tenant

__all__ = ["Request", "RequestQuestion"]


class Request(Tenant, Base):
    """One side asks the other for something: the brief, as it stands now."""

    __tablename__ = "requests"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "client_id"], ["clients.workspace_id", "clients.id"]),
        UniqueConstraint("workspace_id", "client_id", "number"),
        Index("ix_requests_workspace_id_client_id_status", "workspace_id", "client_id", "status"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    client_id: Mapped[UUID]
    number: Mapped[int]
    """For people: request 3 of this client."""
    status: Mapped[str]
    """As kept; read it as ``state``."""
    version: Mapped[int]
    """Of the brief; raised by every detail."""
    text: Mapped[str]
    audience: Mapped[str | None]
    wanted: Mapped[date | None]
    """By when, a day of the client's."""
    why: Mapped[str | None]
    assets: Mapped[str | None]
    scope: Mapped[str | None]
    """What is not part of it."""
    asked_by: Mapped[UUID]
    """Who wrote it; where ``behalf`` is set, not who asked."""
    asked_side: Mapped[Side] = mapped_column(Text())
    behalf: Mapped[str | None]
    """Who asked elsewhere, as they are called."""
    way: Mapped[Way | None] = mapped_column(Text())
    asked_at: Mapped[datetime]
    door: Mapped[Door] = mapped_column(Text())
    waiting_since: Mapped[datetime]
    """Since when the side that has to act has had it."""
    decided_by: Mapped[UUID | None]
    decided_at: Mapped[datetime | None]
    reason: Mapped[str | None]
    due: Mapped[date | None]
    item_id: Mapped[UUID | None]
    channel_id: Mapped[str]
    """Where the card stands."""
    card_id: Mapped[UUID | None]
    """The card's outbound message."""
    more_id: Mapped[UUID | None]
    """The message in its thread that asks for the rest."""

    @property
    def state(self) -> Status:
        """How far it has come."""
        return Status(self.status)

    @property
    def waits_on(self) -> Side | None:
        """The side that has to act."""
        return waits_on(self.state, self.asked_side)

    @property
    def subject(self) -> str:
        """What messages, promises and entries belong to."""
        return f"request:{self.id}"

    def known(self, field: Field) -> str | date | None:
        """A part of the brief."""
        value: str | date | None = getattr(self, field)
        return value

    def say(self, detail: Detail) -> None:
        """The brief says this from now on: another version."""
        setattr(self, detail.field, detail.value)
        self.version += 1

    def ask(self, now: datetime) -> None:
        """It waits for an answer of those who asked."""
        self.status, self.waiting_since = Status.ASKED, now

    def answered(self, now: datetime) -> None:
        """It waits for the other side again."""
        self.status, self.waiting_since = Status.WAITING, now

    def accept(self, person_id: UUID, due: date, item_id: UUID | None, now: datetime) -> None:
        """It will be done."""
        self._decide(Status.ACCEPTED, person_id, now)
        self.due, self.item_id = due, item_id

    def decline(self, person_id: UUID, reason: str, now: datetime) -> None:
        """It will not be done."""
        self._decide(Status.DECLINED, person_id, now)
        self.reason = reason

    def withdraw(self, person_id: UUID, now: datetime) -> None:
        """It is not wanted any more."""
        self._decide(Status.WITHDRAWN, person_id, now)

    def _decide(self, status: Status, person_id: UUID, now: datetime) -> None:
        self.status, self.decided_by, self.decided_at = status, person_id, now


class RequestQuestion(Tenant, Base):
    """A question about a request, and its answer."""

    __tablename__ = "request_questions"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "request_id"], ["requests.workspace_id", "requests.id"]
        ),
        Index("ix_request_questions_workspace_id_request_id", "workspace_id", "request_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    request_id: Mapped[UUID]
    text: Mapped[str]
    asked_by: Mapped[UUID]
    asked_at: Mapped[datetime]
    answer: Mapped[str | None]
    answered_by: Mapped[UUID | None]
    answered_at: Mapped[datetime | None]
    message_id: Mapped[UUID | None]
    """The line in the thread."""

    def answer_with(self, answer: str, person_id: UUID, now: datetime) -> None:
        """It has its answer."""
        self.answer, self.answered_by, self.answered_at = answer, person_id, now
