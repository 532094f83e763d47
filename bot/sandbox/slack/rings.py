"""Whom a message notifies.

docs.slack.dev/reference/block-kit/composition-objects/text-object,
docs.slack.dev/reference/block-kit/blocks/rich-text-block
"""

from collections.abc import Iterator

from bot.sandbox.slack.state import Message
from bot.sandbox.slack.text import rings

__all__ = ["message_rings"]


def message_rings(message: Message) -> set[str]:
    """User ids, and `channel`, `here` or `everyone`."""
    return {*rings(message.text), *_block_rings(message.blocks or [])}


def _block_rings(part: object) -> Iterator[str]:
    """Markup, and rich text's own elements; plain and raw text never ring."""
    if isinstance(part, list):
        for inner in part:
            yield from _block_rings(inner)
    elif isinstance(part, dict):
        match part.get("type"):
            case "mrkdwn":
                yield from rings(str(part["text"]))
            case "user":
                yield str(part.get("user_id", ""))
            case "broadcast":
                yield str(part.get("range", ""))
            case _:
                yield from _block_rings(list(part.values()))
