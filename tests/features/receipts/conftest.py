"""The desk of plan changes, with the doors of receipts."""

import pytest

from bot.features.clients import listeners as clients_listeners
from bot.features.plans import listeners as plans_listeners
from bot.features.receipts import listeners as receipts_listeners
from bot.slack.dispatch import Routes
from tests.features.plans.conftest import Desk, desk, place, warmed

__all__ = ["Desk", "desk", "place", "warmed"]


@pytest.fixture
def routes() -> Routes:
    routes = Routes()
    for listeners in (clients_listeners, plans_listeners, receipts_listeners):
        routes.include(listeners)
    return routes
