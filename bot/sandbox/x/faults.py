"""What can be made to go wrong, for the next calls or the next deliveries."""

from dataclasses import dataclass, field
from enum import StrEnum

__all__ = ["Fault", "FaultKind", "Faults", "On"]


class FaultKind(StrEnum):
    """``accept_…``: the effect happens, its answer does not come (or lies)."""

    RATE_LIMIT = "rate_limit"
    ERROR_500 = "error_500"
    UNAVAILABLE_HTML = "unavailable_html"
    UNAUTHORIZED = "unauthorized"
    OUT_OF_CREDITS = "out_of_credits"
    DROP = "drop"
    DELAY = "delay"
    ACCEPT_THEN_TIMEOUT = "accept_then_timeout"
    ACCEPT_THEN_DROP = "accept_then_drop"
    ACCEPT_THEN_500 = "accept_then_500"
    ACCEPT_THEN_GARBAGE = "accept_then_garbage"
    DELIVER_TWICE = "deliver_twice"
    DELIVER_NEVER = "deliver_never"


class On(StrEnum):
    """Which calls a fault waits for."""

    READ = "read"
    WRITE = "write"
    ANY = "any"
    WEBHOOK = "webhook"


@dataclass
class Fault:
    """The next ``times`` calls go wrong; ``seconds`` for a delay or until a hung call is cut."""

    kind: FaultKind
    on: On
    times: int = 1
    seconds: float = 60.0


@dataclass
class Faults:
    """Faults that wait, oldest first."""

    waiting: list[Fault] = field(default_factory=list)

    def take(self, on: On) -> Fault | None:
        """The fault for this call, used up once."""
        for fault in self.waiting:
            if fault.on is on or (fault.on is On.ANY and on is not On.WEBHOOK):
                fault.times -= 1
                if fault.times <= 0:
                    self.waiting.remove(fault)
                return fault
        return None
