"""Looks for what held something up: changes, decisions, promises, answers."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.features.approvals.rules import Verdict
from bot.features.causes import repository
from bot.features.causes.repository import Run
from bot.features.causes.rules import Cause, Happening, Late, Nearness, merged, waited, working_days
from bot.features.clients.models import Client
from bot.features.plans import service as plans
from bot.features.promises.models import Promise
from bot.features.requests.models import Request
from bot.storage.transaction import Transaction

__all__ = ["happenings"]


async def happenings(tx: Transaction, client: Client, late: Late) -> list[Happening]:
    """What took time around something that was late, each event once; order has no meaning."""
    if late.kind == "post":
        return _of_post(client, late, await repository.runs_of_post(tx, late.subject_id))
    found = [*await _changes(tx, client, late), *await _promises(tx, client, late)]
    if late.kind == "item":
        found += await _approvals(tx, client, late)
    return merged([*found, *await _questions(tx, client, late)])


async def _changes(tx: Transaction, client: Client, late: Late) -> list[Happening]:
    """Changes that are about the item: with the days by which they moved it, if they did."""
    if late.item_id is None:
        return []
    zone, found = ZoneInfo(client.zone), []
    rows = await repository.change_items(tx, late.item_id)
    about = await plans.about(tx, client.id, [late.item_id])
    for change in about.get(late.item_id, ()):
        told, row = _day(change.announced_at or change.told_at, zone), rows[change.id]
        before, after = row.ends_before, row.ends_after
        if before == after:
            before, after = row.starts_before, row.starts_after
        days: frozenset[date] = frozenset()
        if row.moves and before and after and after > before:
            moved = working_days(max(before, late.agreed), min(after, late.came), client.hours)
            days = frozenset(moved)
        if days or late.begins <= told <= late.came:
            cause: Cause = "change" if change.told_side == "client" else "agency"
            subject = f"change:{change.id}"
            found.append(Happening(cause, "moves", subject, change.number, told, days))
    return found


async def _promises(tx: Transaction, client: Client, late: Late) -> list[Happening]:
    """What was promised for it, or to the agency at large, and came later or is not here yet."""
    zone = ZoneInfo(client.zone)
    around = await repository.late_promises(tx, client.id, _start(late.begins, zone))
    ids = frozenset(_id(one.subject) for one in around if one.subject.startswith("request:"))
    asked, found = await repository.requests_by_id(tx, ids), []
    for promise in around:
        request = asked.get(_id(promise.subject))
        near = _nearness(promise, request, late)
        if near is None:
            continue
        came = _day(promise.kept_at or tx.now, zone)
        gone = working_days(
            max(promise.due, late.begins - timedelta(days=1)), min(came, late.came), client.hours
        )
        if gone:
            cause: Cause = "material" if promise.side == "client" else "agency"
            found.append(
                Happening(
                    cause, near, promise.subject, promise.number, promise.due, frozenset(gone)
                )
            )
    return found


def _nearness(promise: Promise, request: Request | None, late: Late) -> Nearness | None:
    """Whether it waited for this promise; None: that is another matter, or the lateness itself."""
    if promise.id == late.subject_id:
        return None
    if request is not None and request.id in late.requests:
        # the work itself by the day itself is what was late, not what made it late
        return None if promise.kind == "work" and promise.due >= late.agreed else "waits"
    elsewhere = request is None or request.asked_side == "client"
    return None if elsewhere or late.kind != "item" else "around"


async def _questions(tx: Transaction, client: Client, late: Late) -> list[Happening]:
    """Questions about its request whose answer took longer than agreed."""
    zone, found = ZoneInfo(client.zone), []
    asked = await repository.requests_by_id(tx, late.requests)
    for question in await repository.questions(tx, late.requests):
        request = asked[question.request_id]
        since = _day(question.asked_at, zone)
        until = min(_day(question.answered_at or tx.now, zone), late.came)
        days = _within(late, waited(since, until, client.hours, agreed=client.answer_days))
        if days:
            cause: Cause = "material" if request.asked_side == "client" else "agency"
            found.append(
                Happening(cause, "waits", request.subject, request.number, since, frozenset(days))
            )
    return found


async def _approvals(tx: Transaction, client: Client, late: Late) -> list[Happening]:
    """Posts of its time that waited for a decision longer than agreed."""
    zone, found = ZoneInfo(client.zone), []
    until = _start(late.came + timedelta(days=1), zone)
    around = await repository.runs_between(tx, client.id, _start(late.begins, zone), until)
    for run, decision in around:
        over = decision.decided_at if decision else run.closed_at
        since, decided = _day(run.opened_at, zone), _day(over or tx.now, zone)
        last = min(decided, late.came)
        days = _within(late, waited(since, last, client.hours, agreed=client.answer_days))
        if days:
            subject = f"post:{run.post_id}"
            found.append(Happening("approval", "around", subject, None, since, frozenset(days)))
    return found


def _of_post(client: Client, late: Late, runs: Iterable[Run]) -> list[Happening]:
    """Who had a post after its time: those who decide, or those who were to write it anew."""
    zone, found = ZoneInfo(client.zone), []
    back = None
    for run, decision in runs:
        opened = _day(run.opened_at, zone)
        if back is not None:
            found.append(_had(client, late, "agency", (back, opened)))
        over = decision.decided_at if decision else run.closed_at
        closed = _day(over, zone) if over else late.came
        found.append(_had(client, late, "approval", (opened, closed)))
        back = closed if decision and decision.verdict == Verdict.CHANGES else None
    return merged(one for one in found if one.days)


def _had(client: Client, late: Late, cause: Cause, when: tuple[date, date]) -> Happening:
    since, until = when
    days = working_days(max(since, late.agreed), min(until, late.came), client.hours)
    return Happening(cause, "waits", f"post:{late.subject_id}", None, since, frozenset(days))


def _within(late: Late, days: Iterable[date]) -> list[date]:
    return [day for day in days if late.begins <= day <= late.came]


def _day(at: datetime, zone: ZoneInfo) -> date:
    return at.astimezone(zone).date()


def _start(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)


def _id(subject: str) -> UUID:
    return UUID(subject.partition(":")[2])
