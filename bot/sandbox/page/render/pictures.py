"""Images: the page's own are shown, those from elsewhere are described (it works offline)."""

from markupsafe import Markup

from bot.sandbox.page.render.html import tag
from bot.sandbox.page.render.look import Look
from bot.sandbox.slack.refusal import Json

__all__ = ["address", "picture"]


def address(body: Json) -> str:
    """Where an image block or element has its picture."""
    file = body.get("slack_file") or {}
    return str(body.get("image_url") or file.get("url") or "")


def picture(body: Json, look: Look) -> Markup:
    """A picture with its description; where the page may not load it, the description alone."""
    alt = str(body.get("alt_text", ""))
    url = address(body)
    source = look.image(url) if url else None
    if source:
        return tag("img", src=source, alt=alt, title=alt, class_="picture", loading="lazy")
    words = tag("span", alt or look.say("render-image"))
    there = url.startswith(("https://", "http://"))
    return tag(
        "a" if there else "span",
        tag("span", "🖼", class_="emoji", aria_hidden="true"),
        words,
        class_="picture elsewhere",
        href=url if there else None,
        target="_blank" if there else None,
        rel="noopener noreferrer" if there else None,
        title=look.say("render-image-elsewhere"),
    )
