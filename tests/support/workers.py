"""How a whole run is shared among processes; a plugin of the tests' conftest.

Tests wait for other processes more than they compute, so there are more workers than processors;
beside a browser there is one less at work. A file is played by one worker, in its order; each
worker has servers and a house of its own. What is named on the command line runs in one process, as
everything does with ``-n 0``.
"""

import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol, TextIO

import pytest

__all__ = ["Node", "Turns"]

MOST = 6
LOOK_AGAIN_SECONDS = 0.02
LONGEST_FIRST = (
    "tests/browser/",
    "tests/house/",
    "tests/faults/",
    "tests/scenarios/",
    "tests/roles/",
)
TURNS = pytest.StashKey["Turns"]()
MADE = pytest.StashKey[str]()
DIRECTORY = "rapport_turns"


class Node(Protocol):
    """A worker, as xdist shows it to the process that runs them all; xdist is not typed."""

    config: pytest.Config
    workerinput: dict[str, str]
    workeroutput: dict[str, int]


class Turns:
    """Tests take seats, as many as there are workers: one each, browser tests two, alone all.

    Whoever waits for seats stands in the door, so nobody passes them.
    """

    def __init__(self, directory: Path, seats: int) -> None:
        self._door = (directory / "door").open("a")
        self._seats = [(directory / f"seat-{number}").open("a") for number in range(seats)]

    @contextmanager
    def take(self, seats: int) -> Iterator[None]:
        """Have this many seats, or all where there are fewer."""
        taken: list[TextIO] = []
        fcntl.flock(self._door, fcntl.LOCK_EX)
        try:
            while len(taken) < min(seats, len(self._seats)):
                free = next((s for s in self._seats if s not in taken and _is_free(s)), None)
                if free is None:
                    time.sleep(LOOK_AGAIN_SECONDS)
                else:
                    taken.append(free)
            fcntl.flock(self._door, fcntl.LOCK_UN)
            yield
        finally:
            for lock in (*taken, self._door):
                fcntl.flock(lock, fcntl.LOCK_UN)

    def close(self) -> None:
        """Have nothing open any more."""
        for file in (self._door, *self._seats):
            file.close()


def _is_free(seat: TextIO) -> bool:
    """Whether it was; then it is taken."""
    with suppress(BlockingIOError):
        fcntl.flock(seat, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    return False


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """One more than there are processors, for a whole run."""
    if config.args_source is not pytest.Config.ArgsSource.TESTPATHS:
        return 0
    return min(MOST, len(os.sched_getaffinity(0)) + 1)


def pytest_configure(config: pytest.Config) -> None:
    told: dict[str, str] | None = getattr(config, "workerinput", None)
    if told is not None:
        config.stash[TURNS] = Turns(Path(told[DIRECTORY]), int(told["workercount"]))
        return
    directory = tempfile.mkdtemp(prefix="rapport-turns-")
    config.stash[TURNS] = Turns(Path(directory), 1)
    config.stash[MADE] = directory


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Node) -> None:
    node.workerinput[DIRECTORY] = node.config.stash[MADE]


def pytest_unconfigure(config: pytest.Config) -> None:
    if TURNS in config.stash:
        config.stash[TURNS].close()
    if MADE in config.stash:
        shutil.rmtree(config.stash[MADE], ignore_errors=True)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Outside of the test's timeout: its turn may come later."""
    with item.config.stash[TURNS].take(_seats(item)):
        return (yield)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long goes first, so that no worker is left with it at the end.

    Files with tests that must be alone go last: others would stand and wait.
    """
    last = {item.path for item in items if _must_be_alone(item)}
    items.sort(key=lambda item: (item.path in last, _rank(item.nodeid)))


def _seats(item: pytest.Item) -> int:
    """A browser draws with the processor: it is as much work as two other tests."""
    if _must_be_alone(item):
        return MOST
    return 2 if item.get_closest_marker("browser") else 1


def _must_be_alone(item: pytest.Item) -> bool:
    return any(item.get_closest_marker(name) for name in ("alone", "hasty"))


def _rank(nodeid: str) -> int:
    for rank, folder in enumerate(LONGEST_FIRST):
        if nodeid.startswith(folder):
            return rank
    return len(LONGEST_FIRST)
