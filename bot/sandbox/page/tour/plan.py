"""What the page's script does for one step: where to point, what to type, what to press. Data."""

from dataclasses import asdict, dataclass, field
from typing import Any

__all__ = ["Plan", "Spot", "Typed", "button", "message"]


@dataclass(frozen=True)
class Spot:
    """Something on the page by its selector, in the workspace or in a frame of it (``x``)."""

    css: str
    frame: str = ""
    filled: str = ""
    """Only while something is written in the field with this selector."""


@dataclass(frozen=True)
class Typed:
    """Words for a field."""

    css: str
    text: str
    frame: str = ""


@dataclass(frozen=True)
class Plan:
    """One step, as it stands now.

    ``targets``: where to point, the first that is in view. ``typed``: what *Type it for me* writes.
    ``press``: what *Do it for me* presses, once it is there. ``to``: the moment (ISO 8601) to which
    it moves the clock instead. ``show``: which page of which frame to be at. ``thread``: the one to
    open, (channel, ts). ``seen``: what is there once the step is done, where only the page knows.
    """

    targets: tuple[Spot, ...] = ()
    typed: tuple[Typed, ...] = ()
    press: Spot | None = None
    to: str = ""
    show: dict[str, str] = field(default_factory=dict)
    thread: tuple[str, str] | None = None
    seen: Spot | None = None

    def data(self) -> dict[str, Any]:
        """As JSON has it."""
        return asdict(self)


def message(ts: str, within: str = "#stage") -> str:
    """The selector of a message."""
    return f'{within} article[data-ts="{ts}"]'


def button(ts: str, action_id: str, within: str = "#stage") -> str:
    """The selector of a button in a message."""
    return f'{message(ts, within)} [data-action-id="{action_id}"]'
