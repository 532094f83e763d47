"""`rapport connect`: a client's account on a network, by its token."""

from zoneinfo import ZoneInfo

import aiohttp
from rich.console import Console

from bot.clock import Clock
from bot.errors import UserFacingError
from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.i18n.reader import Reader
from bot.networks.base import NetworkAccount, NetworkError
from bot.settings import Settings
from bot.slack.installs import Installs
from bot.storage.secrets import SecretBox
from bot.storage.transaction import Database
from bot.wiring import subscribers, x_network

__all__ = ["connect_account"]


async def connect_account(settings: Settings, network: str, slug: str, token: str) -> int:
    """Ask the network whose token it is and keep it, sealed; 0 when done, 1 when refused."""
    console = Console(stderr=True)
    if network != "x":
        console.print(f"{network} is not a network Rapport knows. Known: x")
        return 1
    clock = Clock()
    database = Database(settings.database_url, clock, subscribers())
    box = SecretBox(settings.secret_keys)
    try:
        async with aiohttp.ClientSession() as session:
            unknown = NetworkAccount(network, handle="", external_id="", token=token)
            profile = await x_network(settings, session, clock).whoami(unknown)
        found = await _find(database, box, slug, profile.handle)
        if found is None:
            console.print(f"No client is called {slug}. Set it up in Slack: /rapport setup")
            return 1
        async with database.transaction(found.workspace_id) as tx:
            client = await clients.client_by_id(tx, found.id)
            await clients.connect_account(
                tx,
                client=client,
                network=network,
                profile=profile,
                token=token,
                secret_box=box,
                actor="system",
            )
    except NetworkError as error:
        console.print(f"X does not take this token: {error}", markup=False)
        return 1
    except UserFacingError as error:
        console.print(_say(error), markup=False)
        return 1
    finally:
        await database.close()
    Console().print(f"@{profile.handle} is connected for {slug}.", markup=False)
    return 0


async def _find(database: Database, box: SecretBox, slug: str, handle: str) -> Client | None:
    """The client of that name; of several workspaces' the one that was set up with the handle."""
    found: Client | None = None
    for install in await Installs(database, box).all():
        async with database.transaction(install.id) as tx:
            client = await clients.client_by_slug(tx, slug)
        if client is not None and client.x_handle.casefold() == handle.casefold():
            return client
        found = found or client
    return found


def _say(error: UserFacingError) -> str:
    return Reader("en", ZoneInfo("UTC")).text(error.key, **error.params)
