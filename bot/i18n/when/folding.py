"""A form of the text that is easy to match: small letters, no accents, known positions."""

import re
import unicodedata
from dataclasses import dataclass

__all__ = ["Folded", "fold"]

# Slack's own markup, addresses and mails carry numbers that are not times.
_MASKED = re.compile(
    r"<[^<>]*>|https?://\S+|[\w.+\-]{1,64}@[\w\-]{1,63}\.[\w.\-]{1,190}|(?:@[^\W\d]|#)\w*|\b24/7\b"
)
# Typographic apostrophes, and the dashes and the minus sign.
_SAME = str.maketrans("\u2019\u2018`\u00b4\u2013\u2014\u2212", "''''---")


@dataclass(frozen=True)
class Folded:
    """The folded text, and for each of its characters where it stood in the original."""

    text: str
    original: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The positions in the original for a non-empty stretch of the folded text."""
        stop = self.places[end - 1] + 1
        while stop < len(self.original) and unicodedata.combining(self.original[stop]):
            stop += 1
        return self.places[start], stop


def fold(original: str) -> Folded:
    """Fold a text. Masked stretches become commas, so nothing is read across them."""
    masked = _MASKED.sub(lambda found: "," * len(found[0]), original.translate(_SAME))
    pieces: list[str] = []
    places: list[int] = []
    for place, char in enumerate(masked):
        for piece in unicodedata.normalize("NFKD", char).lower():
            if unicodedata.combining(piece):
                continue
            pieces.append(" " if piece.isspace() else piece)
            places.append(place)
    return Folded("".join(pieces), original, tuple(places))
