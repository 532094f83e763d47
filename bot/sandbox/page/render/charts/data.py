"""What a chart shows, read from its block."""

from dataclasses import dataclass
from typing import Literal

from bot.sandbox.slack.refusal import Json

__all__ = ["Chart", "Kind", "Series", "read_chart"]

Kind = Literal["pie", "bar", "area", "line"]
_KINDS: dict[str, Kind] = {"pie": "pie", "bar": "bar", "area": "area", "line": "line"}


@dataclass(frozen=True)
class Series:
    """One row of numbers, one for each category; None where it has none."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True)
class Chart:
    """A chart; a pie's segments are the categories of one series."""

    kind: Kind
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    x_label: str = ""
    y_label: str = ""

    @property
    def numbers(self) -> list[float]:
        """Every number there is."""
        return [value for one in self.series for value in one.values if value is not None]


def read_chart(block: Json) -> Chart:
    """The chart of a block.

    Raises:
        KeyError, TypeError, ValueError: it is none of Slack's, or it has no numbers.
    """
    body = block["chart"]
    kind, title = _KINDS[body["type"]], str(block["title"])
    if kind == "pie":
        segments = [(str(one["label"]), float(one["value"])) for one in body["segments"]]
        labels, values = zip(*segments, strict=True)
        chart = Chart(kind, title, labels, (Series("", values),))
    else:
        axis = body["axis_config"]
        categories = tuple(str(one) for one in axis["categories"])
        series = tuple(_series(one, categories) for one in body["series"])
        labels_of = (str(axis.get("x_label") or ""), str(axis.get("y_label") or ""))
        chart = Chart(kind, title, categories, series, *labels_of)
    if not chart.numbers or (kind == "pie" and min(chart.numbers) <= 0):
        raise ValueError("a chart needs numbers, a pie numbers above zero")
    return chart


def _series(one: Json, categories: tuple[str, ...]) -> Series:
    given = {str(point["label"]): float(point["value"]) for point in one["data"]}
    return Series(str(one["name"]), tuple(given.get(category) for category in categories))
