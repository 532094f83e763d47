"""Bars, lines and areas."""

from collections.abc import Iterator

from markupsafe import Markup

from bot.sandbox.page.render.charts.axes import Axes
from bot.sandbox.page.render.charts.data import Series
from bot.sandbox.page.render.charts.marks import DASHES, MOST, fills, hue, marker
from bot.sandbox.page.render.charts.scale import short, written
from bot.sandbox.page.render.html import NOTHING, joined, tag

__all__ = ["bars", "lines"]

_FULL, _WIDEST, _LETTER = 0.74, 44, 6.4


def bars(axes: Axes, prefix: str) -> Markup:
    """Bars side by side in each category, their numbers above them where there is room."""
    drawn = [_bar_series(axes, one, at, prefix) for at, one in enumerate(axes.chart.series)]
    return joined([fills(prefix, len(drawn)), axes.drawn(), *drawn])


def _bar_series(axes: Axes, series: Series, at: int, prefix: str) -> Markup:
    count = len(axes.chart.series)
    width = min(axes.slot * _FULL / count, _WIDEST)
    roomy = _fits(axes, width)
    pieces = []
    for place, value in enumerate(series.values):
        if value is None:
            continue
        x = axes.x(place) + width * (at - count / 2)
        top, foot = sorted((axes.y(value), axes.y(0)))
        bar = tag(
            "rect",
            _told(axes, series, place, value),
            x=f"{x:.1f}",
            y=f"{top:.1f}",
            width=f"{max(width - 2, 1):.1f}",
            height=f"{max(foot - top, 1):.1f}",
            fill=f"url(#{prefix}-{at})",
            class_="shape",
        )
        pieces.append(bar)
        if roomy:
            pieces.append(_number(axes, x + width / 2 - 1, top if value >= 0 else foot + 16, value))
    return tag("g", joined(pieces), class_=hue(at))


def lines(axes: Axes, *, filled: bool) -> Markup:
    """A line through each series' points; an area is filled down to zero."""
    drawn = [_line_series(axes, one, at, filled=filled) for at, one in enumerate(axes.chart.series)]
    return joined([axes.drawn(), *drawn])


def _line_series(axes: Axes, series: Series, at: int, *, filled: bool) -> Markup:
    pieces: list[Markup] = []
    for run in _runs(series):
        through = " ".join(f"{axes.x(place):.1f} {axes.y(value):.1f}" for place, value in run)
        if filled:
            ends = f"{axes.x(run[-1][0]):.1f} {axes.y(0):.1f} {axes.x(run[0][0]):.1f}"
            pieces.append(tag("path", d=f"M{through} {ends} {axes.y(0):.1f}z", class_="area"))
        pieces.append(
            tag("path", d=f"M{through}", class_="line", stroke_dasharray=DASHES[at % MOST])
        )
    pieces.append(_points(axes, series, at))
    return tag("g", joined(pieces), class_=hue(at))


def _points(axes: Axes, series: Series, at: int) -> Markup:
    alone = len(axes.chart.series) == 1 and _fits(axes, axes.slot)
    points = []
    for place, value in enumerate(series.values):
        if value is None:
            continue
        x, y = axes.x(place), axes.y(value)
        points.append(tag("g", _told(axes, series, place, value), marker(at, x, y)))
        points.append(_number(axes, x, y - 4, value) if alone else NOTHING)
    return tag("g", joined(points), class_="points")


def _runs(series: Series) -> Iterator[list[tuple[int, float]]]:
    """Stretches without a gap."""
    run: list[tuple[int, float]] = []
    for place, value in enumerate(series.values):
        if value is not None:
            run.append((place, value))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _fits(axes: Axes, width: float) -> bool:
    longest = max(len(short(number, axes.locale)) for number in axes.chart.numbers)
    return longest * _LETTER <= width + 4


def _number(axes: Axes, x: float, y: float, value: float) -> Markup:
    words = short(value, axes.locale)
    return tag("text", words, x=f"{x:.1f}", y=f"{y - 4:.1f}", text_anchor="middle", class_="number")


def _told(axes: Axes, series: Series, place: int, value: float) -> Markup:
    number = written(value, axes.locale)
    return tag("title", f"{series.name} · {axes.chart.categories[place]}: {number}")
