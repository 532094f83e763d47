"""Links to pages: signed, expiring, revocable.

One :class:`Links` a process, built in ``wiring`` and handed to the listeners and jobs that need it.
A page at ``/{purpose}/{token}`` asks :meth:`Links.resolve` who may read what; None has one answer,
:func:`bot.pages.render.gone`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID, uuid4

from sqlalchemy import select, update

from bot.errors import UserFacingError
from bot.pages.models import PageLink
from bot.pages.tokens import Tokens
from bot.storage.transaction import Database, Transaction

__all__ = ["Link", "Links", "NewLink", "NoPublicAddress", "revoke"]


class NoPublicAddress(UserFacingError):  # noqa: N818 - named for what happened, as all of these
    """``PUBLIC_URL`` is not set: nobody outside could open a link."""

    key: ClassVar[str] = "pages-no-address"


@dataclass(frozen=True, slots=True)
class NewLink:
    """A link that was just made."""

    id: UUID
    url: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link that is good now."""

    id: UUID
    purpose: str
    workspace_id: UUID
    subject_id: UUID
    client_id: UUID | None
    person_id: UUID | None
    expires_at: datetime


class Links:
    """Makes links and reads them again."""

    def __init__(self, secret_keys: Sequence[str], public_url: str | None) -> None:
        self._tokens = Tokens(secret_keys)
        self._public = public_url.rstrip("/") if public_url else None

    @property
    def available(self) -> bool:
        """Whether links can be made: the address at which we are reached is known."""
        return self._public is not None

    async def create(
        self,
        tx: Transaction,
        *,
        purpose: str,
        subject_id: UUID,
        client_id: UUID | None,
        person_id: UUID | None,
        expires_at: datetime,
        link_id: UUID | None = None,
    ) -> NewLink:
        """A link to the page of ``purpose`` about one subject, good until ``expires_at`` (UTC).

        Args:
            tx: the link is there once it commits.
            purpose: the first part of the page's path: ``record``.
            subject_id: what the page shows, for the page to understand.
            client_id: whose matter it is.
            person_id: whose link it is.
            expires_at: by the business clock.
            link_id: for a caller that may run twice and would rather know it beforehand.

        Raises:
            NoPublicAddress: ``PUBLIC_URL`` is not set.
        """
        row = PageLink(
            id=link_id or uuid4(),
            purpose=purpose,
            workspace_id=tx.workspace_id,
            subject_id=subject_id,
            client_id=client_id,
            person_id=person_id,
            created_at=tx.now,
            expires_at=expires_at,
            revoked_at=None,
        )
        url = self.url(purpose, row.id)
        tx.session.add(row)
        await tx.session.flush()
        return NewLink(row.id, url)

    def url(self, purpose: str, link_id: UUID) -> str:
        """The address of a link that was made before; always the same while the key is.

        Raises:
            NoPublicAddress: ``PUBLIC_URL`` is not set.
        """
        if self._public is None:
            raise NoPublicAddress
        return f"{self._public}/{purpose}/{self._tokens.write(purpose, link_id)}"

    async def resolve(self, database: Database, token: str, purpose: str) -> Link | None:
        """The link of a token, if it is good now: ours, for this purpose, neither over nor revoked.

        No query runs for a token that we did not sign.
        """
        link_id = self._tokens.read(purpose, token)
        if link_id is None:
            return None
        async with database.system() as session:
            row = await session.scalar(select(PageLink).where(PageLink.id == link_id))
        if row is None or row.purpose != purpose or row.revoked_at is not None:
            return None
        if row.expires_at <= database.clock.business():
            return None
        return Link(
            id=row.id,
            purpose=row.purpose,
            workspace_id=row.workspace_id,
            subject_id=row.subject_id,
            client_id=row.client_id,
            person_id=row.person_id,
            expires_at=row.expires_at,
        )

    def is_ours(self, token: str, purpose: str) -> bool:
        """Whether we signed it once, good or not any more: the answer is 410 then, else 404."""
        return self._tokens.read(purpose, token) is not None


async def revoke(tx: Transaction, link_id: UUID) -> None:
    """The link opens nothing any more. Another workspace's stays as it is; twice is once."""
    await tx.session.execute(
        update(PageLink)
        .where(
            PageLink.id == link_id,
            PageLink.workspace_id == tx.workspace_id,
            PageLink.revoked_at.is_(None),
        )
        .values(revoked_at=tx.now)
    )
