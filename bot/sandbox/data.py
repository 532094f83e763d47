"""A sandbox's data directory: one sandbox at a time, keys of its own, and how to reach it."""

import fcntl
import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

from bot.errors import OperatorError
from bot.record.heads import SigningKey
from bot.storage.secrets import new_key

__all__ = ["DataDirectory", "SandboxError"]


PARTS = (
    "postgres",
    "valkey",
    "mail",
    "logs",
    "slack.json",
    "slack.files",
    "x.json",
    "x.media",
    "demo.json",
    "sandbox.json",
)


class SandboxError(OperatorError):
    """The sandbox cannot start; one line says why and what to do."""


class DataDirectory:
    """The embedded servers' data, Slack's and X's state, mails, logs, keys.

    Open it with :meth:`claim`; a second sandbox on the same directory is refused.
    """

    def __init__(self, root: Path) -> None:
        self.root = root.expanduser().resolve()
        self._lock: IO[str] | None = None

    @property
    def slack(self) -> Path:
        """Slack's state."""
        return self.root / "slack.json"

    @property
    def x(self) -> Path:
        """X's state."""
        return self.root / "x.json"

    @property
    def demo(self) -> Path:
        """Who is who in the demo."""
        return self.root / "demo.json"

    def part(self, name: str) -> Path:
        """A directory below, made when first asked for."""
        path = self.root / name
        path.mkdir(parents=True, exist_ok=True)
        return path

    def claim(self, *, reset: bool = False) -> None:
        """Take the directory for this process; with ``reset``, without an earlier one's data.

        Raises:
            SandboxError: another sandbox runs on it, or it cannot be written.
        """
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            if os.geteuid() == 0:
                self.root.chmod(0o755)  # the embedded Postgres then runs as a user of its own
            self._lock = (self.root / "lock").open("w")
        except OSError as error:
            raise SandboxError(
                f"{self.root} cannot be written ({error.strerror}); "
                "name another directory with --data"
            ) from error
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise SandboxError(
                f"a sandbox already runs on {self.root}; stop it, or name another "
                "directory with --data"
            ) from error
        if reset:
            self._empty()

    def _empty(self) -> None:
        for name in PARTS:  # and nothing else: --data may name any directory
            path = self.root / name
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)

    def running(self) -> bool:
        """Whether a sandbox runs on it now."""
        try:
            with (self.root / "lock").open() as lock:
                fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        except OSError:
            return False
        return False

    def release(self) -> None:
        """Let another sandbox have it."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def keys(self) -> dict[str, str]:
        """The secrets of this sandbox, made on the first start."""
        kept = self._read().get("keys")
        if kept is None:
            kept = {
                "RAPPORT_SECRET_KEYS": new_key(),
                "RAPPORT_SIGNING_KEY": SigningKey.generate(),
                "X_CONSUMER_KEY": "sandbox",
                "X_CONSUMER_SECRET": new_key(),
            }
            self._write(keys=kept)
        return {str(name): str(value) for name, value in kept.items()}

    def remember(self, *, environment: Mapping[str, str], address: str) -> None:
        """Keep how the running sandbox is reached, for ``--data`` of other commands."""
        self._write(environment=dict(environment), address=address)

    def forget_address(self) -> None:
        """The sandbox has stopped."""
        self._write(address=None)

    def environment(self) -> dict[str, str]:
        """The settings with which web and worker run here.

        Raises:
            SandboxError: no sandbox has ever run here.
        """
        found = self._read().get("environment")
        if found is None:
            raise SandboxError(
                f"no sandbox has run on {self.root}; start one with: rapport sandbox"
            )
        return {str(name): str(value) for name, value in found.items()}

    def address(self) -> str | None:
        """The running sandbox's URL, or None."""
        found = self._read().get("address")
        return None if found is None else str(found)

    def _read(self) -> dict[str, Any]:
        try:
            content: dict[str, Any] = json.loads((self.root / "sandbox.json").read_text())
        except FileNotFoundError:
            return {}
        return content

    def _write(self, **values: Any) -> None:
        path = self.root / "sandbox.json"
        content = json.dumps(self._read() | values, indent=1)
        fresh = path.with_suffix(".new")
        fresh.touch(mode=0o600)
        fresh.write_text(content)
        fresh.replace(path)
