"""Servers for tests: real, but in a hurry."""

import psycopg


def hurry(superuser_url: str) -> None:
    """Let a server whose data nobody will miss not wait for the disk."""
    with psycopg.connect(superuser_url, autocommit=True) as connection:
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")
