"""Charts: docs.slack.dev/reference/block-kit/blocks/data-visualization-block."""

from typing import Any

from bot.sandbox.slack import limits
from bot.sandbox.slack.blocks.shapes import (
    all_of,
    array,
    block,
    by_type,
    fail,
    number,
    obj,
    string,
)

__all__ = ["data_visualization"]

_label = string(limits.CHART_LABEL)
_segment = obj({"label": _label, "value": number(above=0)})
_pie = obj({"type": string(), "segments": array(_segment, limits.CHART_SEGMENTS)})
_point = obj({"label": _label, "value": number()})
_one_series = obj({"name": _label, "data": array(_point, limits.CHART_POINTS)})
_axes = obj(
    {"categories": array(_label, limits.CHART_POINTS)},
    {"x_label": string(limits.CHART_AXIS_LABEL), "y_label": string(limits.CHART_AXIS_LABEL)},
)


def _series_rules(value: object, at: str, errors: list[str]) -> None:
    """Unique categories and series names, and in each series one point for every category."""
    if not isinstance(value, dict):
        return
    axes = value.get("axis_config")
    categories = axes.get("categories") if isinstance(axes, dict) else None
    series = value.get("series")
    if not isinstance(categories, list) or not isinstance(series, list):
        return
    _unique(categories, f"{at}/axis_config/categories", errors)
    named = [one for one in series if isinstance(one, dict)]
    _unique([one.get("name") for one in named], f"{at}/series", errors)
    for index, one in enumerate(named):
        points = one.get("data")
        labels = [p.get("label") for p in points if isinstance(p, dict)] if points else []
        if sorted(map(str, labels)) != sorted(map(str, categories)):
            fail(errors, f"{at}/series/{index}/data", "labels must match the axis categories")


def _unique(values: list[Any], at: str, errors: list[str]) -> None:
    if len({str(v) for v in values}) != len(values):
        fail(errors, at, "must be unique")


_xy = all_of(
    obj(
        {
            "type": string(),
            "series": array(_one_series, limits.CHART_SERIES),
            "axis_config": _axes,
        }
    ),
    _series_rules,
)
data_visualization = block(
    {
        "title": string(limits.CHART_TITLE),
        "chart": by_type({"pie": _pie, "bar": _xy, "area": _xy, "line": _xy}),
    }
)
