"""Looks at goals, promises, lateness, the plan and requests of a client."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.features.causes.rules import total
from bot.features.clients.models import Client
from bot.features.clients.rules import Side
from bot.features.delays import repository as delays_repository
from bot.features.delays import service as delays
from bot.features.objectives import service as objectives
from bot.features.objectives.models import Objective
from bot.features.objectives.rules import local_day
from bot.features.outlook.rules import GoalLine, LateLine, Outlook, PromiseLine, Waits
from bot.features.planning import repository as planning
from bot.features.planning import service as plan
from bot.features.promises import service as promises
from bot.features.promises.models import Promise
from bot.features.promises.rules import standing
from bot.features.reasons import service as reasons
from bot.features.requests import service as requests
from bot.features.standing import service as goals
from bot.features.standing.rules import current, stand
from bot.storage.transaction import Transaction

__all__ = ["look_ahead"]

SIDES: tuple[Side, ...] = ("client", "agency")


async def look_ahead(
    tx: Transaction, client: Client, since: datetime, *, team: bool = False
) -> Outlook:
    """How goals stand, which promises' day is over, and what waits for whom, of both sides alike.

    Readings told after ``since`` are news, and so is what was confirmed or seen differently of
    what was late. ``team``: nobody but the agency reads it.
    """
    found = await objectives.open_objectives(tx, client.id)
    open_requests = await requests.open_requests(tx, client.id)
    return Outlook(
        goals=[await _goal(tx, client, goal, since) for goal in found],
        promises=await _behind(tx, client),
        items=await _items(tx, client),
        requests=_waits(each.waits_on for each in open_requests),
        unconfirmed=len(await delays_repository.waiting_delays(tx, client.id)) if team else 0,
        **await _late(tx, client, since),
    )


async def _late(tx: Transaction, client: Client, since: datetime) -> dict[str, Any]:
    """What was said of lateness since then, and the days by cause that `/plan why` shows."""
    told = await delays_repository.told_since(tx, client.id, since)
    if not told:
        return {}
    day = reasons.since_day(client, tx.now)
    parts = await delays_repository.parts_of(tx, [each.id for each in told])
    lines = []
    for each in told:
        said = await delays_repository.differences_of(tx, each.id)
        people = await delays_repository.persons(tx, {one.person_id for one in said})
        differ = [
            (people[one.person_id].name, one.side)
            for one in said
            if one.said_at >= since and one.person_id in people
        ]
        lines.append(LateLine(each.lateness, total(parts.get(each.id, ())), differ))
    counted = await delays.by_cause(tx, client, day)
    return {
        "late": lines,
        "days": {each.cause: each.days for each in counted},
        "days_since": day,
    }


async def _goal(tx: Transaction, client: Client, goal: Objective, since: datetime) -> GoalLine:
    holding = current((await goals.see(tx, goal)).readings)
    last = holding[-1] if holding else None
    return GoalLine(
        number=goal.number,
        indicator=goal.indicator,
        unit=goal.unit,
        target=goal.target,
        due=goal.due,
        last=last.value if last else None,
        last_day=last.day if last else None,
        fresh=last is not None and last.logged_at >= since,
        standing=stand(
            baseline=goal.baseline,
            target=goal.target,
            due=goal.due,
            began=local_day(goal.set_at, client.zone),
            readings=holding,
            today=local_day(tx.now, client.zone),
        ),
    )


async def _behind(tx: Transaction, client: Client) -> list[PromiseLine]:
    lines = []
    for each in await promises.open_promises(tx, client.id):
        stands = standing(each.due, kept_at=None, now=tx.now, zone=ZoneInfo(client.zone))
        if stands.timing == "behind" and not await _is_over(tx, each):
            line = PromiseLine(each.number, each.title, each.side, each.kind, each.due, stands.days)
            lines.append(line)
    return lines


async def _is_over(tx: Transaction, promise: Promise) -> bool:
    """Whether it was promised for an item of the plan that is closed: nobody waits for it."""
    item_id = await delays_repository.item_of_request(tx, promise.subject)
    return item_id is not None and (await plan.item_by_id(tx, item_id)).status == "closed"


async def _items(tx: Transaction, client: Client) -> Waits:
    proposed = [each for each in await planning.open_items(tx, client.id) if each.waiting]
    versions = await planning.waiting_versions(tx, [each.id for each in proposed])
    return _waits(
        side for each in versions.values() for side in SIDES if each.agreed_by(side) is None
    )


def _waits(sides: Iterable[Side | None]) -> Waits:
    known = list(sides)
    return Waits(client=known.count("client"), agency=known.count("agency"))
