"""Blocks that frame other things: container, plan and task card, file, video."""

from markupsafe import Markup

from bot.sandbox.page.render.html import NOTHING, joined, tag
from bot.sandbox.page.render.look import Look
from bot.sandbox.page.render.pictures import picture
from bot.sandbox.page.render.rich import rich_text
from bot.sandbox.page.render.shortcodes import with_emoji
from bot.sandbox.page.render.texts import text
from bot.sandbox.page.render.tokens import link
from bot.sandbox.slack.refusal import Json

__all__ = ["container", "file", "plan", "task_card", "video"]

_DONE = {"pending": "○", "in_progress": "◐", "complete": "✓", "error": "!"}


def container(block: Json, look: Look, inside: Markup) -> Markup:
    """Blocks in a frame with a title; one that folds keeps them behind it."""
    icon, subtitle = block.get("icon"), text(block.get("subtitle"), look)
    own = block.get("rich_text_title")
    title = rich_text(own, look) if own else text(block.get("title"), look)
    names = joined(
        [
            tag("div", title, class_="title"),
            tag("div", subtitle, class_="subtitle") if subtitle else NOTHING,
        ]
    )
    head = joined([picture(icon, look) if icon else NOTHING, tag("div", names)])
    frame = f"frame {block.get('width') or 'standard'}"
    if not block.get("is_collapsible"):
        lined = "head lined" if block.get("has_header_divider") else "head"
        return tag("div", tag("div", head, class_=lined), inside, class_=frame)
    opened = not block.get("default_collapsed")
    return tag("details", tag("summary", head, class_="head"), inside, class_=frame, open=opened)


def task_card(block: Json, look: Look) -> Markup:
    """One step of a plan: how far it is, its name, what came of it, and from where."""
    status = str(block.get("status") or "pending")
    status = status if status in _DONE else "pending"
    name = look.say(f"render-task-{status.replace('_', '-')}")
    sign = tag("span", _DONE[status], class_="sign", role="img", aria_label=name, title=name)
    inside = [rich_text(block[key], look) for key in ("details", "output") if block.get(key)]
    sources = [
        tag("li", link(str(one["url"]), with_emoji(str(one.get("text") or one["url"]))))
        for one in block.get("sources") or []
    ]
    title = tag("div", with_emoji(str(block.get("title", ""))), class_="title")
    listed = tag("ul", joined(sources), class_="sources") if sources else NOTHING
    return tag("div", sign, tag("div", title, *inside, listed), class_="task")


def plan(block: Json, look: Look) -> Markup:
    """Steps under a title."""
    title = tag("div", with_emoji(str(block.get("title", ""))), class_="title")
    return joined([title, *(task_card(one, look) for one in block.get("tasks") or [])])


def file(block: Json, look: Look) -> Markup:
    """A remote file, by the id that its app gave it."""
    name = look.say("render-file", name=str(block.get("external_id", "")))
    return tag("p", tag("span", "📄", class_="emoji", aria_hidden="true"), " ", name)


def video(block: Json, look: Look) -> Markup:
    """A video's title, description and still picture; it plays only where it lives."""
    shown = text(block["title"], look)
    url = str(block.get("title_url") or "")
    title = tag("div", link(url, shown) if url else shown, class_="title")
    about = text(block.get("description"), look)
    still = {"image_url": block.get("thumbnail_url"), "alt_text": block.get("alt_text")}
    by = [str(block[key]) for key in ("provider_name", "author_name") if block.get(key)]
    return joined(
        [
            tag("div", " · ".join(by), class_="subtitle") if by else NOTHING,
            title,
            tag("div", about) if about else NOTHING,
            picture(still, look),
        ]
    )
