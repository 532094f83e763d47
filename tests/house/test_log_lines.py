"""Every line says what it is about: request, workspace, client, job. Nothing else of it stays."""

import json
from uuid import uuid4

import pytest
import structlog

from bot.logs import about, about_client

CLIENT = uuid4()


def test_a_client_stands_on_the_lines_of_its_work_alone(capsys: pytest.CaptureFixture[str]) -> None:
    log = structlog.get_logger()
    with about(request_id="R1", workspace_id="W1"):
        log.info("before")
        about_client(CLIENT)
        log.info("within")
    log.info("after")
    before, within, after = (json.loads(line) for line in capsys.readouterr().err.splitlines())
    assert "client_id" not in before
    assert (within["request_id"], within["workspace_id"]) == ("R1", "W1")
    assert within["client_id"] == str(CLIENT)
    assert {"client_id", "request_id"} & set(after) == set()


def test_a_fault_is_logged_without_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    structlog.get_logger().error("fault", exc_info=RuntimeError("what a person wrote"))
    (line,) = capsys.readouterr().err.splitlines()
    assert "what a person wrote" not in line
    assert json.loads(line)["error"] == "RuntimeError"
