"""Alerts, cards, and cards in a row."""

from markupsafe import Markup

from bot.sandbox.page.render.elements import element
from bot.sandbox.page.render.html import NOTHING, joined, tag
from bot.sandbox.page.render.look import Look
from bot.sandbox.page.render.pictures import picture
from bot.sandbox.page.render.spot import Spot
from bot.sandbox.page.render.texts import text
from bot.sandbox.slack.refusal import Json

__all__ = ["alert", "card", "carousel"]

_SIGNS = {"default": "•", "info": "i", "warning": "!", "error": "×", "success": "✓"}  # noqa: RUF001 - named in words


def alert(block: Json, look: Look) -> Markup:
    """A notice; its level is a sign and a word, not only a colour."""
    level = str(block.get("level") or "default")
    level = level if level in _SIGNS else "default"
    name = look.say(f"render-level-{level}")
    sign = tag("span", _SIGNS[level], class_="sign", role="img", aria_label=name, title=name)
    words = tag("div", text(block.get("text"), look), class_="words")
    return tag("div", sign, words, class_=f"notice {level}", role="note")


def card(block: Json, look: Look) -> Markup:
    """A picture, an icon beside title and subtitle, a text, and buttons."""
    hero, icon = block.get("hero_image"), block.get("icon")
    title, subtitle, body, subtext = (
        text(block.get(key), look) for key in ("title", "subtitle", "body", "subtext")
    )
    names = [
        tag("div", title, class_="title") if title else NOTHING,
        tag("div", subtitle, class_="subtitle") if subtitle else NOTHING,
    ]
    head = [picture(icon, look) if icon else NOTHING, tag("div", *names)]
    spot = Spot(str(block.get("block_id", "")), look)
    buttons = [element(one, spot) for one in block.get("actions") or []]
    return tag(
        "div",
        picture(hero, look) if hero else NOTHING,
        tag("div", *head, class_="head") if icon or title or subtitle else NOTHING,
        tag("div", body, class_="words") if body else NOTHING,
        tag("div", subtext, class_="subtitle") if subtext else NOTHING,
        tag("div", joined(buttons), class_="actions") if buttons else NOTHING,
        class_="card-box",
    )


def carousel(block: Json, look: Look) -> Markup:
    """Cards side by side."""
    listed = [tag("li", card(one, look)) for one in block.get("elements") or []]
    name = look.say("render-carousel")
    return tag("ul", joined(listed), class_="carousel-row", tabindex=0, aria_label=name)
