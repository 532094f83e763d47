"""Faults on request: what the network and a bad day do to calls and deliveries."""

from dataclasses import dataclass
from typing import Literal, get_args

__all__ = ["Fault", "FaultKind", "Faults"]

FaultKind = Literal["429", "500", "drop_before", "drop_after", "delay", "duplicate"]
KINDS: tuple[str, ...] = get_args(FaultKind)


@dataclass
class Fault:
    """The next `times` calls of `method` (`*` for any) go wrong in this way.

    `drop_before` closes the connection before anything happened, `drop_after` once everything
    has; `delay` answers `seconds` later; `429` tells to wait `seconds`. `duplicate` is for
    deliveries to the app (`deliver:event`, `deliver:command`, …): the same request twice.
    """

    method: str
    kind: str
    times: int = 1
    seconds: float = 1.0
    channel: str = ""


class Faults:
    """The faults that still wait for their call."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []

    @property
    def waiting(self) -> tuple[Fault, ...]:
        """What shall go wrong yet, oldest first."""
        return tuple(self._waiting)

    def add(self, fault: Fault) -> None:
        """Let one more thing go wrong."""
        self._waiting.append(fault)

    def clear(self) -> None:
        """Everything works again."""
        self._waiting.clear()

    def take(self, method: str, channel: str = "") -> Fault | None:
        """The fault for this call, counted down; None when it shall work."""
        for fault in self._waiting:
            if fault.method in ("*", method) and fault.channel in ("", channel):
                fault.times -= 1
                if fault.times <= 0:
                    self._waiting.remove(fault)
                return fault
        return None
