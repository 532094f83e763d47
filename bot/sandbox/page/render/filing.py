"""Files that are put into a form: docs.slack.dev/reference/block-kit/block-elements.

The page's script uploads what is chosen and keeps the ids in ``data-values``.
"""

import json

from markupsafe import Markup

from bot.sandbox.page.render.html import joined, tag
from bot.sandbox.page.render.lookups import piece
from bot.sandbox.page.render.spot import Spot
from bot.sandbox.slack.refusal import Json

__all__ = ["file_input"]


def file_input(element: Json, spot: Spot) -> Markup:
    """Files from the machine; those put in already stand before the field."""
    files = spot.state(element).get("files") or []
    kinds = ",".join(f".{kind}" for kind in element.get("filetypes") or [])
    chooser = tag(
        "input",
        type="file",
        class_="field file",
        accept=kinds or None,
        multiple=element.get("max_files", 10) != 1,
        **spot.naming(element),
    )
    pieces = [piece(one["id"], one["name"], spot) for one in files]
    return tag(
        "div",
        tag("ul", joined(pieces), class_="chosen"),
        chooser,
        class_="files lookup",
        data_multi=True,
        data_values=json.dumps([one["id"] for one in files]),
        **spot.data(element),
    )
