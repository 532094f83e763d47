"""What a command takes, read from the usage hint of its manifest.

docs.slack.dev/interactivity/implementing-slash-commands: a hint is free text. By habit its forms
stand beside each other with ``|`` between, a bare word is typed as it stands, brackets hold what
one fills in: ``[list | add <name> | remove <name>]``.
"""

from dataclasses import dataclass

__all__ = ["Form", "forms_of"]

_CLOSING = {"[": "]", "<": ">", "(": ")", "{": "}"}
_CUT = "…"


@dataclass(frozen=True)
class Form:
    """One way to call a command: ``verb`` is typed as it stands ("" if there is none)."""

    verb: str
    arguments: tuple[str, ...] = ()


def forms_of(hint: str) -> tuple[Form, ...]:
    """The forms of a usage hint, in order; what was cut off at its end is left out."""
    pieces = _split(_bare(hint.strip()), "|")
    whole = [piece for piece in pieces if not piece.endswith(_CUT)]
    return tuple(_form(piece) for piece in whole)


def _form(piece: str) -> Form:
    words = _split(piece, " ")
    if words[0][0] in _CLOSING or not words[0][0].isalnum():
        return Form("", tuple(words))
    return Form(words[0], tuple(words[1:]))


def _bare(hint: str) -> str:
    """Without the brackets around a whole list of forms."""
    inside = hint[1:-1]
    around = hint[:1] in {"[", "("} and hint.endswith(_CLOSING[hint[0]])
    return inside if around and "|" in inside and _balanced(inside) else hint


def _balanced(text: str) -> bool:
    depth = 0
    for sign in text:
        depth += (sign in _CLOSING) - (sign in _CLOSING.values())
        if depth < 0:
            return False
    return depth == 0


def _split(text: str, at: str) -> list[str]:
    """The parts between signs that stand outside of brackets, none of them empty."""
    parts, depth = [""], 0
    for sign in text:
        depth = max(0, depth + (sign in _CLOSING) - (sign in _CLOSING.values()))
        if sign == at and depth == 0:
            parts.append("")
        else:
            parts[-1] += sign
    return [part.strip() for part in parts if part.strip()]
