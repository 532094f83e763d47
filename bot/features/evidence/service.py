"""Use cases around evidence: what changes were read from, kept as it was."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from uuid import UUID, uuid4

from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.evidence import repository
from bot.features.evidence.events import EvidenceKept
from bot.features.evidence.models import Evidence, EvidenceFile
from bot.features.evidence.rules import (
    AlreadyKept,
    FileStatus,
    FormGone,
    Medium,
    Said,
    audience_of,
    check_name,
    first_status,
    permalink,
    said_ts,
)
from bot.features.evidence.tasks import KeepFile, ShowEvidence, ShowMessageChange
from bot.features.plans import repository as plans_repository
from bot.features.plans import service as plans
from bot.features.plans.events import PlanChangeAnnounced, PlanChangeTold, Source
from bot.features.plans.models import PlanChange
from bot.features.plans.rules import Effect
from bot.features.plans.service import TELLERS
from bot.i18n.reader import Language
from bot.jobs.queue import enqueue
from bot.record.ledger import Entry, record
from bot.record.rules import JSON
from bot.slack.models import Person
from bot.slack.shared import SharedFile
from bot.storage.transaction import Transaction

__all__ = [
    "Kept",
    "Told",
    "begin",
    "erase_file",
    "file_content",
    "keep_file",
    "of_change",
    "on_plan_change_announced",
    "on_plan_change_told",
    "other_side",
    "record_message",
    "record_told",
    "refuse_file",
    "see_deleted",
    "see_edited",
]

UNSENT = timedelta(days=1)
"""For so long the message of a form that is not sent is kept."""


@dataclass(frozen=True)
class Kept:
    """A change, and what it was read from."""

    client: Client
    change: PlanChange
    evidence: Evidence
    files: Sequence[EvidenceFile]
    effect: Effect
    """As it was understood."""


@dataclass(frozen=True)
class Told:
    """What somebody said elsewhere, as it was put into the form."""

    who: UUID | None
    """Of somebody with a part at the client; None: ``name`` tells."""
    name: str
    medium: Medium
    said: Said
    text: str
    files: tuple[SharedFile, ...] = ()


# A message in Slack.


async def begin(tx: Transaction, client: Client, person: Person, source: Source) -> Evidence:
    """Hold a message while its form is open: forms are too small to carry it.

    Raises:
        NotYourRole: this person tells of no changes here.
        AlreadyKept: the message is a change already.
    """
    await clients.require(tx, client, person, *TELLERS)
    await _check_new(tx, source.channel_id, source.ts)
    await repository.drop_unsent(tx, tx.now - UNSENT)
    evidence = await _keep_message(tx, client, source, kept_by=person.id, change_id=None)
    await _add_files(tx, evidence, source.files)
    return evidence


async def record_message(
    tx: Transaction,
    evidence_id: UUID,
    person: Person,
    *,
    text: str,
    effect: Effect | None,
    language: Language,
) -> Kept:
    """The form of a message was sent: it is a change, told by whoever wrote the message.

    Where they have no part at the client it is told by ``person``, and the evidence says whose
    words they are. ``effect`` None: it is read from ``text``.

    Raises:
        FormGone: the form is not (or no longer) theirs.
        AlreadyKept: the message became a change meanwhile.
        EmptyChange, LongChange, NotYourRole: as :func:`plans.service.tell`.
    """
    evidence = await repository.find_evidence(tx, evidence_id)
    if evidence is None or evidence.kept_by != person.id:
        raise FormGone
    client = await clients.client_by_id(tx, evidence.client_id)
    change, understood = await plans.tell(
        tx,
        client=client,
        person=person,
        text=text,
        language=language,
        door="shortcut",
        change_id=evidence.id,
        effect=effect,
        teller=await _with_part(tx, client, evidence.author_id),
    )
    # after it, for it holds the client's row: of two who record the same message one is told so
    await _check_new(tx, evidence.channel_id or "", evidence.ts or "")
    evidence.bind(change.id, tx.now)
    files = await _kept(tx, change, evidence)
    return Kept(client, change, evidence, files, understood)


async def on_plan_change_told(tx: Transaction, event: PlanChangeTold) -> None:
    """Keep the message in which it was told."""
    if event.source is None:
        return
    source = event.source
    client = await clients.client_by_id(tx, event.client_id)
    await _check_new(tx, source.channel_id, source.ts)
    change = await plans_repository.change_by_id(tx, event.change_id)
    evidence = await _keep_message(
        tx, client, source, kept_by=source.author_id or change.told_by, change_id=change.id
    )
    await _add_files(tx, evidence, source.files)
    await _kept(tx, change, evidence)


async def see_edited(
    tx: Transaction, channel_id: str, ts: str, *, text: str, edited_ts: str, by: UUID | None
) -> None:
    """A message was edited; nothing where no change relies on it, or its words are the same."""
    for evidence in await repository.evidence_of_message(tx, channel_id, ts):
        older = evidence.edited_ts is not None and float(edited_ts) <= float(evidence.edited_ts)
        if older or text == evidence.text_now or evidence.deleted_at is not None:
            continue
        before = evidence.text_now
        evidence.edit(text, edited_ts)
        if evidence.change_id is not None:
            words: dict[str, JSON] = {"before": before, "after": text}
            await _changed(
                tx, evidence, "evidence.message_edited", by=by, words=words, mark=edited_ts
            )


async def see_deleted(tx: Transaction, channel_id: str, ts: str) -> None:
    """A message is gone from Slack; what was kept of it stays. Slack does not say who did it."""
    for evidence in await repository.evidence_of_message(tx, channel_id, ts):
        if evidence.deleted_at is None:
            evidence.delete(tx.now)
            if evidence.change_id is not None:
                words: dict[str, JSON] = {"before": evidence.text_now, "after": None}
                await _changed(
                    tx, evidence, "evidence.message_deleted", by=None, words=words, mark=None
                )


async def _changed(
    tx: Transaction,
    evidence: Evidence,
    kind: str,
    *,
    by: UUID | None,
    words: Mapping[str, JSON],
    mark: str | None,
) -> None:
    if evidence.change_id is None:
        raise LookupError("evidence of no change")
    change = await plans_repository.change_by_id(tx, evidence.change_id)
    _record(tx, change, evidence, kind, words, by=by)
    await enqueue(tx, ShowMessageChange(evidence_id=evidence.id, mark=mark))
    await enqueue(tx, ShowEvidence(change_id=change.id))


# What was said elsewhere.


async def other_side(tx: Transaction, client: Client, person: Person) -> list[Person]:
    """Who may have said something to this person, by name: those of the other side.

    Raises:
        NotYourRole: this person tells of no changes here.
    """
    await clients.require(tx, client, person, *TELLERS)
    around = await clients.members(tx, client.id)
    own = next(view.side for view in around if view.person.id == person.id)
    return [view.person for view in around if view.side != own]


async def record_told(
    tx: Transaction,
    client: Client,
    person: Person,
    told: Told,
    *,
    change_id: UUID,
    effect: Effect | None,
    language: Language,
) -> Kept:
    """Record what somebody said elsewhere: told by them, or by ``person`` of whoever is named.

    ``change_id`` is the form's: sent twice, it is one change.

    Raises:
        NobodyNamed, FormGone: who said it is not told, or has no part here any more.
        EmptyChange, LongChange, NotYourRole, AlreadyTold: as :func:`plans.service.tell`.
    """
    teller = await _with_part(tx, client, told.who)
    if told.who is not None and teller is None:
        raise FormGone
    name = teller.name if teller else check_name(told.name)
    change, understood = await plans.tell(
        tx,
        client=client,
        person=person,
        text=told.text,
        language=language,
        door="told",
        change_id=change_id,
        effect=effect,
        teller=teller,
    )
    evidence = Evidence(
        workspace_id=tx.workspace_id,
        id=uuid4(),
        client_id=client.id,
        change_id=change.id,
        kind="told",
        medium=told.medium,
        audience="client",
        author_id=teller.id if teller else None,
        author_name=name,
        said_at=told.said.at,
        said_day=told.said.day,
        text=change.text,
        text_now=change.text,
        kept_by=person.id,
        kept_at=tx.now,
    )
    tx.session.add(evidence)
    await tx.session.flush()
    await _add_files(tx, evidence, told.files)
    files = await _kept(tx, change, evidence)
    return Kept(client, change, evidence, files, understood)


# What is shown, and files.


async def on_plan_change_announced(tx: Transaction, event: PlanChangeAnnounced) -> None:
    """The other side is told: say in the thread what it was read from."""
    if await repository.evidence_of(tx, event.change_id):
        await enqueue(tx, ShowEvidence(change_id=event.change_id))


async def of_change(
    tx: Transaction, change_id: UUID
) -> list[tuple[Evidence, Sequence[EvidenceFile]]]:
    """What a change was read from, with its files."""
    found = await repository.evidence_of(tx, change_id)
    return [(each, await repository.files_of(tx, each.id)) for each in found]


async def keep_file(
    tx: Transaction, file_id: UUID, *, name: str, mimetype: str, content: bytes
) -> None:
    """Keep the bytes of a file, once; the record has their SHA-256."""
    file = await repository.lock_file(tx, file_id)
    if file.status != "waiting":
        return
    digest = sha256(content).hexdigest()
    file.keep(name=name, mimetype=mimetype, size=len(content), sha256=digest, now=tx.now)
    await repository.keep_content(tx, file.id, content)
    facts: dict[str, JSON] = {
        "file": str(file.id),
        "name": name,
        "mimetype": mimetype,
        "size": len(content),
        "sha256": digest,
    }
    await _file_changed(tx, file, "evidence.file_kept", None, facts)


async def refuse_file(
    tx: Transaction, file_id: UUID, why: FileStatus, name: str = ""
) -> tuple[PlanChange, Evidence, EvidenceFile] | None:
    """A file will not come; what it belongs to, or None where that was known."""
    file = await repository.lock_file(tx, file_id)
    if file.status != "waiting":
        return None
    file.end(why, tx.now, name)
    payload: dict[str, JSON] = {"file": str(file.id), "name": file.name, "why": why}
    change, evidence = await _file_changed(tx, file, "evidence.file_refused", None, payload)
    return change, evidence, file


async def file_content(tx: Transaction, file_id: UUID) -> bytes | None:
    """A file's bytes, for whoever may read its evidence (the caller looks at the audience)."""
    return await repository.content_of(tx, file_id)


async def erase_file(
    tx: Transaction, file_id: UUID, by: Person | None, *, on_request_of: str
) -> None:
    """Erase a file's bytes and name for good; its SHA-256 stays in the record.

    ``on_request_of`` is an id, not a name; ``by`` None: whoever runs Rapport. The entry that names
    the file is erased on its own.
    """
    file = await repository.lock_file(tx, file_id)
    if file.status == "erased":
        return
    await repository.forget_content(tx, file.id)
    file.name = ""
    file.end("erased", tx.now)
    payload: dict[str, JSON] = {"file": str(file.id), "on_request_of": on_request_of}
    await _file_changed(tx, file, "evidence.file_erased", by.id if by else None, payload)


async def _file_changed(
    tx: Transaction, file: EvidenceFile, kind: str, by: UUID | None, payload: Mapping[str, JSON]
) -> tuple[PlanChange, Evidence]:
    evidence = await repository.lock_evidence(tx, file.evidence_id)
    if evidence.change_id is None:
        raise LookupError("a file of a form that was not sent")
    change = await plans_repository.change_by_id(tx, evidence.change_id)
    _record(tx, change, evidence, kind, payload, by=by)
    await enqueue(tx, ShowEvidence(change_id=change.id))
    return change, evidence


# Parts of these.


async def _check_new(tx: Transaction, channel_id: str, ts: str) -> None:
    known = await repository.change_of_message(tx, channel_id, ts)
    if known is not None:
        raise AlreadyKept(number=known.number)


async def _with_part(tx: Transaction, client: Client, person_id: UUID | None) -> Person | None:
    """This person, if they have a part at the client."""
    if person_id is None or not await clients.roles_of(tx, client.id, person_id):
        return None
    return await repository.person_by_id(tx, person_id)


async def _keep_message(
    tx: Transaction, client: Client, source: Source, *, kept_by: UUID, change_id: UUID | None
) -> Evidence:
    team = (client.team_channel_id, client.inbox_channel_id)
    url = await repository.team_url(tx)
    evidence = Evidence(
        workspace_id=tx.workspace_id,
        id=uuid4(),
        client_id=client.id,
        change_id=change_id,
        kind="message",
        medium="slack",
        audience=audience_of(source.channel_id, team_channels=team),
        channel_id=source.channel_id,
        ts=source.ts,
        permalink=permalink(url, source.channel_id, source.ts, source.thread_ts),
        author_id=source.author_id,
        author_name=source.author_name,
        said_at=said_ts(source.ts),
        text=source.text,
        text_now=source.text,
        kept_by=kept_by,
        kept_at=tx.now,
    )
    tx.session.add(evidence)
    await tx.session.flush()
    return evidence


async def _add_files(tx: Transaction, evidence: Evidence, files: Sequence[SharedFile]) -> None:
    rows = [
        {
            "id": uuid4(),
            "evidence_id": evidence.id,
            "slack_id": each.id,
            "name": each.name,
            "mimetype": each.mimetype,
            "size": each.size,
            "status": first_status(each.mimetype),
            "asked_at": tx.now,
        }
        for each in files
    ]
    await repository.add_files(tx, rows)


async def _kept(tx: Transaction, change: PlanChange, evidence: Evidence) -> Sequence[EvidenceFile]:
    """It belongs to a change now: record it, and have its files fetched."""
    files = await repository.files_of(tx, evidence.id)
    payload: dict[str, JSON] = {
        "medium": evidence.medium,
        "who": evidence.author_name,
        "author_id": str(evidence.author_id) if evidence.author_id else None,
        "said_at": evidence.said_at.isoformat() if evidence.said_at else None,
        "said_day": evidence.said_day.isoformat() if evidence.said_day else None,
        "text": evidence.text,
        "permalink": evidence.permalink,
        "files": [each.name or each.slack_id for each in files],
    }
    _record(tx, change, evidence, "evidence.kept", payload, by=evidence.kept_by)
    for each in files:
        if each.status == "waiting":
            await enqueue(tx, KeepFile(file_id=each.id))
    await tx.publish(EvidenceKept(change.id, evidence.kind, evidence.permalink))
    return files


def _record(
    tx: Transaction,
    change: PlanChange,
    evidence: Evidence,
    kind: str,
    payload: Mapping[str, JSON],
    *,
    by: UUID | None,
) -> None:
    record(
        tx,
        Entry(
            client_id=change.client_id,
            kind=kind,
            audience=evidence.audience,
            actor=str(by) if by else "system",
            subject=f"change:{change.id}",
            payload={"number": change.number, "evidence": str(evidence.id), **payload},
        ),
    )
