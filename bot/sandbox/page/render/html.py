"""HTML elements as values, everything escaped on its way in."""

from collections.abc import Iterable

from markupsafe import Markup, escape

__all__ = ["NOTHING", "joined", "tag"]

NOTHING = Markup()
_VOID = frozenset({"br", "hr", "img", "input"})


def tag(name: str, /, *inside: str, **attributes: str | float | bool | None) -> Markup:
    """One element. Strings inside that are no markup are escaped.

    Underscores in the names of attributes become dashes, a trailing one is dropped (``class_``);
    None and False leave the attribute out, True writes its bare name.
    """
    written = "".join(_attribute(key, value) for key, value in attributes.items())
    start = f"<{name}{written}>"
    if name in _VOID:
        return Markup(start)  # noqa: S704 - composed of escaped parts
    body = "".join(str(escape(part)) for part in inside)
    return Markup(f"{start}{body}</{name}>")  # noqa: S704 - composed of escaped parts


def joined(parts: Iterable[str], between: str = "") -> Markup:
    """The parts one after the other, escaped where they are no markup."""
    return escape(between).join(parts)


def _attribute(key: str, value: str | float | bool | None) -> str:  # noqa: FBT001 - HTML has both
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(value)}"'
