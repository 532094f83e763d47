"""The ``rich_text`` block: docs.slack.dev/reference/block-kit/blocks/rich-text-block.

Texts in it are not escaped and hold no markup.
"""

import re
from collections.abc import Callable, Sequence

from markupsafe import Markup, escape

from bot.sandbox.page.render import tokens
from bot.sandbox.page.render.html import NOTHING, joined, tag
from bot.sandbox.page.render.look import Look
from bot.sandbox.page.render.shortcodes import big, character
from bot.sandbox.slack.refusal import Json

__all__ = ["rich_text"]

_STYLES = {"bold": "strong", "italic": "em", "strike": "s", "underline": "u", "code": "code"}
_BULLETS = ("disc", "circle", "square")
_ORDERS = ("1", "a", "i")
_DEEPEST = 8
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def rich_text(block: Json, look: Look) -> Markup:
    """The whole block."""
    parts = block.get("elements") or []
    shown = joined(_part(part, look) for part in parts)
    only = big("".join(_typed(part) for part in parts))
    return tag("div", shown, class_="rich big-emoji" if only else "rich")


def _typed(part: Json) -> str:
    if part.get("type") != "rich_text_section":
        return "x"
    return "".join(
        f":{one['name']}:" if one.get("type") == "emoji" else str(one.get("text", "x"))
        for one in part.get("elements") or []
    )


def _part(part: Json, look: Look) -> Markup:
    inside = part.get("elements") or []
    border = "bordered" if part.get("border") else None
    match part.get("type"):
        case "rich_text_section":
            return tag("div", _row(inside, look), class_="row")
        case "rich_text_quote":
            return tag("blockquote", _row(inside, look))
        case "rich_text_preformatted":
            return tag("pre", _row(inside, look), class_=border)
        case "rich_text_list":
            return _list(part, inside, look, border)
        case _:
            return _row([part], look)


def _list(part: Json, items: Sequence[Json], look: Look, border: str | None) -> Markup:
    """One level of a list: Slack sends a deeper one as a list of its own with an indent."""
    ordered = part.get("style") == "ordered"
    indent = min(int(part.get("indent") or 0), _DEEPEST)
    kinds = _ORDERS if ordered else _BULLETS
    kind = kinds[indent % len(kinds)]
    classes = f"indent-{indent} {'' if ordered else kind} {border or ''}".strip()
    rows = [tag("li", _item(item, look)) for item in items]
    if not ordered:
        return tag("ul", *rows, class_=classes)
    start = int(part.get("offset") or 0) + 1
    return tag("ol", *rows, class_=classes, start=start if start > 1 else None, type=kind)


def _item(item: Json, look: Look) -> Markup:
    if item.get("type") == "rich_text_section":
        return _row(item.get("elements") or [], look)
    return _part(item, look)


def _row(elements: Sequence[Json], look: Look) -> Markup:
    return joined(_styled(_element(one, look), one.get("style") or {}) for one in elements)


def _styled(shown: Markup, style: Json) -> Markup:
    for name, element in _STYLES.items():
        if style.get(name):
            shown = tag(element, shown)
    lit = style.get("highlight") or style.get("client_highlight")
    return tag("mark", shown, class_="lit") if lit else shown


def _element(one: Json, look: Look) -> Markup:
    drawn = _DRAWN.get(str(one.get("type")))
    return drawn(one, look) if drawn else escape(str(one.get("text", "")))


def _text(one: Json, _: Look) -> Markup:
    return tag("br").join(escape(line) for line in str(one.get("text", "")).split("\n"))


def _link(one: Json, _: Look) -> Markup:
    url = str(one.get("url", ""))
    label = escape(str(one["text"])) if one.get("text") else escape(url)
    return tokens.link(url, label)


def _emoji(one: Json, _: Look) -> Markup:
    name = str(one.get("name", ""))
    code = str(one.get("unicode", ""))
    found = _from_code(code) if code else character(name, str(one.get("skin_tone") or ""))
    if not found:
        return escape(f":{name}:")
    spoken = name.replace("_", " ")
    return tag("span", found, class_="emoji", role="img", aria_label=spoken, title=f":{name}:")


def _from_code(code: str) -> str:
    try:
        return "".join(chr(int(part, 16)) for part in code.split("-"))
    except (ValueError, OverflowError):
        return ""


def _date(one: Json, look: Look) -> Markup:
    stamp = int(one.get("timestamp") or 0)
    return tokens.date(
        stamp,
        str(one.get("format", "")),
        look,
        url=str(one.get("url") or ""),
        fallback=str(one.get("fallback") or ""),
    )


def _color(one: Json, _: Look) -> Markup:
    value = str(one.get("value", ""))
    if not _COLOUR.fullmatch(value):
        return escape(value)
    square = tag("rect", width=12, height=12, rx=2, fill=value)
    swatch = tag("svg", square, viewBox="0 0 12 12", width=12, height=12, aria_hidden="true")
    return joined([swatch, " ", value])


_DRAWN: dict[str, Callable[[Json, Look], Markup]] = {
    "text": _text,
    "link": _link,
    "emoji": _emoji,
    "date": _date,
    "color": _color,
    "user": lambda one, look: tokens.user(str(one.get("user_id", "")), look),
    "channel": lambda one, look: tokens.channel(str(one.get("channel_id", "")), look),
    "usergroup": lambda one, look: tokens.group(str(one.get("usergroup_id", "")), look),
    "team": lambda _, look: tag("span", look.say("render-team"), class_="mention"),
    "broadcast": lambda one, _: tokens.broadcast(str(one.get("range", "channel"))),
    "section_break": lambda *_: NOTHING,
}
