"""Every query on evidence and its files. Row-level security adds the workspace."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.postgresql import insert

from bot.features.evidence.models import Evidence, EvidenceFile
from bot.features.plans.models import PlanChange
from bot.features.plans.rules import Status
from bot.slack.models import Install, Person
from bot.storage.transaction import Transaction

__all__ = [
    "add_files",
    "change_of_message",
    "content_of",
    "drop_unsent",
    "evidence_of",
    "evidence_of_message",
    "file_with_evidence",
    "files_of",
    "find_evidence",
    "forget_content",
    "keep_content",
    "kept_files",
    "lock_evidence",
    "lock_file",
    "person_by_id",
    "team_url",
]


async def find_evidence(tx: Transaction, evidence_id: UUID) -> Evidence | None:
    """One piece of evidence, held until the commit; None for an id that is none."""
    query = select(Evidence).where(Evidence.id == evidence_id).with_for_update()
    return await tx.session.scalar(query.execution_options(populate_existing=True))


async def lock_evidence(tx: Transaction, evidence_id: UUID) -> Evidence:
    """The same, for an id of ours."""
    query = select(Evidence).where(Evidence.id == evidence_id).with_for_update()
    return (await tx.session.scalars(query.execution_options(populate_existing=True))).one()


async def evidence_of(tx: Transaction, change_id: UUID) -> list[Evidence]:
    """What a change was read from, oldest first, held until the commit."""
    query = select(Evidence).where(Evidence.change_id == change_id)
    return list(await tx.session.scalars(query.order_by(Evidence.kept_at).with_for_update()))


async def evidence_of_message(tx: Transaction, channel_id: str, ts: str) -> list[Evidence]:
    """What relies on a message (forms that are open included), held until the commit."""
    query = select(Evidence).where(Evidence.channel_id == channel_id, Evidence.ts == ts)
    return list(await tx.session.scalars(query.order_by(Evidence.id).with_for_update()))


async def change_of_message(tx: Transaction, channel_id: str, ts: str) -> PlanChange | None:
    """The change that a message is already; one that was taken back does not count."""
    query = (
        select(PlanChange)
        .join(
            Evidence,
            (Evidence.workspace_id == PlanChange.workspace_id)
            & (Evidence.change_id == PlanChange.id),
        )
        .where(
            Evidence.channel_id == channel_id,
            Evidence.ts == ts,
            PlanChange.status != Status.TAKEN_BACK,
        )
        .order_by(PlanChange.number)
        .limit(1)
    )
    return await tx.session.scalar(query)


async def drop_unsent(tx: Transaction, before: datetime) -> None:
    """Forget the messages of forms that were never sent."""
    old = (Evidence.change_id.is_(None)) & (Evidence.kept_at < before)
    await tx.session.execute(delete(Evidence).where(old))


async def add_files(tx: Transaction, rows: Sequence[Mapping[str, object]]) -> None:
    """Note files that are shown for it, each once."""
    if rows:
        adding = insert(EvidenceFile).values(
            [{"workspace_id": tx.workspace_id, **row} for row in rows]
        )
        keys = ["workspace_id", "evidence_id", "slack_id"]
        await tx.session.execute(adding.on_conflict_do_nothing(index_elements=keys))


async def files_of(tx: Transaction, evidence_id: UUID) -> list[EvidenceFile]:
    """The files of a piece of evidence, without their bytes."""
    query = select(EvidenceFile).where(EvidenceFile.evidence_id == evidence_id)
    query = query.order_by(EvidenceFile.slack_id)
    return list(await tx.session.scalars(query.execution_options(populate_existing=True)))


async def file_with_evidence(
    tx: Transaction, file_id: UUID
) -> tuple[EvidenceFile, Evidence] | None:
    """A file, without its bytes, and what it belongs to; None for an id that is none."""
    query = select(EvidenceFile, Evidence).join(
        Evidence,
        (Evidence.workspace_id == EvidenceFile.workspace_id)
        & (Evidence.id == EvidenceFile.evidence_id),
    )
    row = (await tx.session.execute(query.where(EvidenceFile.id == file_id))).one_or_none()
    return None if row is None else (row[0], row[1])


async def lock_file(tx: Transaction, file_id: UUID) -> EvidenceFile:
    """One file as it is now, held until the commit; without its bytes."""
    query = select(EvidenceFile).where(EvidenceFile.id == file_id).with_for_update()
    return (await tx.session.scalars(query.execution_options(populate_existing=True))).one()


async def keep_content(tx: Transaction, file_id: UUID, content: bytes) -> None:
    """Write a file's bytes."""
    row = EvidenceFile
    await tx.session.execute(update(row).where(row.id == file_id).values(content=content))


async def content_of(tx: Transaction, file_id: UUID) -> bytes | None:
    """A file's bytes; None where they did not come, or were erased."""
    return await tx.session.scalar(select(EvidenceFile.content).where(EvidenceFile.id == file_id))


async def kept_files(
    tx: Transaction, client_id: UUID, *, since: datetime, until: datetime
) -> list[tuple[EvidenceFile, Evidence]]:
    """The files, without their bytes, of what was kept from ``since`` to before ``until``."""
    query = (
        select(EvidenceFile, Evidence)
        .join(
            Evidence,
            (Evidence.workspace_id == EvidenceFile.workspace_id)
            & (Evidence.id == EvidenceFile.evidence_id),
        )
        .where(
            Evidence.client_id == client_id,
            Evidence.change_id.is_not(None),
            Evidence.kept_at >= since,
            Evidence.kept_at < until,
            EvidenceFile.status == "kept",
        )
        .order_by(Evidence.kept_at, EvidenceFile.slack_id)
    )
    return [(file, evidence) for file, evidence in await tx.session.execute(query)]


async def forget_content(tx: Transaction, file_id: UUID) -> None:
    """Erase a file's bytes for good."""
    row = EvidenceFile
    await tx.session.execute(update(row).where(row.id == file_id).values(content=None))


async def person_by_id(tx: Transaction, person_id: UUID) -> Person | None:
    """Somebody, for their name."""
    return await tx.session.scalar(select(Person).where(Person.id == person_id))


async def team_url(tx: Transaction) -> str:
    """The address of the workspace in Slack, for permalinks; it ends with a slash."""
    query = select(Install.team_url).where(Install.id == tx.workspace_id)
    return (await tx.session.scalars(query)).one()
