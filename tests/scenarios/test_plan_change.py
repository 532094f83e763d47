"""The client changes the plan: recorded at once, put right, told to the other side, seen."""

from datetime import UTC, datetime, time

import pytest

from bot.sandbox.person import Modal, Seen
from tests.scenarios.conftest import MakeWorld
from tests.scenarios.words import (
    AGENCY_IS_TOLD,
    CHANGE,
    CLIENT,
    MANAGER,
    NOT_SEEN,
    RECORDED,
    VERB,
    is_card,
)
from tests.scenarios.world import World, offers

WEEKDAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
}
MOVED = {
    "en": "we moved the launch to {day} 17:30, stock is late",
    "es": "pasamos el lanzamiento al {day} a las 17:30, el género llega tarde",
}
CLIENT_IS_TOLD = {"en": "The client is told at", "es": "Al cliente se le avisa a las"}
SEEN = {"en": "Seen by", "es": "Visto por"}
OWN_SIDE = {"en": "*Seen* is for the other side", "es": "*Visto* lo pulsa la otra"}


async def _in_three_days(world: World, language: str) -> tuple[str, datetime]:
    """A change that names its day as people do, and the moment it means."""
    at = await world.local(3, time(17, 30))
    return MOVED[language].format(day=WEEKDAYS[language][at.weekday()]), at


async def _effective(world: World) -> object:
    (told,) = await world.recorded("plan.change_told")
    assert told.payload is not None
    return told.payload["effective_at"]


async def _fix(world: World, echo: Seen, values: dict[str, object]) -> Modal:
    """Open *Fix* and fill it in; what is left open, is."""
    manager = world.cast.manager
    await manager.click(echo, "plans.fix")
    modal = await manager.modal()
    stays = await manager.submit(modal, values)
    assert not stays.closed
    assert stays.modal is not None
    return stays.modal


@pytest.mark.parametrize("language", ["en", "es"])
async def test_the_agency_tells_by_slash_and_the_client_sees_it(
    make_world: MakeWorld, language: str
) -> None:
    world = await make_world(language)
    cast = world.cast
    room = cast.client_channel
    words, at = await _in_three_days(world, language)
    came = await cast.manager.slash(room, f"/plan {VERB[language]} {words}")
    await world.house.slack.redeliver("command")

    (echo,) = came.messages
    assert echo.ephemeral
    assert RECORDED[language] in echo.text
    assert CLIENT_IS_TOLD[language] in echo.text
    assert words in echo.text
    assert f" {at.day} " in echo.text
    assert f"17:30 {at.tzname()}" in echo.text
    assert offers(echo, "plans.fix")
    assert offers(echo, "plans.take_back")
    assert await _effective(world) == at.astimezone(UTC).isoformat()
    await cast.client.never_sees(room, words, 0.2)
    assert world.receipts(words) == []

    await world.wait(minutes=2.1)
    card = await cast.client.sees(room, words, matching=is_card)
    assert NOT_SEEN[language] in card.text
    assert MANAGER[language] in card.text
    assert f"17:30 {at.tzname()}" in card.text
    assert card.rings == [cast.client.id]
    assert len([m for m in await cast.manager.reads(room, words) if not m.ephemeral]) == 1

    await cast.manager.click(card, "plans.seen")
    await cast.manager.sees(room, OWN_SIDE[language])
    await cast.client.click(card, "plans.seen")
    await world.house.slack.redeliver("block_actions")
    await cast.manager.sees(
        room, f"{SEEN[language]} {CLIENT[language]}", matching=lambda m: not is_card(m)
    )
    kinds = ["plan.change_told", "plan.change_announced", "plan.change_seen"]
    assert [len(await world.recorded(kind)) for kind in kinds] == [1, 1, 1]


@pytest.mark.parametrize("language", ["en", "es"])
async def test_a_client_of_another_organisation_tells_by_mention(
    make_world: MakeWorld, language: str
) -> None:
    world = await make_world(language)
    cast = world.cast
    words, at = await _in_three_days(world, language)
    said = await cast.client.say(cast.client_channel, f"@Rapport {VERB[language]} {words}")
    echo = await cast.client.sees_thread(said, RECORDED[language])
    await world.house.slack.redeliver("event")
    assert not echo.ephemeral
    assert AGENCY_IS_TOLD[language] in echo.text
    assert f"17:30 {at.tzname()}" in echo.text
    assert await _effective(world) == at.astimezone(UTC).isoformat()

    await world.wait(minutes=2.1)
    card = await cast.manager.sees(cast.client_channel, words, matching=is_card)
    assert CLIENT[language] in card.text
    assert card.rings == [cast.manager.id]

    await cast.manager.click(card, "plans.seen")
    await cast.client.sees(cast.client_channel, f"{SEEN[language]} {MANAGER[language]}")
    (seen,) = await world.recorded("plan.change_seen")
    (told,) = await world.recorded("plan.change_told")
    assert seen.subject == told.subject
    assert seen.actor != told.actor


@pytest.mark.parametrize("language", ["en", "es"])
async def test_what_was_said_wrongly_is_put_right_before_anybody_is_told(
    make_world: MakeWorld, language: str
) -> None:
    world = await make_world(language)
    manager, room = world.cast.manager, world.cast.client_channel
    words, _ = await _in_three_days(world, language)
    (echo,) = (await manager.slash(room, f"/plan {VERB[language]} {words}")).messages

    stays = await _fix(world, echo, {"text": CHANGE[language], "when": "soonish"})
    (error,) = stays.errors.values()
    assert {"en": "There is no time in that", "es": "Ahí no hay ninguna hora"}[language] in error
    assert CHANGE[language] in stays.text
    assert "soonish" in stays.text
    tomorrow = await world.local(1, time(9, 15))
    done = await manager.submit(stays, {"when": f"{tomorrow:%Y-%m-%d} 9:15"})
    assert done.closed
    await world.house.slack.redeliver("view_submission")
    await manager.sees(room, CHANGE[language], matching=lambda m: offers(m, "plans.fix"))

    await world.wait(minutes=2.1)
    card = await world.cast.client.sees(room, CHANGE[language], matching=is_card)
    assert f"09:15 {tomorrow.tzname()}" in card.text
    assert words not in card.text
    assert world.receipts(words) == []
    (told,) = await world.recorded("plan.change_told")
    (fixed,) = await world.recorded("plan.change_fixed")
    assert told.payload is not None
    assert told.payload["text"] == words
    assert fixed.payload is not None
    assert fixed.payload["before"]["text"] == words
    assert fixed.payload["after"] == {
        "text": CHANGE[language],
        "effective_at": tomorrow.astimezone(UTC).isoformat(),
        "effective_day": None,
    }


@pytest.mark.parametrize("language", ["en", "es"])
async def test_nobody_is_told_of_what_is_taken_back(make_world: MakeWorld, language: str) -> None:
    world = await make_world(language)
    cast = world.cast
    room = cast.client_channel
    said = await cast.client.say(room, f"@Rapport {VERB[language]} {CHANGE[language]}")
    echo = await cast.client.sees_thread(said, RECORDED[language])
    await cast.client.click(echo, "plans.take_back")
    gone = {"en": "Nobody was told; the record keeps both", "es": "No se ha avisado a nadie"}
    await cast.client.sees_thread(said, gone[language])

    await world.wait(minutes=5)
    assert [m for m in await cast.manager.reads(room, CHANGE[language]) if is_card(m)] == []
    assert world.receipts(CHANGE[language]) == []
    kinds = ["plan.change_told", "plan.change_taken_back", "plan.change_announced"]
    assert [len(await world.recorded(kind)) for kind in kinds] == [1, 1, 0]


async def test_without_time_to_fix_the_other_side_is_told_at_once(make_world: MakeWorld) -> None:
    world = await make_world("en")
    cast = world.cast
    await cast.manager.slash(cast.client_channel, "/rapport settings")
    done = await cast.manager.submit(await cast.manager.modal(), {"change_hold_minutes": "0"})
    assert done.closed
    said = await cast.client.say(cast.client_channel, f"@Rapport change {CHANGE['en']}")
    echo = await cast.client.sees_thread(said, "The agency is told now")
    assert echo.buttons == []
    await cast.manager.sees(cast.client_channel, CHANGE["en"], matching=is_card)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "we took the offer down yesterday at 17:30"),
        ("es", "retiramos la oferta ayer a las 17:30"),
    ],
)
async def test_a_change_told_after_it_took_effect_is_told_as_plain_facts(
    make_world: MakeWorld, language: str, words: str
) -> None:
    world = await make_world(language)
    cast = world.cast
    yesterday = await world.local(-1, time(17, 30))
    await cast.client.say(cast.client_channel, f"@Rapport {VERB[language]} {words}")
    await cast.client.sees(cast.client_channel, RECORDED[language])
    await world.wait(minutes=2.1)
    card = await cast.manager.sees(cast.client_channel, words, matching=is_card)
    (fact,) = [line for line in card.text.splitlines() if f"17:30 {yesterday.tzname()}" in line]
    since, told = {"en": ("In effect since: ", "Told: "), "es": ("En vigor desde: ", "Avisado: ")}[
        language
    ]
    assert fact.startswith(since)
    assert f" {yesterday.day} " in fact.partition(told)[0]
    assert fact.partition(told)[2]
    assert card.rings == [cast.manager.id]
