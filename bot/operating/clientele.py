"""Which client an operator means, by the short name that people set it up with."""

from uuid import UUID

from bot.errors import SettingsError
from bot.features.clients import service as clients
from bot.settings import Settings
from bot.slack.installs import Installs
from bot.storage.secrets import SecretBox
from bot.storage.transaction import Database

__all__ = ["find_client"]


async def find_client(database: Database, settings: Settings, named: str) -> tuple[UUID, UUID]:
    """The client's workspace and id, by its short name or by its id.

    Raises:
        SettingsError: no client is called so, or those of several workspaces are; it tells which.
    """
    found: list[tuple[UUID, UUID, str]] = []
    known: list[str] = []
    for install in await Installs(database, SecretBox(settings.secret_keys)).all(removed=True):
        async with database.transaction(install.id) as tx:
            for client in await clients.clients(tx):
                known.append(client.slug)
                if named in {client.slug, str(client.id)}:
                    found.append((install.id, client.id, install.team_name))
    if not found:
        raise SettingsError(f"no client is called {named}; there are: {', '.join(known) or 'none'}")
    if len(found) > 1:
        ids = ", ".join(f"{client_id} ({team})" for _, client_id, team in found)
        raise SettingsError(f"several workspaces have a client called {named}; say which: {ids}")
    return found[0][:2]
