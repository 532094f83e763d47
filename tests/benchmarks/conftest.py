"""Benchmarks borrow the scenarios' sandbox."""

from tests.scenarios.conftest import house, make_world

__all__ = ["house", "make_world"]
