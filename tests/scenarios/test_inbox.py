"""A customer writes on X; one person answers from Slack, in their own voice, once."""

import pytest

from bot.sandbox.person import Seen
from bot.sandbox.x.faults import FaultKind, On
from tests.scenarios.conftest import MakeWorld
from tests.scenarios.world import World, offers

ASKED = {
    "en": "where is my parcel?\n<!channel> <@U123> & co \U0001f926\u200d\u2640\ufe0f",
    "es": "¿dónde está mi pedido?\n<!channel> <@U123> y cía \U0001f926\u200d\u2640\ufe0f",
}
ANSWER = {"en": "On its way, with you tomorrow!", "es": "¡Ya va de camino, mañana lo tienes!"}
GONE = {"en": "deleted the answer on X itself", "es": "borró la respuesta en X mismo"}
GONE_ON_CARD = {"en": "The answer, deleted on X", "es": "La respuesta, borrada después en X"}
TAKEN = {"en": "Leo Grant", "es": "Hugo Vidal"}


async def _asked(world: World, text: str) -> tuple[str, Seen]:
    cast = world.cast
    tweet = await world.house.x.write("customer", f"@{cast.brand.handle} {text}")
    return tweet, await cast.staff.sees(cast.team_channel, text.splitlines()[0])


@pytest.mark.parametrize("language", ["en", "es"])
async def test_a_customer_is_answered_once_and_signed(make_world: MakeWorld, language: str) -> None:
    world = await make_world(language)
    cast = world.cast
    tweet, card = await _asked(world, ASKED[language])
    assert ASKED[language].splitlines()[1] in card.text
    assert card.rings == []

    await cast.staff.click(card, "inbox.reply")
    modal = await cast.staff.modal()
    assert cast.brand.handle in modal.text
    await cast.second.click(card, "inbox.reply")
    await cast.second.sees(cast.team_channel, TAKEN[language], matching=lambda m: m.ephemeral)

    done = await cast.staff.submit(modal, {"text": ANSWER[language]})
    assert done.closed, done
    await cast.staff.sees(
        cast.team_channel,
        ANSWER[language],
        matching=lambda m: not m.ephemeral and TAKEN[language] in m.text,
    )
    (reply,) = await world.house.x.replies_to(tweet)
    initials = "".join(word[0] for word in TAKEN[language].split())
    assert reply.text.endswith(f"{ANSWER[language]} ^{initials}")
    kinds = ["inbox.item_received", "reply.sent"]
    assert [len(await world.recorded(kind)) for kind in kinds] == [1, 1]


@pytest.mark.parametrize("language", ["en", "es"])
async def test_the_same_requests_delivered_twice_make_one_card_answered_once(
    make_world: MakeWorld, language: str
) -> None:
    world = await make_world(language)
    cast = world.cast
    await world.house.x.fault(FaultKind.DELIVER_TWICE, on=On.WEBHOOK)
    tweet, card = await _asked(world, ASKED[language])
    await cast.staff.click(card, "inbox.reply")
    await world.house.slack.redeliver("block_actions")
    await world.house.slack.fault("deliver:view_submission", "duplicate")
    await cast.staff.submit(await cast.staff.modal(), {"text": ANSWER[language]})
    await world.house.slack.redeliver("view_submission")
    await cast.staff.sees(cast.team_channel, ANSWER[language], matching=lambda m: not m.ephemeral)
    await world.wait(minutes=5)
    (reply,) = await world.house.x.replies_to(tweet)
    first = ASKED[language].splitlines()[0]
    assert len(await cast.staff.reads(cast.team_channel, first)) == 1
    kinds = ["inbox.item_received", "reply.sent"]
    assert [len(await world.recorded(kind)) for kind in kinds] == [1, 1]

    await world.house.x.delete(reply.id)
    told = await cast.staff.sees_thread(card, GONE[language])
    assert told.rings == []
    (entry,) = await world.recorded("reply.deleted_on_network")
    assert entry.audience == "team"
    await cast.staff.sees(cast.team_channel, GONE_ON_CARD[language])


async def test_the_client_never_sees_the_inbox(make_world: MakeWorld) -> None:
    world = await make_world("en")
    await _asked(world, ASKED["en"])
    await world.cast.client.never_sees(world.cast.client_channel, "parcel", 0.5)


async def test_own_edited_and_deleted_tweets(make_world: MakeWorld) -> None:
    world = await make_world("en")
    cast = world.cast
    handle = cast.brand.handle
    await world.house.x.write(handle, f"@{handle} talks to itself")
    tweet, card = await _asked(world, "where is my pracel?")
    edited = await world.house.x.edit(tweet, f"@{handle} where is my parcel?")
    card = await cast.staff.sees(cast.team_channel, "where is my parcel?")
    own = await cast.staff.reads(cast.team_channel, "talks to itself")
    assert not any(offers(message, "inbox.reply") for message in own), "a direct post is no item"
    await cast.staff.click(card, "inbox.reply")
    modal = await cast.staff.modal()
    await world.house.x.delete(edited)
    await cast.staff.submit(modal, {"text": ANSWER["en"]})
    gone = await cast.staff.sees(
        cast.team_channel, "where is my parcel?", matching=lambda m: "deleted" in m.text
    )
    assert "inbox.reply" not in str(gone.raw.get("blocks"))
    assert await world.house.x.replies_to(edited) == []
