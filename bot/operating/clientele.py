"""Which client an operator means, by the short name that people set it up with."""

from uuid import UUID

from bot.errors import SettingsError
from bot.features.clients import service as clients
from bot.settings import Settings
from bot.slack.installs import Installs
from bot.storage.secrets import SecretBox
from bot.storage.transaction import Database

__all__ = ["find_client"]


async def find_client(database: Database, settings: Settings, slug: str) -> tuple[UUID, UUID]:
    """The client's workspace and id.

    Raises:
        SettingsError: no client has that short name; it tells which there are.
    """
    known: list[str] = []
    for install in await Installs(database, SecretBox(settings.secret_keys)).all(removed=True):
        async with database.transaction(install.id) as tx:
            for client in await clients.clients(tx):
                if client.slug == slug:
                    return install.id, client.id
                known.append(client.slug)
    raise SettingsError(f"no client is called {slug}; there are: {', '.join(known) or 'none'}")
