"""Slack's mrkdwn as HTML (docs.slack.dev/messaging/formatting-message-text).

What is atomic (code, tokens, emoji) is set aside behind private-use characters first, so that no
asterisk inside it is taken for bold; the rest is escaped where it is a leaf.
"""

import re
from collections.abc import Iterator

from markupsafe import Markup

from bot.sandbox.page.render.html import NOTHING, joined, tag
from bot.sandbox.page.render.look import Look
from bot.sandbox.page.render.shortcodes import SHORTCODE, big, character, drawn
from bot.sandbox.page.render.tokens import token, token_text
from bot.sandbox.slack.text import unescape

__all__ = ["inline", "mrkdwn"]

_PRE = re.compile(r"```\n?(.+?)\n?```", re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
_TOKEN = re.compile(r"<([^<>\n]+)>")
# A sign opens after no letter and before no space, closes the other way round; doubled it is text.
_SPAN = re.compile(r"(?<!\w)([*_~])(?<!\1\1)(?!\1)(?=\S)([^\n]*?\S)\1(?!\w|\1)")
_NAMES = {"*": "strong", "_": "em", "~": "s"}
_QUOTE = re.compile(r"(?:&gt;|>) ?")
_LONG_QUOTE = re.compile(r"(?:&gt;|>){3} ?")
_OPEN, _CLOSE = "\ue000", "\ue001"
_ASIDE = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_PRIVATE = re.compile(f"[{_OPEN}{_CLOSE}]")
_GAP = tag("span", class_="gap")
_BREAK = tag("br")


class _Aside:
    """Finished pieces, each behind a sign that no text holds."""

    def __init__(self) -> None:
        self._kept: list[Markup] = []

    def put(self, piece: Markup) -> str:
        self._kept.append(piece)
        return f"{_OPEN}{len(self._kept) - 1}{_CLOSE}"

    def leaf(self, text: str) -> Markup:
        """Text without spans: escaped, the pieces put back."""
        pieces = _ASIDE.split(text)
        return joined(
            self._kept[int(piece)] if at % 2 else unescape(piece) for at, piece in enumerate(pieces)
        )


def mrkdwn(text: str, look: Look) -> Markup:
    """A text in Slack's own form (`&`, `<`, `>` escaped, tokens in angle brackets), drawn."""
    text = _PRIVATE.sub("", text)
    out: list[str] = []
    for at, part in enumerate(_PRE.split(text)):
        if at % 2:
            out.append(tag("pre", _code_text(part, look)))
        else:
            out += _flow(_trimmed(part, first=at == 0), look)
    shown = joined(out)
    return tag("span", shown, class_="big-emoji") if big(text) else shown


def inline(text: str, look: Look) -> Markup:
    """One line of mrkdwn: spans, tokens, emoji, code; no quotes, no breaks."""
    aside = _Aside()
    text = _CODE.sub(lambda m: aside.put(tag("code", _code_text(m[1], look))), text)
    text = _TOKEN.sub(lambda m: aside.put(token(m[1], look)), text)
    text = SHORTCODE.sub(lambda m: _emoji(m, aside), text)
    return _spans(text, aside)


def _emoji(match: re.Match[str], aside: _Aside) -> str:
    known = character(match["name"], match["tone"] or "")
    return aside.put(drawn(match)) if known else match.group()


def _spans(text: str, aside: _Aside) -> Markup:
    out: list[str] = []
    end = 0
    for match in _SPAN.finditer(text):
        out.append(aside.leaf(text[end : match.start()]))
        out.append(tag(_NAMES[match[1]], _spans(match[2], aside)))
        end = match.end()
    return joined([*out, aside.leaf(text[end:])])


def _code_text(text: str, look: Look) -> str:
    parts = _TOKEN.split(text)
    return "".join(
        token_text(part, look) if at % 2 else unescape(part) for at, part in enumerate(parts)
    )


def _trimmed(part: str, *, first: bool) -> str:
    """Without the line ends beside a preformatted block, which is a block of its own."""
    part = part if first else part.removeprefix("\n")
    return part.removesuffix("\n")


def _flow(text: str, look: Look) -> Iterator[Markup]:
    """Lines and quotes."""
    if not text:
        return
    for quoted, lines in _groups(text.split("\n")):
        body = _lines(lines, look)
        yield tag("blockquote", body) if quoted else body


def _groups(lines: list[str]) -> Iterator[tuple[bool, list[str]]]:
    group: list[str] = []
    inside = False
    for at, line in enumerate(lines):
        if long := _LONG_QUOTE.match(line):
            yield from [(inside, group)] if group else []
            yield True, [line[long.end() :], *lines[at + 1 :]]
            return
        quote = _QUOTE.match(line)
        if bool(quote) != inside:
            yield from [(inside, group)] if group else []
            group, inside = [], bool(quote)
        group.append(line[quote.end() :] if quote else line)
    yield inside, group


def _lines(lines: list[str], look: Look) -> Markup:
    out: list[Markup] = []
    before = False
    for line in lines:
        blank = not line.strip()
        out.append(_GAP if blank else _BREAK if before else NOTHING)
        out.append(NOTHING if blank else inline(line, look))
        before = not blank
    return joined(out)
