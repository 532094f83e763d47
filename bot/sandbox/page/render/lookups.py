"""Selects that look their choices up: people, channels, conversations, the app's own.

A combobox as the ARIA practices have it (w3.org/WAI/ARIA/apg/patterns/combobox), without its
choices: the page's script fetches them, or finds them in ``data-options`` where the element
carries them itself. What is chosen stands in ``data-values`` (a JSON list of ids or values, or of
option objects for the app's own).
"""

import json
from collections.abc import Sequence

from markupsafe import Markup

from bot.sandbox.page.render.html import NOTHING, joined, tag
from bot.sandbox.page.render.look import Look
from bot.sandbox.page.render.spot import Spot
from bot.sandbox.page.render.texts import bare
from bot.sandbox.slack.refusal import Json

__all__ = ["lookup", "piece"]


def lookup(element: Json, spot: Spot) -> Markup:
    """A combobox; several choices stand before it as pieces that can be taken away."""
    several = str(element["type"]).startswith("multi_")
    source = str(element["type"]).removeprefix("multi_").removesuffix("_select")
    chosen = _chosen(spot.state(element))
    names = [_name(one, source, spot.look) for one in chosen]
    if source == "static":
        chosen = [str(one["value"]) for one in chosen if isinstance(one, dict)]
    pieces = [piece(one, name, spot) for one, name in zip(chosen, names, strict=True)]
    filters = element.get("filter")
    return tag(
        "div",
        tag("ul", joined(pieces), class_="chosen") if several else NOTHING,
        _field(element, spot, "" if several or not names else names[0]),
        tag(
            "ul",
            class_="menu",
            role="listbox",
            id=spot.id_of(element, "list"),
            hidden=True,
            aria_label=spot.look.say("render-choices"),
            aria_multiselectable="true" if several else None,
        ),
        class_="lookup",
        data_source=source,
        data_options=_options(element, spot) if source == "static" else None,
        data_multi=several,
        data_values=json.dumps(chosen, ensure_ascii=False),
        data_min_query=element.get("min_query_length", 3 if source == "external" else 0),
        data_max=element.get("max_selected_items"),
        data_filter=json.dumps(filters) if filters else None,
        **spot.data(element),
    )


def _field(element: Json, spot: Spot, shown: str) -> Markup:
    return tag(
        "input",
        type="text",
        class_="field",
        role="combobox",
        value=shown or None,
        placeholder=bare(element.get("placeholder"), spot.look) or spot.kind(element),
        autocomplete="off",
        aria_autocomplete="list",
        aria_expanded="false",
        aria_controls=spot.id_of(element, "list"),
        **spot.naming(element),
    )


def _options(element: Json, spot: Spot) -> str:
    """The element's own choices as the page's script takes them."""
    groups = element.get("option_groups") or [{"options": element.get("options") or []}]
    listed = [
        {
            "value": str(option["value"]),
            "text": bare(option["text"], spot.look),
            "about": bare(option.get("description") or group.get("label"), spot.look),
        }
        for group in groups
        for option in group["options"]
    ]
    return json.dumps(listed, ensure_ascii=False)


def piece(one: Json | str, name: str, spot: Spot) -> Markup:
    """Something chosen, with the button that takes it away."""
    value = str(one.get("value", "")) if isinstance(one, dict) else one
    away = tag(
        "button",
        "×",  # noqa: RUF001 - the sign for taking away, named beside it
        type="button",
        class_="away",
        aria_label=spot.look.say("render-remove", name=name),
    )
    return tag("li", name, away, data_value=value)


def _chosen(state: Json) -> Sequence[Json | str]:
    found = next((value for key, value in state.items() if key != "type"), None)
    return found if isinstance(found, list) else [found] if found else []


def _name(one: Json | str, source: str, look: Look) -> str:
    if isinstance(one, dict):
        return bare(one.get("text"), look)
    if source == "users":
        return look.user_name(one) or look.say("render-unknown-user")
    channel = look.channel_name(one)
    if channel:
        return channel.removeprefix("@") if channel.startswith("@") else f"#{channel}"
    return look.user_name(one) or look.say("render-unknown-channel")
