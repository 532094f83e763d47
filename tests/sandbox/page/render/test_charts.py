"""Charts are drawn to scale, told to those who hear, and their numbers stand in a table."""

import re
from typing import Any

import pytest

from bot.sandbox.page.render import blocks
from bot.sandbox.page.render.charts.data import read_chart
from bot.sandbox.page.render.charts.scale import scale_for
from tests.sandbox.page.render.gallery import CHARTS, DAYS, chart
from tests.sandbox.page.render.looks import look


def drawn(block: dict[str, Any], language: Any = "en") -> str:
    return str(blocks([block], look(language)))


@pytest.mark.parametrize(
    ("numbers", "ticks"),
    [
        ([7, 3, 12], [0, 5, 10, 15]),
        ([0], [0, 1]),
        ([1, 2], [0, 1, 2]),
        ([-3, 4], [-4, -2, 0, 2, 4]),
        ([0.2, 0.9], [0, 0.25, 0.5, 0.75, 1]),
        ([12_000, 31_000], [0, 10_000, 20_000, 30_000, 40_000]),
    ],
)
def test_an_axis_has_round_numbers_and_zero(numbers: list[float], ticks: list[float]) -> None:
    assert scale_for(numbers).ticks == pytest.approx(ticks)


def test_bars_are_as_high_as_their_numbers() -> None:
    found = drawn(chart("bar", {"Answered": (4, 2, 0)}, DAYS[:3]))
    heights = [float(h) for h in re.findall(r'height="([\d.]+)" fill="url', found)][:3]
    assert heights[0] == pytest.approx(2 * heights[1], abs=0.2)
    assert heights[2] == 1
    assert ">4</text>" in found


def test_a_chart_is_heard() -> None:
    found = drawn(chart("bar", {"Answered": (4, 2), "Open": (1, 0)}, DAYS[:2]))
    title = re.search(
        r'<svg[^>]+role="img" aria-labelledby="(\S+)" aria-describedby="(\S+)"', found
    )
    assert title is not None
    assert f'<title id="{title[1]}">Answered and open (bar)</title>' in found
    assert f'<desc id="{title[2]}">Bar chart. Answered: Fri 20 4, Sat 21 2; Open: ' in found
    assert "Gráfico de barras" in drawn(CHARTS[0], "es")


def test_the_numbers_stand_in_a_table() -> None:
    found = drawn(chart("line", {"Answered": (4, 1200)}, DAYS[:2]))
    assert "<summary>Show the numbers</summary>" in found
    assert '<th scope="col">Day</th><th scope="col">Answered</th>' in found
    assert '<tr><th scope="row">Sat 21</th><td class="right">1,200</td></tr>' in found


def test_series_differ_by_more_than_colour() -> None:
    names = ("a", "b", "c", "d", "e", "f")
    bar = drawn(chart("bar", dict.fromkeys(names, (1.0,)), ("x",)))
    tiles = re.findall(r"<pattern.*?</pattern>", bar)
    assert len({re.sub(r'id="\S+"|hue-\d', "", tile) for tile in tiles}) == len(names)
    line = drawn(chart("line", dict.fromkeys(names, (1.0, 2.0)), ("x", "y")))
    for drawing in line.split('<ul class="legend">'):
        dashes = re.findall(r'class="line"( stroke-dasharray="[^"]+")?>', drawing)
        assert len(set(dashes)) == len(names)


def test_a_chart_without_numbers_is_none() -> None:
    with pytest.raises(ValueError, match="needs numbers"):
        read_chart(chart("bar", {"Answered": ()}, ()))


def test_a_gap_in_a_series_is_a_gap() -> None:
    block = chart("line", {"Answered": (1, 2, 3)}, DAYS[:3])
    del block["chart"]["series"][0]["data"][1]
    found = drawn(block)
    assert len(re.findall(r'<path d="M[\d. ]+" class="line"', found)) == 2
    assert ">–</td>" in found  # noqa: RUF001 - how a missing number is written


def test_long_categories_are_turned_and_shortened_and_told_in_full() -> None:
    labels = tuple(f"A long category {n:02d}" for n in range(20))
    found = drawn(chart("bar", {"Answered": tuple(map(float, range(20)))}, labels))
    assert "rotate(-40)" in found
    assert ">A long catego…</text>" in found
    assert found.count("A long category 07") >= 2


def test_a_pie_names_each_slice_with_its_share() -> None:
    found = drawn(CHARTS[-1])
    assert re.search(r">Mentions</text><text[^>]+>54%</text>", found)
    assert "<title>Replies: 28 (33%)</title>" in found
    whole = {
        "type": "data_visualization",
        "title": "All",
        "chart": {"type": "pie", "segments": [{"label": "One", "value": 3}]},
    }
    assert ">100%</text>" in drawn(whole)


@pytest.mark.parametrize("block", CHARTS, ids=lambda block: str(block["chart"]["type"]))
def test_no_text_leaves_the_drawing(block: dict[str, Any]) -> None:
    texts = re.findall(r"<text([^>]*)>([^<]+)</text>", drawn(block))
    assert texts
    for attributes, words in texts:
        place = dict(re.findall(r'(\S+)="([^"]*)"', attributes))
        if "transform" in place:
            continue
        width, x = len(words) * 6.4, float(place["x"])
        before = {"end": width, "middle": width / 2}.get(place.get("text-anchor", ""), 0)
        assert x - before >= -8
        assert x - before + width <= 448
        assert 10 <= float(place["y"]) <= 250


def test_turned_labels_stay_inside_at_the_left() -> None:
    labels = tuple(f"A long category {n:02d}" for n in range(9))
    found = drawn(chart("line", {"Answered": tuple(map(float, range(9)))}, labels))
    first = re.search(r'translate\(([\d.]+) [\d.]+\) rotate\(-40\)"[^>]*>([^<]+)<', found)
    assert first is not None
    assert float(first[1]) > len(first[2]) * 6.4 * 0.77
