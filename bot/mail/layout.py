"""What an e-mail of ours looks like: one column that every mail program shows, text first.

A mail is a list of parts, and both its versions are written from it: whoever reads plain text
reads the same words. Mail programs drop style sheets, so styles stand on the elements; colours
keep their contrast where a program turns them over for the dark.
"""

import html
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Fact", "Heading", "Item", "Link", "Part", "Quote", "letter", "plain_letter"]

_FONT = "font-family: -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"
_PHONE = '<meta name="viewport" content="width=device-width, initial-scale=1">'
_BODY = f"margin: 0; padding: 24px 16px; {_FONT}; font-size: 16px; line-height: 1.5"
_COLUMN = "max-width: 560px; margin: 0 auto"
_HEADING = "margin: 0 0 16px; font-size: 20px; line-height: 1.3"
_SUBHEADING = "margin: 28px 0 8px; font-size: 17px; line-height: 1.3"
_ITEM = "margin: 20px 0 0; padding-top: 14px; border-top: 1px solid #d0d0d0"
_QUOTE = (
    "margin: 16px 0; padding: 4px 0 4px 16px; border-left: 4px solid #611f69; font-size: 18px; "
    "overflow-wrap: anywhere"
)
_BUTTON = (
    "display: inline-block; padding: 12px 20px; border-radius: 6px; background: #611f69; "
    "color: #ffffff; font-weight: 600; text-decoration: none"
)
_FOOT = "margin-top: 32px; padding-top: 16px; border-top: 1px solid #d0d0d0; font-size: 13px"
_CODE = "font-family: Menlo, Consolas, monospace; font-size: 12px; word-break: break-all"


@dataclass(frozen=True)
class Fact:
    """A paragraph."""

    text: str


@dataclass(frozen=True)
class Item:
    """The first line of one of several things, set off from the one before."""

    text: str


@dataclass(frozen=True)
class Quote:
    """What a person wrote, with its lines."""

    text: str


@dataclass(frozen=True)
class Heading:
    """Of the parts that follow."""

    text: str


@dataclass(frozen=True)
class Link:
    """A button; in plain text its words and its address."""

    text: str
    url: str


Part = Fact | Item | Quote | Heading | Link


def letter(*, language: str, heading: str, parts: Sequence[Part], foot: str, code: str = "") -> str:
    """A mail's HTML part. Every argument is plain text and is escaped here.

    Args:
        language: of the words, as HTML has it: ``en``.
        heading: what it is about.
        parts: what it says, in order.
        foot: why the reader gets this; its lines stay lines.
        code: a line to keep, broken anywhere; empty for none.
    """
    title = html.escape(heading)
    coded = f'<p style="{_CODE}">{html.escape(code)}</p>' if code else ""
    return "\n".join(
        (
            f'<!doctype html>\n<html lang="{language}">',
            f'<head><meta charset="utf-8">{_PHONE}<title>{title}</title></head>',
            f'<body style="{_BODY}"><div style="{_COLUMN}">',
            f'<h1 style="{_HEADING}">{title}</h1>',
            *(_html(part) for part in parts),
            f'<div style="{_FOOT}"><p>{_lines(foot)}</p>',
            f"{coded}</div>",
            "</div></body></html>\n",
        )
    )


def plain_letter(*, parts: Sequence[Part], foot: str, code: str = "") -> str:
    """The same as plain text, its foot set off as mail programs know it."""
    below = f"-- \n{foot}\n{code}" if code else f"-- \n{foot}"
    return "\n\n".join((*(_plain(part) for part in parts), below)) + "\n"


def _html(part: Part) -> str:
    match part:
        case Quote(text=text):
            return f'<blockquote style="{_QUOTE}">{_lines(text)}</blockquote>'
        case Heading(text=text):
            return f'<h2 style="{_SUBHEADING}">{html.escape(text)}</h2>'
        case Link(text=text, url=url):
            return f'<p><a style="{_BUTTON}" href="{html.escape(url)}">{html.escape(text)}</a></p>'
        case Item(text=text):
            return f'<p style="{_ITEM}">{_lines(text)}</p>'
        case Fact(text=text):
            return f"<p>{_lines(text)}</p>"


def _plain(part: Part) -> str:
    match part:
        case Quote(text=text):
            return "\n".join(f"> {line}" for line in text.splitlines())
        case Heading(text=text):
            return f"{text}\n{'=' * len(text)}"
        case Link(text=text, url=url):
            return f"{text}:\n{url}"
        case Fact(text=text) | Item(text=text):
            return text


def _lines(text: str) -> str:
    return html.escape(text).replace("\n", "<br>\n")
