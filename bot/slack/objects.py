"""Slack's composition objects and their limits.

Source: docs.slack.dev/reference/block-kit/composition-objects.
"""

from typing import Any

from bot.slack.escaping import cut

__all__ = [
    "LABEL",
    "MOST_OPTIONS",
    "PLACEHOLDER",
    "Choice",
    "Confirm",
    "Element",
    "dialog",
    "mrkdwn_text",
    "option",
    "plain",
]

Element = dict[str, Any]
Choice = tuple[str, str]
"""A choice: its value (75 characters at most, to be safe) and its label."""
Confirm = tuple[str, str, str, str]
"""Title, text, and the labels of yes and no."""

LABEL, PLACEHOLDER, MOST_OPTIONS = 75, 150, 100
_MRKDWN = 3_000


def plain(text: str, limit: int) -> Element:
    """A plain text object; Slack refuses an empty one, so a space stands in."""
    return {"type": "plain_text", "text": cut(text, limit) or " ", "emoji": True}


def mrkdwn_text(mrkdwn: str, limit: int = _MRKDWN) -> Element:
    """A markup object; Slack refuses an empty one, so a space stands in."""
    return {"type": "mrkdwn", "text": cut(mrkdwn, limit) or " "}


def option(choice: Choice) -> Element:
    """One option of a select, of radio buttons, of checkboxes."""
    value, label = choice
    return {"text": plain(label, LABEL), "value": value}


def dialog(confirm: Confirm) -> Element:
    """Ask again before acting."""
    title, text, yes, no = confirm
    return {
        "title": plain(title, 100),
        "text": plain(text, 300),
        "confirm": plain(yes, 30),
        "deny": plain(no, 30),
    }
