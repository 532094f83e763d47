"""Where an element stands: its block, its form's state, and how it is named and described."""

import json
from dataclasses import dataclass

from bot.sandbox.page.render.look import Look
from bot.sandbox.page.render.texts import bare, text
from bot.sandbox.slack.inputs import initial_state
from bot.sandbox.slack.refusal import Json

__all__ = ["Attributes", "Spot"]

Attributes = dict[str, str | float | bool | None]


@dataclass(frozen=True)
class Spot:
    """One element's place on the page.

    Args:
        block_id: the block's.
        look: whose eyes.
        labelled: the id of the visible label, in an input block; without one the element's own
            words name it.
        label: words that name it where it has none of its own.
        described: ids of hint and error.
        invalid, required: for those who hear.
        dispatch: which moves of an input reach the app at once, by Slack's names.
    """

    block_id: str
    look: Look
    labelled: str = ""
    label: str = ""
    described: str = ""
    invalid: bool = False
    required: bool = False
    dispatch: str = ""

    def data(self, element: Json) -> Attributes:
        """What the page's scripts drive it by."""
        confirm = element.get("confirm")
        return {
            "data_element": str(element["type"]),
            "data_action_id": str(element.get("action_id", "")),
            "data_block_id": self.block_id,
            "data_confirm": self._confirm(confirm) if confirm else None,
            "data_dispatch": self.dispatch or None,
        }

    def naming(self, element: Json) -> Attributes:
        """Name and description of a control that has no words on itself."""
        own = bare(element.get("placeholder"), self.look) or self.label
        return {
            "id": self.id_of(element),
            "aria_label": None if self.labelled else own or self.kind(element),
            "aria_describedby": self.described or None,
            "aria_invalid": "true" if self.invalid else None,
            "aria_required": "true" if self.required else None,
        }

    def kind(self, element: Json) -> str:
        """What one does with such an element: *Choose a person*."""
        return self.look.say(_NAMES.get(str(element["type"]), "render-element"))

    def grouping(self, element: Json) -> Attributes:
        """The same for a group of controls, which no `for` can point to."""
        return {**self.naming(element), "aria_labelledby": self.labelled or None}

    def id_of(self, element: Json, part: str = "") -> str:
        """The id of the control, or of a part of it."""
        return self.look.html_id(self.block_id, str(element.get("action_id", "")), part)

    def state(self, element: Json) -> Json:
        """What stands in it: filled in, or its first value."""
        action_id = str(element.get("action_id", ""))
        filled = self.look.form.value(self.block_id, action_id)
        return filled or initial_state(element) or {}

    def _confirm(self, confirm: Json) -> str:
        words = {key: bare(confirm.get(key), self.look) for key in ("title", "confirm", "deny")}
        body = text(confirm.get("text"), self.look)
        style = confirm.get("style", "primary")
        told = {**words, "text": body.striptags(), "html": str(body), "style": style}
        return json.dumps(told, ensure_ascii=False)


_NAMES = {
    "button": "render-button",
    "overflow": "render-more",
    "datepicker": "render-pick-date",
    "timepicker": "render-pick-time",
    "datetimepicker": "render-pick-moment",
    "static_select": "render-pick-option",
    "external_select": "render-pick-option",
    "multi_static_select": "render-pick-options",
    "multi_external_select": "render-pick-options",
    "radio_buttons": "render-pick-option",
    "checkboxes": "render-pick-options",
    "users_select": "render-pick-person",
    "multi_users_select": "render-pick-people",
    "channels_select": "render-pick-channel",
    "conversations_select": "render-pick-channel",
    "multi_channels_select": "render-pick-channels",
    "multi_conversations_select": "render-pick-channels",
}
