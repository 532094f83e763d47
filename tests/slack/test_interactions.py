"""Buttons, selects and modals, through signed requests to the whole kit."""

import asyncio

from bot.sandbox.person import Modal, Seen
from bot.slack.requests import ActionRequest, SubmissionRequest
from tests.slack.conftest import Place


async def card(place: Place) -> Seen:
    """An answer with buttons, that only Ben sees."""
    came = await place.ben.slash(place.channel, "/plan change it")
    return came.messages[0]


async def form(place: Place) -> Modal:
    """A modal that Ben has opened."""
    await place.ben.slash(place.channel, "/plan form hello")
    return await place.ben.modal("Test form")


async def test_a_button_brings_its_payload_and_is_answered_to_the_person_alone(
    place: Place,
) -> None:
    await place.ben.click(await card(place), "Press")
    seen = await place.ben.sees(place.channel, "pressed one")
    assert seen.ephemeral
    request = place.heard(ActionRequest)[0]
    assert request.payload.what == "one"
    assert request.channel_id == place.channel.id


async def test_a_button_of_the_same_kind_in_the_same_row_has_its_own_payload(place: Place) -> None:
    await place.ben.click(await card(place), "Press too")
    assert (await place.ben.modal("Test form")).labels == ["Name", "Kind"]
    assert place.heard(ActionRequest)[0].payload.what == "two"


async def test_a_select_brings_its_payload_and_the_choice_and_replaces(place: Place) -> None:
    await place.ben.click(await card(place), "Choose", value="Why")
    seen = await place.ben.sees(place.channel, "picked y")
    request = place.heard(ActionRequest)[0]
    assert (request.payload.what, request.selected) == ("card", "y")
    assert seen.buttons == []


async def test_a_button_pressed_by_somebody_of_another_organisation(place: Place) -> None:
    blocks = [
        {
            "type": "actions",
            "elements": [
                {
                    "type": "button",
                    "text": {"type": "plain_text", "text": "Press"},
                    "action_id": "test.press",
                    "value": '{"what":"shared"}',
                }
            ],
        }
    ]
    await place.bolt.client.chat_postMessage(
        token=place.install.token, channel=place.channel.id, text="card", blocks=blocks
    )
    seen = await place.carl.sees(place.channel, "Press")
    await place.carl.click(seen, "Press")
    answer = await place.carl.sees(place.channel, "pressed shared")
    assert answer.ephemeral
    request = place.heard(ActionRequest)[0]
    assert request.team_id == place.carl.team
    assert request.tx.workspace_id == place.workspace_id


async def test_a_button_about_what_is_not_there_says_so_kindly(place: Place) -> None:
    """Unknown, or of somebody else: nobody learns which."""
    element = {
        "type": "button",
        "text": {"type": "plain_text", "text": "Theirs"},
        "action_id": "test.press",
        "value": '{"what":"foreign"}',
    }
    await place.bolt.client.chat_postMessage(
        token=place.install.token,
        channel=place.channel.id,
        text="card",
        blocks=[{"type": "actions", "elements": [element]}],
    )
    await place.ben.click(await place.ben.sees(place.channel, "Theirs"), "Theirs")
    await place.ben.sees(place.channel, "What this was about is not here any more")


async def test_a_button_of_an_earlier_version_says_so(place: Place) -> None:
    blocks = [
        {
            "type": "actions",
            "elements": [
                {
                    "type": "button",
                    "text": {"type": "plain_text", "text": "Old"},
                    "action_id": "test.gone",
                    "value": "{}",
                }
            ],
        }
    ]
    await place.bolt.client.chat_postMessage(
        token=place.install.token, channel=place.channel.id, text="card", blocks=blocks
    )
    await place.ben.click(await place.ben.sees(place.channel, "Old"), "Old")
    assert (await place.ben.sees(place.channel, "earlier version")).ephemeral


async def test_a_submission_has_its_values_and_knows_its_channel(place: Place) -> None:
    came = await place.ben.submit(await form(place), {"Name": " Launch ", "Kind": "Second"})
    assert came.closed
    request = place.heard(SubmissionRequest)[0]
    assert request.payload.what == "hello"
    assert request.text("name") == "Launch"
    assert request.values["kind"] == "b"
    assert request.channel_id == place.channel.id
    posted = await place.posted()
    assert (posted[0].kind, posted[0].user_id) == ("ephemeral", place.ben.id)


async def test_errors_stand_at_their_input_and_the_form_can_be_sent_again(place: Place) -> None:
    modal = await form(place)
    came = await place.ben.submit(modal, {"Name": "bad"})
    assert came.modal is not None
    assert came.modal.errors == {"Name": "Not bad, please"}
    came = await place.ben.submit(modal, {"Name": "good"})
    assert came.closed
    assert len(place.heard(SubmissionRequest)) == 2


async def test_a_refusal_stands_at_the_input_it_names(place: Place) -> None:
    came = await place.ben.submit(await form(place), {"Name": "refuse"})
    assert came.modal is not None
    assert came.modal.errors == {"Kind": "More than one thing is called that. Say which one: <b>."}


async def test_a_fault_keeps_the_form_open_with_a_reference(place: Place) -> None:
    came = await place.ben.submit(await form(place), {"Name": "break"})
    assert came.modal is not None
    assert "Something went wrong on our side" in came.modal.errors["Name"]


async def test_a_submission_may_push_the_next_modal(place: Place) -> None:
    await place.ben.submit(await form(place), {"Name": "more"})
    assert len(await place.ben.modals()) == 2


async def test_a_button_in_a_modal_is_answered_directly(place: Place) -> None:
    await place.ben.click(await form(place), "Press in form")
    assert place.heard(ActionRequest)[0].view_id
    posted = await place.posted()
    assert posted[0].user_id == place.ben.id
    assert posted[0].body["text"] == "pressed in form"


async def test_closing_is_told_to_who_asked(place: Place) -> None:
    await form(place)
    await place.ben.close()
    await asyncio.sleep(0.2)
    closed = place.heard(SubmissionRequest)
    assert [request.payload.what for request in closed] == ["hello"]


async def test_a_click_delivered_twice_counts_once(place: Place) -> None:
    seen = await card(place)
    await place.fault("deliver:block_actions", "duplicate")
    await place.ben.click(seen, "Press")
    await asyncio.sleep(0.3)
    assert len(place.heard(ActionRequest)) == 1
