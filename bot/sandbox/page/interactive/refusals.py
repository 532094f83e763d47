"""What Slack's own client says about a form, in the language of who reads it.

The double says it in English, as scripts and logs need it; an app's own errors stay as they are.
"""

import re
from typing import Protocol

__all__ = ["own_words"]

_KNOWN = (
    (re.compile(r"Please complete this required field\."), "interactive-required"),
    (re.compile(r"Please enter a valid value\."), "interactive-invalid"),
    (re.compile(r"Please use at least (?P<least>\d+) characters\."), "interactive-too-short"),
    (re.compile(r"Please use at most (?P<most>\d+) characters\."), "interactive-too-long"),
    (re.compile(r"Please enter a number between None and (?P<high>\S+)\."), "interactive-at-most"),
    (re.compile(r"Please enter a number between (?P<low>\S+) and None\."), "interactive-at-least"),
    (
        re.compile(r"Please enter a number between (?P<low>\S+) and (?P<high>\S+)\."),
        "interactive-between",
    ),
)


class Says(Protocol):
    """A viewer, or whoever else knows the page's words in a language."""

    def say(self, key: str, **params: str | int) -> str:
        """The words of a key."""


def own_words(viewer: Says, error: str) -> str:
    """The error as this person reads it."""
    for pattern, key in _KNOWN:
        if found := pattern.fullmatch(error):
            return viewer.say(key, **found.groupdict())
    return error
