"""Whose words they are. Pure."""

# ruff: noqa: N818 -- the errors are named by what happened: NotTheAuthor

from typing import ClassVar
from uuid import UUID

from bot.errors import UserFacingError

__all__ = ["WHO_LONGEST", "NoName", "NotTheAuthor", "UnknownWords", "check_author", "check_who"]

WHO_LONGEST = 80


class NotTheAuthor(UserFacingError):
    """What somebody said is theirs to ask for: it counts for their side. Takes ``who``."""

    key: ClassVar[str] = "offers-error-not-the-author"


class UnknownWords(UserFacingError):
    """They are not kept here."""

    key: ClassVar[str] = "offers-error-unknown"


class NoName(UserFacingError):
    """Who of the client asked is part of what was asked."""

    key: ClassVar[str] = "offers-error-no-name"


def check_author(author: UUID, person: UUID, *, who: str) -> None:
    """Only who said it says what it is. Raises NotTheAuthor."""
    if author != person:
        raise NotTheAuthor(who=who)


def check_who(text: str) -> str:
    """Who asked, tidied. Raises NoName."""
    tidy = " ".join(text.split())
    if not tidy:
        raise NoName(field="who")
    return tidy[:WHO_LONGEST]
