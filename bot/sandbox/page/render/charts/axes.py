"""The frame of a chart with axes: where its plot lies, its lines and labels."""

from dataclasses import dataclass

from babel.core import Locale
from markupsafe import Markup

from bot.sandbox.page.render.charts.data import Chart
from bot.sandbox.page.render.charts.scale import Scale, scale_for, short
from bot.sandbox.page.render.html import NOTHING, joined, tag

__all__ = ["HEIGHT", "WIDTH", "Axes", "axes_for"]

WIDTH, HEIGHT = 440, 250
# The width of a character at the 14 pixels that a phone gets, about.
_LETTER = 7.2
_TURNED, _ACROSS, _LEAST_SLOT, _LONGEST = 0.72, 0.77, 16, 14
_RIGHT, _TOP = 8, 18
_LINE = 16


@dataclass(frozen=True)
class Axes:
    """Places inside the plot, in the units of the drawing."""

    chart: Chart
    scale: Scale
    locale: Locale
    left: float
    top: float
    bottom: float
    turned: bool

    @property
    def slot(self) -> float:
        """The width that each category has."""
        return (WIDTH - _RIGHT - self.left) / len(self.chart.categories)

    def x(self, at: int) -> float:
        """The middle of a category."""
        return self.left + self.slot * (at + 0.5)

    def y(self, value: float) -> float:
        """The height of a value."""
        return self.bottom - (self.bottom - self.top) * self.scale.share(value)

    def drawn(self) -> Markup:
        """Lines across, numbers at the left, categories below, titles of both."""
        return tag("g", self._rows(), self._columns(), self._titles(), class_="axes")

    def _rows(self) -> Markup:
        rows = []
        for tick in self.scale.ticks:
            y = f"{self.y(tick):.1f}"
            kind = "zero" if tick == 0 else "grid"
            rows.append(tag("line", x1=self.left, x2=WIDTH - _RIGHT, y1=y, y2=y, class_=kind))
            number = short(tick, self.locale)
            rows.append(tag("text", number, x=self.left - 6, y=y, dy="0.35em", text_anchor="end"))
        return joined(rows)

    def _columns(self) -> Markup:
        every = max(1, -(-_LEAST_SLOT // max(1, int(self.slot)))) if self.turned else 1
        return joined(
            self._column(at, name)
            for at, name in enumerate(self.chart.categories)
            if at % every == 0
        )

    def _column(self, at: int, name: str) -> Markup:
        x, y = self.x(at), self.bottom + _LINE
        if not self.turned:
            return tag("text", name, x=f"{x:.1f}", y=y, text_anchor="middle")
        place = f"translate({x + 4:.1f} {y - 4}) rotate(-40)"
        return tag("text", _shortened(name), transform=place, text_anchor="end")

    def _titles(self) -> Markup:
        chart = self.chart
        across, up = NOTHING, NOTHING
        if chart.x_label:
            middle = f"{(self.left + WIDTH) / 2:.1f}"
            across = tag(
                "text", chart.x_label, x=middle, y=HEIGHT - 4, text_anchor="middle", class_="title"
            )
        if chart.y_label:
            up = tag("text", chart.y_label, x=0, y=11, class_="title")
        return joined([across, up])


def axes_for(chart: Chart, locale: Locale) -> Axes:
    """Axes with room for the chart's own labels."""
    scale = scale_for(chart.numbers)
    left = max(len(short(tick, locale)) for tick in scale.ticks) * _LETTER + 12
    longest = max(len(name) for name in chart.categories)
    slot = (WIDTH - _RIGHT - left) / len(chart.categories)
    turned = longest * _LETTER + 4 > slot
    if turned:
        first = min(len(chart.categories[0]), _LONGEST)
        left = max(left, first * _LETTER * _ACROSS - slot / 2)
    room = min(longest, _LONGEST) * _LETTER * _TURNED + _LINE if turned else _LINE + 8
    title = _LINE if chart.x_label else 0
    top = _TOP + (_LINE if chart.y_label else 0)
    return Axes(chart, scale, locale, left, top, HEIGHT - room - title, turned)


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"
