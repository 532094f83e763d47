"""What is chosen among options that the element carries itself."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.sandbox.page.render.html import NOTHING, joined, tag
from bot.sandbox.page.render.spot import Spot
from bot.sandbox.page.render.texts import bare, text
from bot.sandbox.slack.refusal import Json

__all__ = ["checkboxes", "radio_buttons", "static_select"]


def static_select(element: Json, spot: Spot) -> Markup:
    """A select; its placeholder is the empty choice."""
    chosen = spot.state(element).get("selected_option")
    words = bare(element.get("placeholder"), spot.look) or spot.look.say("render-pick-option")
    empty = tag("option", words, value="", selected=not chosen)
    return tag(
        "select",
        empty,
        *_options(element, spot, [chosen] if chosen else []),
        class_="field select",
        **spot.data(element),
        **spot.naming(element),
    )


def _options(element: Json, spot: Spot, chosen: Sequence[Json]) -> list[Markup]:
    values = {one.get("value") for one in chosen}

    def drawn(option: Json) -> Markup:
        value = option.get("value")
        words = bare(option["text"], spot.look)
        return tag("option", words, value=str(value), selected=value in values)

    groups = [
        tag("optgroup", *map(drawn, group["options"]), label=bare(group["label"], spot.look))
        for group in element.get("option_groups") or []
    ]
    return [*map(drawn, element.get("options") or []), *groups]


def radio_buttons(element: Json, spot: Spot) -> Markup:
    """One of the options, all in sight."""
    chosen = spot.state(element).get("selected_option")
    return _group(element, spot, "radio", [chosen] if chosen else [])


def checkboxes(element: Json, spot: Spot) -> Markup:
    """Any of the options."""
    return _group(element, spot, "checkbox", spot.state(element).get("selected_options") or [])


def _group(element: Json, spot: Spot, kind: str, chosen: Sequence[Json]) -> Markup:
    values = {one.get("value") for one in chosen}
    attributes = spot.grouping(element)
    if kind == "checkbox":
        # ARIA knows no required or invalid group of checkboxes; the description tells.
        attributes |= {"aria_required": None, "aria_invalid": None}
    boxes = [
        tag(
            "label",
            tag(
                "input",
                type=kind,
                name=spot.id_of(element, "name"),
                value=str(option.get("value", "")),
                checked=option.get("value") in values,
            ),
            tag("span", text(option["text"], spot.look), _description(option, spot)),
            class_="choice",
        )
        for option in element.get("options") or []
    ]
    return tag(
        "div",
        joined(boxes),
        class_="choices",
        role="radiogroup" if kind == "radio" else "group",
        **spot.data(element),
        **attributes,
    )


def _description(option: Json, spot: Spot) -> Markup:
    words = option.get("description")
    return tag("span", text(words, spot.look), class_="about") if words else NOTHING
