"""Numbers as people type them, exactly: ``1,234.5``, ``1.234,5``, ``1 234``, ``40k``.

A point and a comma mean opposite things in our two languages. Where the way it is written leaves
one reading, that is it, whatever the language; where grouping by the reader's language fits, it
counts; where it could be either, both readings are handed out and a person is asked.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.i18n.catalogues import Language

__all__ = ["PATTERN", "UnclearNumber", "read_number"]

WHOLE_DIGITS, DECIMALS = 12, 6
"""The longest that is read."""

PATTERN = (
    r"[-+\u2212]?\s?[0-9](?:[0-9.,'\u2019]|[ \u00a0\u202f\u2009](?=[0-9]{3}(?![0-9])))*"
    r"(?:\s?(?:k|mil)\b)?"
)
"""What may be a number within a sentence; for :func:`read_number`."""

_SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u2009\u2019"), " ") | {ord("'"): " "}
_WRITTEN = re.compile(r"([-+]?) ?([0-9][0-9., ]*?)[.,]? ?(k|mil)?", re.IGNORECASE)
_GROUPING: dict[Language, str] = {"en": ",", "es": "."}
_GROUP = 3


@dataclass(frozen=True)
class UnclearNumber:
    """Two honest readings, the smaller first: ask."""

    readings: tuple[Decimal, Decimal]


def read_number(typed: str, language: Language) -> Decimal | UnclearNumber | None:
    """The number that ``typed`` is, and nothing besides; None for none, or one too long.

    ``k`` and ``mil`` are thousands. Twelve digits and six decimals are read.
    """
    tidy = " ".join(typed.translate(_SPACES).replace("\u2212", "-").split())
    written = _WRITTEN.fullmatch(tidy)
    if written is None:
        return None
    factor = Decimal(f"{written[1]}1") * (1000 if written[3] else 1)
    found = [_scaled(Decimal(plain), factor) for plain in _readings(written[2], language)]
    if not all(map(_fits, found)):
        return None
    match sorted(found):
        case [one]:
            return one
        case [low, high]:
            return UnclearNumber((low, high))
        case _:
            return None


def _scaled(value: Decimal, factor: Decimal) -> Decimal:
    return value * factor if value else Decimal(0)


def _fits(value: Decimal) -> bool:
    _, digits, exponent = value.as_tuple()
    decimals = max(-int(exponent), 0)
    return len(digits) - decimals <= WHOLE_DIGITS and decimals <= DECIMALS


def _readings(body: str, language: Language) -> list[str]:
    """As Python writes it: none, one, or two where a person has to say which."""
    own = _GROUPING[language]
    if " " in body:
        return _grouped(body, " ", re.search(r"[.,]", body))
    signs = sorted({sign for sign in body if sign in ".,"}, key=body.rindex)
    if not signs:
        return [body]
    if len(signs) > 1:
        return _grouped(body, signs[0], re.search(re.escape(signs[1]), body))
    (sign,) = signs
    if body.count(sign) > 1:
        return _grouped(body, sign, None)
    whole, _, rest = body.partition(sign)
    decimal = f"{whole}.{rest}"
    if len(rest) != _GROUP or len(whole) > _GROUP or whole.startswith("0"):
        return [decimal]
    return [whole + rest] if sign == own else [decimal, whole + rest]


def _grouped(body: str, sign: str, point: re.Match[str] | None) -> list[str]:
    """Thousands apart by ``sign``, decimals after ``point``."""
    whole, rest = (body[: point.start()], body[point.end() :]) if point else (body, "")
    groups = re.fullmatch(rf"[0-9]{{1,3}}(?:{re.escape(sign)}[0-9]{{3}})+", whole)
    if groups is None or not re.fullmatch(r"[0-9]*", rest):
        return []
    plain = whole.replace(sign, "")
    return [f"{plain}.{rest}" if rest else plain]
