"""Who tells of a change, and through which door: words without a verb, people without a part."""

import pytest

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

SHORTCUT = "Record as plan change"
"""Slack shows one language to all."""
ASKED = {"en": "as request #1", "es": "como petición #1"}
OTHER = {"en": "es", "es": "en"}
"""The language of somebody who does not read the client's."""
A_PART = {
    "en": "/rapport add @Noa Visitor as client",
    "es": "/rapport añadir @Noa Visitor como cliente",
}


@pytest.mark.parametrize("language", ["en", "es"])
async def test_a_mention_without_a_verb_asks_by_buttons(
    make_world: MakeWorld, language: str
) -> None:
    world = await make_world(language)
    cast = world.cast
    room = cast.client_channel
    said = await cast.client.say(room, f"@Rapport {CHANGE[language]}")
    asked = {"en": "Shall I record this?", "es": "¿Registro esto?"}
    offer = await cast.client.sees_thread(said, asked[language])
    assert CHANGE[language] in offer.text
    await cast.manager.click(offer, "plans.offered_change")
    await cast.manager.sees(room, CLIENT[language], matching=lambda m: m.ephemeral)
    assert await world.recorded("plan.change_told") == []
    await cast.client.click(offer, "plans.offered_change")
    await world.house.slack.redeliver("block_actions")
    await cast.client.sees_thread(said, RECORDED[language])
    (told,) = await world.recorded("plan.change_told")
    assert told.payload is not None
    assert told.payload["text"] == CHANGE[language]

    said = await cast.client.say(
        room, {"en": "@Rapport good morning", "es": "@Rapport buenas"}[language]
    )
    offer = await cast.client.sees_thread(said, asked[language])
    await cast.client.click(offer, "plans.just_talking")
    nothing = {"en": "nothing was recorded", "es": "no se ha registrado nada"}
    talk = await cast.client.sees_thread(said, nothing[language])
    assert talk.buttons == []
    assert len(await world.recorded("plan.change_told")) == 1

    wish = {"en": "a post about the new tea", "es": "una publicación sobre el té nuevo"}[language]
    said = await cast.client.say(room, f"@Rapport {wish}")
    offer = await cast.client.sees_thread(said, asked[language])
    await cast.client.click(offer, "offers.request")
    await world.house.slack.redeliver("block_actions")
    await cast.client.sees_thread(said, ASKED[language])
    (sent,) = await world.recorded("request.sent")
    assert sent.payload is not None
    assert sent.payload["text"] == wish


@pytest.mark.parametrize("language", ["en", "es"])
async def test_what_cannot_be_recorded_is_answered_kindly_and_once_they_have_a_part_it_is(
    make_world: MakeWorld, language: str
) -> None:
    world = await make_world(language)
    cast, theirs = world.cast, OTHER[language]
    room = cast.client_channel
    empty = await cast.manager.slash(room, f"/plan {VERB[language]}")
    assert {"en": "Say in one sentence", "es": "Di en una frase"}[language] in empty.text
    said = await cast.client.say(room, f"@Rapport {VERB[language]}")
    await cast.client.sees_thread(said, f"/plan {VERB[language]} ")

    locale = {"en": "en-GB", "es": "es-ES"}[theirs]
    visitor = await cast.team.person("Noa Visitor", locale=locale, email="noa@northlight.example")
    await world.house.slack.invite(room, visitor)
    came = await visitor.slash(room, f"/plan {VERB[theirs]} {CHANGE[language]}")
    await world.house.slack.redeliver("command")
    kindly = {"en": "That is for", "es": "De eso se ocupa"}
    assert kindly[theirs] in came.text
    assert MANAGER[language] in came.text
    assert CLIENT[language] in came.text
    assert CHANGE[language] in came.text
    assert "Noa" not in came.text
    assert await world.recorded("plan.change_told") == []

    part = {
        "en": "/rapport add @Noa Visitor as client",
        "es": "/rapport añadir @Noa Visitor como cliente",
    }
    await cast.manager.slash(room, part[language])
    came = await visitor.slash(room, f"/plan {VERB[theirs]} {CHANGE[language]}")
    (echo,) = came.messages
    assert echo.ephemeral
    assert AGENCY_IS_TOLD[theirs] in echo.text
    words = {"en": "The tins are blue now", "es": "Las latas son azules"}[language]
    await visitor.shortcut(SHORTCUT, await visitor.say(room, words))
    assert (await visitor.submit(await visitor.modal())).closed
    told = await world.settles("plan.change_told", 2)
    doors = [entry.payload and (entry.payload["door"], entry.payload["side"]) for entry in told]
    assert doors == [("slash", "client"), ("shortcut", "client")]
    await world.wait(minutes=2.1)
    for text in (CHANGE[language], words):
        card = await cast.manager.sees(room, text, matching=is_card)
        assert NOT_SEEN[language] in card.text
        assert card.rings == [cast.manager.id]


async def test_team_matter_never_reaches_the_channel_that_the_client_reads(
    make_world: MakeWorld,
) -> None:
    world = await make_world("en")
    cast = world.cast
    said = await cast.staff.say(cast.team_channel, f"@Rapport change {CHANGE['en']}")
    await cast.staff.sees_thread(said, RECORDED["en"])
    await cast.client.never_sees(cast.client_channel, CHANGE["en"], 0.2)
    await world.wait(minutes=2.1)
    await cast.client.sees(cast.client_channel, CHANGE["en"], matching=is_card)
    assert await cast.client.reads(cast.client_channel, cast.email) == []


async def test_the_same_command_twice_at_once_is_one_change(make_world: MakeWorld) -> None:
    world = await make_world("en")
    cast = world.cast
    await world.house.slack.fault("deliver:command", "duplicate")
    await cast.manager.slash(cast.client_channel, f"/plan change {CHANGE['en']}")
    await world.house.slack.fault("deliver:event", "duplicate")
    said = await cast.client.say(cast.client_channel, "@Rapport change The tins are blue now")
    await cast.client.sees_thread(said, "Recorded as #2")
    await world.wait(minutes=2.1)
    await cast.client.sees(cast.client_channel, CHANGE["en"], matching=is_card)
    await cast.manager.sees(cast.client_channel, "blue now", matching=is_card)
    told = await world.recorded("plan.change_told")
    assert [entry.payload and entry.payload["number"] for entry in told] == [1, 2]
    answers = await cast.client.reads(cast.client_channel, "Recorded as", thread=said)
    assert len(answers) == 1
