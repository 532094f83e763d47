"""Blocks: docs.slack.dev/reference/block-kit/blocks; one table for each surface."""

from bot.sandbox.slack import limits
from bot.sandbox.slack.blocks.elements import IN_ACTIONS, IN_INPUT, IN_SECTION, image
from bot.sandbox.slack.blocks.objects import plain_text, slack_file, text
from bot.sandbox.slack.blocks.shapes import (
    Check,
    all_of,
    anything,
    array,
    boolean,
    by_type,
    fail,
    integer,
    obj,
    one_of,
    string,
)

__all__ = ["IN_HOME", "IN_MESSAGE", "IN_MODAL"]


def _block(required: dict[str, Check], optional: dict[str, Check] | None = None) -> Check:
    return obj(
        {"type": string(), **required}, {"block_id": string(limits.BLOCK_ID), **(optional or {})}
    )


def _text_or_fields(value: object, at: str, errors: list[str]) -> None:
    if isinstance(value, dict) and not value.get("text") and not value.get("fields"):
        fail(errors, at, "must define either `text` or `fields`")


_section = all_of(
    _block(
        {},
        {
            "text": text(limits.SECTION_TEXT),
            "fields": array(text(limits.FIELD_TEXT), limits.SECTION_FIELDS),
            "accessory": by_type(IN_SECTION),
            "expand": boolean,
        },
    ),
    _text_or_fields,
)
_context_text = {kind: text(limits.SECTION_TEXT) for kind in ("plain_text", "mrkdwn")}
_image_block = all_of(
    _block(
        {"alt_text": string(limits.ALT_TEXT)},
        {
            "image_url": string(limits.URL),
            "slack_file": slack_file,
            "title": plain_text(limits.ALT_TEXT),
        },
    ),
    one_of("image_url", "slack_file"),
)
_input = _block(
    {"label": plain_text(limits.LABEL), "element": by_type(IN_INPUT)},
    {"hint": plain_text(limits.LABEL), "optional": boolean, "dispatch_action": boolean},
)


def _loose(*fields: str) -> Check:
    """A block whose inside the product does not use: only its own fields are known."""
    return _block({}, dict.fromkeys(fields, anything))


_COMMON: dict[str, Check] = {
    "section": _section,
    "divider": _block({}),
    "header": _block({"text": plain_text(limits.HEADER_TEXT)}, {"level": integer(4, 1)}),
    "actions": _block({"elements": array(by_type(IN_ACTIONS), limits.ACTIONS_ELEMENTS)}),
    "context": _block(
        {"elements": array(by_type({**_context_text, "image": image}), limits.CONTEXT_ELEMENTS)}
    ),
    "image": _image_block,
    "rich_text": _block({"elements": array(anything)}),
    "video": _loose("title", "video_url", "thumbnail_url", "alt_text", "description"),
}
_MESSAGE_ONLY: dict[str, Check] = {
    "markdown": _block({"text": string(limits.MARKDOWN_TEXT)}),
    "table": _loose("rows", "column_settings"),
    "data_table": _loose("caption", "rows", "page_size"),
    "data_visualization": _loose("title", "chart"),
    "card": _loose("title", "subtitle", "body", "icon", "hero_image", "actions"),
    "carousel": _loose("elements"),
    "task_card": _loose("task_id", "title", "details", "output", "sources", "status"),
    "plan": _loose("title", "tasks"),
    "context_actions": _loose("elements"),
    "file": _loose("external_id", "source"),
}
IN_MESSAGE = {**_COMMON, **_MESSAGE_ONLY, "input": _input}
IN_MODAL = {**_COMMON, "input": _input, "alert": _loose("text", "level")}
IN_HOME = {**_COMMON, "input": _input}
