"""The way in of somebody who may everything."""

import pytest

from bot.storage.embedded import Urls
from tests.record.forger import disarm


@pytest.fixture(scope="module")
def forger(urls: Urls) -> str:
    """This module's database, without its triggers; the way in of somebody who may everything."""
    disarm(urls.superuser)
    return urls.superuser
