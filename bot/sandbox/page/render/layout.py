"""The everyday blocks: section, actions, context, header, divider, image."""

from markupsafe import Markup

from bot.sandbox.page.render.elements import element
from bot.sandbox.page.render.html import NOTHING, joined, tag
from bot.sandbox.page.render.look import Look
from bot.sandbox.page.render.pictures import picture
from bot.sandbox.page.render.spot import Spot
from bot.sandbox.page.render.texts import bare, text
from bot.sandbox.slack.refusal import Json

__all__ = ["actions", "context", "divider", "header", "image", "section"]

_SPOKEN = 80


def section(block: Json, look: Look) -> Markup:
    """A paragraph, fields in two columns, an element at its side."""
    words = tag("div", text(block["text"], look), class_="words") if block.get("text") else NOTHING
    cells = [tag("div", text(field, look), class_="words") for field in block.get("fields") or []]
    fields = tag("div", joined(cells), class_="fields") if cells else NOTHING
    main = tag("div", words, fields, class_="main")
    accessory = block.get("accessory")
    if not accessory:
        return main
    label = bare(block.get("text"), look)[:_SPOKEN]
    spot = Spot(str(block.get("block_id", "")), look, label=label)
    return joined([main, tag("div", element(accessory, spot), class_="accessory")])


def actions(block: Json, look: Look) -> Markup:
    """A row of elements; those of a context-actions block are smaller."""
    spot = Spot(str(block.get("block_id", "")), look)
    return joined(element(one, spot) for one in block.get("elements") or [])


def context(block: Json, look: Look) -> Markup:
    """Small print and small pictures."""
    parts = [
        picture(one, look) if one.get("type") == "image" else tag("span", text(one, look))
        for one in block.get("elements") or []
    ]
    return joined(parts)


def header(block: Json, look: Look) -> Markup:
    """A headline; its level is Slack's, one to four, below the page's own headings."""
    level = int(block.get("level") or 1)
    words = text(block.get("text"), look)
    return tag("div", words, class_=f"heading level-{level}", role="heading", aria_level=level + 2)


def divider(_: Json, __: Look) -> Markup:
    """A line."""
    return tag("hr")


def image(block: Json, look: Look) -> Markup:
    """A picture under its title."""
    title = text(block.get("title"), look)
    caption = tag("figcaption", title) if title else NOTHING
    return tag("figure", caption, picture(block, look), class_="image")
