"""Tables: docs.slack.dev/reference/block-kit/blocks/table-block and …/data-table-block."""

from collections.abc import Sequence

from markupsafe import Markup, escape

from bot.sandbox.page.render.charts.scale import written
from bot.sandbox.page.render.html import NOTHING, joined, tag
from bot.sandbox.page.render.look import Look
from bot.sandbox.page.render.rich import rich_text
from bot.sandbox.page.render.shortcodes import with_emoji
from bot.sandbox.slack.refusal import Json

__all__ = ["data_table", "table"]

_ALIGNED = {"center": "centre", "right": "right"}


def table(block: Json, look: Look) -> Markup:
    """Columns aligned as `column_settings` say, the first row the heading."""
    settings = [one or {} for one in block.get("column_settings") or []]
    classes = [
        f"{_ALIGNED.get(str(one.get('align')), '')} {'wraps' if one.get('is_wrapped') else ''}"
        for one in settings
    ]
    return _drawn(block.get("rows") or [], classes, look, caption="")


def data_table(block: Json, look: Look) -> Markup:
    """The same with a caption, columns of numbers to the right, and a heading for each row."""
    rows = block.get("rows") or []
    width = len(rows[0]) if rows else 0
    classes = ["right" if _numbers(rows[1:], column) else "" for column in range(width)]
    named = int(block.get("row_header_column_index") or 0)
    return _drawn(rows, classes, look, caption=str(block.get("caption", "")), named=named)


def _numbers(rows: Sequence[Sequence[Json]], column: int) -> bool:
    return all(row[column].get("type") == "raw_number" for row in rows if column < len(row))


def _drawn(
    rows: Sequence[Sequence[Json]],
    classes: Sequence[str],
    look: Look,
    *,
    caption: str,
    named: int = -1,
) -> Markup:
    first, rest = (rows[0], rows[1:]) if rows else ([], [])
    head = tag("tr", *(_cell(c, at, classes, look, scope="col") for at, c in enumerate(first)))
    body = [
        tag(
            "tr",
            *(
                _cell(c, at, classes, look, scope="row" if at == named else "")
                for at, c in enumerate(row)
            ),
        )
        for row in rest
    ]
    title = tag("caption", escape(caption)) if caption else NOTHING
    inside = tag("table", title, tag("thead", head), tag("tbody", joined(body)))
    name = caption or look.say("render-table")
    return tag("div", inside, class_="wide", role="region", tabindex=0, aria_label=name)


def _cell(cell: Json, at: int, classes: Sequence[str], look: Look, *, scope: str) -> Markup:
    kind = cell.get("type")
    if kind == "rich_text":
        shown = rich_text(cell, look)
    elif kind == "raw_number":
        shown = escape(cell.get("text") or written(float(cell["value"]), look.babel))
    else:
        shown = with_emoji(str(cell.get("text", "")))
    named = (classes[at] if at < len(classes) else "").strip() or None
    return tag("th" if scope else "td", shown, scope=scope or None, class_=named)
