"""The newer blocks: alert, card, carousel, container, task card, plan, file."""

from markupsafe import Markup, escape

from bot.sandbox.page.render.elements import element
from bot.sandbox.page.render.html import NOTHING, joined, tag
from bot.sandbox.page.render.look import Look
from bot.sandbox.page.render.pictures import picture
from bot.sandbox.page.render.rich import rich_text
from bot.sandbox.page.render.spot import Spot
from bot.sandbox.page.render.texts import text
from bot.sandbox.slack.refusal import Json

__all__ = ["alert", "card", "carousel", "container", "file", "plan", "task_card"]

_SIGNS = {"default": "•", "info": "i", "warning": "!", "error": "×", "success": "✓"}  # noqa: RUF001 - signs, named in words beside them
_DONE = {"pending": "○", "in_progress": "◐", "complete": "●", "error": "×"}  # noqa: RUF001 - the same


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
    title, subtitle, body = (text(block.get(key), look) for key in ("title", "subtitle", "body"))
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
        tag("div", *head, class_="head"),
        tag("div", body, class_="words") if body else NOTHING,
        tag("div", joined(buttons), class_="actions") if buttons else NOTHING,
        class_="card-box",
    )


def carousel(block: Json, look: Look) -> Markup:
    """Cards side by side."""
    listed = [tag("li", card(one, look)) for one in block.get("elements") or []]
    name = look.say("render-carousel")
    return tag("ul", joined(listed), class_="carousel-row", tabindex=0, aria_label=name)


def container(block: Json, look: Look, inside: Markup) -> Markup:
    """Blocks with a frame around them."""
    title = text(block.get("title"), look)
    return tag("div", tag("div", title, class_="title") if title else NOTHING, inside)


def task_card(block: Json, look: Look) -> Markup:
    """One step of a plan: how far it is, its name, and what came of it."""
    status = str(block.get("status") or "pending")
    status = status if status in _DONE else "pending"
    name = look.say(f"render-task-{status.replace('_', '-')}")
    sign = tag("span", _DONE[status], class_="sign", role="img", aria_label=name, title=name)
    inside = [rich_text(block[key], look) for key in ("details", "output") if block.get(key)]
    title = tag("div", text(block.get("title"), look), class_="title")
    return tag("div", sign, tag("div", title, *inside), class_="task")


def plan(block: Json, look: Look) -> Markup:
    """Steps under a title."""
    title = tag("div", text(block.get("title"), look), class_="title")
    return joined([title, *(task_card(one, look) for one in block.get("tasks") or [])])


def file(block: Json, look: Look) -> Markup:
    """A remote file, by the id that its app gave it."""
    name = look.say("render-file", name=str(block.get("external_id", "")))
    return tag("p", tag("span", "📄", class_="emoji", aria_hidden="true"), " ", escape(name))
