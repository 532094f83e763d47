"""What somebody typed after ``/plan item``. Pure."""

# ruff: noqa: N818 -- the errors are named by what happened: WhichItem

import re
from dataclasses import dataclass
from typing import ClassVar, Literal

from bot.errors import UserFacingError
from bot.features.clients.rules import fold

__all__ = ["Asked", "WhichItem", "read_command"]


class WhichItem(UserFacingError):
    """A command about an item named none."""

    key: ClassVar[str] = "planning-error-which"


@dataclass(frozen=True)
class Asked:
    """What ``/plan item …`` is to do; ``number`` is None where none was named."""

    what: Literal["new", "edit", "close"]
    number: int | None = None
    text: str = ""


_VERBS: dict[str, Literal["new", "edit", "close"]] = {
    **dict.fromkeys(("new", "nuevo", "nueva"), "new"),
    **dict.fromkeys(("edit", "editar", "cambiar"), "edit"),
    **dict.fromkeys(("close", "cerrar"), "close"),
}
_NUMBER = re.compile(r"#?(\d{1,6})[:,.]?(?!\S)\s*[\N{EN DASH}-]?\s*(.*)", re.DOTALL)


def read_command(text: str) -> Asked:
    """Read ``4``, ``edit 4``, ``close 4 the fair is off``, ``new Summer``, or a bare sentence.

    What begins with a verb and names no number is a sentence too, unless the verb stands alone.
    """
    first, _, rest = text.strip().partition(" ")
    what = _VERBS.get(fold(first))
    if what == "new":
        return Asked("new", text=rest.strip())
    found = _NUMBER.fullmatch((rest if what else text).strip())
    if found and (what or not found[2]):
        return Asked(what or "edit", int(found[1]), found[2].strip())
    return Asked(what, None) if what and not rest else Asked("new", text=text.strip())
