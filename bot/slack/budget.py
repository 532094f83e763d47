"""How often a channel may be rung by new cards that nobody there asked for. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

__all__ = ["SOON", "Budget"]

SOON = timedelta(hours=24)
"""What somebody has to do, or what takes effect, within this time is never folded."""


@dataclass(frozen=True)
class Budget:
    """What a new card takes from: ``most`` cards of their own on a day, then one for the rest."""

    day: date
    """The channel's, as the people there count days."""
    most: int
    due: datetime | None = None
    """By when somebody has to act on the card, or when what it tells takes effect (UTC)."""

    def presses(self, now: datetime) -> bool:
        """Whether it cannot wait until somebody looks."""
        return self.due is not None and self.due <= now + SOON

    @property
    def opens_at(self) -> datetime | None:
        """When a folded card is posted whole even though nobody asked for it; None: never."""
        return self.due - SOON if self.due is not None else None
