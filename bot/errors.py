"""Errors that are meant for a person, and those that are a fault of ours."""

from typing import ClassVar

__all__ = ["OperatorError", "SettingsError", "UserFacingError"]


class UserFacingError(Exception):
    """Something a person can mend: says what happened and what to do, in the reader's language.

    A subclass names its message in the catalogues (``key``) and, where one input of an open modal
    is to blame, that input's block id (``field``). ``typed`` is what the person had written; it
    is given back to them with the message.
    """

    key: ClassVar[str]

    def __init__(
        self, *, field: str | None = None, typed: str | None = None, **params: str | int
    ) -> None:
        super().__init__(self.key)
        self.field = field
        self.typed = typed
        self.params = params


class OperatorError(Exception):
    """Something whoever runs a command can mend: one line, then the process ends with ``code``."""

    code: ClassVar[int] = 1


class SettingsError(OperatorError):
    """A setting is missing or malformed. One line, with an example."""

    code = 2
