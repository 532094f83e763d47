"""Builds one brand of the demo: its people, channels, customers, and what the page keeps of it."""

from bot.sandbox.contact import confirm_address
from bot.sandbox.demo.acts import Script, Somebody
from bot.sandbox.demo.kept import DemoBrand, DemoPerson
from bot.sandbox.demo.player import Stage
from bot.sandbox.house import House
from bot.sandbox.person import Channel, Person
from bot.sandbox.seed import Cast, seed_brand

__all__ = ["brand_of", "build"]

FOUR = {"manager": "manager", "staff": "staff", "second": "staff", "client": "client"}
"""The parts of those whom set-up asks for."""


async def build(house: House, script: Script, lobby: Channel) -> Stage:
    """Set the brand up and bring everybody in; ``lobby`` is where the whole agency talks."""
    for handle, name in script.customers.items():
        await house.x.create_customer(handle, name)
    cast = await seed_brand(
        house,
        brand=script.brand,
        handle=script.handle,
        language=script.language,
        zone=script.zone,
        names=script.names,
        email=script.mailed,
    )
    await confirm_address(house, cast.email)
    people = {key: _person(cast, key) for key in FOUR}
    places = {"client": cast.client_channel, "team": cast.team_channel, "all": lobby}
    stage = Stage(house, script, cast, people, places)
    await house.slack.invite(cast.client_channel, people["second"])
    for key in ("manager", "staff", "second"):
        await house.slack.invite(lobby, people[key])
    for extra in script.extras:
        people[extra.key] = await _bring(stage, extra)
    return stage


def _person(cast: Cast, key: str) -> Person:
    found: Person = getattr(cast, key)
    return found


async def _bring(stage: Stage, extra: Somebody) -> Person:
    """Make somebody, let them in where they belong, and give them their part."""
    house, cast, script = stage.house, stage.cast, stage.script
    team = cast.organisation if extra.of_client else cast.team
    domain = f"{script.handle}.example" if extra.of_client else "northlight.example"
    person = await team.person(
        extra.name,
        tz=script.zone,
        locale=script.names.locale,
        email=f"{extra.name.split()[0].lower()}@{domain}",
    )
    rooms = ["client"] if extra.of_client else ["client", "team", "all"]
    for room in rooms:
        await house.slack.invite(stage.places[room], person)
    where = "client" if extra.of_client else "team"
    line = script.add.format(name=extra.name, role=extra.as_)
    await cast.manager.slash(stage.places[where], line)
    return person


def brand_of(stage: Stage) -> DemoBrand:
    """What is kept of it for the page."""
    script, cast = stage.script, stage.cast
    parts = FOUR | {extra.key: extra.part for extra in script.extras}
    return DemoBrand(
        name=script.brand,
        handle=script.handle,
        language=script.language,
        zone=script.zone,
        client_channel=cast.client_channel.id,
        team_channel=cast.team_channel.id,
        people=tuple(
            DemoPerson(key, who.id, who.name, who.team, parts[key])
            for key, who in stage.people.items()
        ),
        customers=tuple(script.customers),
        mailed=cast.email,
        marks={
            name: (stage.props[key].channel, stage.props[key].ts)
            for name, key in script.marks.items()
            if key in stage.props
        },
    )
