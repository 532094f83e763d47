"""What tells series apart without colour: fills, dashes and the shapes of points."""

from collections.abc import Callable

from markupsafe import Markup

from bot.sandbox.page.render.html import NOTHING, joined, tag

__all__ = ["DASHES", "fills", "hue", "marker", "swatch"]

MOST = 6
DASHES = (None, "6 3", "2 3", "9 3 2 3", "12 4", "1 2")
# Lines of each fill's 8 by 8 tile; the first series is solid.
_TILES = (
    "",
    "M-2 2l4-4M0 8l8-8M6 10l4-4",
    "M1 2h2M5 6h2",
    "M0 4h8",
    "M4 0v8",
    "M0 8l8-8M0 0l8 8",
)
_R = 4


def hue(at: int) -> str:
    """The class that gives a series its colour."""
    return f"hue-{at % MOST + 1}"


def fills(prefix: str, count: int) -> Markup:
    """The fills of a chart; ids are unique on the page by `prefix`."""
    tiles = [
        tag(
            "pattern",
            tag("rect", width=8, height=8, class_="ground"),
            tag("path", d=_TILES[at % MOST], class_="lines") if at % MOST else NOTHING,
            id=f"{prefix}-{at}",
            class_=f"fill {hue(at)} {'' if at % MOST else 'solid'}".strip(),
            width=8,
            height=8,
            patternUnits="userSpaceOnUse",
        )
        for at in range(count)
    ]
    return tag("defs", joined(tiles))


def _circle(x: float, y: float) -> Markup:
    return tag("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r=_R)


def _square(x: float, y: float) -> Markup:
    return tag("rect", x=f"{x - 3.5:.1f}", y=f"{y - 3.5:.1f}", width=7, height=7)


def _path(shape: str) -> Callable[[float, float], Markup]:
    return lambda x, y: tag("path", d=f"M{x:.1f} {y:.1f}{shape}z")


_SHAPES = (
    _circle,
    _square,
    _path("m0-5l5 9h-10"),
    _path("m0-5.5l5.5 5.5l-5.5 5.5l-5.5-5.5"),
    _path("m0 5l5-9h-10"),
    _path("m-1.5-4.5h3v3h3v3h-3v3h-3v-3h-3v-3h3"),
)


def marker(at: int, x: float, y: float) -> Markup:
    """The shape of a series' points, its middle at a place."""
    return _SHAPES[at % MOST](x, y)


def swatch(kind: str, at: int, prefix: str) -> Markup:
    """The sign of a series in the legend."""
    if kind in ("bar", "pie"):
        fill = f"url(#{prefix}-{at})"
        inside = tag("rect", x=1, y=1, width=22, height=10, fill=fill, class_="shape")
    else:
        line = tag("path", d="M0 6h24", class_="line", stroke_dasharray=DASHES[at % MOST])
        inside = joined([line, tag("g", marker(at, 12, 6), class_="points")])
    return tag(
        "svg",
        inside,
        viewBox="0 0 24 12",
        width=24,
        height=12,
        class_=f"swatch {hue(at)}",
        aria_hidden="true",
    )
