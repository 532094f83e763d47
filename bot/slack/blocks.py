"""Builders of blocks that know Slack's limits; what is too long is cut here, once.

``mrkdwn`` arguments are markup: outside text in them went through
:func:`bot.slack.escaping.escape`. All other text is plain and shown as it is.
Limits: docs.slack.dev/reference/block-kit/blocks and …/block-elements, …/composition-objects.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal

from bot.slack.escaping import cut
from bot.slack.inputs import (
    input_channel,
    input_checks,
    input_date,
    input_datetime,
    input_files,
    input_radio,
    input_select,
    input_several,
    input_text,
    input_time,
    input_users,
)
from bot.slack.objects import (
    LABEL,
    MOST_OPTIONS,
    PLACEHOLDER,
    Choice,
    Confirm,
    Element,
    dialog,
    mrkdwn_text,
    option,
    plain,
)
from bot.slack.payloads import ActionPayload
from bot.slack.responses import Block

__all__ = [
    "Choice",
    "Confirm",
    "actions",
    "bar_chart",
    "button",
    "context",
    "divider",
    "header",
    "image",
    "input_channel",
    "input_checks",
    "input_date",
    "input_datetime",
    "input_files",
    "input_radio",
    "input_select",
    "input_several",
    "input_text",
    "input_time",
    "input_users",
    "line_chart",
    "link_button",
    "mrkdwn_text",
    "option",
    "plain",
    "quote",
    "section",
    "select",
    "table",
]

SECTION, FIELD, CONTEXT_TEXT, HEADER = 3_000, 2_000, 2_000, 150
QUOTE, ACTION_ID, ALT = 3_000, 255, 2_000
MOST_ELEMENTS, MOST_CONTEXT, MOST_FIELDS = 25, 10, 10
MOST_ROWS, MOST_COLUMNS = 100, 20
CHART_LABEL, CHART_CATEGORY, MOST_SERIES, MOST_CATEGORIES = 50, 20, 6, 20


def header(text: str) -> Block:
    """A headline, 150 characters."""
    return {"type": "header", "text": plain(text, HEADER)}


def section(mrkdwn: str, accessory: Element | None = None, fields: Sequence[str] = ()) -> Block:
    """A paragraph (3,000), with up to ten fields (2,000 each) and one element at its side."""
    block: Block = {"type": "section", "text": mrkdwn_text(mrkdwn)}
    if fields:
        block["fields"] = [mrkdwn_text(field, FIELD) for field in fields[:MOST_FIELDS]]
    if accessory is not None:
        block["accessory"] = accessory
    return block


def context(*mrkdwn: str) -> Block:
    """Small print: up to ten pieces."""
    return {
        "type": "context",
        "elements": [mrkdwn_text(piece, CONTEXT_TEXT) for piece in mrkdwn[:MOST_CONTEXT]],
    }


def divider() -> Block:
    """A line."""
    return {"type": "divider"}


def image(url: str, alt: str, title: str | None = None) -> Block:
    """A picture by its public address; ``alt`` is what is heard instead of it."""
    block: Block = {"type": "image", "image_url": url, "alt_text": cut(alt, ALT)}
    if title:
        block["title"] = plain(title, FIELD)
    return block


def quote(raw_text: str) -> Block:
    """Outside text, shown exactly and never parsed: nothing in it can ring or link."""
    return {
        "type": "rich_text",
        "elements": [
            {
                "type": "rich_text_quote",
                "elements": [{"type": "text", "text": cut(raw_text, QUOTE) or " "}],
            }
        ],
    }


def table(rows: Sequence[Sequence[str]]) -> Block:
    """A table of plain text, its first row the heading; 100 rows, 20 columns, one a message."""
    return {
        "type": "table",
        "rows": [
            [{"type": "raw_text", "text": cell or " "} for cell in row[:MOST_COLUMNS]]
            for row in rows[:MOST_ROWS]
        ],
    }


def bar_chart(
    title: str, categories: Sequence[str], series: Mapping[str, Sequence[int]], y_label: str
) -> Block:
    """Bars side by side, one of each series for every category; two charts a message.

    Title and labels have 50 characters, categories 20, which differ; six series, twenty
    categories. slack_sdk has no class for it yet.
    Source: docs.slack.dev/reference/block-kit/blocks/data-visualization-block.
    """
    return _chart("bar", title, categories, series, y_label)


def line_chart(
    title: str, categories: Sequence[str], series: Mapping[str, Sequence[Decimal]], y_label: str
) -> Block:
    """Lines, each with a point for every category; limits as of :func:`bar_chart`.

    It is a picture: decimals are drawn as JSON's numbers, so say what is exact in words too.
    """
    drawn = {name: [_drawn(value) for value in values] for name, values in series.items()}
    return _chart("line", title, categories, drawn, y_label)


def _drawn(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _chart(
    kind: Literal["bar", "line"],
    title: str,
    categories: Sequence[str],
    series: Mapping[str, Sequence[Any]],
    y_label: str,
) -> Block:
    names = [cut(one, CHART_CATEGORY) for one in categories[:MOST_CATEGORIES]]
    return {
        "type": "data_visualization",
        "title": cut(title, CHART_LABEL),
        "chart": {
            "type": kind,
            "series": [
                {
                    "name": cut(name, CHART_CATEGORY),
                    "data": [
                        {"label": label, "value": value}
                        for label, value in zip(names, values, strict=False)
                    ],
                }
                for name, values in list(series.items())[:MOST_SERIES]
            ],
            "axis_config": {"categories": names, "y_label": cut(y_label, CHART_LABEL)},
        },
    }


def actions(*elements: Element) -> Block:
    """A row of buttons and selects, 25 at most.

    Action ids are unique within a block: the second of a kind becomes ``posts.pick#2``.
    """
    seen: dict[str, int] = {}
    unique = []
    for element in elements[:MOST_ELEMENTS]:
        name = element["action_id"]
        seen[name] = seen.get(name, 0) + 1
        unique.append(
            element if seen[name] == 1 else element | {"action_id": f"{name}#{seen[name]}"}
        )
    return {"type": "actions", "elements": unique}


def button(
    label: str,
    payload: ActionPayload,
    *,
    style: Literal["primary", "danger"] | None = None,
    confirm: Confirm | None = None,
    url: str | None = None,
    spoken: str | None = None,
) -> Element:
    """A button that brings ``payload`` back. ``spoken`` is a longer label for screen readers."""
    element: Element = {
        "type": "button",
        "text": plain(label, LABEL),
        "action_id": payload.action_id,
        "value": payload.as_json(),
    }
    if style:
        element["style"] = style
    if url:
        element["url"] = url
    if spoken:
        element["accessibility_label"] = cut(spoken, LABEL)
    if confirm:
        element["confirm"] = dialog(confirm)
    return element


def link_button(label: str, url: str, name: str = "slack.link") -> Element:
    """A button that only opens a page; Slack reports the click and nothing is done with it."""
    return {"type": "button", "text": plain(label, LABEL), "action_id": name, "url": url}


def select(
    payload: ActionPayload,
    placeholder: str,
    choices: Sequence[Choice],
    initial: str | None = None,
) -> Element:
    """A select in a message or modal that acts at once: ``ActionRequest.selected`` has the value.

    A select carries no value of its own, so the payload rides in its action id (255 characters).
    """
    room = ACTION_ID - len(payload.action_id) - 1
    element: Element = {
        "type": "static_select",
        "action_id": f"{payload.action_id}#{payload.as_json(room)}",
        "placeholder": plain(placeholder, PLACEHOLDER),
        "options": [option(choice) for choice in choices[:MOST_OPTIONS]],
    }
    chosen = next((choice for choice in choices if choice[0] == initial), None)
    if chosen:
        element["initial_option"] = option(chosen)
    return element
