"""What a line of the table of doors is, and who there is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import uuid4

from bot.slack.models import Person
from tests.roles import bodies, scene
from tests.roles.scene import Scene
from tests.roles.stage import Heard, Stage

__all__ = [
    "AGENCY", "ALL", "ANYBODY", "CLIENTS", "COME", "GOALS", "LOGGERS", "MANAGER", "NEIGHBOURS",
    "RUNNERS", "TELLERS", "THEIRS", "Row", "button", "form", "said",
]  # fmt: skip

AGENCY = frozenset({"manager", "strategist", "staff", "coach"})
CLIENTS = frozenset({"client", "guest"})
THEIRS = CLIENTS | {"shop"}
"""Of the client: contacts, one of them of another organisation, and staff of theirs."""
ALL = AGENCY | THEIRS
TELLERS = ALL - {"coach"}
RUNNERS = frozenset({"manager", "strategist"})
MANAGER = frozenset({"manager"})
GOALS = frozenset({"strategist"})
LOGGERS = RUNNERS | CLIENTS

NEIGHBOURS = ("rival", "stolen")
"""They press with ids of ours in a channel of theirs: for what names nothing of ours they are
not asked, for there they do what is theirs."""
COME = (*sorted(ALL), "nobody", "visitor", *NEIGHBOURS)
"""Everybody who tries: ``nobody`` has no part, ``visitor`` is of another brand in our channel."""
ANYBODY = frozenset(COME)
FREE = ("@me", "@new", "@far", "@manager", "@digest")


@dataclass(frozen=True, kw_only=True)
class Row:
    """A door, and who gets through.

    ``@name`` in what it carries is an id of the scene; ``@me`` whoever comes, ``@new`` a fresh id,
    ``@far`` a day to come.
    """

    kind: Any
    name: str
    may: frozenset[str]
    case: str = ""
    writes: frozenset[str] = frozenset()
    """For whom it ends in an entry."""
    carries: Mapping[str, Any] = field(default_factory=dict)
    values: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    selected: str | None = None
    line: str = ""
    """What follows a command."""
    channel: str = scene.CLIENT

    @property
    def door(self) -> str:
        return f"{self.kind} {self.name}"

    @property
    def names_ours(self) -> bool:
        """Whether it carries an id of the brand's."""
        held = [*self.carries.values(), *self.values.values(), self.selected]
        return any(_is_ours(each) for each in held)

    async def tried(self, stage_: Stage, scene_: Scene, role: str, *, strange: bool) -> Heard:
        """What this person is answered; ``strange``: with ids that are nobody's."""
        who = scene_.cast["rival" if role == "visitor" else role]
        channel = f"CB{self.channel[1:]}" if role == "rival" else self.channel

        def filled(value: Any) -> Any:
            return _filled(value, scene_, who, strange=strange)

        values = {each: filled(value) for each, value in self.values.items()}
        carried = {each: filled(value) for each, value in self.carries.items()}
        if self.kind == "command":
            body = bodies.command(who, channel, self.name.split()[0], self.typed)
        elif self.kind == "shortcut":
            body = bodies.shortcut(channel, self.name, scene_.cast["staff"], "It is late")
        elif self.kind == "action":
            body = bodies.action(channel, self.name, bodies.written(carried), filled(self.selected))
        else:
            metadata = bodies.written(carried | {"_channel": channel})
            body = bodies.submission(self.name, metadata, values)
        return await stage_.come(self.kind, who, body, where=channel)

    @property
    def typed(self) -> str:
        """What follows a command's slash and name."""
        return f"{self.name.partition(' ')[2]} {self.line}".strip()


def _is_ours(value: Any) -> bool:
    if isinstance(value, tuple):
        return any(_is_ours(each) for each in value)
    return str(value).startswith("@") and value not in FREE


def _filled(value: Any, scene_: Scene, who: Person, *, strange: bool) -> Any:
    if isinstance(value, tuple):
        return tuple(_filled(each, scene_, who, strange=strange) for each in value)
    if not isinstance(value, str) or not value.startswith("@"):
        return value
    name = value.removeprefix("@")
    free = {
        "far": (scene_.today + timedelta(days=60)).isoformat(),
        "digest": scene_.digest,
        "me": str(who.id),
        "new": str(uuid4()),
    }
    if name in free:
        return free[name]
    if strange:
        return str(uuid4())
    return str(scene_.ids[name] if name in scene_.ids else scene_.cast[name].id)


def button(name: str, may: frozenset[str], **more: Any) -> Row:
    """A button or select."""
    return _row("action", name, may, more)


def form(name: str, may: frozenset[str], **more: Any) -> Row:
    """A form that is sent."""
    return _row("submission", name, may, more)


def said(name: str, may: frozenset[str], line: str = "", **more: Any) -> Row:
    """A slash command."""
    return _row("command", name, may, {"line": line, "case": line, **more})


def _row(kind: str, name: str, may: frozenset[str], more: Mapping[str, Any]) -> Row:
    own = {each: value for each, value in more.items() if each in Row.__dataclass_fields__}
    carries = {each: value for each, value in more.items() if each not in own}
    if own.get("writes") is True:
        own["writes"] = may
    return Row(kind=kind, name=name, may=may, carries=carries, **own)
