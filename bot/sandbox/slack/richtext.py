"""The `rich_text` block that Slack's client makes of what people type.

docs.slack.dev/reference/block-kit/blocks/rich-text-block: one section of texts, users, channels,
broadcasts and links; texts in it are not escaped.
"""

import re

from bot.sandbox.slack.refusal import Json
from bot.sandbox.slack.text import unescape

__all__ = ["rich_text"]

_TOKEN = re.compile(r"<([^<>]+)>")


def rich_text(text: str, block_id: str) -> Json:
    """The block for a text in Slack's own form."""
    parts: list[Json] = []
    end = 0
    for match in _TOKEN.finditer(text):
        if before := text[end : match.start()]:
            parts.append({"type": "text", "text": unescape(before)})
        parts.append(_part(match.group(1)))
        end = match.end()
    if rest := text[end:]:
        parts.append({"type": "text", "text": unescape(rest)})
    section = {"type": "rich_text_section", "elements": parts}
    return {"type": "rich_text", "block_id": block_id, "elements": [section]}


def _part(inner: str) -> Json:
    body, _, label = inner.partition("|")
    if body.startswith("@"):
        return {"type": "user", "user_id": body[1:]}
    if body.startswith("#"):
        return {"type": "channel", "channel_id": body[1:]}
    if body.startswith("!"):
        return {"type": "broadcast", "range": body[1:]}
    link = {"type": "link", "url": unescape(body)}
    return {**link, "text": unescape(label)} if label else link
