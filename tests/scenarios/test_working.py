"""How both sides work: agreed to by one person of each, changed elsewhere, agreed anew."""

import pytest

from bot.sandbox.person import Seen
from tests.scenarios.conftest import MakeWorld
from tests.scenarios.words import CLIENT, MANAGER
from tests.scenarios.world import offers

HOW = {"en": "how", "es": "cómo"}
NEW = {"en": "Not agreed yet", "es": "Todavía sin acordar"}
WAITS = {"en": "Waiting for", "es": "Falta el acuerdo de"}
BOTH = {"en": "Both sides have agreed", "es": "Las dos partes están de acuerdo"}
AGREED = {"en": "Agreed.", "es": "Acordado."}
CHANGED = {"en": "Changed since both agreed on", "es": "Ha cambiado desde el acuerdo del"}
DAYS = {
    "en": "1 working day → 2 working days",
    "es": "1 día laborable → 2 días laborables",
}
MOVED = {"en": "30 min → 1 h 30 min", "es": "30 min → 1 h 30 min"}
CHANGE = {"en": "Change: Spending", "es": "Cambiar: Gastos"}
READS = {"en": "A manager or strategist agrees", "es": "Por la agencia da su acuerdo"}
STALE = {"en": "nothing was agreed", "es": "no se ha acordado nada"}
LIMIT = {"en": "Up to 200 € nobody is asked", "es": "Hasta 200 € no se pregunta a nadie"}


def _is_card(message: Seen) -> bool:
    """The card that everybody sees."""
    return offers(message, "working.open") and not message.ephemeral


@pytest.mark.parametrize("language", ["en", "es"])
async def test_both_sides_agree_and_a_setting_changed_elsewhere_asks_again(
    make_world: MakeWorld, language: str
) -> None:
    world = await make_world(language)
    cast, room = world.cast, world.cast.client_channel
    came = await cast.manager.slash(room, f"/rapport {HOW[language]}")
    (own,) = came.messages
    assert own.ephemeral
    assert NEW[language] in own.text
    await cast.manager.click(own, CHANGE[language])
    form = await cast.manager.modal()
    assert (await cast.manager.submit(form, {"spending_words": LIMIT[language]})).closed
    saved = await cast.manager.sees(room, LIMIT[language])
    await cast.client.never_sees(room, LIMIT[language], 0.2)
    await cast.manager.click(saved, "working.agree")

    card = await cast.client.sees(room, WAITS[language], matching=_is_card)
    assert LIMIT[language] in card.text
    assert MANAGER[language] in card.text
    await cast.client.click(card, "working.agree")
    await cast.client.sees(room, BOTH[language])
    card = await cast.manager.sees(room, AGREED[language], matching=_is_card)
    assert CLIENT[language] in card.text
    assert not offers(card, "working.agree")

    await cast.manager.slash(room, {"en": "/rapport settings", "es": "/rapport ajustes"}[language])
    settings = await cast.manager.modal()
    wanted: dict[str, object] = {"cutoff_minutes": "90", "answer_days": "2"}
    assert (await cast.manager.submit(settings, wanted)).closed
    card = await cast.client.sees(room, CHANGED[language], matching=_is_card)
    assert MOVED[language] in card.text
    assert DAYS[language] in card.text
    await cast.client.click(card, "working.agree")
    again = await cast.manager.sees(room, WAITS[language], matching=_is_card)
    assert MOVED[language] in again.text
    await cast.manager.click(again, "working.agree")
    await world.settles("working.agreed", 4)
    told = [entry.payload or {} for entry in await world.recorded("working.agreed")]
    assert [(one["version"], one["side"]) for one in told] == [
        (1, "agency"),
        (1, "client"),
        (2, "client"),
        (2, "agency"),
    ]
    (changed,) = await world.recorded("working.changed")
    assert changed.payload is not None
    assert changed.payload["after"] == LIMIT[language]


@pytest.mark.parametrize("language", ["en", "es"])
async def test_staff_read_it_and_guests_ask_by_mention(
    make_world: MakeWorld, language: str
) -> None:
    world = await make_world(language)
    cast, room = world.cast, world.cast.client_channel
    came = await cast.staff.slash(room, f"/plan {HOW[language]}")
    (own,) = came.messages
    assert NEW[language] in own.text
    assert not offers(own, "working.change")
    assert not offers(own, "working.agree")
    said = await cast.client.say(room, f"@Rapport {HOW[language]}")
    shown = await cast.client.sees_thread(said, NEW[language])
    await cast.staff.click(shown, "working.agree")
    await cast.staff.sees(room, READS[language])
    assert await world.recorded("working.agreed") == []
    await cast.manager.slash(room, {"en": "/rapport settings", "es": "/rapport ajustes"}[language])
    settings = await cast.manager.modal()
    assert (await cast.manager.submit(settings, {"cutoff_minutes": "45"})).closed
    await cast.client.click(shown, "working.agree")
    await cast.client.sees(room, STALE[language])
    await cast.client.click(shown, "working.open")
    own = await cast.client.sees(
        room, NEW[language], matching=lambda m: m.ephemeral and offers(m, "working.agree")
    )
    await cast.client.click(own, "working.agree")
    await world.settles("working.agreed", 1)
