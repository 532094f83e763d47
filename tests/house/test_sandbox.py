"""`rapport sandbox`: starts everything, stops everything, keeps everything; one clear line else."""

import asyncio
import os
import signal
import socket
from pathlib import Path
from uuid import uuid4

import aiohttp
import pytest

from bot.sandbox.data import DataDirectory
from bot.sandbox.demo.kept import load_demo
from bot.sandbox.person import Channel, LocalSlack, Person
from bot.sandbox.x.client import LocalX
from tests.house.command import rapport
from tests.house.sandboxes import Terminal, open_terminal, processes_of

UP = "Rapport's sandbox is up"
pytestmark = pytest.mark.timeout(400)  # a test starts up to three sandboxes, each a minute at most


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture
def place(scratch: Path) -> Path:
    return scratch / f"sandbox-{uuid4().hex[:8]}"


def _arguments(port: int, place: Path, *more: str) -> tuple[str, ...]:
    return ("--port", str(port), "--data", str(place), *more)


async def _complaint(terminal: Terminal) -> str:
    """The one line with which it ends, exit code 1."""
    assert await terminal.ends() == 1
    assert "Traceback" not in terminal.out
    (line,) = terminal.err.splitlines()
    return line


async def test_a_taken_port(place: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        async with open_terminal(*_arguments(port, place)) as terminal:
            line = await _complaint(terminal)
    assert line == (
        f"rapport: port {port} cannot be used (Address already in use); choose another with --port"
    )
    assert processes_of(place) == set()


async def test_a_directory_that_cannot_be_written(port: int, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for place in (tmp_path / "file" / "data", Path("/proc/rapport")):  # even root may not
        async with open_terminal(*_arguments(port, place)) as terminal:
            line = await _complaint(terminal)
        assert line.startswith(f"rapport: {place} cannot be written (")
        assert line.endswith("name another directory with --data")
        assert not processes_of(place)


async def test_a_server_that_does_not_start(port: int, place: Path) -> None:
    (place / "postgres").mkdir(parents=True)
    (place / "postgres" / "PG_VERSION").write_text("9.6\n")
    async with open_terminal(*_arguments(port, place)) as terminal:
        line = await _complaint(terminal)
    assert line.startswith("rapport: Postgres did not start")
    assert str(place / "postgres" / "log") in line
    assert not processes_of(place)


async def _said(address: str) -> dict[str, list[str]]:
    """Every channel of the sandbox with the texts in it, as one of its people reads them."""
    said = {}
    async with aiohttp.ClientSession() as session:
        control = LocalSlack(address, session).control
        there = await control.do("directory")
        people = {user["id"] for user in there["users"] if not user["is_bot"]}
        for channel in there["channels"]:
            inside = [member for member in channel["members"] if member in people]
            if channel["kind"] == "im" or not inside:
                continue
            read = await control.do("read", user=inside[0], channel=channel["id"])
            said[f"#{channel['name']}"] = [message["text"] for message in read["messages"]]
    return said


def _check_that_nothing_is_set_up_again(terminal: Terminal, place: Path) -> None:
    """And that it is told when the first start's demo was cut short."""
    assert "Setting up two brands" not in terminal.out
    demo = load_demo(DataDirectory(place))
    assert demo is not None
    assert ("--reset starts over" in terminal.out) == (not demo.complete)


async def test_it_stops_everything_keeps_everything_and_starts_over_when_told(
    port: int, place: Path
) -> None:
    address = f"http://127.0.0.1:{port}"
    async with open_terminal(*_arguments(port, place, "--bare")) as terminal:
        await terminal.prints(UP)
        assert "Setting up two brands" in terminal.out
        running = " ".join(processes_of(place))
        for part in ("postgres", "valkey", "bot.cli web", "bot.cli worker"):
            assert part in running
        first = await _said(address)
        assert {"#junipertea-team", "#cafelucero-client"} <= set(first)

        async with open_terminal(*_arguments(port + 1, place)) as second:
            line = await _complaint(second)
        assert line.startswith(f"rapport: a sandbox already runs on {place}; stop it")
        assert " ".join(processes_of(place)) == running

        await _write_on_both(address, place)
        assert (await rapport("verify", "--data", str(place))).code == 0
        await terminal.press_ctrl_c()
        await terminal.prints("Stopping")
        await terminal.press_ctrl_c()  # it is tidying up already, and does so to the end
        assert await terminal.ends() == 0
        assert terminal.err == ""
    assert processes_of(place) == set()

    verified = await rapport("verify", "--data", str(place), "--client", "juniper-tea")
    assert (verified.code, verified.err) == (0, "")
    examined = await rapport("doctor", "--data", str(place))
    assert examined.code == 2
    assert f"start it with: rapport sandbox --data {place}" in examined.out
    assert processes_of(place) == set()

    async with open_terminal(*_arguments(port, place, "--bare")) as terminal:
        await terminal.prints(UP)
        _check_that_nothing_is_set_up_again(terminal, place)
        again = await _said(address)
        assert set(again) == set(first)
        assert any("kept over the night" in text for text in again["#junipertea-team"])
        async with aiohttp.ClientSession() as session:
            x = LocalX(address, session)
            assert "kept on X too" in [post.text for post in await x.feed()]
            assert await _told_of_a_mention(x) == "200"
        verified = await rapport("verify", "--data", str(place))
        assert verified.code == 0
        assert "juniper-tea: " in verified.out
        os.kill(terminal.child.pid, signal.SIGTERM)
        assert await terminal.ends() == 0
    assert processes_of(place) == set()

    (place / "notes.txt").write_text("not the sandbox's")
    async with open_terminal(*_arguments(port, place, "--reset", "--bare")) as terminal:
        await terminal.prints(UP)
        fresh = await _said(address)
        assert not any("kept over the night" in text for text in fresh["#junipertea-team"])
        await terminal.press_ctrl_c()
        assert await terminal.ends() == 0
    assert (place / "notes.txt").read_text() == "not the sandbox's"


async def _told_of_a_mention(x: LocalX) -> str:
    """How X's event of a new mention went: web has another port after every start."""
    written = await x.write("somebody", "@junipertea still there?")
    async with asyncio.timeout(20):
        while True:
            for event in (await x.log())["deliveries"]:
                if event["post"] == written:
                    return str(event["outcome"])
            await asyncio.sleep(0.05)


async def _write_on_both(address: str, place: Path) -> None:
    """Something in Slack and something on X that is to be there tomorrow."""
    async with aiohttp.ClientSession() as session:
        slack = LocalSlack(address, session)
        there = await slack.control.do("directory")
        channel = next(c for c in there["channels"] if c["name"] == "junipertea-team")
        user = next(u for u in there["users"] if u["id"] in channel["members"] and not u["is_bot"])
        person = Person(user["id"], user["name"], user["team_id"], slack.control)
        await person.say(Channel(channel["id"], channel["name"]), "kept over the night")
        await LocalX(address, session).write("somebody", "kept on X too")
    assert DataDirectory(place).address() == address


async def test_ctrl_c_while_it_starts_leaves_nothing_behind(port: int, place: Path) -> None:
    async with open_terminal(*_arguments(port, place)) as terminal:
        await terminal.prints("web and worker")
        await terminal.press_ctrl_c()
        assert await terminal.ends() == 130
        assert "Traceback" not in terminal.err
    assert processes_of(place) == set()


async def test_what_a_killed_sandbox_left_is_ended_by_the_next(port: int, place: Path) -> None:
    async with open_terminal(*_arguments(port, place)) as terminal:
        await terminal.prints("A week at both brands is played meanwhile")
        terminal.child.kill()
        await terminal.ends()
    assert len(processes_of(place)) > 3, "they outlive it: that is why the next one looks"
    async with open_terminal(*_arguments(port, place)) as terminal:
        await terminal.prints(UP)
        running = " ".join(processes_of(place))
        assert running.count("bot.cli worker") == 1
        await terminal.press_ctrl_c()
        assert await terminal.ends() == 0
    assert processes_of(place) == set()
