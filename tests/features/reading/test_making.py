"""Who makes, mails and withdraws which link."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, text

from bot.features.clients import service as clients
from bot.features.clients.rules import NotYourRole
from bot.features.reading import service
from bot.features.reading.jobs import ReadingJobs
from bot.features.reading.models import ReadingLink
from bot.features.reading.rules import GOOD_FOR, LinkGone, NoContactAddress
from bot.features.reading.tasks import SendLink
from bot.features.receipts.tasks import AskAddress
from bot.jobs.task import TryLater
from bot.mail import Mailer
from bot.pages.links import Links, NoPublicAddress
from bot.sandbox.mailbox import Mailbox
from bot.slack.models import Person
from bot.slack.tables import OutboundMessage
from tests.features.reading.conftest import Desk, brand, member, person
from tests.support.posting import listen


async def _stranger(desk: Desk) -> Person:
    """Manages another brand of the same workspace."""
    eve = person(desk.workspace_id, "Eve")
    nube = brand(desk.workspace_id, "Nube", desk.database.clock)
    async with desk.database.transaction(desk.workspace_id) as tx:
        tx.session.add_all([eve, nube])
        await tx.session.flush()
        tx.session.add(member(nube, eve, "manager", "agency"))
    return eve


async def _make(desk: Desk, who: Person) -> UUID:
    path = await desk.link(who)
    found = await desk.links.resolve(desk.database, path.rsplit("/", 1)[1], "record")
    assert found is not None
    return found.id


async def _revoke(desk: Desk, link_id: UUID, by: Person) -> None:
    async with desk.database.transaction(desk.workspace_id) as tx:
        await service.revoke(tx, link_id, by)


async def test_a_link_is_good_for_two_weeks_and_recorded(desk: Desk) -> None:
    link_id = await _make(desk, desk.carl)
    (made,) = await desk.recorded("reading.link_made")
    assert made.audience == "client"
    assert made.payload is not None
    assert made.payload["person"] == str(desk.carl.id)
    async with desk.database.transaction(desk.workspace_id) as tx:
        row = await tx.session.get_one(ReadingLink, (desk.workspace_id, link_id))
        assert row.expires_at - row.made_at == GOOD_FOR == timedelta(days=14)


async def test_who_has_no_part_gets_none(desk: Desk) -> None:
    eve = await _stranger(desk)
    client = await desk.client()
    async with desk.database.transaction(desk.workspace_id) as tx:
        with pytest.raises(NotYourRole):
            await service.make_link(tx, desk.links, client, eve)
        with pytest.raises(LinkGone):
            await service.client_of(tx, client.id, eve)
        with pytest.raises(LinkGone):
            await service.client_of(tx, uuid4(), eve)


async def test_only_managers_mail_one_and_only_where_there_is_an_address(desk: Desk) -> None:
    client = await desk.client()
    async with desk.database.transaction(desk.workspace_id) as tx:
        for other in (desk.ben, desk.carl):
            with pytest.raises(NotYourRole):
                await service.mail_link(tx, desk.links, client, other)
        client.contact_email = None
        with pytest.raises(NoContactAddress):
            await service.mail_link(tx, desk.links, client, desk.ana)


async def test_without_a_public_address_nothing_is_made(desk: Desk) -> None:
    nowhere = Links(("A" * 43 + "=",), None)
    client = await desk.client()
    with pytest.raises(NoPublicAddress):
        async with desk.database.transaction(desk.workspace_id) as tx:
            await service.make_link(tx, nowhere, client, desk.ana)
    assert await desk.recorded("reading.link_made") == []


async def test_everybody_withdraws_their_own_and_managers_every_one(desk: Desk) -> None:
    own, carls = await _make(desk, desk.carl), await _make(desk, desk.carl)
    await _revoke(desk, own, desk.carl)
    await _revoke(desk, carls, desk.ana)
    await _revoke(desk, carls, desk.ana)
    assert len(await desk.recorded("reading.link_revoked")) == 2
    async with desk.database.transaction(desk.workspace_id) as tx:
        found, manages = await service.links_for(tx, await desk.client(), desk.ana)
    assert (list(found), manages) == ([], True)


async def test_a_foreign_link_is_as_an_unknown_one(desk: Desk) -> None:
    link_id, eve = await _make(desk, desk.ana), await _stranger(desk)
    with pytest.raises(NotYourRole):
        await _revoke(desk, link_id, desk.carl)
    for by, unknown in ((eve, link_id), (desk.ana, uuid4())):
        with pytest.raises(LinkGone):
            await _revoke(desk, unknown, by)
    async with desk.database.transaction(uuid4()) as tx:
        with pytest.raises(LinkGone):
            await service.revoke(tx, link_id, desk.ana)


async def test_only_managers_see_the_links_of_others(desk: Desk) -> None:
    await _make(desk, desk.ana)
    await _make(desk, desk.carl)
    client = await desk.client()
    async with desk.database.transaction(desk.workspace_id) as tx:
        for who, count in ((desk.ana, 2), (desk.carl, 1), (desk.ben, 0)):
            found, manages = await service.links_for(tx, client, who)
            assert (len(found), manages) == (count, who is desk.ana)


async def _mailed(desk: Desk, *, confirmed: bool = True) -> UUID:
    if confirmed:
        await desk.confirm()
    async with desk.database.transaction(desk.workspace_id) as tx:
        client = await clients.client_by_id(tx, desk.client_id)
        return (await service.mail_link(tx, desk.links, client, desk.ana)).id


def _jobs(desk: Desk, mailbox: Mailbox) -> ReadingJobs:
    mailer = Mailer.from_url(mailbox.url, sender="rapport@example.com")
    return ReadingJobs(database=desk.database, mailer=mailer, links=desk.links)


async def test_the_mail_goes_out_once_however_often_its_job_runs(
    desk: Desk, tmp_path: Path
) -> None:
    async with Mailbox(tmp_path / "mails") as mailbox:
        jobs, task = _jobs(desk, mailbox), SendLink(link_id=await _mailed(desk))
        await jobs.send_link(desk.workspace_id, task)
        await jobs.send_link(desk.workspace_id, task)
        (mail,) = mailbox.messages("carl@acme.example")
        assert desk.links.url("record", task.link_id) in mail.text
        assert mail.subject == "El registro de Acme"
    assert len(await desk.recorded("reading.link_mailed")) == 1


async def test_an_address_that_nobody_confirmed_is_asked_and_the_link_follows_once(
    desk: Desk, tmp_path: Path
) -> None:
    listen(desk.database)
    async with Mailbox(tmp_path / "mails") as mailbox:
        jobs, link_id = _jobs(desk, mailbox), await _mailed(desk, confirmed=False)
        assert await _asked(desk) == {AskAddress.name}
        await jobs.send_link(desk.workspace_id, SendLink(link_id=link_id))
        assert mailbox.messages() == []
        assert await _mailed(desk, confirmed=False) == link_id
        assert len(await desk.recorded("reading.link_made")) == 1
        await _asked(desk)

        await desk.confirm()
        assert await _asked(desk) == {SendLink.name}
        for _ in range(2):
            await jobs.send_link(desk.workspace_id, SendLink(link_id=link_id))
        (mail,) = mailbox.messages("carl@acme.example")
        assert desk.links.url("record", link_id) in mail.text
        assert await _mailed(desk) != link_id


async def test_a_link_that_waited_for_another_address_is_not_mailed(
    desk: Desk, tmp_path: Path
) -> None:
    listen(desk.database)
    link_id = await _mailed(desk, confirmed=False)
    async with desk.database.transaction(desk.workspace_id) as tx:
        client = await clients.client_by_id(tx, desk.client_id)
        await clients.change_settings(tx, client, desk.ana, {"contact_email": "new@acme.example"})
    await _asked(desk)
    await desk.confirm()
    assert SendLink.name not in await _asked(desk)
    async with Mailbox(tmp_path / "mails") as mailbox:
        await _jobs(desk, mailbox).send_link(desk.workspace_id, SendLink(link_id=link_id))
        assert mailbox.messages() == []


async def _asked(desk: Desk) -> set[str]:
    """What the worker was asked of mails since this was looked at."""
    taken = text(
        "DELETE FROM procrastinate_jobs WHERE args->>'workspace_id' = :workspace "
        "RETURNING task_name"
    )
    async with desk.database.system() as session:
        names = set(await session.scalars(taken, {"workspace": str(desk.workspace_id)}))
    return names & {AskAddress.name, SendLink.name}


async def test_a_mail_server_that_is_away_is_asked_again(desk: Desk, tmp_path: Path) -> None:
    async with Mailbox(tmp_path / "mails") as mailbox:
        jobs, task = _jobs(desk, mailbox), SendLink(link_id=await _mailed(desk))
        mailbox.refuse(answer="451 4.3.2 Not now")
        with pytest.raises(TryLater):
            await jobs.send_link(desk.workspace_id, task)
        await jobs.send_link(desk.workspace_id, task)
        assert len(mailbox.messages()) == 1


async def test_a_refused_mail_is_told_to_the_team_and_its_link_withdrawn(
    desk: Desk, tmp_path: Path
) -> None:
    async with Mailbox(tmp_path / "mails") as mailbox:
        jobs, task = _jobs(desk, mailbox), SendLink(link_id=await _mailed(desk))
        mailbox.refuse()
        await jobs.send_link(desk.workspace_id, task)
        await jobs.send_link(desk.workspace_id, task)
        assert mailbox.messages() == []
    assert len(await desk.recorded("reading.mail_failed")) == 1
    token = desk.links.url("record", task.link_id).rsplit("/", 1)[1]
    assert await desk.links.resolve(desk.database, token, "record") is None
    async with desk.database.transaction(desk.workspace_id) as tx:
        found = await tx.session.scalars(select(OutboundMessage.channel_id))
        assert list(found) == ["CTACME"]


async def test_a_link_that_was_withdrawn_is_not_mailed(desk: Desk, tmp_path: Path) -> None:
    async with Mailbox(tmp_path / "mails") as mailbox:
        jobs, task = _jobs(desk, mailbox), SendLink(link_id=await _mailed(desk))
        await _revoke(desk, task.link_id, desk.ana)
        await jobs.send_link(desk.workspace_id, task)
        assert mailbox.messages() == []
