"""Blocks: docs.slack.dev/reference/block-kit/blocks; one table for each surface."""

from bot.sandbox.slack import limits
from bot.sandbox.slack.blocks import cards, charts, tables
from bot.sandbox.slack.blocks.elements import IN_ACTIONS, IN_INPUT, IN_SECTION, image
from bot.sandbox.slack.blocks.objects import plain_text, slack_file, text
from bot.sandbox.slack.blocks.rich import rich_text
from bot.sandbox.slack.blocks.shapes import (
    Check,
    all_of,
    array,
    block,
    boolean,
    by_type,
    enum,
    integer,
    one_of,
    some_of,
    string,
)

__all__ = ["IN_HOME", "IN_MESSAGE", "IN_MODAL"]

_section = all_of(
    block(
        {},
        {
            "text": text(limits.SECTION_TEXT),
            "fields": array(text(limits.FIELD_TEXT), limits.SECTION_FIELDS),
            "accessory": by_type(IN_SECTION),
            "expand": boolean,
        },
    ),
    some_of("text", "fields"),
)
_context_text = {kind: text(limits.CONTEXT_TEXT) for kind in ("plain_text", "mrkdwn")}
_image = all_of(
    block(
        {"alt_text": string(limits.ALT_TEXT)},
        {
            "image_url": string(limits.IMAGE_URL),
            "slack_file": slack_file,
            "title": plain_text(limits.IMAGE_TITLE),
        },
    ),
    one_of("image_url", "slack_file"),
)
_input = block(
    {"label": plain_text(limits.INPUT_LABEL), "element": by_type(IN_INPUT)},
    {
        "hint": plain_text(limits.INPUT_HINT),
        "optional": boolean,
        "dispatch_action": boolean,
    },
)

_EVERYWHERE: dict[str, Check] = {
    "section": _section,
    "divider": block({}),
    "header": block(
        {"text": plain_text(limits.HEADER_TEXT)}, {"level": integer(limits.HEADER_LEVEL, 1)}
    ),
    "actions": block({"elements": array(by_type(IN_ACTIONS), limits.ACTIONS_ELEMENTS)}),
    "context": block(
        {"elements": array(by_type({**_context_text, "image": image}), limits.CONTEXT_ELEMENTS)}
    ),
    "image": _image,
    "rich_text": rich_text,
    "video": cards.video,
    "card": cards.card,
    "input": _input,
}
_DATA: dict[str, Check] = {
    "table": tables.table,
    "data_table": tables.data_table,
    "data_visualization": charts.data_visualization,
}
_container = cards.container({**_EVERYWHERE, **_DATA})
_MESSAGE_ONLY: dict[str, Check] = {
    "markdown": block({"text": string(limits.MARKDOWN_TEXT)}),
    "task_card": cards.task_card,
    "plan": cards.plan,
    "context_actions": cards.context_actions,
    "file": block({"external_id": string(), "source": enum("remote")}),
}

# Each block's own page names the surfaces it may stand on.
_FRAMES: dict[str, Check] = {"carousel": cards.carousel, "container": _container}
IN_MESSAGE = {**_EVERYWHERE, **_DATA, **_FRAMES, **_MESSAGE_ONLY}
IN_HOME = {**_EVERYWHERE, **_DATA, **_FRAMES}
IN_MODAL = {**_EVERYWHERE, "alert": cards.alert}
