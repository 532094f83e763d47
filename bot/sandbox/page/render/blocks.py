"""Every block, by its type: docs.slack.dev/reference/block-kit/blocks."""

from collections.abc import Callable, Sequence

from markupsafe import Markup

from bot.sandbox.page.render.cards import alert, card, carousel
from bot.sandbox.page.render.charts import data_visualization
from bot.sandbox.page.render.commonmark import markdown
from bot.sandbox.page.render.frames import container, file, plan, task_card, video
from bot.sandbox.page.render.html import joined, tag
from bot.sandbox.page.render.inputs import input_block
from bot.sandbox.page.render.layout import actions, context, divider, header, image, section
from bot.sandbox.page.render.look import Look, Place
from bot.sandbox.page.render.rich import rich_text
from bot.sandbox.page.render.tables import data_table, table
from bot.sandbox.slack.refusal import Json

__all__ = ["blocks"]


def _nested(block: Json, look: Look) -> Markup:
    return container(block, look, joined(_block(one, look) for one in block["child_blocks"]))


_DRAWN: dict[str, Callable[[Json, Look], Markup]] = {
    "section": section,
    "actions": actions,
    "context": context,
    "context_actions": actions,
    "header": header,
    "divider": divider,
    "image": image,
    "input": input_block,
    "rich_text": rich_text,
    "markdown": lambda block, look: markdown(str(block.get("text", "")), look),
    "table": table,
    "data_table": data_table,
    "data_visualization": data_visualization,
    "alert": alert,
    "card": card,
    "carousel": carousel,
    "container": _nested,
    "task_card": task_card,
    "plan": plan,
    "file": file,
    "video": video,
}


def blocks(listed: Sequence[Json], look: Look, place: Place = "message") -> Markup:
    """Blocks as Slack keeps them (texts escaped, ids there), drawn for one person.

    What cannot be drawn is a line that says so; nothing is left out silently.
    """
    return tag("div", joined(_block(one, look) for one in listed), class_=f"blocks in-{place}")


def _block(block: Json, look: Look) -> Markup:
    kind = str(block.get("type"))
    drawn = _DRAWN.get(kind)
    try:
        inside = drawn(block, look) if drawn else None
    except (AttributeError, KeyError, TypeError, ValueError):
        inside = None  # The double lets some blocks in without looking inside them.
    if inside is None:
        inside = tag("p", look.say("render-unknown-block", kind=kind), class_="unknown")
    return tag(
        "div",
        inside,
        class_=f"block {kind.replace('_', '-')}" if drawn else "block",
        data_block=kind,
        data_block_id=str(block.get("block_id", "")) or None,
    )
