"""The desks of plan changes and of direct posts."""

from tests.features.direct.conftest import house
from tests.features.receipts.conftest import Desk, desk, place, routes, warmed

__all__ = ["Desk", "desk", "house", "place", "routes", "warmed"]
