"""What is pressed: buttons, the overflow menu, and the small buttons below an answer."""

from markupsafe import Markup

from bot.sandbox.page.render.html import joined, tag
from bot.sandbox.page.render.spot import Spot
from bot.sandbox.page.render.texts import bare, text
from bot.sandbox.slack.refusal import Json

__all__ = ["button", "feedback_buttons", "icon_button", "overflow"]

_STYLES = {"primary": "button primary", "danger": "button danger"}


def button(element: Json, spot: Spot) -> Markup:
    """A button; one with an address is a link that opens beside the page, and is told too."""
    url = element.get("url")
    return tag(
        "a" if url else "button",
        text(element.get("text"), spot.look),
        class_=_STYLES.get(str(element.get("style")), "button"),
        type=None if url else "button",
        href=url,
        target="_blank" if url else None,
        rel="noopener noreferrer" if url else None,
        aria_label=element.get("accessibility_label"),
        **spot.data(element),
    )


def overflow(element: Json, spot: Spot) -> Markup:
    """The menu behind three dots."""
    options = [tag("li", _choice(option, spot)) for option in element.get("options") or []]
    more = spot.look.say("render-more")
    name = f"{more}: {spot.label}" if spot.label else more
    dots = tag("summary", "⋯", class_="button", aria_label=name, title=more)
    menu = tag("ul", joined(options), class_="menu")
    return tag("details", dots, menu, class_="overflow", **spot.data(element))


def _choice(option: Json, spot: Spot) -> Markup:
    words = text(option["text"], spot.look)
    value = str(option.get("value", ""))
    if url := option.get("url"):
        return tag("a", words, href=url, target="_blank", rel="noopener", data_value=value)
    return tag("button", words, type="button", data_value=value)


def feedback_buttons(element: Json, spot: Spot) -> Markup:
    """Two buttons: it helped, it did not."""
    pair = [
        tag(
            "button",
            text(one["text"], spot.look),
            class_="button quiet",
            type="button",
            data_value=str(one.get("value", "")),
            aria_label=one.get("accessibility_label"),
        )
        for key in ("positive_button", "negative_button")
        if (one := element.get(key))
    ]
    return tag("span", joined(pair), class_="feedback", role="group", **spot.data(element))


def icon_button(element: Json, spot: Spot) -> Markup:
    """A small button; its icon (only ``trash`` is documented) stands beside its words."""
    words = bare(element.get("text"), spot.look)
    icon = "🗑" if element.get("icon") == "trash" else "•"
    return tag(
        "button",
        tag("span", icon, class_="emoji", aria_hidden="true"),
        words,
        class_="button quiet",
        type="button",
        aria_label=element.get("accessibility_label"),
        **spot.data(element),
    )
