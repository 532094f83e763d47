"""What keeps a post from going out, and addresses that people paste. Pure."""

# ruff: noqa: N818 -- the errors are named by what happened: NotRetryable, QuestionAnswered

import re

from bot.errors import UserFacingError

__all__ = ["CHANGED", "BadAddress", "NotRetryable", "QuestionAnswered", "read_address"]

CHANGED = "changed"
"""A failure of its own: what was about to go out is not what was approved."""


class NotRetryable(UserFacingError):
    """There is nothing to try again."""

    key = "publishing-not-retryable"


class QuestionAnswered(UserFacingError):
    """Whether it is on X is known by now."""

    key = "publishing-question-answered"


class BadAddress(UserFacingError):
    """Not the address of a post of this account."""

    key = "publishing-bad-address"

    def __init__(self, *, handle: str) -> None:
        super().__init__(field="address", handle=handle)


_ADDRESS = re.compile(
    r"^(?:https?://)?(?:www\.|mobile\.)?(?:x|twitter)\.com/(\w{1,15})/status/(\d{1,19})(?:[/?#].*)?$"
)


def read_address(typed: str, handle: str) -> tuple[str, str] | None:
    """Id and address of the post whose address a person pasted; None where nothing was.

    Raises:
        BadAddress: it is not that of a post of ``@handle``.
    """
    if not typed.strip():
        return None
    found = _ADDRESS.match(typed.strip())
    if found is None or found[1].casefold() != handle.casefold():
        raise BadAddress(handle=handle)
    return found[2], f"https://x.com/{handle}/status/{found[2]}"
