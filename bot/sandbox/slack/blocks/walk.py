"""Finding the interactive parts and the texts of blocks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bot.sandbox.slack.refusal import Json

__all__ = ["Element", "blocks_of", "elements_of", "texts_of", "words_of"]

_LISTS = {"actions": "elements", "context_actions": "elements", "card": "actions"}
_NESTED = {"carousel": "elements", "container": "child_blocks"}


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


def blocks_of(blocks: Sequence[Any], at: str = "/blocks") -> Iterator[tuple[Json, str]]:
    """Every block with its pointer, those in carousels and containers after their frame."""
    for index, block in enumerate(blocks):
        if not isinstance(block, dict):
            continue
        here = f"{at}/{index}"
        yield block, here
        name = _NESTED.get(str(block.get("type")), "")
        if isinstance(block.get(name), list):
            yield from blocks_of(block[name], f"{here}/{name}")


def elements_of(blocks: Sequence[Json]) -> Iterator[Element]:
    """Every element with an action id, in reading order; wrong shapes are passed over."""
    for block, at in blocks_of(blocks):
        for name in ("accessory", "element"):
            if isinstance(block.get(name), dict):
                yield Element(block, block[name], f"{at}/{name}")
        name = _LISTS.get(str(block.get("type")), "")
        if isinstance(block.get(name), list):
            for place, element in enumerate(block[name]):
                if isinstance(element, dict):
                    yield Element(block, element, f"{at}/{name}/{place}")


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


def words_of(blocks: Sequence[Json]) -> Iterator[str]:
    """Every text of a message's blocks, those of tables aside: they have a sum of their own."""
    for block, _ in blocks_of(blocks):
        if block.get("type") not in ("table", "data_table", "carousel", "container"):
            yield from _words(block)


def _words(part: Any) -> Iterator[str]:
    if isinstance(part, list):
        for inner in part:
            yield from _words(inner)
    elif isinstance(part, dict):
        if isinstance(part.get("text"), str):
            yield part["text"]
        else:
            yield from _words(list(part.values()))
