"""Asking, deciding, answering, promising: what the database, the record and Slack hold."""

from uuid import uuid4

import pytest

from bot.features.clients.rules import NotYourRole
from bot.features.planning import service as planning
from bot.features.promises import service as promises
from bot.features.promises.rules import AlreadyDelivered, OwnDelivery, UnknownPromise
from bot.features.requests import service
from bot.features.requests.models import Request
from bot.features.requests.rules import (
    AlreadySent,
    AnsweredBefore,
    Detail,
    EmptyRequest,
    NotOpen,
    OwnRequest,
    RequestChanged,
    Status,
    TheirRequest,
    UnknownRequest,
)
from bot.storage.transaction import Database
from tests.features.requests.conftest import SENTENCE, Desk
from tests.support.people import seed_client, seed_person
from tests.support.posting import listen


async def test_one_sentence_goes_to_the_other_side_at_once(desk: Desk) -> None:
    request = await desk.send()
    card = await desk.shown(request)
    assert card.startswith("*Acme · Request #1* · Waiting for the agency")
    assert f"> {SENTENCE}" in card
    assert "Asked by Carl Owens, for the client" in card
    readers, asked, more = await desk.said(request)
    assert readers == "Acme and the agency read this thread."
    assert asked.startswith("<@USTANDIN> and <@UMANAGER>, Carl Owens asks for this.")
    assert more.startswith("Whatever more is known helps")
    assert request.channel_id == "CCLIENT"
    assert await desk.told(request) == ["request.sent"]


async def test_a_day_in_the_sentence_is_by_when(desk: Desk) -> None:
    request = await desk.send(text="a post about the tea, by tomorrow")
    assert request.wanted == desk.day(1)
    assert "*By when:*" in await desk.shown(request)
    assert (await desk.send(text="as we said yesterday")).wanted is None


async def test_showing_a_request_twice_says_nothing_twice(desk: Desk) -> None:
    request = await desk.send()
    before = await desk.said(request)
    await desk.detail(request, desk.seeded.contact, Detail("why", "to sell it"))
    await desk.detail(request, desk.seeded.contact, Detail("audience", "students"))
    assert await desk.said(request) == before
    card = await desk.shown(request)
    assert "*Why:* to sell it" in card
    assert "*For whom:* students" in card
    assert "version 3" in card
    assert await desk.told(request) == ["request.sent", *["request.detailed"] * 2]


async def test_what_it_says_already_is_no_new_version(desk: Desk) -> None:
    request = await desk.send()
    for _ in range(2):
        await desk.detail(request, desk.seeded.contact, Detail("why", "to sell it"))
    assert (await desk.request(request)).version == 2
    with pytest.raises(EmptyRequest):
        await desk.detail(request, desk.seeded.contact, Detail("text", None))


async def test_the_same_words_are_sent_once(desk: Desk) -> None:
    known = uuid4()
    await desk.send(request_id=known)
    with pytest.raises(AlreadySent) as caught:
        await desk.send(request_id=known)
    assert caught.value.params == {"number": 1}
    assert (await desk.send(request_id=uuid4())).number == 2


async def test_accepting_makes_it_the_plan_of_both_sides(desk: Desk) -> None:
    request = await desk.send()
    await desk.accept(request, desk.seeded.manager, due=desk.day(3))
    now = await desk.request(request)
    assert now.state is Status.ACCEPTED
    assert now.item_id is not None
    async with desk.database.transaction(desk.workspace_id) as tx:
        item = await planning.item_by_id(tx, now.item_id)
    assert (item.status, item.title, item.ends) == ("agreed", SENTENCE, desk.day(3))
    (promise,) = await desk.promises(request)
    assert (promise.kind, promise.side, promise.due) == ("work", "agency", desk.day(3))
    kinds = await desk.told(request)
    assert kinds == ["request.sent", "request.accepted", "promise.made"]
    accepted = (await desk.said(request))[-1]
    assert accepted.startswith("<@UCONTACT>, Maya Brook has accepted this for")
    assert "It is on the plan" in accepted
    assert "*The agency* promised this for" in await desk.shown(request)


async def test_a_later_day_than_was_asked_for_waits_for_the_client(desk: Desk) -> None:
    request = await desk.send(text="a post about the tea, by tomorrow")
    await desk.accept(request, desk.seeded.manager, due=desk.day(2))
    now = await desk.request(request)
    async with desk.database.transaction(desk.workspace_id) as tx:
        item = await planning.item_by_id(tx, now.item_id or uuid4())
    assert item.status == "proposed"
    assert "It is proposed for the plan" in (await desk.said(request))[-1]


async def test_only_the_version_that_was_read_is_accepted(desk: Desk) -> None:
    request = await desk.send()
    await desk.detail(request, desk.seeded.contact, Detail("scope", "no prices"))
    with pytest.raises(RequestChanged):
        await desk.accept(request, desk.seeded.manager, due=desk.day(3), read=1)
    assert (await desk.request(request)).state is Status.WAITING
    await desk.accept(request, desk.seeded.manager, due=desk.day(3), read=2)


async def test_declining_says_why_to_whoever_asked(desk: Desk) -> None:
    request = await desk.send()
    await desk.do(service.decline, request, desk.seeded.manager, reason="no <!channel> budget")
    assert "no &lt;!channel&gt; budget" in await desk.shown(request)
    assert (await desk.said(request))[-1].startswith("<@UCONTACT>, Maya Brook has declined this")
    assert (await desk.told(request))[-1] == "request.declined"
    with pytest.raises(NotOpen):
        await desk.accept(request, desk.seeded.manager, due=desk.day(3))


async def test_a_question_waits_for_those_who_asked_and_its_answer_for_the_others(
    desk: Desk,
) -> None:
    request = await desk.send()
    question = await desk.ask(request, desk.seeded.manager, "Which tea?")
    assert "A question waits for the client" in await desk.shown(request)
    assert (await desk.said(request))[-1].startswith("<@UCONTACT>, Maya Brook would like to know")
    said = {"question_id": question.id, "text": "The green one"}
    await desk.do(service.answer, request, desk.seeded.contact, **said)
    assert "Waiting for the agency" in await desk.shown(request)
    asked, came = (await desk.said(request))[-2:]
    assert asked == "Maya Brook asked, and Carl Owens answered:"
    assert came.startswith("<@UMANAGER>, Carl Owens has answered.")
    assert await desk.told(request) == ["request.sent", "request.asked", "request.answered"]
    with pytest.raises(AnsweredBefore):
        await desk.do(service.answer, request, desk.seeded.contact, **said)


async def test_what_the_asker_writes_in_the_thread_is_the_answer(desk: Desk) -> None:
    request = await desk.send()

    async def reply(by: object, text: str) -> bool:
        async with desk.database.transaction(desk.workspace_id) as tx:
            return await service.reply(tx, request.id, by, text)  # type: ignore[arg-type]

    assert not await reply(desk.seeded.contact, "no question is open")
    await desk.ask(request, desk.seeded.manager, "Which tea?")
    assert not await reply(desk.seeded.staff, "of the other side")
    assert await reply(desk.seeded.contact, "The green one")
    assert not await reply(desk.seeded.contact, "and thanks")
    assert (await desk.request(request)).state is Status.WAITING


async def test_by_when_an_answer_comes_is_a_promise_of_the_client(desk: Desk) -> None:
    request = await desk.send()
    question = await desk.ask(request, desk.seeded.manager, "Which tea?")
    later = {"question_id": question.id, "text": "", "promised": desk.day(1)}
    await desk.do(service.answer, request, desk.seeded.contact, **later)
    await desk.do(service.answer, request, desk.seeded.contact, **later)
    (promise,) = await desk.promises(request)
    assert (promise.kind, promise.side, promise.open) == ("answer", "client", True)
    assert (await desk.request(request)).state is Status.ASKED
    said = {"question_id": question.id, "text": "Green"}
    await desk.do(service.answer, request, desk.seeded.contact, **said)
    (promise,) = await desk.promises(request)
    assert not promise.open
    kinds = await desk.told(request)
    assert kinds[-3:] == ["promise.made", "request.answered", "promise.kept"]


async def test_material_is_promised_delivered_and_received(desk: Desk) -> None:
    request, contact, manager = await desk.send(), desk.seeded.contact, desk.seeded.manager
    await desk.detail(request, contact, Detail("assets", "the photos"), promised=desk.day(2))
    (promise,) = await desk.promises(request)
    assert (promise.kind, promise.side) == ("material", "client")

    async def do(use_case: object, by: object) -> None:
        async with desk.database.transaction(desk.workspace_id) as tx:
            await use_case(tx, promise.id, by)  # type: ignore[operator]

    await do(promises.deliver, contact)
    assert "Carl Owens says that the material is here" in (await desk.said(request))[-1]
    with pytest.raises(AlreadyDelivered):
        await do(promises.deliver, manager)
    with pytest.raises(OwnDelivery):
        await do(promises.receive, contact)
    await do(promises.receive, manager)
    assert "received by Maya Brook" in await desk.shown(request)
    assert (await desk.told(request))[-2:] == ["promise.kept", "promise.received"]


async def test_delivered_by_those_who_got_it_is_received_too(desk: Desk) -> None:
    request = await desk.send()
    await desk.accept(request, desk.seeded.manager, due=desk.day(3))
    (promise,) = await desk.promises(request)
    async with desk.database.transaction(desk.workspace_id) as tx:
        await promises.deliver(tx, promise.id, desk.seeded.contact)
    (promise,) = await desk.promises(request)
    assert promise.received_by == desk.seeded.contact.id
    assert "· Delivered" in await desk.shown(request)


async def test_withdrawn_waits_for_nobody_and_drops_what_was_promised(desk: Desk) -> None:
    request = await desk.send()
    material = Detail("assets", "photos")
    await desk.detail(request, desk.seeded.contact, material, promised=desk.day(2))
    (promise,) = await desk.promises(request)
    await desk.do(service.withdraw, request, desk.seeded.contact)
    assert await desk.promises(request) == []
    assert "· Withdrawn" in await desk.shown(request)
    async with desk.database.transaction(desk.workspace_id) as tx:
        with pytest.raises(UnknownPromise):
            await promises.deliver(tx, promise.id, desk.seeded.contact)
    with pytest.raises(NotOpen):
        await desk.detail(request, desk.seeded.contact, Detail("why", "late"))


async def test_what_the_agency_asks_for_waits_for_a_contact(desk: Desk) -> None:
    request = await desk.send(desk.seeded.staff, "please send us the photos")
    assert "Waiting for the client" in await desk.shown(request)
    assert (await desk.said(request))[1].startswith("<@UCONTACT>, Sam Field asks for this.")
    with pytest.raises(OwnRequest):
        await desk.accept(request, desk.seeded.manager, due=desk.day(1))
    await desk.accept(request, desk.seeded.contact, due=desk.day(1))
    now = await desk.request(request)
    assert now.item_id is None  # it is theirs to do, nothing of the plan
    (promise,) = await desk.promises(request)
    assert promise.side == "client"


async def test_a_client_without_slack_is_written_down_for(
    database: Database, workspace_id: object
) -> None:
    listen(database)
    seeded = await seed_client(database, workspace_id, client_channel=False)  # type: ignore[arg-type]
    desk = Desk(database, seeded)
    request = await desk.write_down(seeded.manager)
    card = await desk.shown(request)
    assert "Asked by Rosa in an e-mail; written down by Maya Brook" in card
    assert "Waiting for the agency" in card
    assert (await desk.said(request))[0] == "Only our team reads this."
    await desk.detail(request, seeded.manager, Detail("why", "she said so"))
    await desk.accept(request, seeded.manager, due=desk.day(3), read=2)
    now = await desk.request(request)
    async with database.transaction(desk.workspace_id) as tx:
        item = await planning.item_by_id(tx, now.item_id or uuid4())
    assert item.status == "proposed"  # nobody of the client has agreed in person


async def test_a_client_cannot_write_down_for_themselves(desk: Desk) -> None:
    with pytest.raises(NotYourRole):
        await desk.write_down(desk.seeded.contact)


@pytest.mark.parametrize("who", ["staff", "contact"])
async def test_only_managers_decide_on_what_the_client_asked_for(desk: Desk, who: str) -> None:
    request = await desk.send()
    person = getattr(desk.seeded, who)
    wrong = OwnRequest if who == "contact" else NotYourRole
    with pytest.raises(wrong):
        await desk.accept(request, person, due=desk.day(1))
    with pytest.raises(wrong):
        await desk.do(service.decline, request, person, reason="no")
    with pytest.raises(wrong):
        await desk.do(service.ask, request, person, text="why?")
    assert (await desk.request(request)).state is Status.WAITING


async def test_the_brief_belongs_to_those_who_asked(desk: Desk) -> None:
    request = await desk.send()
    with pytest.raises(TheirRequest):
        await desk.detail(request, desk.seeded.manager, Detail("why", "other words"))
    with pytest.raises(TheirRequest):
        await desk.do(service.withdraw, request, desk.seeded.staff)


async def test_strangers_and_unknown_ids_get_nowhere(desk: Desk, database: Database) -> None:
    request = await desk.send()
    stranger = await seed_person(database, desk.workspace_id, "UNOA", "Noa")
    with pytest.raises(NotYourRole):
        await desk.send(stranger)
    with pytest.raises(UnknownRequest):
        await desk.accept(request, stranger, due=desk.day(1))
    with pytest.raises(UnknownRequest):
        await desk.accept(Request(id=uuid4()), desk.seeded.manager, due=desk.day(1))
