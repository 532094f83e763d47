"""Notices that dates pass and move, and when what was late is there."""

from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.features.approvals.models import Decision
from bot.features.approvals.rules import Verdict
from bot.features.causes import repository as causes
from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.delays import repository
from bot.features.delays import service as delays
from bot.features.delays.rules import DATED, Because, Which, end_of_day, moved_later
from bot.features.delays.service import Noticed
from bot.features.lateness.tasks import LookAtItem, LookAtPromise
from bot.features.planning import service as planning
from bot.features.planning.events import ItemAgreed, ItemClosed, ItemMoved
from bot.features.planning.models import PlanItem
from bot.features.posts import repository as posts
from bot.features.promises.events import PromiseDropped, PromiseKept, PromiseMade
from bot.features.promises.models import Promise
from bot.features.publishing.events import PostPublished
from bot.features.requests.rules import Status as RequestStatus
from bot.jobs.queue import schedule, unschedule
from bot.storage.transaction import Transaction

__all__ = [
    "look_at_item",
    "look_at_promise",
    "on_item_agreed",
    "on_item_closed",
    "on_item_moved",
    "on_post_published",
    "on_promise_dropped",
    "on_promise_kept",
    "on_promise_made",
]


# Plan items.


async def on_item_agreed(tx: Transaction, event: ItemAgreed) -> None:
    """Look again when its last day is over. Another day by agreement of both is no lateness."""
    item = await planning.item_by_id(tx, event.item_id)
    client = await clients.client_by_id(tx, event.client_id)
    if item.ends is not None:
        await _settle(tx, client, item.id, item.ends, moved=True)
    await _watch(tx, client, item)


async def on_item_moved(tx: Transaction, event: ItemMoved) -> None:
    """A change moved its dates: notice it where they are later now."""
    item = await planning.item_by_id(tx, event.item_id)
    client = await clients.client_by_id(tx, event.client_id)
    if item.kind in DATED:
        passed = event.ends_after is not None and await _settle(
            tx, client, item.id, event.ends_after, moved=True
        )
        later = moved_later(
            (event.starts_before, event.ends_before), (event.starts_after, event.ends_after)
        )
        if later is not None and not passed:
            which, agreed, came = later
            noticed = _of_item(item, which, agreed)
            await delays.notice(tx, client, noticed, came=came, moved=True)
    await _watch(tx, client, item)


async def on_item_closed(tx: Transaction, event: ItemClosed) -> None:
    """Where it was late, it is known now by how much; what was promised for it is not awaited."""
    client = await clients.client_by_id(tx, event.client_id)
    await _settle(tx, client, event.item_id, _day(tx.now, client))
    request = await repository.request_of_item(tx, event.item_id)
    for delay in await repository.open_promises(tx, request.subject) if request else ():
        await delays.close(tx, delay, "item_closed")
    await unschedule(tx, LookAtItem(subject_id=event.item_id))


async def look_at_item(tx: Transaction, item_id: UUID) -> None:
    """Its last day is over: notice it if it is agreed still, and not delivered."""
    item = await planning.item_by_id(tx, item_id)
    client = await clients.client_by_id(tx, item.client_id)
    if item.status != "agreed" or item.kind not in DATED or item.ends is None:
        return
    if end_of_day(item.ends, client.hours, ZoneInfo(client.zone)) > tx.now:
        await _watch(tx, client, item)
        return
    promise = await repository.work_for_item(tx, item.id)
    if promise is not None and promise.kept_at is not None:
        came = _day(promise.kept_at, client)
        await delays.notice(tx, client, _of_item(item, "end", item.ends), came=came)
        return
    await delays.notice(tx, client, _of_item(item, "end", item.ends))


async def _watch(tx: Transaction, client: Client, item: PlanItem) -> None:
    """Look at it when the business day of its end is over, if that is still to come."""
    task = LookAtItem(subject_id=item.id)
    if item.kind in DATED and item.ends is not None and item.status == "agreed":
        due = end_of_day(item.ends, client.hours, ZoneInfo(client.zone))
        if due > tx.now:
            await schedule(tx, task, due)
            return
    await unschedule(tx, task)


async def _settle(
    tx: Transaction, client: Client, item_id: UUID, came: date, *, moved: bool = False
) -> bool:
    """What passed of this item is settled; whether something had."""
    found = await repository.open_delays(tx, "item", item_id)
    for delay in found:
        await delays.settle(tx, client, delay, came, moved=moved)
    return bool(found)


def _of_item(item: PlanItem, which: Which, agreed: date) -> Noticed:
    return Noticed(
        kind="item",
        subject_id=item.id,
        version=item.version,
        thing=f"plan_item:{item.id}",
        title=item.title,
        number=item.number,
        which=which,
        agreed=agreed,
        item_id=item.id,
    )


# Promises.


async def on_promise_made(tx: Transaction, event: PromiseMade) -> None:
    """Look again when its day is over."""
    promise = await repository.find_promise(tx, event.promise_id)
    if promise is not None:
        client = await clients.client_by_id(tx, event.client_id)
        due = end_of_day(promise.due, client.hours, ZoneInfo(client.zone))
        await schedule(tx, LookAtPromise(subject_id=promise.id), due)


async def on_promise_kept(tx: Transaction, event: PromiseKept) -> None:
    """Where it was late, it is known now by how much; so of the item that it was promised for."""
    await unschedule(tx, LookAtPromise(subject_id=event.promise_id))
    client = await clients.client_by_id(tx, event.client_id)
    promise = await repository.find_promise(tx, event.promise_id)
    if promise is None:
        return
    today = _day(tx.now, client)
    for delay in await repository.open_delays(tx, "promise", event.promise_id):
        await delays.settle(tx, client, delay, today)
    item = await _item_of(tx, promise)
    if item is not None and promise.kind == "work":
        await _settle(tx, client, item.id, today)


async def on_promise_dropped(tx: Transaction, event: PromiseDropped) -> None:
    """Nobody waits for it: what was late of it is over, without a word to the client."""
    await unschedule(tx, LookAtPromise(subject_id=event.promise_id))
    request = await repository.request_of(tx, event.subject)
    declined = request is not None and request.state is RequestStatus.DECLINED
    because: Because = "request_declined" if declined else "request_withdrawn"
    for delay in await repository.open_delays(tx, "promise", event.promise_id):
        await delays.close(tx, delay, because)


async def look_at_promise(tx: Transaction, promise_id: UUID) -> None:
    """Its day is over: notice it if it is not kept. Work that is an item of the plan is that."""
    promise = await repository.find_promise(tx, promise_id)
    if promise is None or promise.kept_at is not None:
        return
    client = await clients.client_by_id(tx, promise.client_id)
    if end_of_day(promise.due, client.hours, ZoneInfo(client.zone)) > tx.now:
        return
    item = await _item_of(tx, promise)
    if item is not None and (item.status == "closed" or _is_the_work(promise, item)):
        return
    await delays.notice(
        tx,
        client,
        Noticed(
            kind="promise",
            subject_id=promise.id,
            version=0,
            thing=promise.subject,
            title=promise.title,
            number=promise.number,
            side=promise.side,
            which="due",
            agreed=promise.due,
            item_id=item.id if item else None,
        ),
    )


def _is_the_work(promise: Promise, item: PlanItem) -> bool:
    """Whether the item's own last day is what is watched."""
    dated = item.kind in DATED and item.ends is not None
    return promise.kind == "work" and item.status == "agreed" and dated


async def _item_of(tx: Transaction, promise: Promise) -> PlanItem | None:
    item_id = await repository.item_of_request(tx, promise.subject)
    return await planning.item_by_id(tx, item_id) if item_id else None


# Posts.


async def on_post_published(tx: Transaction, event: PostPublished) -> None:
    """Notice it where its time passed while it waited to be decided on, or to be written anew.

    Its first such time is what was agreed. What was approved in time and went out later is not
    meant: that is told where publishing fails.
    """
    client = await clients.client_by_id(tx, event.client_id)
    revisions = {one.no: one for one in await posts.revisions(tx, event.post_id)}
    runs = await causes.runs_of_post(tx, event.post_id)
    for n, (run, decision) in enumerate(runs):
        at = revisions[run.revision_no].publish_at
        until = runs[n + 1][0].opened_at if n + 1 < len(runs) else event.at
        if at is None or not run.opened_at < at < until or _approved_by(decision, at):
            continue
        noticed = Noticed(
            kind="post",
            subject_id=event.post_id,
            version=run.revision_no,
            thing=f"post:{event.post_id}",
            title="",
            which="time",
            agreed=_day(at, client),
        )
        await delays.notice(tx, client, noticed, came=_day(event.at, client))
        return


def _approved_by(decision: Decision | None, at: datetime) -> bool:
    if decision is None or decision.verdict != Verdict.APPROVED:
        return False
    return decision.decided_at <= at


def _day(at: datetime, client: Client) -> date:
    return at.astimezone(ZoneInfo(client.zone)).date()
