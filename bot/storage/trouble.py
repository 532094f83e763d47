"""What is wrong with the database, from what it raised."""

from typing import Literal

import psycopg
from sqlalchemy.exc import DBAPIError

__all__ = ["Trouble", "trouble_of"]

Trouble = Literal["away", "not migrated", "not granted"]


def trouble_of(error: BaseException) -> Trouble | None:
    """Why the database cannot be worked with; None where the error is a fault of ours.

    ``away`` is everything from a refused connection to a wrong password.
    """
    cause = error.orig if isinstance(error, DBAPIError) else error
    match cause:
        case psycopg.errors.UndefinedTable() | psycopg.errors.UndefinedColumn():
            return "not migrated"
        case psycopg.errors.InsufficientPrivilege():
            return "not granted"
        case psycopg.OperationalError() | psycopg.InterfaceError() | OSError():
            return "away"  # TimeoutError is an OSError
        case _:
            return None
