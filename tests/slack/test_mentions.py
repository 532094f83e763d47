"""What is said to the app in channels, threads and directly."""

import asyncio

from bot.slack.notices import RerunCommand
from bot.slack.requests import CommandRequest, EventRequest, MessageRequest
from bot.slack.tables import OutboundMessage
from tests.slack.conftest import Place
from tests.slack.listeners import heard


async def until_posted(place: Place, count: int = 1) -> list[OutboundMessage]:
    """The answers, once there are as many; waits two seconds at most."""
    for _ in range(40):
        posted = await place.posted()
        if len(posted) >= count:
            return posted
        await asyncio.sleep(0.05)
    raise AssertionError(f"{len(await place.posted())} of {count} were posted")


async def quiet(seconds: float = 0.4) -> None:
    """Let whatever is still on its way arrive."""
    await asyncio.sleep(seconds)


async def test_a_mention_comes_as_two_events_and_is_answered_once_in_its_thread(
    place: Place,
) -> None:
    said = await place.ana.say(place.channel, "@Rapport: change we moved the launch")
    posted = await until_posted(place)
    await quiet()
    assert len(await place.posted()) == 1
    assert posted[0].thread_ts == said.ts
    assert posted[0].channel_id == place.channel.id
    assert posted[0].subject == "change:1"
    assert posted[0].body["text"] == "Ana: we moved the launch"
    request = place.heard(CommandRequest)[0]
    assert (request.via, request.message_ts, request.thread_ts) == ("mention", said.ts, None)
    assert await place.keys() == [f"said:{place.channel.id}:{said.ts}"]


async def test_the_verb_may_be_spanish_and_the_name_stand_anywhere(place: Place) -> None:
    for text in (
        "@Rapport cambio movemos el lanzamiento",
        "change we moved it @Rapport",
        "Hi, @Rapport change the date",
        "@Rapport plan change other",
    ):
        await place.ana.say(place.channel, text)
    await until_posted(place, 4)
    texts = {request.text for request in place.heard(CommandRequest)}
    assert texts == {"movemos el lanzamiento", "we moved it", "Hi, the date", "other"}


async def test_a_mention_without_a_verb_keeps_its_text(place: Place) -> None:
    await place.ana.say(place.channel, "@Rapport we moved the launch to Friday")
    posted = await until_posted(place)
    assert posted[0].body["text"] == "no verb in: we moved the launch to Friday"
    assert place.heard(CommandRequest)[0].verb == ""


async def test_the_name_alone_gets_help(place: Place) -> None:
    await place.ana.say(place.channel, "@Rapport")
    posted = await until_posted(place)
    assert posted[0].body["text"] == "Lo que puedo hacer aquí"
    assert "@Rapport plan cambio" in str(posted[0].body["blocks"])
    assert not heard


async def test_a_person_of_another_organisation_is_known_by_their_own_team(place: Place) -> None:
    await place.carl.say(place.channel, "@Rapport change ours")
    await until_posted(place)
    request = place.heard(CommandRequest)[0]
    assert request.person.slack_team_id == place.carl.team != place.agency.id
    assert request.team_id == place.carl.team
    assert request.tx.workspace_id == place.workspace_id
    assert request.person.locale is None
    assert request.person.name == "Carl"


async def test_a_modal_asked_for_by_a_mention_waits_behind_a_button(place: Place) -> None:
    said = await place.carl.say(place.channel, "@Rapport form for the launch")
    posted = await until_posted(place)
    button = posted[0].body["blocks"][-1]["elements"][0]
    payload = RerunCommand.from_json(button["value"])
    assert (payload.verb, payload.text, payload.message_ts) == ("form", "for the launch", said.ts)
    assert await place.carl.modals() == []


async def test_a_refusal_of_a_mention_is_told_in_the_thread(place: Place) -> None:
    said = await place.ben.say(place.channel, "@Rapport refuse these words")
    posted = await until_posted(place)
    assert posted[0].thread_ts == said.ts
    assert "&lt;!channel&gt; &amp; co" in posted[0].body["text"]
    assert "these words" in str(posted[0].body["blocks"])


async def test_a_fault_is_tried_again_by_slack_and_told_at_the_end(place: Place) -> None:
    await place.ben.say(place.channel, "@Rapport break it")
    posted = await until_posted(place)
    await quiet()
    assert len(await place.posted()) == 1
    assert "Something went wrong on our side" in posted[0].body["text"]
    # two events, each sent again until one of them came for the last time
    assert len(place.heard(CommandRequest)) >= 4


async def test_messages_and_edits_reach_those_who_listen(place: Place) -> None:
    said = await place.ana.say(place.channel, "just talking to @Ben")
    await quiet()
    await place.ana.edit(said, "just talking")
    await quiet()
    messages = place.heard(MessageRequest)
    assert [message.text for message in messages] == [f"just talking to <@{place.ben.id}>"]
    assert messages[0].ts == said.ts
    edits = place.heard(EventRequest)
    assert [edit.event["message"]["text"] for edit in edits] == ["just talking"]
    person = edits[0].person
    assert person is not None
    assert person.name == "Ana"


async def test_what_bots_say_is_not_heard(place: Place) -> None:
    client = await place.bolt.client.chat_postMessage(
        token=place.install.token, channel=place.channel.id, text="@Rapport change nothing"
    )
    assert client["ok"]
    await quiet()
    assert not heard
    assert await place.keys() == []


async def test_said_directly_needs_no_name_and_is_answered_there(place: Place) -> None:
    direct = await place.ana.dm(place.install, "change straight to you")
    posted = await until_posted(place)
    assert posted[0].channel_id == direct.id
    assert posted[0].thread_ts is None
    assert place.heard(CommandRequest)[0].text == "straight to you"


async def test_an_event_delivered_again_is_worked_on_once(place: Place) -> None:
    await place.fault("deliver:event", "duplicate", times=2)
    await place.ana.say(place.channel, "hello there")
    await quiet()
    assert len(place.heard(MessageRequest)) == 1
