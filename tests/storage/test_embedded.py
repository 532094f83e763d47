"""Embedded servers that start beside others."""

import socket
from pathlib import Path

import pytest

from bot.storage import embedded
from bot.storage.embedded import EmbeddedError, EmbeddedValkey


def test_a_port_that_somebody_took_meanwhile_is_stepped_over(
    scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken, free = other.getsockname()[1], embedded._free_port()  # noqa: SLF001 - the choice itself
        choices = iter((taken, free))
        monkeypatch.setattr(embedded, "_free_port", lambda: next(choices))
        server = EmbeddedValkey(scratch / "beside")
        assert server.url == f"redis://127.0.0.1:{free}/0"
        server.stop()
        monkeypatch.setattr(embedded, "_free_port", lambda: taken)
        with pytest.raises(EmbeddedError, match="Valkey did not start"):
            EmbeddedValkey(scratch / "nowhere")
