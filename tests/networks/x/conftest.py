"""Our X client against the strict local X."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import aiohttp
import pytest

from bot.networks.base import NetworkAccount
from bot.networks.x.network import XNetwork
from tests.sandbox.x.running import RunningX, running_x

SHORT = aiohttp.ClientTimeout(total=0.5, connect=0.3, sock_connect=0.3)


@dataclass(frozen=True)
class Ours:
    """Our side, and the world it talks to."""

    network: XNetwork
    account: NetworkAccount
    x: RunningX


@pytest.fixture
async def ours() -> AsyncIterator[Ours]:
    async with running_x() as x:
        brand = await x.control.create_account("acme", "Acme & Sons")
        account = NetworkAccount("x", brand.handle, brand.id, brand.token)
        network = XNetwork(x.session, x.clock, api_url=x.url, timeout=SHORT)
        yield Ours(network, account, x)
