"""The desk of plan changes, with the doors of evidence and of differences."""

import pytest

from bot.features.clients import listeners as clients_listeners
from bot.features.details import listeners as details_listeners
from bot.features.evidence import listeners as evidence_listeners
from bot.features.plans import listeners as plans_listeners
from bot.features.receipts import listeners as receipts_listeners
from bot.slack.dispatch import Routes
from tests.features.plans.conftest import Desk, desk, place, warmed

__all__ = ["Desk", "desk", "place", "warmed"]


@pytest.fixture
def routes() -> Routes:
    routes = Routes()
    for module in (
        clients_listeners,
        plans_listeners,
        details_listeners,
        evidence_listeners,
        receipts_listeners,
    ):
        routes.include(module)
    return routes
