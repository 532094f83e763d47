"""Pies, each slice named beside it."""

import math
from dataclasses import dataclass
from itertools import pairwise

from babel.core import Locale
from babel.numbers import format_percent
from markupsafe import Markup

from bot.sandbox.page.render.charts.axes import WIDTH
from bot.sandbox.page.render.charts.data import Chart
from bot.sandbox.page.render.charts.marks import fills, hue
from bot.sandbox.page.render.charts.scale import written
from bot.sandbox.page.render.html import joined, tag

__all__ = ["PIE_HEIGHT", "pie"]

PIE_HEIGHT = 200
_X, _Y, _R = WIDTH / 2, PIE_HEIGHT / 2, 72
_LINE, _OUT, _WHOLE = 32, 12, 0.9999


@dataclass
class _Label:
    name: str
    share: str
    angle: float
    y: float

    @property
    def right(self) -> bool:
        return math.sin(self.angle) >= 0


def pie(chart: Chart, locale: Locale, prefix: str) -> Markup:
    """The slices clockwise from the top, each with a line to its name and share."""
    values = [value or 0.0 for value in chart.series[0].values]
    total, turned = sum(values), 0.0
    slices, labels = [], []
    for at, (name, value) in enumerate(zip(chart.categories, values, strict=True)):
        share = value / total
        percent = format_percent(share, locale=locale)
        told = tag("title", f"{name}: {written(value, locale)} ({percent})")
        shape = _slice(turned, turned + share)
        slices.append(tag("path", told, d=shape, fill=f"url(#{prefix}-{at})", class_=_class(at)))
        middle = (turned + share / 2) * math.tau
        labels.append(_Label(name, percent, middle, _Y - math.cos(middle) * (_R + _OUT)))
        turned += share
    return joined([fills(prefix, len(values)), *slices, _named(labels)])


def _class(at: int) -> str:
    return f"shape slice {hue(at)}"


def _slice(start: float, end: float) -> str:
    if end - start > _WHOLE:
        return f"M{_X} {_Y - _R}a{_R} {_R} 0 1 1 0 {2 * _R}a{_R} {_R} 0 1 1 0 {-2 * _R}z"
    large = 1 if end - start > 1 / 2 else 0
    return f"M{_X} {_Y}L{_rim(start)}A{_R} {_R} 0 {large} 1 {_rim(end)}z"


def _rim(turn: float, out: float = 0) -> str:
    angle = turn * math.tau
    reach = _R + out
    return f"{_X + math.sin(angle) * reach:.1f} {_Y - math.cos(angle) * reach:.1f}"


def _named(labels: list[_Label]) -> Markup:
    drawn = []
    for right in (True, False):
        side = sorted((one for one in labels if one.right is right), key=lambda one: one.y)
        _spread(side)
        drawn += [_label(one) for one in side]
    return tag("g", joined(drawn), class_="axes")


def _spread(side: list[_Label]) -> None:
    """Move labels apart, within the drawing."""
    for before, one in pairwise(side):
        one.y = max(one.y, before.y + _LINE)
    floor = PIE_HEIGHT - _LINE / 2
    for one in reversed(side):
        one.y = min(one.y, floor)
        floor = one.y - _LINE


def _label(one: _Label) -> Markup:
    ahead = 1 if one.right else -1
    x = _X + ahead * (_R + 18)
    rim = _rim(one.angle / math.tau)
    lead = tag("path", d=f"M{rim}L{x - ahead * 4:.1f} {one.y:.1f}", class_="lead")
    anchor = "start" if one.right else "end"
    name = tag("text", one.name, x=x, y=f"{one.y - 3:.1f}", text_anchor=anchor)
    share = tag("text", one.share, x=x, y=f"{one.y + 11:.1f}", text_anchor=anchor, class_="number")
    return joined([lead, name, share])
