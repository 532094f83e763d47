"""The desk of plan changes."""

from tests.features.plans.conftest import Desk, desk, place, routes, warmed

__all__ = ["Desk", "desk", "place", "routes", "warmed"]
