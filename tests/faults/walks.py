"""Which test visits which named place: a place that none visits fails the build."""

import pytest

__all__ = ["visited", "walk"]

_visited: set[str] = set()


def walk(*places: str) -> pytest.MarkDecorator:
    """Run the test once for each ``place``; it lets a process die there, by kill -9."""
    _visited.update(places)
    return pytest.mark.parametrize("place", places)


def visited() -> frozenset[str]:
    """Every place that a test imported so far visits."""
    return frozenset(_visited)
