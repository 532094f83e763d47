"""What is typed: texts, numbers, addresses, days and times."""

from markupsafe import Markup

from bot.sandbox.page.render.dates import to_local
from bot.sandbox.page.render.html import tag
from bot.sandbox.page.render.spot import Attributes, Spot
from bot.sandbox.page.render.texts import bare
from bot.sandbox.slack.refusal import Json

__all__ = ["moment", "one_line", "plain_text_input", "rich_text_input"]

# element type → (type of the input, the field of its state)
_KINDS = {
    "plain_text_input": ("text", "value"),
    "email_text_input": ("email", "value"),
    "url_text_input": ("url", "value"),
    "number_input": ("number", "value"),
    "datepicker": ("date", "selected_date"),
    "timepicker": ("time", "selected_time"),
}
_ROWS = 5


def one_line(element: Json, spot: Spot) -> Markup:
    """An input of the browser's own kind for it."""
    kind, key = _KINDS[str(element["type"])]
    number = kind == "number"
    return tag(
        "input",
        type=kind,
        class_=f"field {kind}",
        value=spot.state(element).get(key),
        min=element.get("min_value") if number else None,
        max=element.get("max_value") if number else None,
        step=("any" if element.get("is_decimal_allowed") else "1") if number else None,
        **_typing(element, spot),
    )


def plain_text_input(element: Json, spot: Spot) -> Markup:
    """A text of one line or several.

    Slack's client lets people type past the limit and counts what is too much, so the limits
    stand in ``data-min-length`` and ``data-max-length``, and the server refuses.
    """
    if not element.get("multiline"):
        return one_line(element, spot)
    return _area(element, spot, str(spot.state(element).get("value") or ""))


def rich_text_input(element: Json, spot: Spot) -> Markup:
    """Formatted text, typed as plain text here."""
    typed = spot.state(element).get("rich_text_value") or {}
    return _area(element, spot, "\n".join(_words(one) for one in typed.get("elements") or []))


def _words(section: Json) -> str:
    parts = section.get("elements") or []
    return "".join(str(part.get("text") or part.get("url") or "") for part in parts)


def _area(element: Json, spot: Spot, value: str) -> Markup:
    # HTML drops a line end right after the start tag, so that one is given.
    return tag("textarea", f"\n{value}", class_="field", rows=_ROWS, **_typing(element, spot))


def moment(element: Json, spot: Spot) -> Markup:
    """A day with a time, in the zone of who looks, which is named beside it."""
    stamp = spot.state(element).get("selected_date_time")
    zone = spot.look.zone.key
    field = tag(
        "input",
        type="datetime-local",
        class_="field datetime",
        value=to_local(int(stamp), spot.look) if stamp else None,
        data_zone=zone,
        **spot.data(element),
        **spot.naming(element),
    )
    named = tag("span", zone.replace("_", " "), class_="zone")
    return tag("span", field, named, class_="moment")


def _typing(element: Json, spot: Spot) -> Attributes:
    return {
        "placeholder": bare(element.get("placeholder"), spot.look) or None,
        "data_min_length": element.get("min_length"),
        "data_max_length": element.get("max_length"),
        "autofocus": bool(element.get("focus_on_load")),
        "autocomplete": "off",
        **spot.data(element),
        **spot.naming(element),
    }
