"""Home shows one person's queue, and follows what happens while they look."""

import pytest

from tests.scenarios.conftest import MakeWorld
from tests.scenarios.words import CHANGE, VERB

QUIET = {"en": "Nothing waits for you", "es": "No te espera nada"}
WAITS = {"en": "customer waits", "es": "cliente espera"}
IN_HAND = {"en": "In your hand", "es": "Lo tienes tú"}
ASK = {"en": "request a card for the door", "es": "petición un cartel para la puerta"}
TO_DECIDE = {"en": "Request to decide on", "es": "Petición por decidir"}
TEXT = {"en": "Is the kettle dishwasher safe?", "es": "¿La cafetera va al lavavajillas?"}


@pytest.mark.parametrize("language", ["en", "es"])
async def test_a_customer_and_a_change_come_and_go_in_home(
    make_world: MakeWorld, language: str
) -> None:
    world = await make_world(language)
    cast, x = world.cast, world.house.x
    await cast.staff.open_home(cast.install)
    await cast.manager.open_home(cast.install)
    await cast.staff.sees_home(cast.install, QUIET[language])

    await x.write("tom_s", f"@{cast.brand.handle} {TEXT[language]}")
    home = await cast.staff.sees_home(cast.install, TEXT[language])
    assert WAITS[language] in home.text
    await cast.staff.click(None, "inbox.reply", home=cast.install.app_id)
    assert TEXT[language] in (await cast.staff.modal()).text
    await cast.staff.sees_home(cast.install, IN_HAND[language])
    await cast.staff.close()
    await cast.staff.sees_home(cast.install, WAITS[language])

    said = f"@Rapport {VERB[language]} {CHANGE[language]}"
    await cast.client.say(cast.client_channel, said)
    await cast.client.sees(cast.client_channel, CHANGE[language])
    await world.wait(minutes=3)
    home = await cast.manager.sees_home(cast.install, CHANGE[language])
    await cast.manager.click(None, "plans.seen", home=cast.install.app_id)
    await cast.manager.sees_home(cast.install, QUIET[language])
    assert len(await world.recorded("plan.change_seen")) == 1

    await cast.client.say(cast.client_channel, f"@Rapport {ASK[language]}")
    await cast.manager.sees_home(cast.install, TO_DECIDE[language])
