"""The tail of the logs: in order, only what is new, whatever happens to the files."""

import json
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.sandbox.page.curtain.logs import Logs, cursor_of


def _said(path: Path, second: int, event: str, **about: object) -> None:
    line = {"event": event, "timestamp": f"2026-11-25T10:00:{second:02}Z", "level": "info", **about}
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    return {"web": tmp_path / "web.log", "worker": tmp_path / "worker.log"}


@pytest.fixture
def logs(files: dict[str, Path]) -> Logs:
    return Logs(files, ZoneInfo("Europe/Madrid"))


def test_both_logs_are_one_in_order_and_readable(files: dict[str, Path], logs: Logs) -> None:
    _said(files["worker"], 2, "job done", task="plans.mail_notice", ms=7)
    _said(files["web"], 1, "slack request", ids=["a"])
    lines, at = logs.read({})
    assert [(line.process, line.event, line.time) for line in lines] == [
        ("web", "slack request", "11:00:01"),
        ("worker", "job done", "11:00:02"),
    ]
    assert lines[1].about == (("task", "plans.mail_notice"), ("ms", "7"))
    assert at == logs.sizes()


def test_only_whole_new_lines_come_after(files: dict[str, Path], logs: Logs) -> None:
    _said(files["web"], 1, "first")
    _, at = logs.read({})
    with files["web"].open("a") as file:
        file.write('{"event": "half')
    lines, at = logs.read(at)
    assert lines == []
    with files["web"].open("a") as file:
        file.write(' a line"}\n')
    lines, at = logs.read(at)
    assert [line.event for line in lines] == ["half a line"]
    assert logs.read(at)[0] == []


def test_a_log_that_began_anew_is_read_from_its_start(files: dict[str, Path], logs: Logs) -> None:
    for second in range(5):
        _said(files["web"], second, "old")
    _, at = logs.read({})
    files["web"].write_text("")
    _said(files["web"], 9, "new")
    assert [line.event for line in logs.read(at)[0]] == ["new"]


def test_of_a_long_log_the_end_is_read_and_a_query_looks_further_back(
    files: dict[str, Path], logs: Logs
) -> None:
    _said(files["web"], 1, "went wrong", reference="AB12CD34")
    for _ in range(2_000):
        _said(files["web"], 2, "much", filler="x" * 20)
    assert 100 < len(logs.read({})[0]) < 1_000
    found, _ = logs.read({}, "ab12cd34 web")
    assert [line.event for line in found] == ["went wrong"]


def test_a_trace_is_shown_as_it_is_and_a_missing_log_is_empty(
    files: dict[str, Path], logs: Logs
) -> None:
    files["web"].write_text("Traceback (most recent call last):\n")
    lines, at = logs.read({})
    assert [(line.event, line.time) for line in lines] == [
        ("Traceback (most recent call last):", "")
    ]
    assert at["worker"] == 0


def test_a_cursor_is_read_back_and_nonsense_is_none() -> None:
    assert cursor_of("web.12,worker.0") == {"web": 12, "worker": 0}
    assert cursor_of("") == cursor_of("web,..,x.y") == {}
