"""People and places to try Rapport with: an agency, its clients, a brand on X.

Everything is done through the doors that people use: the control API of Slack and X, `/rapport
setup`, `rapport connect`.
"""

from dataclasses import dataclass

from bot.features.clients.rules import slug_of
from bot.operating.connect import connect_account
from bot.sandbox.data import SandboxError
from bot.sandbox.house import House
from bot.sandbox.person import Channel, Install, Person, Team
from bot.sandbox.x.client import Brand
from bot.settings import load

__all__ = ["Cast", "Names", "seed_brand"]


@dataclass(frozen=True)
class Cast:
    """Who plays around one brand, and where."""

    team: Team
    install: Install
    manager: Person
    staff: Person
    second: Person
    """Answers customers too."""
    client: Person
    """The client's contact, of another organisation."""
    client_channel: Channel
    team_channel: Channel
    brand: Brand
    organisation: Team
    """The client's own workspace."""
    email: str
    """Of the client's contact."""


@dataclass(frozen=True)
class Names:
    """What the people around a brand are called; ``locale`` is Slack's."""

    locale: str
    manager: str
    staff: str
    second: str
    client: str


NAMES = {
    "en": Names("en-GB", "Maya Okafor", "Leo Grant", "Priya Shah", "Carol Finch"),
    "es": Names("es-ES", "Marta Ruiz", "Hugo Vidal", "Nuria Sanz", "Carlos Peña"),
}


async def seed_brand(
    house: House,
    *,
    brand: str,
    handle: str,
    language: str = "en",
    zone: str = "Europe/London",
    team: Team | None = None,
    install: Install | None = None,
    names: Names | None = None,
    email: str = "",
) -> Cast:
    """A brand with its people, channels and X account, ready to work.

    Without ``team`` and ``install`` it lives in the sandbox's home workspace. ``email`` is where
    the client is written to besides Slack.
    """
    names = names or NAMES[language]
    install = install or house.install
    team = team or Team(install.team, "Northlight", house.slack.control)
    domain = f"{handle}.example"
    manager = await _person(team, names.manager, names, zone, "northlight.example")
    staff = await _person(team, names.staff, names, zone, "northlight.example")
    second = await _person(team, names.second, names, zone, "northlight.example")
    organisation = await house.slack.create_team(brand, domain=handle)
    client = await _person(organisation, names.client, names, zone, domain)
    team_channel = await team.channel(f"{handle}-team", members=[manager, staff, second, install])
    client_channel = await team.channel(f"{handle}-client", members=[manager, staff, install])
    await house.slack.connect(client_channel, organisation, [client])
    account = await house.x.create_account(handle, brand)
    cast = Cast(
        team=team,
        install=install,
        manager=manager,
        staff=staff,
        second=second,
        client=client,
        client_channel=client_channel,
        team_channel=team_channel,
        brand=account,
        organisation=organisation,
        email=email or f"contact@{domain}",
    )
    await _set_up(cast, brand)
    await _connect(house, cast)
    return cast


async def _person(team: Team, name: str, names: Names, zone: str, domain: str) -> Person:
    email = f"{name.split(maxsplit=1)[0].lower()}@{domain}"
    return await team.person(name, tz=zone, locale=names.locale, email=email)


async def _set_up(cast: Cast, brand: str) -> None:
    await cast.manager.slash(cast.team_channel, "/rapport setup")
    modal = await cast.manager.modal()
    done = await cast.manager.submit(
        modal,
        {
            "brand": brand,
            "x_handle": f"@{cast.brand.handle}",
            "contact": cast.client.id,
            "contact_email": cast.email,
            "answering": [cast.staff.id, cast.second.id],
        },
    )
    if not done.closed:
        raise SandboxError(f"set-up was refused: {done.modal and done.modal.errors}")
    card = await cast.manager.sees(cast.team_channel, f"@{cast.brand.handle}")
    await cast.manager.click(card, "clients.choose_channel")
    choosing = await cast.manager.modal()
    await cast.manager.submit(choosing, {"client_channel_id": cast.client_channel.id})


async def _connect(house: House, cast: Cast) -> None:
    settings = load(house.environment)
    code = await connect_account(settings, "x", slug_of(cast.brand.name), cast.brand.token)
    if code != 0:
        raise SandboxError(f"the X account @{cast.brand.handle} could not be connected")
    await house.listen_to_x(cast.brand.handle)
