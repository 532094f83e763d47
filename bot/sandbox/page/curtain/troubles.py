"""What can be made to go wrong with one press, and what is about to."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from bot.faults import declared
from bot.sandbox.page.frame import Page, Viewer

__all__ = ["GROUPS", "TROUBLES", "Process", "Trouble", "armed", "fault_points", "processes"]

SLACK, X = "/control/fault", "/control/x/faults"
HUNG_SECONDS = 20
"""How long X keeps a call waiting before it cuts it; the app gives up sooner."""


@dataclass(frozen=True)
class Trouble:
    """One thing to press: a request to a door, named by its words ``curtain-fault-<key>``."""

    key: str
    door: str
    body: dict[str, Any] = field(default_factory=dict)

    def is_armed_as(self, **fault: object) -> bool:
        """Whether a fault that waits is this one."""
        return all(self.body.get(name) == value for name, value in fault.items())


def _slack(key: str, method: str, kind: str, seconds: float = 1.0) -> Trouble:
    return Trouble(key, SLACK, {"method": method, "kind": kind, "seconds": seconds})


def _x(key: str, kind: str, on: str, seconds: float = 60.0) -> Trouble:
    return Trouble(key, X, {"kind": kind, "on": on, "seconds": seconds})


POST = "chat.postMessage"
MAIL = Trouble("mail", "/control/house/mail/refuse", {"times": 1})
GROUPS: dict[str, tuple[Trouble, ...]] = {
    "slack": (
        _slack("slack-429", POST, "429", 5),
        _slack("slack-500", POST, "500"),
        _slack("slack-lost", POST, "drop_after"),
        _slack("slack-refused", POST, "drop_before"),
        _slack("slack-slow", POST, "delay", 5),
        _slack("slack-twice", "deliver:event", "duplicate"),
    ),
    "x": (
        _x("x-hangs", "accept_then_timeout", "write", HUNG_SECONDS),
        _x("x-lost", "accept_then_drop", "write"),
        _x("x-drop", "drop", "write"),
        _x("x-429", "rate_limit", "write"),
        _x("x-500", "error_500", "write"),
        _x("x-untold", "deliver_never", "webhook"),
        _x("x-twice", "deliver_twice", "webhook"),
    ),
    "stores": (
        MAIL,
        Trouble("redis", "/control/house/redis/flush"),
        Trouble("postgres", "/control/house/postgres/restart", {"crash": False}),
        Trouble("postgres-crash", "/control/house/postgres/restart", {"crash": True}),
    ),
}
TROUBLES = tuple(one for group in GROUPS.values() for one in group)


@dataclass(frozen=True)
class Process:
    """One of the app's own: whether it lives, and where it is about to die."""

    name: str
    running: bool
    fault: str


def armed(page: Page, viewer: Viewer) -> list[str]:
    """In words, what waits for its call, the same things counted together."""
    waiting: Counter[str] = Counter()
    for slack in page.hub.faults.waiting:
        known = _known(SLACK, method=slack.method, kind=slack.kind)
        words = _words(viewer, known, f"{slack.method}: {slack.kind}")
        waiting[f"Slack: {words}"] += slack.times
    for x in page.x.faults.waiting:
        known = _known(X, kind=x.kind.value, on=x.on.value)
        waiting[f"X: {_words(viewer, known, f'{x.on}: {x.kind}')}"] += x.times
    if page.mailbox.refusing:
        waiting[_words(viewer, MAIL, "")] += page.mailbox.refusing
    return [
        viewer.say("curtain-counted", what=words, count=count) if count > 1 else words
        for words, count in waiting.items()
    ]


def _known(door: str, **fault: object) -> Trouble | None:
    return next((t for t in TROUBLES if t.door == door and t.is_armed_as(**fault)), None)


def _words(viewer: Viewer, known: Trouble | None, raw: str) -> str:
    return viewer.say(f"curtain-fault-{known.key}") if known else raw


def processes(page: Page) -> tuple[Process, ...]:
    """Web and worker as they are; none where the local Slack runs alone."""
    try:
        both = (page.house.web, page.house.worker)
    except web.HTTPServiceUnavailable:
        return ()
    return tuple(Process(one.name, one.running, one.fault or "") for one in both)


def fault_points() -> dict[str, list[str]]:
    """The named places where a process can be made to die, by the part that they are in."""
    found: dict[str, list[str]] = {}
    for name in declared():
        found.setdefault(name.partition(".")[0], []).append(name)
    return found
