"""Who is who in the demo, kept in the data directory for the page and over restarts."""

import dataclasses
import json
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.data import DataDirectory
from bot.sandbox.slack.state import write_whole

__all__ = ["Demo", "DemoBrand", "DemoPerson", "load_demo", "save_demo"]


@dataclass(frozen=True)
class DemoPerson:
    """One person; ``id`` and ``team`` are Slack's."""

    key: str
    """``manager``, ``client``, ``strategist``, …: the part that they play, one each and brand."""
    id: str
    name: str
    team: str
    part: str
    """``manager``, ``staff``, ``strategist``, ``coach``, ``client``."""


@dataclass(frozen=True)
class DemoBrand:
    """One brand and everybody around it; channels by id."""

    name: str
    handle: str
    language: str
    zone: str
    client_channel: str
    team_channel: str
    people: tuple[DemoPerson, ...]
    customers: tuple[str, ...]
    """Handles on X of people who write to the brand."""
    mailed: str
    """The address of who reads at the client without Slack."""
    marks: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Messages worth pointing at, name → channel and timestamp: ``change`` waits for the manager's
    *Seen*, ``post`` for the client's approval, ``item`` for an answer, ``in_hand`` is with
    somebody, ``changes`` needs a new version, ``scheduled`` goes out tomorrow, ``summary`` is
    today's. Of the plan: ``plan``, ``how`` (we work), ``told`` (a change that somebody sees
    differently), ``moved`` (one that moved an item), ``late``, ``request``, ``direct``."""


@dataclass(frozen=True)
class Demo:
    """The whole demo. ``viewer`` is whom one looks as at first: the English manager."""

    viewer: str
    brands: tuple[DemoBrand, ...]
    complete: bool
    """Whether its week was played to the end."""
    playing: str = ""
    """The day that is being played now."""

    def person(self, user_id: str) -> DemoPerson | None:
        """Who this is, if they have a part."""
        return next((p for b in self.brands for p in b.people if p.id == user_id), None)


def load_demo(data: DataDirectory) -> Demo | None:
    """The demo of this sandbox; None where it has none (yet)."""
    try:
        kept: dict[str, Any] = json.loads(data.demo.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return Demo(**kept | {"brands": tuple(_brand(one) for one in kept["brands"])})


def save_demo(data: DataDirectory, demo: Demo) -> None:
    """Keep it."""
    write_whole(data.demo, json.dumps(dataclasses.asdict(demo), indent=1, ensure_ascii=False))


def _brand(kept: dict[str, Any]) -> DemoBrand:
    return DemoBrand(
        **kept
        | {
            "people": tuple(DemoPerson(**one) for one in kept["people"]),
            "customers": tuple(kept["customers"]),
            "marks": {name: tuple(at) for name, at in kept["marks"].items()},
        }
    )
