"""Whole messages and views."""

import json
from collections.abc import Mapping
from typing import Any

from bot.sandbox.slack import limits
from bot.sandbox.slack.blocks.layout import IN_HOME, IN_MESSAGE, IN_MODAL
from bot.sandbox.slack.blocks.objects import plain_text
from bot.sandbox.slack.blocks.shapes import Check, array, boolean, by_type, fail, obj, string
from bot.sandbox.slack.blocks.walk import blocks_of, elements_of, words_of
from bot.sandbox.slack.refusal import Refusal

__all__ = ["check_message_blocks", "check_view"]


def _blocks(kinds: Mapping[str, Check], most: int, least: int = 0) -> Check:
    return array(by_type(kinds), most, least)


_message = _blocks(IN_MESSAGE, limits.BLOCKS_PER_MESSAGE)
_meta: dict[str, Check] = {
    "private_metadata": string(limits.PRIVATE_METADATA, 0),
    "callback_id": string(limits.CALLBACK_ID, 0),
    "external_id": string(limits.EXTERNAL_ID, 0),
}
_VIEWS: dict[str, Check] = {
    "modal": obj(
        {
            "type": string(),
            "title": plain_text(limits.VIEW_TITLE),
            "blocks": _blocks(IN_MODAL, limits.BLOCKS_PER_VIEW),
        },
        {
            **_meta,
            "submit": plain_text(limits.VIEW_TITLE),
            "close": plain_text(limits.VIEW_TITLE),
            "clear_on_close": boolean,
            "notify_on_close": boolean,
            "submit_disabled": boolean,
        },
    ),
    "home": obj(
        {"type": string(), "blocks": _blocks(IN_HOME, limits.BLOCKS_PER_VIEW)},
        {
            **_meta,
            "title": plain_text(limits.VIEW_TITLE),
            "submit": plain_text(limits.VIEW_TITLE),
            "close": plain_text(limits.VIEW_TITLE),
        },
    ),
}


def check_message_blocks(blocks: object) -> None:
    """Refuse blocks that Slack would refuse in a message.

    docs.slack.dev/reference/methods/chat.postMessage: `invalid_blocks_format` when it is no list,
    `invalid_blocks` with a line for each fault, `msg_blocks_too_long` for the undocumented sum.
    """
    if not isinstance(blocks, list):
        raise Refusal("invalid_blocks_format")
    errors: list[str] = []
    if blocks:
        _message(blocks, "/blocks", errors)
    errors += _unique(blocks)
    errors += _together(blocks)
    if errors:
        raise Refusal("invalid_blocks", messages=errors, errors=[e[8:] for e in errors])
    if sum(map(len, words_of(blocks))) > limits.MESSAGE_BLOCKS_TEXT:
        raise Refusal("msg_blocks_too_long")


def check_view(view: object, *, allowed: str) -> None:
    """Refuse a view that Slack would refuse.

    docs.slack.dev/reference/methods/views.open: `invalid_arguments` with a line for each fault,
    `view_too_large` over 250 KB. `allowed` is `modal` or `home`.
    """
    if not isinstance(view, dict):
        raise Refusal(
            "invalid_arguments", messages=["[ERROR] must provide an object [json-pointer:/view]"]
        )
    if len(json.dumps(view, ensure_ascii=False).encode()) > limits.VIEW_BYTES:
        raise Refusal("view_too_large")
    errors: list[str] = []
    by_type({allowed: _VIEWS[allowed]})(view, "/view", errors)
    blocks = view.get("blocks")
    if isinstance(blocks, list):
        errors += _unique(blocks, "/view")
        inputs = any(isinstance(b, dict) and b.get("type") == "input" for b in blocks)
        if allowed == "modal" and inputs and not view.get("submit"):
            # surfaces/modals: a modal with an input block needs a submit button
            fail(errors, "/view", "missing required field: submit")
    if errors:
        raise Refusal("invalid_arguments", messages=errors)


def _together(blocks: list[Any]) -> list[str]:
    """What the blocks of one message may be together.

    docs.slack.dev/reference/block-kit/blocks/data-visualization-block (two charts),
    …/table-block (`only_one_table_allowed`), …/markdown-block (12,000 characters in all).
    """
    errors: list[str] = []
    kinds = [str(block.get("type")) for block, _ in blocks_of(blocks)]
    if kinds.count("data_visualization") > limits.CHARTS_PER_MESSAGE:
        most = limits.CHARTS_PER_MESSAGE
        fail(errors, "/blocks", f"no more than {most} data_visualization blocks allowed")
    if kinds.count("table") > limits.TABLES_PER_MESSAGE:
        fail(errors, "/blocks", "only_one_table_allowed")
    marked = [b for b in blocks if isinstance(b, dict) and b.get("type") == "markdown"]
    if sum(map(len, words_of(marked))) > limits.MARKDOWN_TEXT:
        longest = limits.MARKDOWN_TEXT + 1
        fail(errors, "/blocks", f"markdown blocks must be less than {longest} characters in all")
    return errors


def _unique(blocks: list[Any], prefix: str = "") -> list[str]:
    """A block id once in a message, an action id once in a block (block-kit/block-elements)."""
    errors: list[str] = []
    seen: set[str] = set()
    for block, at in blocks_of(blocks):
        block_id = block.get("block_id")
        if isinstance(block_id, str):
            if block_id in seen:
                fail(
                    errors,
                    f"{prefix}{at}/block_id",
                    f'`block_id` "{block_id}" already exists',
                )
            seen.add(block_id)
    taken: set[tuple[int, str]] = set()
    for element in elements_of(blocks):
        action_id = element.body.get("action_id")
        if isinstance(action_id, str):
            if (id(element.block), action_id) in taken:
                fail(
                    errors,
                    f"{prefix}{element.pointer}/action_id",
                    f'`action_id` "{action_id}" already exists',
                )
            taken.add((id(element.block), action_id))
    return errors
