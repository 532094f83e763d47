"""Evidence as people meet it: the shortcut, ``/plan told``, and what Slack and the record show."""

from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.features.evidence.models import Evidence
from bot.features.plans.rules import Status
from bot.record.repository import RecordedEntry, entries
from bot.sandbox.person import Person, Seen
from tests.features.plans.conftest import Desk

SHORTCUT = "evidence.record_change"


async def kept(desk: Desk) -> list[Evidence]:
    async with desk.place.database.transaction(desk.place.workspace_id) as tx:
        return list(await tx.session.scalars(select(Evidence).order_by(Evidence.kept_at)))


async def recorded(desk: Desk, audience: str | None = None) -> list[RecordedEntry]:
    """The record of evidence, oldest first."""
    async with desk.place.database.transaction(desk.place.workspace_id) as tx:
        found = await entries(tx, desk.client.id, audience=None, limit=100)
    return [
        each
        for each in reversed(found)
        if each.kind.startswith("evidence.") and audience in {None, each.audience}
    ]


async def kinds(desk: Desk) -> list[str]:
    return [each.kind.removeprefix("evidence.") for each in await recorded(desk)]


async def send(desk: Desk, by: Person, said: Seen, **values: object) -> None:
    """Use the shortcut on a message and send its form."""
    await by.shortcut(SHORTCUT, said)
    assert (await by.submit(await by.modal(), dict(values))).closed
    await desk.work()


async def test_whoever_wrote_it_tells_and_whoever_recorded_it_can_put_it_right(desk: Desk) -> None:
    place = desk.place
    said = await desk.said(place.carl, "launch moves to tomorrow 17:30 & <stock> is late")
    await place.ana.shortcut(SHORTCUT, said)
    modal = await place.ana.modal("Registrar un cambio")
    assert "Cuenta como avisado por Carl." in modal.text
    assert "launch moves to tomorrow 17:30 & <stock> is late" in str(modal)
    assert (await place.ana.submit(modal)).closed
    await desk.work()
    (change,) = await desk.changes()
    (evidence,) = await kept(desk)
    assert (change.door, change.told_side) == ("shortcut", "client")
    assert change.told_by == evidence.author_id
    assert change.recorded_by == evidence.kept_by != change.told_by
    echo = await place.ana.sees(desk.room, "Lo dijo Carl en Slack")
    assert "A la agencia se le avisa" in echo.text
    await place.ana.click(echo, "Retirar")
    await desk.work()
    assert (await desk.changes())[0].state is Status.TAKEN_BACK
    await send(desk, place.ana, said)  # taken back, it may be recorded again
    assert [each.number for each in await desk.changes()] == [1, 2]


async def test_the_words_of_yesterday_are_read_from_yesterday(desk: Desk) -> None:
    place = desk.place
    said = await desk.said(place.carl, "launch moves to tomorrow 17:30")
    await desk.pass_time(24 * 3600)
    await send(desk, place.ben, said)
    (change,) = await desk.changes()
    (evidence,) = await kept(desk)
    assert evidence.said_at is not None
    assert change.effective_at is not None
    assert 0 < (change.effective_at - evidence.said_at).total_seconds() < 48 * 3600
    assert change.effective_at.date() > evidence.said_at.date()


async def test_the_forms_own_time_decides(desk: Desk) -> None:
    place = desk.place
    said = await desk.said(place.carl, "launch moves to tomorrow 17:30")
    await place.ben.shortcut(SHORTCUT, said)
    modal = await place.ben.modal()
    stays = await place.ben.submit(modal, {"when": "some day"})
    assert stays.modal is not None
    assert "There is no time in that" in stays.modal.errors["Takes effect"]
    stays = await place.ben.submit(modal, {"when": "3/4 at 17:30"})
    assert stays.modal is not None
    assert "Write it in full" in stays.modal.errors["Takes effect"]
    assert (await place.ben.submit(modal, {"when": "tomorrow 9:00"})).closed
    (change,) = await desk.changes()
    assert change.effective_at is not None
    assert change.effective_at.astimezone(ZoneInfo(desk.client.zone)).hour == 9


async def test_of_somebody_without_a_part_it_is_told_by_whoever_records_it(desk: Desk) -> None:
    place = desk.place
    dan = await place.agency.person("Dan & Co", locale="en-GB")
    await place.slack.invite(desk.room, dan)
    said = await desk.said(dan, "no boxes left")
    await place.ben.shortcut(SHORTCUT, said)
    modal = await place.ben.modal()
    assert "counts as told by Ben" in modal.text
    assert (await place.ben.submit(modal)).closed
    await desk.work()
    await desk.pass_time()
    (change,) = await desk.changes()
    assert (change.told_side, change.recorded_by) == ("agency", None)
    card = await place.carl.sees(desk.room, "Cambio del plan #1")
    line = await place.carl.sees_thread(card, "Lo dijo Dan & Co en Slack")
    assert "registrado por Ben" in line.text


async def test_what_the_team_said_among_itself_is_not_shown_to_the_client(desk: Desk) -> None:
    place = desk.place
    said = await place.ana.say(place.channel, "Carl is slow again, we start on Monday 9:00")
    await send(desk, place.ben, said, text="We start on Monday 9:00")
    await desk.pass_time()
    card = await place.carl.sees(desk.room, "We start on Monday")
    assert await recorded(desk, "client") == []
    assert await kinds(desk) == ["kept"]
    await place.ana.edit(said, "Carl is slow")
    await desk.work()
    assert await kinds(desk) == ["kept", "message_edited"]
    assert await recorded(desk, "client") == []
    await place.carl.never_sees(desk.room, "slow", 0.2)
    assert "slow" not in card.text
    replies = await place.carl.reads(desk.room, thread=card)
    assert not [each for each in replies if "Slack" in each.text or "slow" in each.text]


async def test_of_two_who_record_a_message_the_second_is_told_so(desk: Desk) -> None:
    place = desk.place
    said = await desk.said(place.carl, "no boxes left")
    await place.ana.shortcut(SHORTCUT, said)
    await place.ben.shortcut(SHORTCUT, said)
    assert (await place.ana.submit(await place.ana.modal())).closed
    stays = await place.ben.submit(await place.ben.modal())
    assert stays.modal is not None
    assert "recorded already, as plan change #1" in str(stays.modal.errors)
    assert len(await desk.changes()) == 1
    await desk.work()
    await desk.pass_time()
    await place.ben.close(everything=True)
    await place.ben.shortcut(SHORTCUT, said)
    told = await place.ben.sees(desk.room, "recorded already, as plan change #1")
    assert "Open its card" in told.text
    assert "https://agency.slack.com/archives/" in str(told.raw)


async def test_a_change_told_by_mention_is_not_recorded_again(desk: Desk) -> None:
    place = desk.place
    said = await desk.said(place.carl, "@Rapport change no boxes left")
    await place.ben.shortcut(SHORTCUT, said)
    await place.ben.sees(desk.room, "recorded already, as plan change #1")
    (evidence,) = await kept(desk)
    assert "change no boxes left" in evidence.text
    await place.carl.edit(said, "@Rapport change no boxes left at all")
    await desk.work()
    assert await kinds(desk) == ["kept", "message_edited"]


async def test_somebody_without_a_part_records_nothing(desk: Desk) -> None:
    place = desk.place
    dan = await place.agency.person("Dan", locale="en-GB")
    await place.slack.invite(desk.room, dan)
    said = await desk.said(place.carl, "no boxes left")
    await dan.shortcut(SHORTCUT, said)
    await dan.sees(desk.room, "Ana")  # who can
    assert await dan.modals() == []
    came = await dan.slash(desk.room, "/plan told")
    assert "Ana" in came.text
    assert await kept(desk) == []


async def test_what_is_kept_is_the_message_as_it_was_at_the_press(desk: Desk) -> None:
    place = desk.place
    said = await desk.said(place.carl, "no boxes left")
    await place.ben.shortcut(SHORTCUT, said)
    await place.carl.edit(said, "some boxes left")
    await desk.work()
    assert await kinds(desk) == []
    assert (await place.ben.submit(await place.ben.modal())).closed
    await desk.work()
    await desk.pass_time()
    (entry,) = await recorded(desk)
    assert entry.payload is not None
    assert entry.payload["text"] == "no boxes left"
    card = await place.carl.sees(desk.room, "Cambio del plan #1")
    await place.carl.sees_thread(card, "editado después")


async def test_a_message_is_edited_again_and_then_gone(desk: Desk) -> None:
    place = desk.place
    said = await desk.said(place.carl, "no boxes left")
    await send(desk, place.ben, said)
    await desk.pass_time()
    card = await place.carl.sees(desk.room, "Cambio del plan #1")
    await place.carl.edit(said, "few boxes left")
    await place.slack.redeliver("event")
    await desk.work()
    await place.carl.edit(said, "few boxes left, <!channel>")
    await desk.work()
    line = await place.carl.sees_thread(card, "few boxes left, ")
    assert line.rings == []
    assert "no boxes left" in line.text
    await place.carl.delete(said)
    await desk.work()
    await place.carl.sees_thread(card, "Se ha borrado en Slack")
    line = await place.carl.sees_thread(card, "borrado después, guardado aquí como estaba")
    assert "Abrir el mensaje" not in line.text
    assert await kinds(desk) == ["kept", "message_edited", "message_edited", "message_deleted"]
    (evidence,) = await kept(desk)
    assert evidence.text == "no boxes left"


async def test_a_message_that_nobody_recorded_is_nobodys_matter(desk: Desk) -> None:
    place = desk.place
    said = await desk.said(place.carl, "good morning")
    await place.carl.edit(said, "good evening")
    await place.carl.delete(said)
    await desk.work()
    assert await recorded(desk) == []


async def test_forms_that_were_never_sent_leave_nothing(desk: Desk) -> None:
    place = desk.place
    first = await desk.said(place.carl, "no boxes left")
    await place.ben.shortcut(SHORTCUT, first)
    modal = await place.ben.modal()
    await desk.pass_time(25 * 3600)
    second = await desk.said(place.carl, "no bags left")
    await place.ana.shortcut(SHORTCUT, second)
    assert [each.text for each in await kept(desk)] == ["no bags left"]
    stays = await place.ben.submit(modal)
    assert stays.modal is not None
    assert "This form is too old" in str(stays.modal.errors)
    assert await desk.changes() == []


async def test_told_by_somebody_of_the_other_side(desk: Desk) -> None:
    place = desk.place
    said = await desk.said(place.carl, "@Rapport told")
    button = await place.carl.sees_thread(said, "", timeout=1)
    await place.carl.click(button, button.buttons[0])
    modal = await place.carl.modal()
    assert "Ana" in str(modal)
    values = {"who": "Ana", "medium": "whatsapp", "said": "yesterday 16:10", "text": "No boxes"}
    assert (await place.carl.submit(modal, dict(values))).closed
    await desk.work()
    await desk.pass_time()
    (change,) = await desk.changes()
    assert (change.door, change.told_side) == ("told", "agency")
    assert change.recorded_by is not None
    card = await place.carl.sees(desk.room, "Cambio del plan #1")
    assert card.buttons[0] == "Visto"
    line = await place.carl.sees_thread(card, "Lo dijo Ana por WhatsApp")
    assert "registrado por Carl" in line.text
    assert "16:10" in line.text


async def test_told_by_somebody_with_a_name_only(desk: Desk) -> None:
    place = desk.place
    await place.ana.slash(desk.room, "/plan dijo no quedan cajas")
    modal = await place.ana.modal("Dicho en otra parte")
    stays = await place.ana.submit(modal, {"who": "Otra persona"})
    assert stays.modal is not None
    assert "escribe aquí su nombre" in stays.modal.errors["Su nombre, si es otra persona"]
    values = {"name": "<!here> Dan", "medium": "in_person", "said": "16:10 mañana"}
    stays = await place.ana.submit(modal, dict(values))
    assert stays.modal is not None
    assert list(stays.modal.errors) == ["Cuándo se dijo"]
    assert (await place.ana.submit(modal, {"said": ""})).closed
    await desk.work()
    await desk.pass_time()
    (change,) = await desk.changes()
    assert (change.text, change.told_side) == ("no quedan cajas", "agency")
    card = await place.carl.sees(desk.room, "Cambio del plan #1")
    line = await place.carl.sees_thread(card, "Dan en persona")
    assert line.rings == []


async def test_a_form_for_another_brand_records_nothing(desk: Desk) -> None:
    place = desk.place
    await place.ana.slash(desk.room, "/plan dijo no quedan cajas")
    modal = await place.ana.modal()
    other = str(UUID(int=1))
    body = place.hub.state.views[modal.id].body
    body["private_metadata"] = body["private_metadata"].replace(str(desk.client.id), other)
    stays = await place.ana.submit(modal, {"who": "Carl"})
    assert stays.modal is not None
    assert "demasiado antiguo" in str(stays.modal.errors)
    assert await desk.changes() == []
