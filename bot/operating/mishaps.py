"""What goes wrong around a command, in one line for whoever runs it."""

import errno

from bot.storage.trouble import trouble_of

__all__ = ["MISHAP", "told"]

MISHAP = 3
"""The exit code where something outside is in the way: neither a finding nor a setting."""

LINES = {
    "away": "the database does not answer; check DATABASE_URL and that Postgres runs "
    "(rapport doctor looks closer)",
    "not migrated": "the database is not migrated; run: rapport migrate",
    "not granted": "the app's role may not use the tables; run rapport migrate with the owner's "
    "URL in MIGRATION_DATABASE_URL",
}


def told(error: Exception) -> str | None:
    """The line for it; None where it is a fault of ours, which deserves its traceback."""
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        return "the port is taken; set PORT to another"
    if isinstance(error, OSError) and not isinstance(error, TimeoutError | ConnectionError):
        return None
    trouble = trouble_of(error)
    return None if trouble is None else LINES[trouble]
