"""Whose forms and messages they are; edits that come late; what other features hear."""

from uuid import UUID, uuid4

import pytest

from bot.features.clients import service as clients
from bot.features.clients.rules import NotYourRole
from bot.features.evidence import repository, service
from bot.features.evidence.events import EvidenceKept
from bot.features.evidence.models import Evidence
from bot.features.evidence.rules import NEVER_SAID, AlreadyKept, FormGone, NobodyNamed
from bot.features.evidence.service import Told
from bot.features.plans import service as plans
from bot.features.plans.events import Source
from bot.features.plans.rules import AlreadyTold, EmptyChange
from bot.slack.models import Person
from bot.slack.shared import SharedFile
from bot.storage.transaction import Database, Transaction
from tests.support.people import Seeded, seed_client, seed_person
from tests.support.posting import listen

TS = "1700000000.000100"


@pytest.fixture
async def seeded(database: Database, workspace_id: UUID) -> Seeded:
    listen(database)
    return await seed_client(database, workspace_id)


def message(author: Person | None, *, ts: str = TS, channel: str = "CCLIENT") -> Source:
    return Source(
        channel_id=channel,
        ts=ts,
        thread_ts=None,
        text="no boxes left",
        author_id=author.id if author else None,
        author_name=author.name if author else "Some app",
        files=(SharedFile("F1"),),
    )


async def begin(database: Database, seeded: Seeded, by: Person, source: Source) -> Evidence:
    async with database.transaction(seeded.workspace_id) as tx:
        return await service.begin(tx, seeded.client, by, source)


async def send(tx: Transaction, evidence_id: UUID, by: Person, text: str = "no boxes") -> UUID:
    kept = await service.record_message(tx, evidence_id, by, text=text, effect=None, language="en")
    return kept.change.id


async def test_a_form_is_its_openers_alone(database: Database, seeded: Seeded) -> None:
    held = await begin(database, seeded, seeded.manager, message(seeded.contact))
    for by in (seeded.staff, seeded.contact):
        with pytest.raises(FormGone):
            async with database.transaction(seeded.workspace_id) as tx:
                await send(tx, held.id, by)
    with pytest.raises(FormGone):
        async with database.transaction(seeded.workspace_id) as tx:
            await send(tx, uuid4(), seeded.manager)


async def test_another_workspaces_form_is_as_good_as_none(
    database: Database, seeded: Seeded
) -> None:
    held = await begin(database, seeded, seeded.manager, message(seeded.contact))
    with pytest.raises(FormGone):
        async with database.transaction(uuid4()) as tx:
            await send(tx, held.id, seeded.manager)


async def test_a_message_of_an_app_is_told_by_whoever_records_it(
    database: Database, seeded: Seeded
) -> None:
    held = await begin(database, seeded, seeded.manager, message(None))
    async with database.transaction(seeded.workspace_id) as tx:
        kept = await service.record_message(
            tx, held.id, seeded.manager, text="no boxes", effect=None, language="en"
        )
    assert kept.change.told_by == seeded.manager.id
    assert kept.change.recorded_by is None
    assert kept.evidence.author_name == "Some app"


async def test_sent_twice_it_is_one_change(database: Database, seeded: Seeded) -> None:
    held = await begin(database, seeded, seeded.manager, message(seeded.contact))
    async with database.transaction(seeded.workspace_id) as tx:
        await send(tx, held.id, seeded.manager)
    with pytest.raises(AlreadyTold):
        async with database.transaction(seeded.workspace_id) as tx:
            await send(tx, held.id, seeded.manager)


async def test_what_is_empty_records_nothing_and_the_form_stays_good(
    database: Database, seeded: Seeded
) -> None:
    held = await begin(database, seeded, seeded.manager, message(seeded.contact))
    with pytest.raises(EmptyChange):
        async with database.transaction(seeded.workspace_id) as tx:
            await send(tx, held.id, seeded.manager, "  ")
    async with database.transaction(seeded.workspace_id) as tx:
        await send(tx, held.id, seeded.manager)


async def test_once_recorded_a_message_opens_no_other_form(
    database: Database, seeded: Seeded
) -> None:
    held = await begin(database, seeded, seeded.manager, message(seeded.contact))
    async with database.transaction(seeded.workspace_id) as tx:
        change_id = await send(tx, held.id, seeded.manager)
    with pytest.raises(AlreadyKept) as told:
        await begin(database, seeded, seeded.staff, message(seeded.contact))
    assert told.value.params == {"number": 1}
    async with database.transaction(seeded.workspace_id) as tx:
        await plans.take_back(tx, change_id, seeded.manager)
    await begin(database, seeded, seeded.staff, message(seeded.contact))


@pytest.mark.parametrize("role", [None, "coach"])
async def test_whoever_tells_of_no_changes_opens_no_form(
    database: Database, seeded: Seeded, role: str | None
) -> None:
    other = await seed_person(database, seeded.workspace_id, "UOTHER", "Olga")
    if role == "coach":
        async with database.transaction(seeded.workspace_id) as tx:
            client = await clients.client_by_id(tx, seeded.client.id)
            await clients.add_member(tx, client, seeded.manager, other, "coach")
    with pytest.raises(NotYourRole):
        await begin(database, seeded, other, message(seeded.contact))
    with pytest.raises(NotYourRole):
        async with database.transaction(seeded.workspace_id) as tx:
            await service.other_side(tx, seeded.client, other)


async def test_edits_count_in_the_order_they_were_made(database: Database, seeded: Seeded) -> None:
    held = await begin(database, seeded, seeded.manager, message(seeded.contact))
    for edited_ts, text in (("1700000002.0", "second"), ("1700000001.0", "first")):
        async with database.transaction(seeded.workspace_id) as tx:
            await service.see_edited(
                tx, "CCLIENT", TS, text=text, edited_ts=edited_ts, by=seeded.contact.id
            )
    async with database.transaction(seeded.workspace_id) as tx:
        now = await repository.lock_evidence(tx, held.id)
        assert (now.text, now.text_now) == ("no boxes left", "second")


async def test_what_is_kept_is_told_to_whoever_listens(database: Database, seeded: Seeded) -> None:
    heard: list[EvidenceKept] = []

    async def hear(_: Transaction, event: EvidenceKept) -> None:
        heard.append(event)

    database.subscribers.add(EvidenceKept, hear)
    held = await begin(database, seeded, seeded.manager, message(seeded.contact))
    assert heard == []
    async with database.transaction(seeded.workspace_id) as tx:
        change_id = await send(tx, held.id, seeded.manager)
    link = "https://studio.slack.com/archives/CCLIENT/p1700000000000100"
    assert heard == [EvidenceKept(change_id, "message", link)]
    async with database.transaction(seeded.workspace_id) as tx:
        ((found, files),) = await service.of_change(tx, change_id)
    assert (found.permalink, [each.slack_id for each in files]) == (link, ["F1"])


def told(who: UUID | None, name: str = "") -> Told:
    return Told(who=who, name=name, medium="phone", said=NEVER_SAID, text="no boxes")


async def test_only_a_member_can_have_said_it(database: Database, seeded: Seeded) -> None:
    stranger = await seed_person(database, seeded.workspace_id, "UOTHER", "Olga")
    for what, error in ((told(stranger.id), FormGone), (told(None, " "), NobodyNamed)):
        with pytest.raises(error):
            async with database.transaction(seeded.workspace_id) as tx:
                await service.record_told(
                    tx,
                    seeded.client,
                    seeded.manager,
                    what,
                    change_id=uuid4(),
                    effect=None,
                    language="en",
                )


async def test_a_client_says_what_the_agency_told_them(database: Database, seeded: Seeded) -> None:
    async with database.transaction(seeded.workspace_id) as tx:
        found = await service.other_side(tx, seeded.client, seeded.contact)
        assert seeded.manager.id in {each.id for each in found}
        assert seeded.contact.id not in {each.id for each in found}
        kept = await service.record_told(
            tx,
            seeded.client,
            seeded.contact,
            told(seeded.manager.id),
            change_id=uuid4(),
            effect=None,
            language="en",
        )
    assert (kept.change.told_side, kept.change.recorded_by) == ("agency", seeded.contact.id)
