"""Tests that measure time are played alone, all others beside each other."""

import threading
from pathlib import Path

from tests.support.workers import Turns

MOMENT = 0.1


class Guest:
    """Somebody in a thread who wants a turn, and leaves when told."""

    def __init__(self, directory: Path, *, alone: bool = False) -> None:
        self.entered, self.leave = threading.Event(), threading.Event()
        self._turns, self._alone = Turns(directory), alone
        self._thread = threading.Thread(target=self._visit)
        self._thread.start()

    def _visit(self) -> None:
        with self._turns.take(alone=self._alone):
            self.entered.set()
            self.leave.wait()
        self._turns.close()

    def goes(self) -> None:
        self.leave.set()
        self._thread.join()


def test_tests_are_played_beside_each_other(tmp_path: Path) -> None:
    one, other = Guest(tmp_path), Guest(tmp_path)
    assert one.entered.wait(5)
    assert other.entered.wait(5)
    one.goes()
    other.goes()


def test_one_that_must_be_alone_waits_for_the_others_and_they_for_it(tmp_path: Path) -> None:
    early = Guest(tmp_path)
    assert early.entered.wait(5)
    alone = Guest(tmp_path, alone=True)
    assert not alone.entered.wait(MOMENT)
    late = Guest(tmp_path)
    assert not late.entered.wait(MOMENT), "nobody may pass one who waits"
    early.goes()
    assert alone.entered.wait(5)
    assert not late.entered.wait(MOMENT)
    alone.goes()
    assert late.entered.wait(5)
    late.goes()
