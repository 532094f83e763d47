"""The command line teaches, loads only what it needs, and complains in one line."""

import socket
import sys
from pathlib import Path

import pytest

from bot.settings import EXAMPLES
from tests.house.command import complete, rapport

COMMANDS = (
    "connect", "doctor", "erase", "export", "manifest", "migrate", "replay", "sandbox", "verify",
    "web", "worker",
)  # fmt: skip
CONNECT = ("connect", "x", "--client", "acme", "--token", "t")


async def test_alone_it_shows_what_there_is_and_where_to_begin() -> None:
    ran = await rapport()
    shown = ran.out + ran.err
    assert "rapport sandbox --story" in shown
    assert "rapport doctor" in shown
    for command in COMMANDS:
        assert f" {command} " in shown


@pytest.mark.parametrize("command", COMMANDS)
async def test_every_command_says_what_it_does(command: str) -> None:
    ran = await rapport(command, "--help")
    assert ran.code == 0
    assert len(ran.out.splitlines()[3].split()) > 5


async def test_help_waits_for_no_database_driver_and_no_slack() -> None:
    child = await rapport("--help", PYTHONPROFILEIMPORTTIME="1")
    loaded = {line.rpartition("|")[2].strip() for line in child.err.splitlines()}
    assert "typer" in loaded
    assert loaded.isdisjoint({"sqlalchemy", "slack_bolt", "tweepy", "dateparser", "alembic"})


@pytest.mark.parametrize("command", [("web",), ("worker",), ("migrate",), ("verify",), CONNECT])
async def test_a_missing_setting_is_one_line_and_code_2(command: tuple[str, ...]) -> None:
    ran = await rapport(*command)
    assert ran.code == 2
    assert f"DATABASE_URL={EXAMPLES['DATABASE_URL']}" in ran.complaint


async def test_the_doctor_names_a_missing_setting_too() -> None:
    ran = await rapport("doctor", **complete(RAPPORT_SIGNING_KEY="short"))
    assert ran.code == 2
    assert ran.out.startswith("bad  settings: RAPPORT_SIGNING_KEY has to hold")
    assert ran.err == ""


@pytest.mark.parametrize("command", [("migrate",), ("verify",)])
async def test_a_database_that_is_away_is_one_line_and_code_3(command: tuple[str, ...]) -> None:
    ran = await rapport(*command, **complete())
    assert ran.code == 3
    assert "the database does not answer" in ran.complaint


async def test_a_taken_port_is_one_line_and_code_3() -> None:
    with socket.socket() as taken:
        taken.bind(("0.0.0.0", 0))  # noqa: S104 - as web itself does
        taken.listen()
        port = str(taken.getsockname()[1])
        ran = await rapport("web", **complete(PORT=port))
    assert ran.code == 3
    assert "the port is taken" in ran.err.splitlines()[-1]
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("command", ["doctor", "verify"])
async def test_data_of_no_sandbox_is_no_finding(command: str, tmp_path: Path) -> None:
    ran = await rapport(command, "--data", str(tmp_path / "nothing"))
    assert ran.code == 2
    assert "no sandbox has run on" in ran.out + ran.err
    assert "Traceback" not in ran.err
    assert not (tmp_path / "nothing").exists()


async def test_a_network_that_nobody_knows() -> None:
    ran = await rapport("connect", "myspace", *CONNECT[2:], **complete())
    assert ran.code == 1
    assert "myspace is not a network Rapport knows" in ran.complaint


def test_the_process_that_tests_run_in_is_the_one_of_the_checkout() -> None:
    assert Path(sys.modules["bot.settings"].__file__ or "").is_relative_to(Path.cwd())
