"""The desk of plan changes, with evidence's forms beside."""

import pytest

from bot.features.clients import listeners as clients_listeners
from bot.features.evidence import listeners
from bot.features.plans import listeners as plans_listeners
from bot.slack.dispatch import Routes
from tests.features.plans.conftest import Desk, desk, place, warmed

__all__ = ["Desk", "desk", "place", "warmed"]


@pytest.fixture
def routes() -> Routes:
    routes = Routes()
    for module in (clients_listeners, plans_listeners, listeners):
        routes.include(module)
    return routes
