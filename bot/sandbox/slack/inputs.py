"""What stands in an element: its first state, a choice, and what Slack's client refuses."""

import re
from collections.abc import Sequence

from bot.sandbox.slack import limits
from bot.sandbox.slack.fileshapes import files_of
from bot.sandbox.slack.refusal import Json, Refusal
from bot.sandbox.slack.richtext import rich_text
from bot.sandbox.slack.state import State
from bot.sandbox.slack.text import escape

__all__ = ["chosen_state", "initial_state", "problem", "shown_options"]

# element type → (field in the state, field with the first value)
_FIELDS = {
    "plain_text_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "checkboxes": ("selected_options", "initial_options"),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "users_select": ("selected_user", "initial_user"),
    "multi_users_select": ("selected_users", "initial_users"),
    "channels_select": ("selected_channel", "initial_channel"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "rich_text_input": ("rich_text_value", "initial_value"),
    "file_input": ("files", "initial_files"),
}
_SHAPES = {
    "datepicker": re.compile(r"\d{4}-\d{2}-\d{2}"),
    "timepicker": re.compile(r"\d{2}:\d{2}"),
    "email_text_input": re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+"),
    "url_text_input": re.compile(r"https?://\S+"),
    "number_input": re.compile(r"-?\d+(\.\d+)?"),
}


def initial_state(element: Json) -> Json | None:
    """The state of an untouched element; None where it has none (buttons, images)."""
    kind = element["type"]
    if kind not in _FIELDS:
        return None
    field, initial = _FIELDS[kind]
    empty: object = [] if field.endswith("s") else None
    return {"type": kind, field: element.get(initial, empty)}


def shown_options(element: Json) -> list[Json]:
    """The options that the element itself carries, groups opened."""
    groups = element.get("option_groups") or []
    return [*(element.get("options") or []), *(o for g in groups for o in g["options"])]


def chosen_state(state: State, element: Json, value: object, options: Sequence[Json] = ()) -> Json:
    """The state after a person chose or typed `value`.

    Options are named by what is read on them (or by their value), people and channels by `@name`
    and `#name` or id; a list chooses several; None empties.
    """
    kind = element["type"]
    field, _ = _FIELDS[kind]
    many = field.endswith("s")
    if value is None:
        return {"type": kind, field: [] if many else None}
    wanted = value if isinstance(value, list) else [value]
    if kind == "file_input":
        return {"type": kind, field: files_of(state, [str(w) for w in wanted])}
    if kind == "rich_text_input":
        written = value if isinstance(value, dict) else rich_text(escape(str(value)), "")
        return {"type": kind, field: written}
    if "option" in field:
        found: list[object] = [_option([*shown_options(element), *options], str(w)) for w in wanted]
    elif field.startswith(("selected_user", "selected_channel", "selected_conversation")):
        found = [_named(state, str(w)) for w in wanted]
    else:
        found = [w if kind == "datetimepicker" else str(w) for w in wanted]
    return {"type": kind, field: found if many else found[0]}


def _option(options: Sequence[Json], wanted: str) -> Json:
    for option in options:
        if wanted == option["value"]:
            return option
    for option in options:
        if option["text"]["text"] in (wanted, escape(wanted)):
            return option
    there = [o["text"]["text"] for o in options]
    raise Refusal("no_such_option", status=404, wanted=wanted, options=there)


def _named(state: State, wanted: str) -> str:
    if wanted in state.users or wanted in state.channels:
        return wanted
    name = wanted.lstrip("@#").lower()
    for user in state.users.values():
        if name in (user.shown.lower(), user.name.lower()):
            return user.id
    for channel in state.channels.values():
        if name == channel.name.lower():
            return channel.id
    raise Refusal("no_such_option", status=404, wanted=wanted)


def problem(block: Json, value: Json) -> str:
    """What Slack's own client says before it would submit; empty when all is well."""
    element = block["element"]
    field, _ = _FIELDS[element["type"]]
    given = value.get(field)
    if given in (None, "", []):
        return "" if block.get("optional") else "Please complete this required field."
    shape = _SHAPES.get(element["type"])
    if shape is not None and not shape.fullmatch(str(given)):
        return "Please enter a valid value."
    if element["type"] == "file_input":
        return _files(element, given)
    return _bounds(element, given)


def _files(element: Json, files: list[Json]) -> str:
    """docs.slack.dev/reference/block-kit/block-elements/file-input-element."""
    kinds = {str(kind).lower() for kind in element.get("filetypes") or ()}
    for file in files:
        ending = str(file["name"]).rpartition(".")[2].lower()
        if kinds and not kinds & {ending, str(file["filetype"])}:
            return f"{file['name']} is not a supported file type."
        if file["size"] > limits.FILE_INPUT_BYTES:
            return f"{file['name']} is larger than 10 MB."
    most = int(element.get("max_files", limits.FILE_INPUT_FILES))
    return f"Please upload at most {most} files." if len(files) > most else ""


def _bounds(element: Json, given: object) -> str:
    if element["type"] == "number_input":
        number = float(str(given))
        low, high = element.get("min_value"), element.get("max_value")
        if (low and number < float(low)) or (high and number > float(high)):
            return f"Please enter a number between {low} and {high}."
    if isinstance(given, str) and element["type"] == "plain_text_input":
        if len(given) < element.get("min_length", 0):
            return f"Please use at least {element['min_length']} characters."
        if len(given) > element.get("max_length", 3000):
            return f"Please use at most {element.get('max_length', 3000)} characters."
    return ""
