"""What a page for agreeing carries, and what came of its button. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

__all__ = ["Came", "Items", "Pressed", "Working", "read_pressed", "write_wanted"]

MOST = 200
_DIGEST = re.compile(r"[0-9a-f]{64}")
_PAIR = re.compile(r"(\d{1,6}):(\d{1,6})")

Came = Literal["agreed", "half", "already", "changed", "in_slack"]
"""What came of a press: both sides have agreed; the agency is awaited; it was agreed to before;
something is another by now, and nothing was agreed; somebody of the client agrees in Slack."""


@dataclass(frozen=True)
class Working:
    """How both sides work, as it was shown."""

    digest: str


@dataclass(frozen=True)
class Items:
    """Items of the plan, each in the version that was shown."""

    wanted: tuple[tuple[int, int], ...]
    """(number, version)."""


Pressed = Working | Items


def write_wanted(wanted: tuple[tuple[int, int], ...]) -> str:
    """What a form carries of items: ``4:2,5:1``."""
    return ",".join(f"{number}:{version}" for number, version in wanted)


def read_pressed(form: Mapping[str, str]) -> Pressed | None:
    """What somebody agreed to; None for what no page of ours says."""
    digest = form.get("working", "")
    if _DIGEST.fullmatch(digest):
        return Working(digest)
    pairs = [_PAIR.fullmatch(one) for one in form.get("items", "").split(",")[: MOST + 1]]
    found = tuple((int(one[1]), int(one[2])) for one in pairs if one)
    return Items(found) if 0 < len(found) == len(pairs) <= MOST else None
