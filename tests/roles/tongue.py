"""Which language a sentence is in, by its small words."""

import re
from typing import get_args

from bot.i18n.reader import Language

__all__ = ["tongue"]

SMALL: dict[Language, str] = {
    "en": "the of is are was were it its this that these there here to for from with by on in at "
    "and or not only can has have be been you your they them who what which when nobody anybody "
    "nothing any somebody already yet an",
    "es": "el la los las lo del de es son está están era esto ese esa esta este estos aquí ahí "
    "para por con en y o que quien quién qué cuál cuando nadie nada ya un una se su sus tu te al "
    "hay puede pueden tiene tienen ningún ninguna solo todavía aún sin",
}
KNOWN = {language: frozenset(words.split()) for language, words in SMALL.items()}


def tongue(sentence: str) -> Language | None:
    """The language with more of its small words in it; None where that does not tell."""
    words = re.findall(r"\w+", sentence.casefold())
    found = {one: sum(word in KNOWN[one] for word in words) for one in get_args(Language)}
    best = max(found, key=found.__getitem__)
    return best if list(found.values()).count(found[best]) == 1 else None
