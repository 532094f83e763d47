"""The whole block: title, drawing, legend, and the numbers as a table."""

from markupsafe import Markup

from bot.sandbox.page.render.charts.axes import HEIGHT, WIDTH, axes_for
from bot.sandbox.page.render.charts.data import Chart, read_chart
from bot.sandbox.page.render.charts.marks import swatch
from bot.sandbox.page.render.charts.pie import PIE_HEIGHT, pie
from bot.sandbox.page.render.charts.scale import written
from bot.sandbox.page.render.charts.xy import bars, lines
from bot.sandbox.page.render.html import NOTHING, joined, tag
from bot.sandbox.page.render.look import Look
from bot.sandbox.slack.refusal import Json

__all__ = ["data_visualization"]


def data_visualization(block: Json, look: Look) -> Markup:
    """A chart.

    Raises:
        KeyError, TypeError, ValueError: the block is no chart of Slack's.
    """
    chart = read_chart(block)
    prefix = look.html_id(str(block.get("block_id", "")), "chart", chart.title)
    return tag(
        "figure",
        tag("figcaption", chart.title),
        _drawing(chart, look, prefix),
        _legend(chart, prefix) if chart.kind != "pie" else NOTHING,
        _numbers(chart, look),
        class_="chart",
    )


def _drawing(chart: Chart, look: Look, prefix: str) -> Markup:
    if chart.kind == "pie":
        inside, height = pie(chart, look.babel, prefix), PIE_HEIGHT
    else:
        axes, height = axes_for(chart, look.babel), HEIGHT
        line = chart.kind != "bar"
        inside = lines(axes, filled=chart.kind == "area") if line else bars(axes, prefix)
    title, told = f"{prefix}-t", f"{prefix}-d"
    return tag(
        "svg",
        tag("title", chart.title, id=title),
        tag("desc", _described(chart, look), id=told),
        inside,
        viewBox=f"0 0 {WIDTH} {height}",
        role="img",
        aria_labelledby=title,
        aria_describedby=told,
    )


def _described(chart: Chart, look: Look) -> str:
    kind = look.say(f"render-chart-{chart.kind}")
    rows = [f"{one.name}: {_listed(chart, one.values, look)}" for one in chart.series]
    return f"{kind}. {'; '.join(rows).removeprefix(': ')}."


def _listed(chart: Chart, values: tuple[float | None, ...], look: Look) -> str:
    pairs = zip(chart.categories, values, strict=True)
    return ", ".join(f"{name} {_cell(value, look)}" for name, value in pairs)


def _legend(chart: Chart, prefix: str) -> Markup:
    rows = [
        tag("li", swatch(chart.kind, at, prefix), one.name) for at, one in enumerate(chart.series)
    ]
    return tag("ul", joined(rows), class_="legend")


def _numbers(chart: Chart, look: Look) -> Markup:
    """The table, a row for each category."""
    value = chart.y_label or look.say("render-chart-value")
    names = [one.name or value for one in chart.series]
    first = chart.x_label or look.say("render-chart-category")
    head = tag("tr", *(tag("th", name, scope="col") for name in (first, *names)))
    rows = [
        tag(
            "tr",
            tag("th", category, scope="row"),
            *(tag("td", _cell(one.values[at], look), class_="right") for one in chart.series),
        )
        for at, category in enumerate(chart.categories)
    ]
    inside = tag("table", tag("thead", head), tag("tbody", joined(rows)))
    return tag(
        "details",
        tag("summary", look.say("render-chart-numbers")),
        tag("div", inside, class_="wide"),
        class_="numbers",
    )


def _cell(value: float | None, look: Look) -> str:
    return "–" if value is None else written(value, look.babel)  # noqa: RUF001 - no value
