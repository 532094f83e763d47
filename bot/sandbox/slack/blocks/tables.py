"""Tables: docs.slack.dev/reference/block-kit/blocks/table-block and …/data-table-block."""

from bot.sandbox.slack import limits
from bot.sandbox.slack.blocks.rich import rich_text
from bot.sandbox.slack.blocks.shapes import (
    Check,
    all_of,
    array,
    block,
    boolean,
    by_type,
    enum,
    fail,
    integer,
    number,
    obj,
    string,
)

__all__ = ["data_table", "table"]

_RAW: dict[str, Check] = {
    "raw_text": obj({"type": string(), "text": string()}),
    "raw_number": obj({"type": string(), "value": number()}, {"text": string()}),
}
_cell = by_type({**_RAW, "rich_text": rich_text})
_column = obj({}, {"align": enum("left", "center", "right"), "is_wrapped": boolean})


def _nullable(check: Check) -> Check:
    """A column setting may be null: that column stays as it is."""

    def inner(value: object, at: str, errors: list[str]) -> None:
        if value is not None:
            check(value, at, errors)

    return inner


table = block(
    {"rows": array(array(_cell, limits.TABLE_COLUMNS), limits.TABLE_ROWS)},
    {"column_settings": array(_nullable(_column), limits.TABLE_COLUMNS, 0)},
)


def _table_rules(value: object, at: str, errors: list[str]) -> None:
    """Every row as long as the first, which is a header without rich text; the sum of texts."""
    rows = value.get("rows") if isinstance(value, dict) else None
    if not isinstance(rows, list) or not all(isinstance(row, list) and row for row in rows):
        return
    for index, row in enumerate(rows):
        if len(row) != len(rows[0]):
            fail(errors, f"{at}/rows/{index}", "all rows must have the same number of cells")
    for index, cell in enumerate(rows[0]):
        if isinstance(cell, dict) and cell.get("type") == "rich_text":
            fail(errors, f"{at}/rows/0/{index}/type", "unsupported type: rich_text")
    if _length(rows) > limits.DATA_TABLE_TEXT:
        longest = limits.DATA_TABLE_TEXT + 1
        fail(errors, f"{at}/rows", f"must be less than {longest} characters in all cells")


def _length(part: object) -> int:
    """The characters of all texts inside."""
    if isinstance(part, list):
        return sum(map(_length, part))
    if isinstance(part, dict):
        own = part.get("text")
        return len(own) if isinstance(own, str) else sum(map(_length, part.values()))
    return 0


data_table = all_of(
    block(
        {
            "caption": string(),
            "rows": array(array(_cell, limits.DATA_TABLE_COLUMNS), limits.DATA_TABLE_ROWS, 2),
        },
        {
            "page_size": integer(limits.DATA_TABLE_PAGE, 1),
            "row_header_column_index": integer(limits.DATA_TABLE_COLUMNS - 1),
        },
    ),
    _table_rules,
)
