"""After a change was told: what it moves, *Let's talk*, *I see it differently*, the reminder."""

from datetime import date

import pytest
from sqlalchemy import select

from bot.features.planning import service as planning
from bot.features.planning.models import PlanItem
from bot.features.planning.rules import ItemDraft
from bot.slack.models import Person
from tests.scenarios.conftest import MakeWorld
from tests.scenarios.words import CHANGE, CLIENT, MANAGER, VERB, is_card
from tests.scenarios.world import World

PICK = {"en": ("Which item?", "Item 1: Winter"), "es": ("¿Qué elemento?", "Elemento 1: Winter")}
MOVES = {"en": "Moves: item 1, Winter", "es": "Se mueve: elemento 1, Winter"}
ASKED = {"en": "Details of plan change #1", "es": "Detalles del cambio del plan #1"}
TALK = {"en": "would like to talk about plan change #1", "es": "quiere hablar del cambio"}
DIFFERS = {"en": "of the client, sees it differently", "es": "del cliente, lo ve de otra forma"}
WHY = {"en": "the mill stands still", "es": "el molino está parado"}
CARRIED = {"en": "Changes not seen yet", "es": "Cambios sin ver"}
AGAIN = {"en": "This is the only reminder", "es": "Este es el único recordatorio"}


@pytest.mark.parametrize("language", ["en", "es"])
async def test_what_it_moves_is_asked_and_the_client_answers_in_kind(
    make_world: MakeWorld, language: str
) -> None:
    world = await make_world(language)
    cast, room = world.cast, world.cast.client_channel
    await _campaign(world)
    await cast.manager.slash(room, f"/plan {VERB[language]} {CHANGE[language]}")
    await world.wait(minutes=2.1)
    card = await cast.client.sees(room, CHANGE[language], matching=is_card)

    asked = await cast.manager.sees_thread(card, ASKED[language])
    menu, item = PICK[language]
    await cast.manager.click(asked, menu, value=item)
    await world.settles("plan.change_detailed", 1)
    asked = await cast.manager.sees_thread(card, item.replace("Item", "item").split(": ")[1])
    await cast.manager.click(asked, "details.ask_days")
    modal = await cast.manager.modal()
    labels = modal.labels
    assert (await cast.manager.submit(modal, {labels[0]: "2030-12-09"})).closed
    await world.house.slack.redeliver("view_submission")
    await cast.client.sees(room, MOVES[language], matching=is_card)
    assert (await _only_item(world)).starts == date(2030, 12, 9)

    await cast.manager.click(asked, "details.ask_reason")
    modal = await cast.manager.modal()
    assert (await cast.manager.submit(modal, {"reason": WHY[language]})).closed
    await cast.client.sees(room, WHY[language], matching=is_card)

    await cast.client.click(card, "plans.talk")
    line = await cast.manager.sees_thread(card, TALK[language])
    assert CLIENT[language] in line.text
    assert line.rings == [cast.manager.id]
    await cast.client.click(card, "plans.differ")
    assert (await cast.client.submit(await cast.client.modal(), {"words": "too late"})).closed
    shown = await cast.manager.sees(room, DIFFERS[language], matching=is_card)
    assert "too late" in shown.text

    await world.wait(minutes=9 * 24 * 60)
    again = await cast.client.sees_thread(card, AGAIN[language])
    assert again.rings == [cast.client.id]
    kinds = ("detailed", "discussed", "disputed", "asked_again")
    counts = [len(await world.recorded(f"plan.change_{kind}")) for kind in kinds]
    assert counts == [3, 1, 1, 1]
    summaries = [m for m in await cast.client.reads(room) if world.head_in(m.text) is not None]
    (carried,) = [line for line in summaries[-1].text.splitlines() if CHANGE[language] in line]
    assert CARRIED[language] in summaries[-1].text.partition(carried)[0]


async def _campaign(world: World) -> None:
    """On the plan, agreed by both."""
    client = await world.client()
    async with world.database.transaction(world.workspace_id) as tx:
        people = {one.name: one for one in await tx.session.scalars(select(Person))}
        manager, contact = (
            next(people[name] for name in names.values() if name in people)
            for names in (MANAGER, CLIENT)
        )
        draft = ItemDraft(
            kind="campaign",
            title="Winter",
            owner_id=manager.id,
            starts=date(2030, 12, 2),
            ends=date(2030, 12, 20),
        )
        await planning.propose(tx, client=client, person=manager, draft=draft, asked_by=contact)


async def _only_item(world: World) -> PlanItem:
    async with world.database.transaction(world.workspace_id) as tx:
        return (await tx.session.scalars(select(PlanItem))).one()
