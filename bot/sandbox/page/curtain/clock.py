"""The business clock: what it shows, where it can be moved, what fell due on the way."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

import psycopg
from aiohttp import web

from bot.sandbox.page.curtain.ahead import (
    NotUnderstoodError,
    friday_evening,
    moment_in,
    working_morning,
)
from bot.sandbox.page.curtain.store import HOUSEKEEPING, Due, due_work
from bot.sandbox.page.curtain.told import task_named, until
from bot.sandbox.page.frame import Page, Viewer
from bot.sandbox.time_machine import TimeMachine

__all__ = ["ClockPanel", "clock_panel", "echo"]

_NEXT = 4


@dataclass(frozen=True)
class Goal:
    """A moment that one can go to with one press."""

    label: str
    at: str
    """ISO 8601."""
    shown: str


@dataclass(frozen=True)
class ClockPanel:
    """Everything that the panel shows."""

    now: str
    ahead: str
    goals: tuple[Goal, ...]
    waiting: tuple[Goal, ...]
    moving: bool
    journey: str
    away: bool
    """Postgres is not there."""
    idle: bool
    """The worker is down."""


async def clock_panel(page: Page, viewer: Viewer) -> ClockPanel:
    """The panel as this person reads it."""
    now, reader = page.clock.business(), viewer.reader
    alone, away, due = False, False, []
    try:
        due = await due_work(page, _NEXT + 1, HOUSEKEEPING)
    except psycopg.OperationalError:
        away = True
    except web.HTTPServiceUnavailable:
        alone = True
    time = None if alone else page.house.time
    return ClockPanel(
        now=reader.moment(now, now=page.clock.wall()),
        ahead=_ahead(page, viewer),
        goals=(
            _goal(viewer, viewer.say("curtain-clock-morning"), working_morning(reader, now), now),
            _goal(viewer, viewer.say("curtain-clock-friday"), friday_evening(reader, now), now),
        ),
        waiting=tuple(_waiting(viewer, one, now) for one in due if one.due_at > now)[:_NEXT],
        moving=time is not None and time.moving,
        journey=_journey(viewer, time, now) if time else "",
        away=away,
        idle=not alone and not page.house.worker.running,
    )


def echo(page: Page, viewer: Viewer, words: str) -> tuple[bool, str]:
    """Whether the words were understood, and what to say of it."""
    now = page.clock.business()
    try:
        at = moment_in(words, viewer.reader, now)
    except NotUnderstoodError as doubt:
        return False, str(doubt)
    moment = viewer.reader.moment(at, now=now)
    return True, viewer.say("curtain-clock-echo", moment=moment, duration=until(viewer, at, now))


def _ahead(page: Page, viewer: Viewer) -> str:
    seconds = int(page.clock.offset.total_seconds())
    if not seconds:
        return viewer.say("curtain-clock-level")
    return viewer.say("curtain-clock-ahead", duration=viewer.reader.duration(seconds))


def _goal(viewer: Viewer, label: str, at: datetime, now: datetime) -> Goal:
    return Goal(label, at.isoformat(), viewer.reader.moment(at, now=now))


def _waiting(viewer: Viewer, due: Due, now: datetime) -> Goal:
    label = task_named(viewer, due.kind)
    return _goal(viewer, f"{label} · {due.brand}" if due.brand else label, due.due_at, now)


def _journey(viewer: Viewer, time: TimeMachine, now: datetime) -> str:
    """What there is to say of the move under way, or of the last."""
    trip = time.journey
    if trip is None or trip.target <= trip.begun:
        return ""
    state = "moving" if time.moving else "halted" if trip.halted else "moved"
    target = viewer.reader.moment(trip.target, now=now)
    words = {
        "moving": viewer.say("curtain-clock-moving", target=target),
        "halted": viewer.say("curtain-clock-halted", target=target),
        "moved": viewer.say("curtain-clock-moved", target=target),
    }[state]
    return f"{words} {_on_the_way(viewer, trip.due)}"


def _on_the_way(viewer: Viewer, due: Counter[str]) -> str:
    seen = {kind: count for kind, count in due.most_common() if kind not in HOUSEKEEPING}
    things = [
        viewer.say("curtain-counted", what=task_named(viewer, kind), count=count)
        if count > 1
        else task_named(viewer, kind)
        for kind, count in seen.items()
    ]
    return viewer.say(
        "curtain-clock-on-the-way",
        count=sum(seen.values()),
        things=viewer.reader.listing(things) if things else "",
    )
