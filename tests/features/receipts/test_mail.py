"""The mails of a change: once, kept as sent, and never lost without a word."""

import pytest

from bot import faults
from bot.features.plans.jobs import AFTER_MAIL, BEFORE_MAIL
from bot.features.plans.tasks import AnnounceChange, MailNotice, PrepareNotices, ShowChange
from bot.jobs.task import TryLater
from tests.features.plans.conftest import Desk

HOUR = 3_600


class Killed(BaseException):
    """The process is gone: nothing may catch it."""


async def die() -> None:
    raise Killed


def test_these_are_all_the_places() -> None:
    declared = {name for name in faults.declared() if name.startswith("plans.")}
    assert declared == {BEFORE_MAIL.name, AFTER_MAIL.name}


async def _told(desk: Desk) -> MailNotice:
    """A change that Ana told, its time over and its mail gone; the task of the mail."""
    await desk.place.ana.slash(desk.room, "/plan cambio el género llega tarde")
    await desk.pass_time()
    (notice,) = await desk.notices()
    return MailNotice(notice_id=notice.id)


@pytest.mark.parametrize(("point", "mails"), [(BEFORE_MAIL.name, 1), (AFTER_MAIL.name, 2)])
async def test_killed_around_the_mail_it_goes_again_under_its_own_id(
    desk: Desk, point: str, mails: int
) -> None:
    faults.arm(point, die)
    with pytest.raises(Killed):
        await _told(desk)
    (notice,) = await desk.notices()
    assert notice.status == "waiting"
    await desk.jobs.mail_notice(desk.place.workspace_id, MailNotice(notice_id=notice.id))
    sent = desk.mailbox.messages()
    assert len(sent) == mails
    assert {mail.message_id for mail in sent} == {f"<{notice.message_id}>"}
    assert (await desk.kinds()).count("notice.mailed") == 1


async def test_said_twice_everything_is_done_once(desk: Desk) -> None:
    mail = await _told(desk)
    (change,) = await desk.changes()
    workspace = desk.place.workspace_id
    await desk.jobs.announce_change(workspace, AnnounceChange(subject_id=change.id))
    await desk.jobs.show_change(workspace, ShowChange(change_id=change.id))
    await desk.jobs.prepare_notices(workspace, PrepareNotices(change_id=change.id))
    await desk.jobs.mail_notice(workspace, mail)
    await desk.work()
    assert len(desk.mailbox.messages()) == 1
    assert len(await desk.place.ana.reads(desk.room, "Cambio del plan #1")) == 1
    assert await desk.kinds() == ["plan.change_told", "plan.change_announced", "notice.mailed"]


async def test_the_mail_is_kept_as_it_was_sent(desk: Desk) -> None:
    await _told(desk)
    (notice,) = await desk.notices()
    (mail,) = desk.mailbox.messages()
    assert (notice.status, notice.address) == ("sent", "carl@cafe.example")
    assert (mail.subject, mail.text.strip()) == (notice.subject, notice.plain.strip())


async def test_a_refused_mail_is_told_to_the_team_alone(desk: Desk) -> None:
    desk.mailbox.refuse()
    await _told(desk)
    ana = desk.place.ana
    told = await ana.sees(desk.place.channel, "no se pudo entregar a carl@cafe.example")
    assert "`/rapport ajustes`" in told.text
    assert await ana.reads(desk.room, "carl@cafe.example") == []
    assert (await desk.kinds())[-1] == "notice.mail_failed"
    assert (await desk.notices())[0].status == "refused"


async def test_a_mail_server_that_is_away_is_waited_for(desk: Desk) -> None:
    desk.mailbox.refuse(answer="451 4.3.2 Not now")
    mail = await _told(desk)
    assert desk.mailbox.messages() == []
    await desk.jobs.mail_notice(desk.place.workspace_id, mail)
    assert len(desk.mailbox.messages()) == 1
    assert (await desk.kinds())[-1] == "notice.mailed"


async def test_a_mail_server_that_stays_away_for_a_day_is_told_of(desk: Desk) -> None:
    desk.mailbox.refuse(times=3, answer="451 4.3.2 Not now")
    mail = await _told(desk)
    with pytest.raises(TryLater):
        await desk.jobs.mail_notice(desk.place.workspace_id, mail)
    await desk.pass_time(25 * HOUR)
    await desk.jobs.mail_notice(desk.place.workspace_id, mail)
    await desk.work()
    await desk.place.ana.sees(desk.place.channel, "no se pudo entregar")
    assert (await desk.kinds())[-1] == "notice.mail_failed"


async def test_without_any_way_to_the_client_the_team_hears_of_it(desk: Desk) -> None:
    await desk.setting(client_channel_id=None, contact_email=None)
    await desk.place.ana.slash(desk.place.channel, "/plan cambio llega tarde")
    await desk.pass_time()
    card = await desk.place.ana.sees(desk.place.channel, "Cambio del plan #1")
    assert card.buttons == []
    await desk.place.ana.sees_thread(card, "Esto solo lo lee nuestro equipo.")
    await desk.place.ana.sees(desk.place.channel, "nadie sabe todavía del cambio #1")


async def test_by_mail_alone_the_card_stands_with_the_team(desk: Desk) -> None:
    await desk.setting(client_channel_id=None)
    await desk.place.ana.slash(desk.place.channel, "/plan cambio llega tarde")
    await desk.pass_time()
    card = await desk.place.ana.sees(desk.place.channel, "Cambio del plan #1")
    assert "Avisado por correo" in card.text
    (mail,) = desk.mailbox.messages()
    assert "díselo por favor a quien lo escribió" in mail.text
