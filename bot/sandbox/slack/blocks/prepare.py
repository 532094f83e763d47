"""What Slack changes in blocks that it accepts."""

import copy
import secrets

from bot.sandbox.slack import text
from bot.sandbox.slack.blocks.walk import blocks_of, elements_of, texts_of
from bot.sandbox.slack.refusal import Json

__all__ = ["prepare_blocks"]


def prepare_blocks(blocks: list[Json]) -> list[Json]:
    """A copy with the missing ids generated and every text escaped and linked."""
    kept = copy.deepcopy(blocks)
    for block, _ in blocks_of(kept):
        block.setdefault("block_id", secrets.token_urlsafe(4)[:5])
    for element in elements_of(kept):
        if element.body["type"] != "image":
            element.body.setdefault("action_id", secrets.token_urlsafe(4)[:5])
    for part in texts_of(kept):
        if part["type"] == "mrkdwn":
            part["text"] = text.from_app(part["text"])
            part.setdefault("verbatim", False)
        else:
            part["text"] = text.plain_from_app(part["text"])
            part.setdefault("emoji", True)
    return kept
