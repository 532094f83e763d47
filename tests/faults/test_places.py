"""Every named place of Rapport is visited by a walk of this package."""

import importlib
import pkgutil
from pathlib import Path

import bot.wiring  # noqa: F401 - declares every place
from bot import faults
from tests.faults.walks import visited


def test_every_declared_place_is_visited() -> None:
    for module in pkgutil.iter_modules([str(Path(__file__).parent)], "tests.faults."):
        if module.name.rpartition(".")[2].startswith("test_"):
            importlib.import_module(module.name)
    assert set(faults.declared()) == visited()
