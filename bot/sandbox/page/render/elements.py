"""Every element, by its type: docs.slack.dev/reference/block-kit/block-elements."""

from collections.abc import Callable

from markupsafe import Markup

from bot.sandbox.page.render.buttons import button, feedback_buttons, icon_button, overflow
from bot.sandbox.page.render.choices import checkboxes, radio_buttons, static_select
from bot.sandbox.page.render.filing import file_input
from bot.sandbox.page.render.html import tag
from bot.sandbox.page.render.lookups import lookup
from bot.sandbox.page.render.pictures import picture
from bot.sandbox.page.render.spot import Spot
from bot.sandbox.page.render.typed import moment, one_line, plain_text_input, rich_text_input
from bot.sandbox.slack.refusal import Json

__all__ = ["GROUPS", "element"]

GROUPS = frozenset({"radio_buttons", "checkboxes"})
"""Elements of several controls: their label names the group."""

_DRAWN: dict[str, Callable[[Json, Spot], Markup]] = {
    "button": button,
    "overflow": overflow,
    "feedback_buttons": feedback_buttons,
    "icon_button": icon_button,
    "static_select": static_select,
    "multi_static_select": lookup,
    "radio_buttons": radio_buttons,
    "checkboxes": checkboxes,
    "plain_text_input": plain_text_input,
    "rich_text_input": rich_text_input,
    "email_text_input": one_line,
    "url_text_input": one_line,
    "number_input": one_line,
    "datepicker": one_line,
    "timepicker": one_line,
    "datetimepicker": moment,
    "file_input": file_input,
    **{
        f"{many}{source}_select": lookup
        for many in ("", "multi_")
        for source in ("external", "users", "channels", "conversations")
    },
}


def element(body: Json, spot: Spot) -> Markup:
    """An element as a control that scripts drive by its data attributes."""
    kind = str(body.get("type"))
    if kind == "image":
        return picture(body, spot.look)
    if kind not in _DRAWN:
        return tag("span", spot.look.say("render-unknown-element", kind=kind), class_="unknown")
    return _DRAWN[kind](body, spot)
