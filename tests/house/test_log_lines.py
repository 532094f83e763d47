"""Every line says what it is about: request, workspace, client, job. Nothing else of it stays."""

import io
import json
import sys
from collections.abc import Iterator
from uuid import uuid4

import pytest
import structlog

from bot import logs
from bot.logs import about, about_client

CLIENT = uuid4()


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    with monkeypatch.context() as patch:
        written = io.StringIO()
        patch.setattr(sys, "stderr", written)
        logs.configure("INFO")
        yield written
    logs.configure("INFO")


def test_a_client_stands_on_the_lines_of_its_work_alone(lines: io.StringIO) -> None:
    log = structlog.get_logger()
    with about(request_id="R1", workspace_id="W1"):
        log.info("before")
        about_client(CLIENT)
        log.info("within")
    log.info("after")
    before, within, after = (json.loads(line) for line in lines.getvalue().splitlines())
    assert "client_id" not in before
    assert (within["request_id"], within["workspace_id"]) == ("R1", "W1")
    assert within["client_id"] == str(CLIENT)
    assert {"client_id", "request_id"} & set(after) == set()


def test_a_fault_is_logged_without_its_words(lines: io.StringIO) -> None:
    structlog.get_logger().error("fault", exc_info=RuntimeError("what a person wrote"))
    (line,) = lines.getvalue().splitlines()
    assert "what a person wrote" not in line
    assert json.loads(line)["error"] == "RuntimeError"
