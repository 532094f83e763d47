"""Which chains there are, and pages of their entries with the hashes that tie them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from bot.features.clients import service as clients
from bot.record.models import RecordHead
from bot.record.repository import WITH_PAYLOADS
from bot.record.rules import GENESIS, chain_key, payload_from
from bot.slack.models import Install, Person
from bot.storage.transaction import Database, Transaction, driver_connection
from bot.telling.areas import AREAS

__all__ = ["Chain", "Link", "Sought", "chains", "entries", "names", "pick"]

PAGE = 50

_ENTRIES = f"""
SELECT e.seq, e.kind, e.audience, e.actor,
       CASE WHEN e.time >= '0001-01-02' AND e.time < '9999-12-31' THEN e.time END,
       e.subject, p.payload, e.hash, e.prev_hash, (
           SELECT b.hash FROM record_entries b
           WHERE b.workspace_id = e.workspace_id AND b.client_id = e.client_id
             AND b.seq = e.seq - 1)
{WITH_PAYLOADS}
AND (%(before)s::bigint IS NULL OR e.seq < %(before)s)
AND (%(after)s::bigint IS NULL OR e.seq > %(after)s)
AND (%(area)s::text[] IS NULL OR split_part(e.kind, '.', 1) = ANY(%(area)s))
AND (%(about)s::text IS NULL OR e.subject = %(about)s)
AND (%(words)s::text IS NULL OR strpos(lower(p.payload), lower(%(words)s)) > 0)
ORDER BY e.seq DESC LIMIT %(limit)s
"""


@dataclass(frozen=True)
class Chain:
    """One chain. ``client_id`` None is the workspace's own."""

    workspace_id: UUID
    client_id: UUID | None
    name: str
    """The brand, or the Slack team."""
    slug: str
    seq: int
    at: datetime | None
    """When it last grew (UTC)."""

    @property
    def key(self) -> str:
        """In addresses."""
        return str(self.client_id or self.workspace_id)


@dataclass(frozen=True)
class Sought:
    """Which entries; None asks for no such thing."""

    before: int | None = None
    after: int | None = None
    area: str | None = None
    """One of :data:`bot.telling.areas.AREAS`."""
    words: str | None = None
    """In what they say, in any case of letters."""
    about: str | None = None
    """Their subject."""
    limit: int = PAGE


@dataclass(frozen=True)
class Link:
    """One entry as it lies in the chain."""

    seq: int
    kind: str
    audience: str
    actor: str
    time: datetime | None
    """None: what stands there is no time."""
    subject: str
    payload: dict[str, Any] | None
    """None: erased."""
    hash: bytes
    prev_hash: bytes
    fits: bool
    """Whether it carries the hash of the entry before."""


async def chains(database: Database) -> list[Chain]:
    """Every chain there is: each workspace's clients by name, then its own if it has begun."""
    async with database.system() as session:
        installs = list(await session.scalars(select(Install).order_by(Install.installed_at)))
    found: list[Chain] = []
    for install in installs:
        async with database.transaction(install.id) as tx:
            found += await _of_workspace(tx, install)
    return found


async def _of_workspace(tx: Transaction, install: Install) -> list[Chain]:
    ends = {head.client_id: head for head in await tx.session.scalars(select(RecordHead))}
    named: list[tuple[UUID | None, str, str]] = [
        (client.id, client.brand, client.slug) for client in await clients.clients(tx)
    ]
    own = ends.get(chain_key(None))
    if own is not None:
        named.append((None, install.team_name, install.team_name))
    found = []
    for client_id, name, slug in named:
        end = ends.get(chain_key(client_id))
        at = end.time if end else None
        found.append(Chain(install.id, client_id, name, slug, end.seq if end else 0, at))
    return found


def pick(found: Sequence[Chain], key: str) -> Chain | None:
    """The chain by its key or its client's short name."""
    return next((one for one in found if key in {one.key, one.slug}), None)


async def entries(tx: Transaction, client_id: UUID | None, sought: Sought) -> list[Link]:
    """A page of the chain, newest first."""
    driver = await driver_connection(tx.session)
    cursor = await driver.execute(
        _ENTRIES,
        {
            "workspace": tx.workspace_id,
            "client": chain_key(client_id),
            "before": sought.before,
            "after": sought.after,
            "area": list(AREAS[sought.area]) if sought.area else None,
            "about": sought.about,
            "words": sought.words,
            "limit": sought.limit,
        },
    )
    return [_link(row) for row in await cursor.fetchall()]


def _link(row: tuple[Any, ...]) -> Link:
    seq, kind, audience, actor, time, subject, payload, hash_, prev, before = row
    return Link(
        seq=seq,
        kind=kind,
        audience=audience,
        actor=actor,
        time=time.astimezone(UTC) if time else None,
        subject=subject,
        payload=None if payload is None else payload_from(payload),
        hash=hash_,
        prev_hash=prev,
        fits=prev == (GENESIS if seq == 1 else before),
    )


async def names(tx: Transaction, ids: Collection[UUID]) -> dict[str, str]:
    """What these people are called, by their id as the record writes it."""
    wanted = select(Person.id, Person.name).where(Person.id.in_(ids))
    return {str(id_): name for id_, name in await tx.session.execute(wanted)}
