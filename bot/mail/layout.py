"""What an e-mail of ours looks like: one column that every mail program shows, text first.

Mail programs drop style sheets, so styles stand on the elements; colours keep their contrast where
a program turns them over for the dark.
"""

import html
from collections.abc import Sequence

__all__ = ["letter"]

_FONT = "font-family: -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"
_BODY = f"margin: 0; padding: 24px 16px; {_FONT}; font-size: 16px; line-height: 1.5"
_COLUMN = "max-width: 560px; margin: 0 auto"
_HEADING = "margin: 0 0 16px; font-size: 20px; line-height: 1.3"
_QUOTE = (
    "margin: 16px 0; padding: 4px 0 4px 16px; border-left: 4px solid #611f69; font-size: 18px; "
    "overflow-wrap: anywhere"
)
_FOOT = "margin-top: 32px; padding-top: 16px; border-top: 1px solid #d0d0d0; font-size: 13px"
_CODE = "font-family: Menlo, Consolas, monospace; font-size: 12px; word-break: break-all"


def letter(
    *,
    language: str,
    heading: str,
    lead: str,
    quote: str,
    facts: Sequence[str],
    foot: str,
    code: str,
) -> str:
    """A mail's HTML part. Every argument is plain text and is escaped here.

    Args:
        language: of the words, as HTML has it: ``en``.
        heading: what it is about.
        lead: who did what.
        quote: what a person wrote, with its lines.
        facts: a paragraph each.
        foot: why the reader gets this.
        code: a line to keep, broken anywhere.
    """
    quoted = html.escape(quote).replace("\n", "<br>\n")
    title = html.escape(heading)
    return "\n".join(
        (
            f'<!doctype html>\n<html lang="{language}">',
            f'<head><meta charset="utf-8"><title>{title}</title></head>',
            f'<body style="{_BODY}"><div style="{_COLUMN}">',
            f'<h1 style="{_HEADING}">{title}</h1>',
            f"<p>{html.escape(lead)}</p>",
            f'<blockquote style="{_QUOTE}">{quoted}</blockquote>',
            *(f"<p>{html.escape(each)}</p>" for each in facts),
            f'<div style="{_FOOT}"><p>{html.escape(foot)}</p>',
            f'<p style="{_CODE}">{html.escape(code)}</p></div>',
            "</div></body></html>\n",
        )
    )
