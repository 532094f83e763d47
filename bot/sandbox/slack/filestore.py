"""The bytes of files, beside the state: one file each in a directory, or in memory."""

from pathlib import Path

__all__ = ["FileStore"]


class FileStore:
    """Bytes by file id; given no directory, they are forgotten with the process."""

    def __init__(self, directory: Path | None = None) -> None:
        self._directory = directory
        self._kept: dict[str, bytes] = {}

    def put(self, file_id: str, content: bytes) -> None:
        """Keep the bytes of a file."""
        if self._directory is None:
            self._kept[file_id] = content
            return
        self._directory.mkdir(parents=True, exist_ok=True)
        (self._directory / file_id).write_bytes(content)

    def get(self, file_id: str) -> bytes | None:
        """The bytes of a file; None when nothing was ever put there, or it is gone."""
        if self._directory is None:
            return self._kept.get(file_id)
        try:
            return (self._directory / file_id).read_bytes()
        except FileNotFoundError:
            return None

    def remove(self, file_id: str) -> None:
        """Forget the bytes of a file."""
        self._kept.pop(file_id, None)
        if self._directory is not None:
            (self._directory / file_id).unlink(missing_ok=True)
