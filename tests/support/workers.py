"""How a whole run is shared among processes; a plugin of the tests' conftest.

As many workers as processors: with one more, each starts servers and a house of its own, and all
wait for each other. A file is played by one worker, in its order. What is named on the command line
runs in one process, as everything does with ``-n 0``.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import pytest

__all__ = ["Node", "Turns"]

MOST = 6
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
    """Tests run beside those of other workers, but for those that must be alone."""

    def __init__(self, directory: Path) -> None:
        self._door = (directory / "door").open("a")
        self._room = (directory / "room").open("a")

    @contextmanager
    def take(self, *, alone: bool) -> Iterator[None]:
        """Be in the room; ``alone``: wait until it is empty, and nobody enters meanwhile."""
        fcntl.flock(self._door, fcntl.LOCK_EX)
        try:
            fcntl.flock(self._room, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
            if not alone:
                fcntl.flock(self._door, fcntl.LOCK_UN)
            yield
        finally:
            fcntl.flock(self._room, fcntl.LOCK_UN)
            fcntl.flock(self._door, fcntl.LOCK_UN)

    def close(self) -> None:
        """Have nothing open any more."""
        self._door.close()
        self._room.close()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """As many as there are processors, for a whole run: browsers leave none idle."""
    if config.args_source is not pytest.Config.ArgsSource.TESTPATHS:
        return 0
    return min(MOST, len(os.sched_getaffinity(0)))


def pytest_configure(config: pytest.Config) -> None:
    told: dict[str, str] | None = getattr(config, "workerinput", None)
    if told is not None:
        config.stash[TURNS] = Turns(Path(told[DIRECTORY]))
        return
    directory = tempfile.mkdtemp(prefix="rapport-turns-")
    config.stash[TURNS] = Turns(Path(directory))
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
    with item.config.stash[TURNS].take(alone=_must_be_alone(item)):
        return (yield)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long goes first, so that no worker is left with it at the end.

    Files with tests that must be alone go last: others would stand and wait.
    """
    last = {item.path for item in items if _must_be_alone(item)}
    items.sort(key=lambda item: (item.path in last, _rank(item.nodeid)))


def _must_be_alone(item: pytest.Item) -> bool:
    return any(item.get_closest_marker(name) for name in ("alone", "hasty"))


def _rank(nodeid: str) -> int:
    for rank, folder in enumerate(LONGEST_FIRST):
        if nodeid.startswith(folder):
            return rank
    return len(LONGEST_FIRST)
