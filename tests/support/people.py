"""A workspace with a client, its people and its X account, made by the real services."""

import base64
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from bot.features.clients import service
from bot.features.clients.models import Account, Client
from bot.features.clients.rules import SetupAnswers
from bot.i18n.reader import Language, Reader
from bot.networks.base import Profile
from bot.slack.models import Install, Person
from bot.storage.secrets import SecretBox
from bot.storage.transaction import Database

__all__ = ["BOX", "Seeded", "seed_client", "seed_install", "seed_person", "team_of"]

BOX = SecretBox([base64.urlsafe_b64encode(bytes(range(32))).decode()])
"""Opens what the seeds have sealed."""

BOT_TOKEN = "xoxb-seeded"
NAMES: dict[Language, tuple[str, str, str, str]] = {
    "en": ("Maya Brook", "Carl Owens", "Sam Field", "Ivy Stone"),
    "es": ("Marta Ruiz", "Carlos Ochoa", "Sara Díaz", "Iván Peña"),
}
ZONES: dict[Language, str] = {"en": "Europe/London", "es": "Europe/Madrid"}
LOCALES: dict[Language, str] = {"en": "en-GB", "es": "es-ES"}


@dataclass(frozen=True)
class Seeded:
    """What was made. ``reader`` is that of shared cards."""

    workspace_id: UUID
    install: Install
    client: Client
    manager: Person
    contact: Person
    staff: Person
    stand_in: Person
    account: Account
    reader: Reader
    box: SecretBox = field(default=BOX)


def team_of(workspace_id: UUID) -> str:
    """The Slack team of a seeded workspace: installs of all tests share one table."""
    return f"T{workspace_id.hex[:9].upper()}"


async def seed_install(
    database: Database, workspace_id: UUID, language: Language = "en"
) -> Install:
    """Rapport, installed; the same one when said twice."""
    team = team_of(workspace_id)
    async with database.system() as session:
        install = await session.get(Install, workspace_id)
        if install is None:
            install = Install(
                id=workspace_id,
                slack_team_id=team,
                team_name="Studio",
                team_url="https://studio.slack.com/",
                app_id="A0RAPPORT",
                bot_id="B0RAPPORT",
                bot_user_id="U0RAPPORT",
                sealed_token=BOX.seal(BOT_TOKEN, context=f"installs:{team}:bot_token"),
                scopes="chat:write,commands",
                language=language,
                installed_at=database.clock.wall(),
            )
            session.add(install)
    return install


async def seed_person(
    database: Database,
    workspace_id: UUID,
    slack_user_id: str,
    name: str,
    *,
    language: Language | None = "en",
    team: str | None = None,
    zone: str | None = None,
    is_bot: bool = False,
) -> Person:
    """Somebody seen in Slack. ``team``: another organisation's; ``language`` None: no locale."""
    person = Person(
        workspace_id=workspace_id,
        id=uuid4(),
        slack_team_id=team or team_of(workspace_id),
        slack_user_id=slack_user_id,
        name=name,
        locale=LOCALES[language] if language else None,
        zone=zone or ZONES[language or "en"],
        email=f"{slack_user_id.lower()}@example.com",
        is_bot=is_bot,
        refreshed_at=database.clock.wall(),
    )
    async with database.transaction(workspace_id) as tx:
        tx.session.add(person)
    return person


async def seed_client(
    database: Database,
    workspace_id: UUID,
    *,
    language: Language = "en",
    brand: str = "Acme",
    x_handle: str = "acme",
    external_id: str = "7001",
    token: str = "x-token-acme",  # noqa: S107 - of no real account
    client_channel: bool = True,
    contact_team: str | None = None,
    tag: str = "",
) -> Seeded:
    """A brand with everything of day one, in one language.

    Ids are ``U{tag}MANAGER``, ``U{tag}CONTACT``, ``U{tag}STAFF``, ``U{tag}STANDIN``,
    ``C{tag}TEAM`` and ``C{tag}CLIENT``: a second client of one workspace needs a ``tag``, a brand,
    a handle and an external id of its own. ``contact_team`` makes the contact somebody of another
    organisation, without a locale. With ``client_channel=False`` there is only the team's channel.
    """
    install = await seed_install(database, workspace_id, language)
    ids = (f"U{tag}MANAGER", f"U{tag}CONTACT", f"U{tag}STAFF", f"U{tag}STANDIN")
    manager, contact, staff, stand_in = [
        await seed_person(
            database,
            workspace_id,
            slack_id,
            name,
            language=None if contact_team and slack_id.endswith("CONTACT") else language,
            team=contact_team if slack_id.endswith("CONTACT") else None,
            zone=ZONES[language],
        )
        for slack_id, name in zip(ids, NAMES[language], strict=True)
    ]
    async with database.transaction(workspace_id) as tx:
        client = await service.set_up(
            tx,
            by=manager,
            answers=SetupAnswers(brand, x_handle, f"{x_handle}@example.com"),
            channel_id=f"C{tag}TEAM",
            language=language,
            zone=ZONES[language],
            contact=contact,
            stand_in=stand_in,
            answering=[staff],
        )
        if client_channel:
            await service.change_settings(
                tx, client, manager, {"client_channel_id": f"C{tag}CLIENT"}
            )
        account = await service.connect_account(
            tx,
            client=client,
            network="x",
            profile=Profile(external_id, x_handle, brand),
            token=token,
            secret_box=BOX,
            actor=str(manager.id),
        )
    return Seeded(
        workspace_id=workspace_id,
        install=install,
        client=client,
        manager=manager,
        contact=contact,
        staff=staff,
        stand_in=stand_in,
        account=account,
        reader=service.shared_reader(client),
    )
