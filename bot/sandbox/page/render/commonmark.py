"""The ``markdown`` block: docs.slack.dev/reference/block-kit/blocks/markdown-block.

CommonMark with tables and strike-through. HTML is text, images are links, and only web, mail and
phone links lead anywhere.
"""

import re
from collections.abc import Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererProtocol
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup

from bot.sandbox.page.render.html import tag
from bot.sandbox.page.render.look import Look
from bot.sandbox.page.render.shortcodes import with_emoji
from bot.sandbox.page.render.tokens import token
from bot.sandbox.slack.text import escape as slack_escape

__all__ = ["markdown"]

_SAFE = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)
_MENTION = re.compile(r"<([@#!][^<>\n]+)>")
_TASK = re.compile(r"\[(?P<done>[ xX])\] ")
_LOOK = "look"


def markdown(text: str, look: Look) -> Markup:
    """The text as HTML; mentions and emoji in it are drawn as in mrkdwn."""
    body = _parser().render(text, {_LOOK: look})
    return tag("div", Markup(body), class_="markdown")  # noqa: S704 - HTML in it is off


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "breaks": True})
    parser.enable(["table", "strikethrough"])
    parser.validateLink = _leads_somewhere  # type: ignore[method-assign]  # its documented hook
    parser.add_render_rule("text", _text)
    parser.add_render_rule("heading_open", _heading)
    parser.add_render_rule("heading_close", lambda *_: "</div>")
    parser.add_render_rule("link_open", _link)
    parser.add_render_rule("image", _image)
    for cell in ("th_open", "td_open"):
        parser.add_render_rule(cell, _cell)
    parser.add_render_rule("table_open", lambda *_: '<div class="wide"><table>')
    parser.add_render_rule("table_close", lambda *_: "</table></div>")
    return parser


def _leads_somewhere(url: str) -> bool:
    return bool(_SAFE.match(url))


def _text(
    _: RendererProtocol, parts: Sequence[Token], at: int, __: OptionsDict, env: EnvType
) -> str:
    text = parts[at].content
    out = Markup()
    if at == 0 and (task := _TASK.match(text)):
        out += "☐ " if task["done"] == " " else "☑ "
        text = text[task.end() :]
    pieces = _MENTION.split(text)
    for place, piece in enumerate(pieces):
        out += token(slack_escape(piece), env[_LOOK]) if place % 2 else with_emoji(piece)
    return str(out)


def _heading(
    _: RendererProtocol, parts: Sequence[Token], at: int, __: OptionsDict, ___: EnvType
) -> str:
    level = int(parts[at].tag[1:])
    return f'<div class="heading level-{level}" role="heading" aria-level="{min(level + 3, 6)}">'


def _link(
    _: RendererProtocol, parts: Sequence[Token], at: int, __: OptionsDict, ___: EnvType
) -> str:
    url = str(parts[at].attrGet("href") or "")
    opened = tag("a", href=url, target="_blank", rel="noopener noreferrer")
    return str(opened).removesuffix("</a>")


def _image(
    _: RendererProtocol, parts: Sequence[Token], at: int, __: OptionsDict, ___: EnvType
) -> str:
    url = str(parts[at].attrGet("src") or "")
    words = with_emoji(parts[at].content or url)
    return str(tag("a", words, href=url, target="_blank", rel="noopener noreferrer"))


def _cell(
    _: RendererProtocol, parts: Sequence[Token], at: int, __: OptionsDict, ___: EnvType
) -> str:
    """A cell's alignment as a class: the page allows no style attributes."""
    style = str(parts[at].attrGet("style") or "")
    aligned = {"text-align:center": "centre", "text-align:right": "right"}.get(style)
    name = parts[at].tag
    return str(tag(name, class_=aligned)).removesuffix(f"</{name}>")
