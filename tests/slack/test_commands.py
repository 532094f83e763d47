"""Slash commands, through signed requests to the whole kit."""

import asyncio

import pytest

from bot.slack.requests import CommandRequest
from tests.slack.conftest import Place
from tests.slack.listeners import heard


async def test_a_command_is_answered_to_the_person_alone(place: Place) -> None:
    came = await place.ana.slash(place.channel, "/plan change we moved to Friday & <more>")
    assert came.status == 200
    assert "Ana: we moved to Friday" in came.text
    assert came.messages[0].ephemeral
    request = place.heard(CommandRequest)[0]
    assert (request.feature, request.verb, request.via) == ("plan", "change", "slash")
    assert request.text == "we moved to Friday & <more>"
    assert (request.reader.language, request.reader.zone.key) == ("es", "Europe/Madrid")
    assert request.person.email == "ana@example.com"
    assert request.install.team_url.endswith("/")


async def test_the_word_payload_in_a_command_does_not_lose_it(place: Place) -> None:
    """Bolt 1.30 reads an empty body from such a form."""
    came = await place.ben.slash(place.channel, "/plan change the payload is late")
    assert "the payload is late" in came.text


async def test_rapport_and_spanish_verbs_do_the_same(place: Place) -> None:
    await place.ana.slash(place.channel, "/rapport plan change one")
    await place.ana.slash(place.channel, "/rapport change two")
    await place.ana.slash(place.channel, "/plan CAMBIÓ tres")
    assert [request.text for request in place.heard(CommandRequest)] == ["one", "two", "tres"]


async def test_unknown_verbs_get_help_in_the_readers_language_and_the_text_back(
    place: Place,
) -> None:
    came = await place.ana.slash(place.channel, "/plan we moved the launch")
    assert "Eso todavía no lo conozco." in came.text
    assert "/plan we moved the launch" in came.text
    assert "/plan cambio" in came.text
    assert "/post" not in came.text
    came = await place.ben.slash(place.channel, "/rapport new something")
    assert "More than one thing is called that" in came.text
    came = await place.ben.slash(place.channel, "/rapport")
    assert "What I can do here" in came.text
    assert "/post new" in came.text
    assert not heard


async def test_the_same_delivery_twice_is_worked_on_once(place: Place) -> None:
    await place.fault("deliver:command", "duplicate")
    await place.ana.slash(place.channel, "/plan change once")
    await asyncio.sleep(0.3)
    assert len(place.heard(CommandRequest)) == 1
    assert len(await place.keys()) == 1


async def test_a_refusal_says_what_and_gives_the_text_back(place: Place) -> None:
    came = await place.ben.slash(place.channel, "/plan refuse my own words")
    assert came.status == 200
    assert "More than one thing is called that. Say which one: <!channel> & co" in came.text
    assert "my own words" in came.text
    assert came.messages[0].rings == []
    assert await place.keys() == []


async def test_a_fault_is_told_with_a_reference_and_keeps_no_key(place: Place) -> None:
    came = await place.ben.slash(place.channel, "/plan break it")
    assert "Something went wrong on our side" in came.text
    assert "/plan break it" in came.text
    assert await place.keys() == []


@pytest.mark.hasty
async def test_a_slow_handler_is_stopped_within_three_seconds(place: Place) -> None:
    came = await place.ben.slash(place.channel, "/plan dawdle now")
    assert came.status == 200
    assert "This took too long" in came.text
    assert await place.keys() == []


@pytest.mark.hasty
async def test_a_commit_is_never_cut_short(place: Place) -> None:
    came = await place.ben.slash(place.channel, "/plan linger")
    assert "lingered" in came.text
    assert len(await place.keys()) == 1


async def test_a_modal_is_opened_with_the_triggers_three_seconds(place: Place) -> None:
    came = await place.ben.slash(place.channel, "/plan form hello")
    assert came.messages == []
    modal = await place.ben.modal("Test form")
    assert modal.labels == ["Name", "Kind"]


@pytest.mark.parametrize("kind", ["drop_before", "429", "500"])
async def test_a_modal_that_came_too_late_waits_behind_a_button(place: Place, kind: str) -> None:
    await place.fault("views.open", kind)
    came = await place.ben.slash(place.channel, "/plan form hello")
    assert "could not be opened in time" in came.text
    await place.ben.click(came.messages[0], "Open the form")
    assert (await place.ben.modal("Test form")).title == "Test form"
    assert [request.via for request in place.heard(CommandRequest)] == ["slash", "button"]
    assert place.heard(CommandRequest)[1].text == "hello"


async def test_a_person_whom_slack_does_not_tell_of_can_still_act(place: Place) -> None:
    await place.fault("users.info", "500")
    came = await place.ben.slash(place.channel, "/plan change it")
    assert "ben: it" in came.text.lower()
