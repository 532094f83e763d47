"""Whether the clients' addresses, to which receipts go, were confirmed."""

from collections.abc import AsyncIterator

from bot.features.clients import service as clients
from bot.features.receipts import repository as receipts
from bot.operating.findings import Finding
from bot.settings import Settings
from bot.slack.installs import Installs
from bot.storage.secrets import SecretBox
from bot.storage.transaction import Database

__all__ = ["look_at_addresses"]


async def look_at_addresses(settings: Settings, database: Database) -> AsyncIterator[Finding]:
    """A line for each client whose mails wait; nothing where all is well."""
    for install in await Installs(database, SecretBox(settings.secret_keys)).all():
        async with database.transaction(install.id) as tx:
            for client in await clients.clients(tx):
                address = (client.contact_email or "").casefold()
                if address and address not in await receipts.verified(tx, client.id):
                    yield Finding(
                        f"mail of {client.brand}",
                        "weak",
                        "nobody has confirmed the client's address, so mails to it wait",
                        "The button is in the mail sent there; the manager sees it with "
                        "/rapport receipts.",
                    )
