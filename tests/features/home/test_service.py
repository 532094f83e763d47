"""What of the plan stands in whose Home: looked up with the real services."""

from datetime import timedelta
from uuid import UUID

from bot.features.home.service import look
from bot.features.planning import service as planning
from bot.features.planning.rules import ItemDraft
from bot.features.promises import service as promises
from bot.features.requests import service as requests
from bot.slack.models import Person
from bot.storage.transaction import Database
from tests.support.people import Seeded, seed_client


async def _waiting(database: Database, acme: Seeded, *people: Person) -> list[list[str]]:
    async with database.transaction(acme.workspace_id) as tx:
        homes = [await look(tx, person) for person in people]
    return [[one.kind for brand in home.brands for one in brand.matters] for home in homes]


async def test_each_side_has_what_it_has_to_decide_to_agree_to_and_to_deliver(
    database: Database, workspace_id: UUID
) -> None:
    acme = await seed_client(database, workspace_id)
    people = acme.manager, acme.contact, acme.staff
    draft = ItemDraft(kind="campaign", title="Spring", owner_id=acme.manager.id)
    async with database.transaction(workspace_id) as tx:
        await planning.propose(tx, client=acme.client, person=acme.manager, draft=draft)
        asked = await requests.send(
            tx,
            client=acme.client,
            person=acme.contact,
            text="a leaflet",
            language="en",
            door="slash",
        )
    assert await _waiting(database, acme, *people) == [["request"], ["item"], []]

    async with database.transaction(workspace_id) as tx:
        await requests.ask(tx, asked.id, acme.manager, text="How many?")
    assert await _waiting(database, acme, *people) == [[], ["question", "item"], []]

    async with database.transaction(workspace_id) as tx:
        await promises.make(
            tx,
            client_id=acme.client.id,
            subject=asked.subject,
            number=asked.number,
            title="the photos",
            kind="material",
            side="client",
            due=tx.now.date() + timedelta(days=2),
            person=acme.contact,
        )
    assert await _waiting(database, acme, *people) == [[], ["question", "item", "promise"], []]
