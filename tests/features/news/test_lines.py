"""What becomes a line of the day's mail, for whom, and what does not."""

from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select, update

from bot.features.clients import service as clients
from bot.features.direct import service as direct
from bot.features.direct.rules import Verdict
from bot.features.news import repository
from bot.features.news.models import Line
from bot.features.objectives import service as objectives
from bot.features.objectives.rules import Goal
from bot.features.planning import service as planning
from bot.features.planning.rules import ItemDraft
from bot.features.promises import service as promises
from bot.features.requests import service as requests
from bot.features.standing import service as standing
from bot.features.standing.rules import Measure
from bot.features.talks import service as talks
from bot.slack.models import Person
from bot.slack.people import find
from bot.storage.transaction import Database, Transaction
from tests.features.plans.conftest import Desk
from tests.features.receipts.test_mail import confirm, mails, told, until_evening
from tests.features.timelines.house import House
from tests.support.posting import listen

ANA = "ana@example.com"


async def who(desk: Desk, tx: Transaction, name: str) -> Person:
    asked = desk.place.ana if name == "ana" else desk.place.carl
    person = await find(tx, asked.team, asked.id)
    assert person is not None
    return person


async def kept(database: Database, workspace_id: UUID) -> list[Line]:
    async with database.transaction(workspace_id) as tx:
        return list(await tx.session.scalars(select(Line).order_by(Line.at, Line.kind)))


async def ask(desk: Desk, text: str) -> UUID:
    async with desk.place.database.transaction(desk.place.workspace_id) as tx:
        client = await clients.client_by_id(tx, desk.client.id)
        carl = await who(desk, tx, "carl")
        sent = await requests.send(
            tx, client=client, person=carl, text=text, language="es", door="mention"
        )
        return sent.id


async def test_what_is_asked_for_promised_and_delivered_is_told_to_the_other_side(
    desk: Desk,
) -> None:
    await confirm(desk)
    first, second = await ask(desk, "una publicación sobre el té"), await ask(desk, "un vídeo")
    database, workspace = desk.place.database, desk.place.workspace_id
    async with database.transaction(workspace) as tx:
        ana = await who(desk, tx, "ana")
        due = (tx.now + timedelta(days=3)).date()
        await requests.accept(tx, first, ana, read=1, due=due)
        await requests.decline(tx, second, ana, reason="no tenemos cámara")
    async with database.transaction(workspace) as tx:
        (promise,) = await promises.of_subject(tx, f"request:{first}")
        await promises.deliver(tx, promise.id, await who(desk, tx, "ana"))
    async with database.transaction(workspace) as tx:
        await promises.receive(tx, promise.id, await who(desk, tx, "carl"))
    await until_evening(desk)
    to_ana = "\n".join(mail.text for mail in mails(desk, ANA))
    assert "pidió algo, petición #1: «una publicación sobre el té»" in to_ana
    assert "ha recibido lo que pide la petición #1" in to_ana
    assert "aceptó" not in to_ana
    (to_carl,) = mails(desk)
    assert "Ana aceptó la petición #1 y la prometió para el" in to_carl.text
    assert "Ana rechazó la petición #2, «un vídeo»: no tenemos cámara" in to_carl.text
    assert "Ana entregó lo que pide la petición #1" in to_carl.text
    assert "prometió lo" not in to_carl.text


async def test_goals_and_readings_are_told_as_they_were_set(desk: Desk) -> None:
    await confirm(desk)
    database, workspace = desk.place.database, desk.place.workspace_id
    async with database.transaction(workspace) as tx:
        client, ana = await clients.client_by_id(tx, desk.client.id), await who(desk, tx, "ana")
        due = (tx.now + timedelta(days=90)).date()
        goal = Goal("pedidos", "pedidos", None, Decimal(40), due, ana.id, None)
        made = await objectives.set_goal(tx, client, ana, goal)
        draft = ItemDraft(kind="theme", title="Feria", owner_id=ana.id)
        await planning.propose(tx, client=client, person=ana, draft=draft)
    async with database.transaction(workspace) as tx:
        ana = await who(desk, tx, "ana")
        right = Goal("pedidos web", "pedidos", None, Decimal(60), due, ana.id, None)
        await objectives.fix(tx, made.id, ana, right)
        await standing.log(tx, made.id, ana, Measure(Decimal(12), tx.now.date(), "la caja"))
    await until_evening(desk)
    (mail,) = mails(desk)
    assert "Ana fijó el objetivo 1, «pedidos web»: 60 pedidos" in mail.text
    assert "12 pedidos, según la caja" in mail.text
    assert "«pedidos»" not in mail.text
    assert "Ana propuso el elemento 1 del plan, «Feria»" in mail.text
    assert "/agree/" not in mail.text  # Carl agrees in Slack


async def test_what_somebody_sees_differently_is_in_the_mail_in_their_words(desk: Desk) -> None:
    await confirm(desk)
    await told(desk, "pasamos el lanzamiento al 3 de junio")
    (change,) = await desk.changes()
    async with desk.place.database.transaction(desk.place.workspace_id) as tx:
        carl = await who(desk, tx, "carl")
        await talks.differ(tx, change.id, carl, words="No lo hablamos así")
    await until_evening(desk)
    (mail,) = mails(desk, ANA)
    assert "ve de otra forma el cambio del plan #1:\n\n> No lo hablamos así" in mail.text


async def test_an_item_closed_says_why(desk: Desk) -> None:
    database, workspace = desk.place.database, desk.place.workspace_id
    async with database.transaction(workspace) as tx:
        client, ana = await clients.client_by_id(tx, desk.client.id), await who(desk, tx, "ana")
        draft = ItemDraft(kind="theme", title="Feria", owner_id=ana.id)
        item = await planning.propose(tx, client=client, person=ana, draft=draft)
        await planning.close(tx, item.id, ana, "no hay feria")
    lines = [line for line in await kept(database, workspace) if line.kind == "item_closed"]
    assert [line.params["reason"] for line in lines] == ["no hay feria"]


async def test_of_a_direct_post_only_the_last_word_is_told_and_an_alert_never(
    house: House,
) -> None:
    listen(house.database)
    post, manager, workspace = await house.found(), house.seeded.manager, house.desk.workspace_id
    for verdict in (Verdict.ONE_OFF, Verdict.PART):
        async with house.database.transaction(workspace) as tx:
            await direct.sort(tx, post.id, manager, verdict)
    (line,) = await kept(house.database, workspace)
    assert (line.kind, line.side, line.params["verdict"]) == ("direct_sorted", "agency", "part")
    assert line.person_id == manager.id
    async with house.database.transaction(workspace) as tx:
        await direct.raise_alert(tx, post.id, manager)
    assert await kept(house.database, workspace) == []


async def test_what_was_told_is_not_forgotten(desk: Desk) -> None:
    """A line that a mail has told stays, whatever becomes of the thing."""
    await told(desk)
    database, workspace = desk.place.database, desk.place.workspace_id
    async with database.transaction(workspace) as tx:
        for line in await repository.lock_new_lines(tx, desk.client.id):
            line.list_now(tx.now)
        await repository.drop_lines(tx, desk.client.id, "change_told:")
    assert [line.kind for line in await kept(database, workspace)] == ["change_told"]


async def test_what_is_back_on_the_network_before_its_mail_was_never_gone_in_it(
    house: House,
) -> None:
    post = await house.approved("Open until eight")
    await house.desk.work()
    external_id = (await house.desk.post(post)).external_id or ""
    await house.desk.pass_time(600)

    async def turns(*, deleted: bool) -> list[str]:
        house.state.posts[external_id].deleted = deleted
        await house.read(deep=True)
        lines = await kept(house.database, house.desk.workspace_id)
        return [line.kind for line in lines if line.kind.startswith("post_")]

    assert await turns(deleted=True) == ["post_deleted"]
    assert await turns(deleted=False) == []
    assert await turns(deleted=True) == ["post_deleted"]
    async with house.database.transaction(house.desk.workspace_id) as tx:
        await tx.session.execute(update(Line).values(listed_at=tx.now))
    assert await turns(deleted=False) == ["post_deleted", "post_back"]
