"""Finding the interactive parts and the texts of blocks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bot.sandbox.slack.refusal import Json

__all__ = ["Element", "elements_of", "texts_of"]


@dataclass(frozen=True)
class Element:
    """One interactive element and where it stands."""

    block: Json
    body: Json
    pointer: str

    @property
    def is_input(self) -> bool:
        """Whether it stands in an input block."""
        return bool(self.block["type"] == "input")

    @property
    def label(self) -> str:
        """What a person reads on it: its own text, or its input's label."""
        owner = self.block.get("label") if self.is_input else self.body.get("text")
        owner = owner or self.body.get("placeholder") or {}
        return str(owner.get("text", "")) if isinstance(owner, dict) else ""


def elements_of(blocks: Sequence[Json]) -> Iterator[Element]:
    """Every element with an action id, in reading order; wrong shapes are passed over."""
    for index, block in enumerate(blocks):
        if not isinstance(block, dict):
            continue
        at = f"/blocks/{index}"
        if isinstance(block.get("accessory"), dict):
            yield Element(block, block["accessory"], f"{at}/accessory")
        if isinstance(block.get("element"), dict):
            yield Element(block, block["element"], f"{at}/element")
        if block.get("type") == "actions" and isinstance(block.get("elements"), list):
            for place, element in enumerate(block["elements"]):
                if isinstance(element, dict):
                    yield Element(block, element, f"{at}/elements/{place}")


def texts_of(part: Any) -> Iterator[Json]:
    """Every text object inside, the objects themselves."""
    if isinstance(part, dict):
        if part.get("type") in ("plain_text", "mrkdwn") and isinstance(part.get("text"), str):
            yield part
        else:
            for inner in part.values():
                yield from texts_of(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from texts_of(inner)
