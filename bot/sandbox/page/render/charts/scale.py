"""Round numbers for an axis, and numbers as people write them."""

import math
from dataclasses import dataclass

from babel.core import Locale
from babel.numbers import format_compact_decimal, format_decimal

__all__ = ["Scale", "scale_for", "short", "written"]

_ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)
_STEPS = 4
_COMPACT_FROM = 10_000


@dataclass(frozen=True)
class Scale:
    """An axis from `low` to `high`, both round, with a tick every `step`."""

    low: float
    high: float
    step: float

    @property
    def ticks(self) -> list[float]:
        """Every tick, from low to high."""
        count = round((self.high - self.low) / self.step)
        return [self.low + self.step * at for at in range(count + 1)]

    def share(self, value: float) -> float:
        """Where a value stands between low (0) and high (1)."""
        return (value - self.low) / (self.high - self.low)


def scale_for(numbers: list[float]) -> Scale:
    """A scale that holds all the numbers and zero, so that lengths can be compared."""
    low, high = min(0.0, *numbers), max(0.0, *numbers)
    if high == low:
        high = 1.0
    step = _round_step((high - low) / _STEPS)
    if all(float(number).is_integer() for number in numbers):
        step = max(1.0, float(math.ceil(step)))
    return Scale(math.floor(low / step) * step, math.ceil(high / step) * step, step)


def _round_step(rough: float) -> float:
    size = 10.0 ** math.floor(math.log10(rough))
    return next((size * one for one in _ROUND if size * one >= rough), size * 10)


def written(number: float, locale: Locale) -> str:
    """A number with the separators of the language."""
    return str(format_decimal(number, locale=locale))


def short(number: float, locale: Locale) -> str:
    """The same for an axis: large ones as 12K."""
    if abs(number) < _COMPACT_FROM:
        return written(number, locale)
    return str(format_compact_decimal(number, locale=locale, fraction_digits=1))
