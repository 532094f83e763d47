"""The desk of plan changes, with what was said without a verb."""

import pytest

from bot.features.clients import listeners as clients_listeners
from bot.features.offers import listeners
from bot.features.plans import listeners as plans_listeners
from bot.features.queue import listeners as queue_listeners
from bot.features.requests import listeners as requests_listeners
from bot.features.requests.jobs import RequestsJobs
from bot.slack.dispatch import Routes
from tests.features.plans.conftest import Desk, place, warmed
from tests.features.plans.conftest import desk as plain_desk

__all__ = ["Desk", "desk", "place", "plain_desk", "warmed"]


@pytest.fixture
def routes() -> Routes:
    routes = Routes()
    every = (clients_listeners, plans_listeners, listeners, requests_listeners, queue_listeners)
    for each in every:
        routes.include(each)
    return routes


@pytest.fixture
def desk(plain_desk: Desk) -> Desk:
    plain_desk.registry.add(RequestsJobs(database=plain_desk.place.database))
    return plain_desk
