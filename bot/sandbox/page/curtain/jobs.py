"""Jobs and due work as a person reads them."""

from dataclasses import dataclass
from datetime import datetime

import psycopg

from bot.sandbox.page.curtain.store import Counts, Due, Failure, Job, work
from bot.sandbox.page.curtain.told import task_named, until
from bot.sandbox.page.frame import Page, Viewer

__all__ = ["Jobs", "jobs_of"]


@dataclass(frozen=True)
class Line:
    """One thing: what, for whom, and when."""

    what: str
    task: str
    """Its name in the code."""
    whose: str
    when: str
    state: str
    bad: bool = False


@dataclass(frozen=True)
class Jobs:
    """The whole tab. ``away``: Postgres is not there."""

    counts: Counts
    jobs: tuple[Line, ...] = ()
    due: tuple[Line, ...] = ()
    failures: tuple[Line, ...] = ()
    away: bool = False


async def jobs_of(page: Page, viewer: Viewer) -> Jobs:
    """Everything that waits, runs or failed, as this person reads it."""
    try:
        found = await work(page)
    except psycopg.OperationalError:
        return Jobs(Counts(0, 0, 0, 0), away=True)
    return Jobs(
        counts=found.counts,
        jobs=tuple(_job(page, viewer, one) for one in found.jobs),
        due=tuple(_due(page, viewer, one) for one in found.due),
        failures=tuple(_failure(viewer, one) for one in found.failures),
    )


def _job(page: Page, viewer: Viewer, job: Job) -> Line:
    tries = viewer.say("curtain-jobs-tries", count=job.attempts) if job.attempts else ""
    state = viewer.say(f"curtain-jobs-state-{job.status}")
    return Line(
        what=task_named(viewer, job.task),
        task=job.task,
        whose=job.brand or "",
        when=_next_try(page, viewer, job),
        state=f"{state} · {tries}" if tries else state,
        bad=job.status == "failed",
    )


def _next_try(page: Page, viewer: Viewer, job: Job) -> str:
    now = page.clock.wall()
    if job.status == "todo" and job.scheduled_at is not None and job.scheduled_at > now:
        return viewer.say("curtain-jobs-next", duration=until(viewer, job.scheduled_at, now))
    if job.since is None:
        return ""
    return viewer.say("curtain-jobs-since", duration=until(viewer, now, job.since))


def _due(page: Page, viewer: Viewer, due: Due) -> Line:
    now = page.clock.business()
    channel = page.hub.state.channels.get(due.channel or "")
    return Line(
        what=task_named(viewer, due.kind),
        task=due.kind,
        whose=due.brand or (f"#{channel.name}" if channel is not None and channel.name else ""),
        when=viewer.reader.moment(due.due_at, now=now),
        state=_in(viewer, due.due_at, now),
        bad=due.due_at <= now,
    )


def _in(viewer: Viewer, at: datetime, now: datetime) -> str:
    if at <= now:
        return viewer.say("curtain-jobs-late", duration=until(viewer, now, at))
    return viewer.say("curtain-jobs-in", duration=until(viewer, at, now))


def _failure(viewer: Viewer, failure: Failure) -> Line:
    return Line(
        what=task_named(viewer, failure.task),
        task=failure.task,
        whose="",
        when=viewer.reader.moment(failure.failed_at),
        state=viewer.say("curtain-jobs-reference", reference=failure.reference),
        bad=True,
    )
