"""A date passes or moves: what moved it is proposed, confirmed, read by both, seen differently."""

from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.features.causes.rules import working_days
from bot.sandbox.person import Person, Seen
from tests.scenarios.conftest import MakeWorld
from tests.scenarios.words import CLIENT
from tests.scenarios.world import World, offers

BOTH = pytest.mark.parametrize("language", ["en", "es"])
ITEM = {"en": "item", "es": "elemento"}
WHY = {"en": "why?", "es": "¿por qué?"}
LAUNCH = {"en": "Summer launch", "es": "Lanzamiento de verano"}
PASSED = {"en": "It is not closed yet", "es": "Todavía no está cerrado"}
LATER = {
    "en": "ended 3 working days later than agreed",
    "es": "terminó 3 días laborables más tarde de lo acordado",
}
SLOW = {"en": "*2 days*: waiting for approval", "es": "*2 días*: la espera de la aprobación"}
UNKNOWN = {"en": "*1 day*: not known yet", "es": "*1 día*: todavía no se sabe"}
NOBODY = {"en": "Nothing at", "es": "Nada de"}
SEEN = {"en": "I see it differently", "es": "Lo veo de otra forma"}
SAID = {"en": "the photos were here on Monday", "es": "las fotos estaban el lunes"}
TITLE = {"en": "what moved our dates", "es": "qué movió nuestras fechas"}
BEHIND = {"en": "the entries behind", "es": "las entradas detrás"}
CONFIRMED = {"en": "What moved a date, confirmed", "es": "Qué movió una fecha, confirmado"}
REQUEST = {"en": "request", "es": "pedido"}
WISH = {"en": "a post about the new tea", "es": "una publicación sobre el té nuevo"}
ASKED = {"en": "Request #{}", "es": "Petición #{}"}
SUMMARY = {"en": "summary", "es": "resumen"}
LATE = {"en": "*Late, and why*", "es": "*Con retraso, y por qué*"}
TEAM_ONLY = {"en": "Only our team reads this line", "es": "Esta línea solo la lee nuestro equipo"}
DIFFERS = {"en": "of the client, sees it differently", "es": "del cliente, lo ve de otra forma"}
SIDES = {"en": ("the agency", "the client"), "es": ("la agencia", "el cliente")}
AGENCY = {"en": "What the agency promised", "es": "Lo que la agencia prometió"}
NOT_HERE = {"en": "It is not here yet", "es": "Todavía no ha llegado"}
CAME = {
    "en": "came 3 working days later than promised",
    "es": "llegó 3 días laborables más tarde de lo prometido",
}


async def _workday(world: World, count: int) -> date:
    """The so-many-th working day from today."""
    client = await world.client()
    today = world.house.clock.business().astimezone(ZoneInfo(client.zone)).date()
    return working_days(today, today + timedelta(days=2 * count + 7), client.hours)[count - 1]


async def _until(world: World, count: int, at: time = time(12)) -> None:
    day = await _workday(world, count)
    today = (await world.local(0, at)).date()
    await world.wait_until(await world.local((day - today).days, at))


def proposed(message: Seen) -> bool:
    """Whether it asks the manager."""
    return offers(message, "delays.confirm")


async def _campaign(world: World, language: str) -> Seen:
    """A campaign that ends on the fifth working day, agreed by both; its card."""
    cast, room = world.cast, world.cast.client_channel
    await cast.manager.slash(room, f"/plan {ITEM[language]} {LAUNCH[language]}")
    modal, end = await cast.manager.modal(), await _workday(world, 5)
    done = await cast.manager.submit(modal, {"ends": end.isoformat()})
    assert done.closed
    card = await cast.client.sees(
        room, LAUNCH[language], matching=lambda m: offers(m, "planning.agree")
    )
    await cast.client.click(card, "planning.agree")
    await world.settles("item.agreed", 1)
    return card


@BOTH
async def test_a_late_campaign_and_a_slow_decision(make_world: MakeWorld, language: str) -> None:
    world = await make_world(language)
    cast, room = world.cast, world.cast.client_channel
    card = await _campaign(world, language)

    post = {"en": "new", "es": "nuevo"}[language]
    await cast.manager.slash(room, f"/post {post} Tea for two")
    modal = await cast.manager.modal()
    assert (await cast.manager.submit(modal, {})).closed
    waiting = await cast.client.sees(
        room, "Tea for two", matching=lambda m: offers(m, "posts.approve")
    )
    await _until(world, 3)
    await cast.client.click(waiting, "posts.approve")
    await world.settles("post.approved", 1)
    await _until(world, 3)
    team = await cast.manager.sees(cast.team_channel, PASSED[language])
    assert team.rings == []
    await _until(world, 2)
    verb = {"en": "close", "es": "cerrar"}[language]
    await cast.manager.slash(room, f"/plan {ITEM[language]} {verb} 1 :tada:")
    team = await cast.manager.sees(cast.team_channel, LATER[language], matching=proposed)
    assert SLOW[language] in team.text
    assert UNKNOWN[language] in team.text
    assert CLIENT[language] not in team.text
    assert cast.manager.id in team.rings

    said = await cast.client.say(room, f"@Rapport {WHY[language]}")
    await cast.client.sees_thread(said, NOBODY[language])
    for channel, only in ((room, False), (cast.team_channel, True)):
        (now,) = (await cast.manager.slash(channel, f"/rapport {SUMMARY[language]}")).messages
        assert (TEAM_ONLY[language] in now.text) is only
        assert LATE[language] not in now.text
    await cast.staff.click(team, "delays.confirm")
    assert await world.recorded("delay.confirmed") == []
    await cast.manager.click(team, "delays.confirm")
    await world.house.slack.redeliver("block_actions")
    (entry,) = await world.settles("delay.confirmed", 1)
    assert entry.audience == "client"
    shared = await cast.client.sees_thread(card, SLOW[language])
    assert shared.rings == []
    await cast.client.click(shared, "delays.differ")
    modal = await cast.client.modal()
    stays = await cast.client.submit(modal, {"words": " "})
    assert not stays.closed
    assert (await cast.client.submit(stays.modal or modal, {"words": SAID[language]})).closed
    await cast.manager.sees(cast.team_channel, SAID[language])
    await cast.client.sees_thread(card, SAID[language])
    await _told_in_the_summary(world, language)


async def _told_in_the_summary(world: World, language: str) -> None:
    """Late and why, from there to the days by cause, and from each number to its entries."""
    cast, room = world.cast, world.cast.client_channel
    said = await cast.client.say(room, f"@Rapport {SUMMARY[language]}")
    now = await cast.client.sees_thread(said, LATE[language])
    assert LATER[language] in now.text
    assert DIFFERS[language] in now.text
    await cast.client.click(now, "delays.why")
    own = await cast.client.sees_thread(said, TITLE[language])
    assert SLOW[language] in own.text
    await cast.client.click(own, "delays.entries")
    behind = await cast.client.sees_thread(said, BEHIND[language])
    assert CONFIRMED[language] in behind.text


async def _promised(world: World, language: str) -> tuple[Seen, Seen]:
    """What each side asked the other for, accepted for the next working day; their cards."""
    cast, room, cards = world.cast, world.cast.client_channel, []
    due = (await _workday(world, 1)).isoformat()
    ways: list[tuple[int, Person, Person, dict[str, object]]] = [
        (1, cast.client, cast.manager, {"kind": "theme"}),
        (2, cast.manager, cast.client, {}),
    ]
    for number, asks, accepts, kind in ways:
        said = await asks.say(room, f"@Rapport {REQUEST[language]} {WISH[language]}")
        if asks is cast.manager:
            choice = await asks.sees_thread(said, cast.brand.name)
            await asks.click(choice, "offers.ask_the_client")
        card = await accepts.sees(room, ASKED[language].format(number))
        await accepts.click(card, "requests.accept")
        assert (await accepts.submit(await accepts.modal(), {"due": due} | kind)).closed
        cards.append(card)
    await world.settles("promise.made", 2)
    return cards[0], cards[1]


async def _noticed(world: World, language: str, number: int) -> Seen:
    """The team's card of a promise that is not here yet."""

    def about(message: Seen) -> bool:
        return f"#{number}" in message.text

    cast = world.cast
    return await cast.manager.sees(cast.team_channel, NOT_HERE[language], matching=about)


async def _came(world: World, language: str, number: int) -> Seen:
    """The same card once it came, and asks the manager."""

    def about(message: Seen) -> bool:
        return f"#{number}" in message.text and proposed(message)

    cast = world.cast
    return await cast.manager.sees(cast.team_channel, CAME[language], matching=about)


def alike(theirs: Seen, ours: Seen, language: str) -> bool:
    """Whether what the client promised is told as what the agency promised is."""
    agency, client = SIDES[language]
    said = theirs.text.replace(client, agency).replace("#2", "#1")
    return said.splitlines()[:2] == ours.text.splitlines()[:2]


@BOTH
async def test_what_either_side_promised_came_later(make_world: MakeWorld, language: str) -> None:
    world = await make_world(language)
    cast, room = world.cast, world.cast.client_channel
    cards = await _promised(world, language)
    await _until(world, 4)
    ours, theirs = [await _noticed(world, language, number) for number in (1, 2)]
    assert AGENCY[language] in ours.text
    assert alike(theirs, ours, language)
    for number, who in ((1, cast.manager), (2, cast.client)):
        promised = await who.sees(
            room,
            ASKED[language].format(number),
            matching=lambda m: offers(m, "promises.delivered"),
        )
        await who.click(promised, "promises.delivered")
    await world.settles("delay.proposed", 2)
    ours, theirs = [await _came(world, language, number) for number in (1, 2)]
    assert alike(theirs, ours, language)

    await cast.manager.click(ours, "delays.correct")
    modal = await cast.manager.modal()
    stays = await cast.manager.submit(modal, {"agency": "9"})
    assert not stays.closed
    assert (await cast.manager.submit(stays.modal or modal, {"agency": "2"})).closed
    (entry,) = await world.settles("delay.confirmed", 1)
    assert entry.payload is not None
    assert entry.payload["causes"] == {"cause_agency": 2, "cause_unknown": 1}
    # what both read stands where each was asked for
    shared = await cast.client.sees_thread(cards[0], CAME[language])
    assert AGENCY[language] in shared.text
