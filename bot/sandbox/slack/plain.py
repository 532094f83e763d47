"""Messages and views as lines of plain text: what a person would read, for the story and tests."""

import re
from collections.abc import Sequence
from typing import Any

from bot.sandbox.slack.refusal import Json
from bot.sandbox.slack.state import Message, State, View
from bot.sandbox.slack.text import unescape

__all__ = ["blocks_text", "message_text", "mrkdwn", "view_text"]

_ANGLE = re.compile(r"<([^<>]+)>")
_LINE = 100


def message_text(state: State, message: Message) -> str:
    """A message as a person reads it: its blocks, or its text where it has none."""
    if message.blocks:
        return blocks_text(state, message.blocks)
    return mrkdwn(state, message.text)


def view_text(state: State, view: View) -> str:
    """A modal or home tab: title, blocks with what is filled in, errors, and its buttons."""
    lines = []
    if title := view.body.get("title"):
        lines.append(f"── {unescape(title['text'])} ──")
    lines.append(blocks_text(state, view.body["blocks"], view.values, view.errors))
    if view.trouble:
        lines.append(f"! {view.trouble}")
    buttons = [
        f"[{unescape(view.body[k]['text'])}]" for k in ("close", "submit") if view.body.get(k)
    ]
    return "\n".join([*lines, " ".join(buttons)]).rstrip()


def blocks_text(
    state: State,
    blocks: Sequence[Json],
    values: Json | None = None,
    errors: dict[str, str] | None = None,
) -> str:
    """Blocks as lines; `values` are what is filled in, `errors` what stands under an input."""
    lines: list[str] = []
    for block in blocks:
        lines += _block(state, block, (values or {}).get(block.get("block_id", ""), {}))
        if error := (errors or {}).get(block.get("block_id", "")):
            lines.append(f"  ! {error}")
    return "\n".join(line for line in lines if line)


def mrkdwn(state: State, text: str) -> str:
    """Slack's own form of a text as people see it: names for ids, labels for links."""
    return unescape(_ANGLE.sub(lambda m: _token(state, m.group(1)), text))


def _token(state: State, inner: str) -> str:
    body, _, label = inner.partition("|")
    if body.startswith("@"):
        user = state.users.get(body[1:])
        return "@" + (user.shown if user else label or body[1:])
    if body.startswith("#"):
        channel = state.channels.get(body[1:])
        return "#" + (channel.name if channel else label or body[1:])
    if body.startswith("!"):
        return label or "@" + body[1:].split("^")[0]
    return f"{label} ({body})" if label and label not in body else label or body


def _block(state: State, block: Json, values: Json) -> list[str]:
    match block["type"]:
        case "section":
            lines = _section(state, block, values)
        case "header":
            lines = [_text(state, block["text"])]
        case "divider":
            lines = ["---"]
        case "context":
            lines = [" · ".join(_context(state, e) for e in block["elements"])]
        case "actions":
            lines = [" ".join(_element(state, e, values) for e in block["elements"])]
        case "input":
            filled = _element(state, block["element"], values)
            lines = [f"{_text(state, block['label'])}: {filled}"]
        case "image":
            lines = [f"(image: {block['alt_text']})"]
        case _:
            lines = [_other(state, block)]
    return lines


def _section(state: State, block: Json, values: Json) -> list[str]:
    lines = [_text(state, block["text"])] if block.get("text") else []
    lines += [_text(state, f) for f in block.get("fields") or []]
    if block.get("accessory"):
        lines.append(_element(state, block["accessory"], values))
    return lines


def _context(state: State, element: Json) -> str:
    if element["type"] == "image":
        return f"(image: {element['alt_text']})"
    return _text(state, element)


def _text(state: State, part: Json) -> str:
    text = str(part["text"])
    return mrkdwn(state, text) if part["type"] == "mrkdwn" else unescape(text)


def _element(state: State, element: Json, values: Json) -> str:
    kind = element["type"]
    if kind == "button":
        return f"[{_text(state, element['text'])}]"
    if kind == "image":
        return f"(image: {element['alt_text']})"
    if kind == "overflow":
        return "[… " + " | ".join(_text(state, o["text"]) for o in element["options"]) + "]"
    shown = filled_text(state, values.get(element.get("action_id", ""), {}))
    if shown:
        return shown
    hint = _text(state, element["placeholder"]) if element.get("placeholder") else ""
    return f"({hint})" if hint else "____"


def filled_text(state: State, value: Json) -> str:
    """What an element's state shows."""
    for key, inner in value.items():
        if key == "type" or inner in (None, "", []):
            continue
        if key in ("selected_option", "selected_options"):
            chosen = inner if isinstance(inner, list) else [inner]
            return ", ".join(_text(state, o["text"]) for o in chosen)
        if key == "rich_text_value":
            return _other(state, inner)
        many = inner if isinstance(inner, list) else [inner]
        if key == "files":
            return ", ".join(str(file.get("name")) for file in many)
        return ", ".join(_name(state, str(one)) for one in many)
    return ""


def _name(state: State, one: str) -> str:
    if one in state.users:
        return "@" + state.users[one].shown
    if one in state.channels:
        return "#" + state.channels[one].name
    return one


def _other(state: State, block: Json) -> str:
    """Rich text, tables and the newer blocks: every text in them, in order.

    What stands in rich text is not markup: it is shown as it is.
    """
    found: list[str] = []
    _collect(state, block, found, raw=block["type"] == "rich_text")
    return " ".join(found)[: _LINE * 40]


def _collect(state: State, part: Any, found: list[str], *, raw: bool) -> None:
    if isinstance(part, dict):
        if part.get("type") == "user" and "user_id" in part:
            found.append(_token(state, "@" + part["user_id"]))
        for key, inner in part.items():
            if key in ("text", "title", "label", "caption") and isinstance(inner, str):
                found.append(inner if raw else mrkdwn(state, inner))
            else:
                _collect(state, inner, found, raw=raw)
    elif isinstance(part, list):
        for inner in part:
            _collect(state, inner, found, raw=raw)
