"""What is said in a thread when something of ours was changed on the network itself."""

from typing import Literal

from bot.features.direct.models import OnNetwork
from bot.features.direct.rules import Change
from bot.i18n.reader import Reader
from bot.slack import blocks
from bot.slack.escaping import cut, escape, link
from bot.slack.responses import Block, Message

__all__ = ["build_changed"]

_SHOWN = 600


def build_changed(
    reader: Reader,
    seen: OnNetwork,
    change: Change,
    *,
    handle: str,
    thing: Literal["post", "answer"] = "post",
) -> Message:
    """Edited (what it said, what it says), deleted or back, on X itself. It rings for nobody."""
    text = reader.text(f"timelines-{change}", handle=escape(handle), thing=thing)
    if change == "deleted":
        return Message(text, (blocks.section(text), blocks.quote(cut(seen.text, _SHOWN))))
    head = blocks.section(f"{text} {link(seen.url, reader.text('timelines-see-it'))}")
    if change == "back":
        return Message(text, (head, blocks.quote(cut(seen.text, _SHOWN))))
    body: list[Block] = [
        head,
        blocks.context(reader.text("timelines-before")),
        blocks.quote(cut(seen.before or "", _SHOWN)),
        blocks.context(reader.text("timelines-after")),
        blocks.quote(cut(seen.text, _SHOWN)),
    ]
    return Message(text, tuple(body))
