"""The ``input`` block: a label, an element, a hint, and in place what was refused."""

from markupsafe import Markup, escape

from bot.sandbox.page.render.elements import GROUPS, element
from bot.sandbox.page.render.html import NOTHING, joined, tag
from bot.sandbox.page.render.look import Look
from bot.sandbox.page.render.spot import Spot
from bot.sandbox.page.render.texts import text
from bot.sandbox.slack.refusal import Json

__all__ = ["input_block"]

_AT_ONCE = "on_enter_pressed"


def input_block(block: Json, look: Look) -> Markup:
    """The block; ids tie label, hint and error to the control."""
    body = block["element"]
    block_id = str(block.get("block_id", ""))
    error = look.form.error(block_id)
    ids = {part: look.html_id(block_id, "input", part) for part in ("label", "hint", "error")}
    hint = block.get("hint")
    described = [ids["error"] if error else "", ids["hint"] if hint else ""]
    spot = Spot(
        block_id,
        look,
        labelled=ids["label"],
        described=" ".join(filter(None, described)),
        invalid=bool(error),
        required=not block.get("optional"),
        dispatch=_dispatch(block),
    )
    return joined(
        [
            _label(block, spot, ids["label"]),
            element(body, spot),
            tag("p", escape(error), class_="error", id=ids["error"], role="alert")
            if error
            else NOTHING,
            tag("p", text(hint, look), class_="hint", id=ids["hint"]) if hint else NOTHING,
        ]
    )


def _label(block: Json, spot: Spot, label_id: str) -> Markup:
    words = text(block.get("label"), spot.look)
    if block.get("optional"):
        more = tag("span", spot.look.say("render-optional"), class_="optional")
        words = joined([words, " ", more])
    if block["element"].get("type") in GROUPS:
        return tag("div", words, class_="label", id=label_id)
    return tag("label", words, class_="label", id=label_id, for_=spot.id_of(block["element"]))


def _dispatch(block: Json) -> str:
    if not block.get("dispatch_action"):
        return ""
    config = block["element"].get("dispatch_action_config") or {}
    return " ".join(config.get("trigger_actions_on") or [_AT_ONCE])
