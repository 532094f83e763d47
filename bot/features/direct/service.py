"""Use cases around what stands on a client's account without having gone through Rapport.

The team is asked once what it is; silence means one-off, a standing permission asks nobody.
"""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.features.clients import service as clients
from bot.features.clients.models import Account, Client
from bot.features.clients.rules import NotAMember, Role
from bot.features.direct import repository
from bot.features.direct.events import (
    DirectPermissionChanged,
    DirectPostBack,
    DirectPostDeleted,
    DirectPostFound,
    DirectPostSorted,
)
from bot.features.direct.models import DirectPost
from bot.features.direct.repository import direct_by_id, known_directs, still_there
from bot.features.direct.rules import (
    EVERYBODY,
    SILENCE,
    AlreadyOurs,
    DirectIsTeamMatter,
    DirectLine,
    Permission,
    UnknownDirectPost,
    UnknownItem,
    Verdict,
    after_covered,
    clean,
    external_id_in,
    stamp,
    version_of,
)
from bot.features.direct.tasks import SettleSilence, ShowDirect, TellAlert, TellChanged
from bot.features.planning import service as planning
from bot.features.planning.models import PlanItem
from bot.features.publishing.events import PostPublished
from bot.features.replies.events import ReplySent
from bot.jobs.queue import enqueue, schedule, unschedule
from bot.networks.base import PublishedPost
from bot.record.ledger import Entry, record
from bot.record.rules import JSON
from bot.slack import people
from bot.slack.models import Person
from bot.storage.transaction import Transaction

__all__ = [
    "allow",
    "delete",
    "direct_by_id",
    "direct_lines",
    "edit",
    "find",
    "known_directs",
    "load",
    "may_post_directly",
    "raise_alert",
    "restore",
    "settle_silence",
    "sort",
    "still_there",
    "stop",
]

READERS: tuple[Role, ...] = ("client", "manager", "strategist", "staff", "coach")
SORTERS: tuple[Role, ...] = ("manager", "strategist")
WATCHERS: tuple[Role, ...] = ("manager", "strategist", "staff", "coach")
"""Whoever of the agency sees that it was none of us may say so at once."""


async def find(tx: Transaction, account: Account, post: PublishedPost) -> bool:
    """Keep a post that Rapport did not publish, and have the team asked; False: it is known.

    With a standing permission nobody is asked.
    """
    client = await clients.client_by_id(tx, account.client_id)
    permitted = bool(await repository.permissions(tx, client.id))
    due = after_covered(tx.now, SILENCE, hours=client.hours, zone=ZoneInfo(client.zone))
    direct = await repository.add_direct(
        tx,
        account,
        post,
        verdict=Verdict.PERMITTED if permitted else Verdict.WAITING,
        one_off_at=None if permitted else due,
    )
    if direct is None:
        return False
    payload: dict[str, JSON] = {
        "handle": account.handle,
        "text": direct.text,
        "url": direct.url,
        "written_at": direct.written_at.isoformat(),
    }
    if permitted:
        payload["permitted"] = True
    _record(tx, direct, "direct.found", "system", payload)
    at = direct.written_at
    await tx.publish(
        DirectPostFound(
            direct.id, direct.client_id, account.id, direct.external_id, at, direct.kind
        )
    )
    if permitted:
        verdict = direct.verdict
        await tx.publish(DirectPostSorted(direct.id, direct.client_id, verdict, None, at))
        return True
    await schedule(tx, SettleSilence(subject_id=direct.id), due)
    await enqueue(tx, ShowDirect(direct_id=direct.id))
    return True


# What is done to it on the network.


async def edit(tx: Transaction, direct: DirectPost, post: PublishedPost) -> None:
    """Take over a newer version of a direct post (held by the caller)."""
    before, version = direct.text, version_of(post)
    direct.edit(
        tx.now,
        latest_id=post.external_id,
        version=version,
        text=clean(post.text),
        url=post.url,
    )
    if direct.verdict is Verdict.OURS:
        return
    payload: dict[str, JSON] = {"before": before, "after": direct.text, "url": direct.url}
    _record(tx, direct, "direct.edited", "system", {**payload, "version": version})
    await _tell_changed(tx, direct, version)


async def delete(tx: Transaction, direct: DirectPost) -> None:
    """A direct post is gone from the network. Said again, nothing happens."""
    if direct.deleted_at is not None:
        return
    direct.delete(tx.now)
    if direct.verdict is Verdict.OURS:
        return
    _record(tx, direct, "direct.deleted", "system", {"text": direct.text, "url": direct.url})
    await tx.publish(DirectPostDeleted(direct.id, direct.client_id))
    await _tell_changed(tx, direct, 0)


async def restore(tx: Transaction, direct: DirectPost) -> None:
    """A direct post that was gone is there again."""
    direct.restore()
    if direct.verdict is Verdict.OURS:
        return
    _record(tx, direct, "direct.back", "system", {"text": direct.text, "url": direct.url})
    await tx.publish(DirectPostBack(direct.id, direct.client_id))
    await _tell_changed(tx, direct, 0, back=True)


async def _tell_changed(
    tx: Transaction, direct: DirectPost, version: int, *, back: bool = False
) -> None:
    if direct.verdict is Verdict.PERMITTED:
        return
    await enqueue(tx, ShowDirect(direct_id=direct.id))
    mark = "" if version else stamp(tx.now)
    await enqueue(tx, TellChanged(direct_id=direct.id, version=version, back=back, stamp=mark))


# What publishing and replies learn late.


async def on_post_published(tx: Transaction, event: PostPublished) -> None:
    """If it was taken for a direct post, it is none."""
    if event.external_id is not None:
        await _claim_as_ours(tx, event.client_id, event.external_id)


async def on_reply_sent(tx: Transaction, event: ReplySent) -> None:
    """If the answer was taken for a direct post, it is none."""
    if (external_id := external_id_in(event.url)) is not None:
        await _claim_as_ours(tx, event.client_id, external_id)


async def _claim_as_ours(tx: Transaction, client_id: UUID, external_id: str) -> None:
    direct = await repository.direct_by_external_id(tx, client_id, external_id)
    if direct is None or direct.verdict is Verdict.OURS:
        return
    before = direct.verdict
    direct.sort(Verdict.OURS, tx.now, by=None, item_id=None)
    await unschedule(tx, SettleSilence(subject_id=direct.id))
    payload = {"url": direct.url, "text": direct.text}
    _record(tx, direct, "direct.matched", "system", payload, team=before is Verdict.NOT_US)
    await _tell_sorted(tx, direct)


async def _tell_sorted(tx: Transaction, direct: DirectPost) -> None:
    await tx.publish(
        DirectPostSorted(
            direct.id, direct.client_id, direct.verdict, direct.item_id, direct.written_at
        )
    )
    await enqueue(tx, ShowDirect(direct_id=direct.id))


# Sorting.


async def load(
    tx: Transaction, direct_id: UUID, by: Person, *roles: Role
) -> tuple[DirectPost, Client]:
    """A direct post, held, if this person may say what it is.

    Raises:
        UnknownDirectPost: there is none, or this person has no part at its client.
        DirectIsTeamMatter, NotYourRole: it is for the agency's managers and strategists.
        AlreadyOurs: Rapport itself published it.
    """
    direct = await repository.lock_direct(tx, direct_id)
    if direct is None or not await clients.roles_of(tx, direct.client_id, by.id):
        raise UnknownDirectPost
    client = await clients.client_by_id(tx, direct.client_id)
    await clients.require(tx, client, by, *(roles or SORTERS))
    around = await clients.members(tx, client.id)
    if any(view.person.id == by.id and view.side == "client" for view in around):
        raise DirectIsTeamMatter
    if direct.verdict is Verdict.OURS:
        raise AlreadyOurs
    return direct, client


async def sort(
    tx: Transaction, direct_id: UUID, by: Person, verdict: Verdict, *, item_id: UUID | None = None
) -> DirectPost:
    """Say that a direct post is part of the plan (of an item, or in general), or a one-off.

    Said again, it is corrected; both stay in the record.

    Raises:
        UnknownDirectPost, DirectIsTeamMatter, NotYourRole, AlreadyOurs: as ``load``.
        UnknownItem: it is closed, or not this client's.
    """
    direct, client = await load(tx, direct_id, by)
    item = await _item(tx, client, item_id) if item_id else None
    if (direct.verdict, direct.item_id) != (verdict, item_id):
        await _sort(tx, direct, verdict, by=by.id, item=item)
    return direct


async def _item(tx: Transaction, client: Client, item_id: UUID) -> PlanItem:
    for item in await planning.open_items(tx, client.id):
        if item.id == item_id:
            return item
    raise UnknownItem


async def _sort(
    tx: Transaction,
    direct: DirectPost,
    verdict: Verdict,
    *,
    by: UUID | None,
    item: PlanItem | None = None,
) -> None:
    before = direct.verdict
    direct.sort(verdict, tx.now, by=by, item_id=item.id if item else None)
    await unschedule(tx, SettleSilence(subject_id=direct.id))
    payload: dict[str, JSON] = {
        "verdict_before": before.value,
        "verdict_after": verdict.value,
        "text": direct.text,
        "url": direct.url,
    }
    if item is not None:
        payload |= {"item": item.title, "item_id": str(item.id)}
    # Taking back an alert is the team's matter as the alert is.
    alarmed = Verdict.NOT_US in {before, verdict}
    actor = str(by) if by else "system"
    _record(tx, direct, "direct.sorted", actor, payload, team=alarmed)
    await _tell_sorted(tx, direct)


async def settle_silence(tx: Transaction, direct_id: UUID) -> None:
    """Nobody said what it is within the covered time: it is a one-off."""
    direct = await repository.lock_direct(tx, direct_id)
    if direct is None or direct.verdict is not Verdict.WAITING:
        return
    if direct.one_off_at is None or direct.one_off_at > tx.now:
        return
    await _sort(tx, direct, Verdict.ONE_OFF, by=None)


async def raise_alert(tx: Transaction, direct_id: UUID, by: Person) -> DirectPost:
    """Neither side wrote it: the managers are told at once what to do.

    Raises:
        UnknownDirectPost, DirectIsTeamMatter, NotYourRole, AlreadyOurs: as ``load``, but staff
            and coaches may say so too.
    """
    direct, client = await load(tx, direct_id, by, *WATCHERS)
    if direct.verdict is Verdict.NOT_US:
        return direct
    await _sort(tx, direct, Verdict.NOT_US, by=by.id)
    handle = (await clients.account_by_id(tx, direct.account_id)).handle
    told = [str(one.id) for one in await clients.managers(tx, client.id)]
    payload: dict[str, JSON] = {"handle": handle, "url": direct.url, "text": direct.text}
    payload["told"] = list(told)
    _record(tx, direct, "direct.alert", str(by.id), payload, team=True)
    await enqueue(tx, TellAlert(direct_id=direct.id))
    return direct


# Permissions.


async def may_post_directly(tx: Transaction, client: Client) -> Permission:
    """Who may post directly at a client: nobody, these people, or everybody."""
    held = await repository.permissions(tx, client.id)
    ids = [UUID(one.who) for one in held if one.who != EVERYBODY]
    known = await people.by_id(tx, ids)
    names = tuple(known[one].name for one in ids if one in known)
    return Permission(any(one.who == EVERYBODY for one in held), names)


async def allow(tx: Transaction, client: Client, by: Person, whom: Person | None = None) -> bool:
    """Let a person, or with None everybody of the client, post directly; False: they may already.

    The network does not tell who of them wrote: from now on a direct post is a line of the
    summary, and nobody is asked.

    Raises:
        NotYourRole: only managers do.
        NotAMember: that person has no part at this client.
    """
    await clients.require(tx, client, by, "manager")
    if whom is not None and not await clients.roles_of(tx, client.id, whom.id):
        raise NotAMember(who=whom.name, brand=client.brand)
    who = str(whom.id) if whom else EVERYBODY
    if not await repository.allow(tx, client.id, who, by.id):
        return False
    await _permission_changed(tx, client, by, who, allowed=True)
    return True


async def stop(tx: Transaction, client: Client, by: Person, whom: Person | None = None) -> bool:
    """Take that permission back, or with None all of them; False: there was none.

    Raises:
        NotYourRole: only managers do.
    """
    await clients.require(tx, client, by, "manager")
    gone = await repository.stop(tx, client.id, str(whom.id) if whom else None)
    for who in gone:
        await _permission_changed(tx, client, by, who, allowed=False)
    return bool(gone)


async def _permission_changed(
    tx: Transaction, client: Client, by: Person, who: str, *, allowed: bool
) -> None:
    entry = Entry(
        client_id=client.id,
        kind="direct.permission_changed",
        audience="client",
        actor=str(by.id),
        subject=f"client:{client.id}",
        payload={"person": None if who == EVERYBODY else who, "allowed": allowed},
    )
    record(tx, entry)
    await tx.publish(DirectPermissionChanged(client.id))


# For the summary.


async def direct_lines(
    tx: Transaction, client_id: UUID, since: datetime, until: datetime
) -> list[DirectLine]:
    """Direct posts that were sorted from ``since`` to ``until`` (UTC), oldest first.

    What nobody has said anything of is the team's matter yet, and an alert always is.
    """
    found = await repository.agreed_since(tx, client_id, since)
    sorted_in_time = [one for one in found if one.sorted_at and one.sorted_at <= until]
    ids = [one.item_id for one in sorted_in_time if one.item_id]
    items = await planning.items_by_id(tx, ids)
    return [
        DirectLine(
            id=str(one.id),
            text=one.text,
            url=None if one.deleted_at else one.url,
            at=one.written_at,
            verdict=one.verdict,
            item=items[one.item_id].title if one.item_id in items else None,
            gone=one.deleted_at is not None,
        )
        for one in sorted_in_time
    ]


def _record(
    tx: Transaction,
    direct: DirectPost,
    kind: str,
    actor: str,
    payload: Mapping[str, JSON],
    *,
    team: bool = False,
) -> None:
    """It stands on the account for all to see: the client reads it too, but for an alert."""
    hidden = team or direct.verdict is Verdict.NOT_US
    entry = Entry(
        client_id=direct.client_id,
        kind=kind,
        audience="team" if hidden else "client",
        actor=actor,
        subject=f"direct:{direct.id}",
        payload=payload,
    )
    record(tx, entry)
