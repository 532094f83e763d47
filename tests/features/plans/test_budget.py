"""Changes beyond the day's cards: a line each, until somebody opens them or they cannot wait."""

from bot.features.plans import service
from bot.sandbox.person import Seen
from bot.slack.people import find
from tests.features.plans.conftest import Desk

HOUR = 3600


async def _told(desk: Desk, *lines: str) -> None:
    """The agency tells of changes, one card a day fits."""
    await desk.setting(cards_a_day=1)
    for line in lines:
        await desk.place.ana.slash(desk.room, f"/plan cambio {line}")
    await desk.work()
    await desk.pass_time()


async def _cards(desk: Desk, words: str) -> list[Seen]:
    seen = await desk.place.carl.reads(desk.room, words)
    return [m for m in seen if "plans.seen" in str(m.raw) and m.thread_ts in ("", m.ts)]


async def _day(desk: Desk) -> Seen:
    (seen,) = [m for m in await desk.place.carl.reads(desk.room) if "slack.open_card" in str(m.raw)]
    return seen


async def test_the_second_change_of_the_day_is_a_line_until_it_is_opened(desk: Desk) -> None:
    place = desk.place
    await _told(desk, "el género llega tarde", "la tienda cierra antes")
    await place.carl.sees(desk.room, "el género", matching=lambda m: "plans.seen" in str(m.raw))
    assert await _cards(desk, "la tienda") == []
    day = await _day(desk)
    assert "1 más del" in day.text
    assert "la tienda cierra antes" in day.text
    assert "Todavía sin ver" in day.text
    assert "Se pide verlo a: Carl" in day.text
    assert day.rings == []
    assert day.buttons == ["Abrir"]

    await place.carl.click(day, "Abrir")
    await place.ana.click(day, "Abrir")
    await place.ana.sees(desk.room, "Ya está abierta.")
    await desk.work()
    (card,) = await _cards(desk, "la tienda")
    assert card.rings == [place.carl.id]
    await place.carl.sees_thread(card, "Café Año y la agencia leen este hilo.")
    assert not [m for m in await place.carl.reads(desk.room) if "slack.open_card" in str(m.raw)]
    await place.carl.click(card, "Visto")
    await desk.work()
    assert "Visto por Carl" in (await place.carl.message(card)).text


async def test_what_takes_effect_within_a_day_is_never_a_line_and_mail_tells_all(
    desk: Desk,
) -> None:
    soon = ("cerramos mañana a las 00:05", "cerramos ayer 9:00")
    await _told(desk, "el género llega tarde", *soon, "la tienda cierra antes")
    for words in soon:
        assert len(await _cards(desk, words)) == 1
    assert await _cards(desk, "la tienda") == []
    assert (await desk.kinds()).count("plan.change_announced") == 4
    await desk.pass_time(72 * HOUR)  # the end of the next day on which somebody works
    (mail,) = [m for m in await desk.mails() if "la tienda" in m.plain]
    assert "el género" in mail.plain


async def test_asked_for_once_more_the_card_itself_comes_and_rings_once(desk: Desk) -> None:
    place = desk.place
    await _told(desk, "el género llega tarde", "la tienda cierra antes")
    await desk.pass_time(9 * 24 * HOUR)
    assert (await desk.kinds()).count("plan.change_asked_again") == 2
    (card,) = await _cards(desk, "la tienda")
    assert card.rings == [place.carl.id]
    thread = await place.carl.reads(desk.room, thread=card)
    assert [m.text for m in thread if m.rings and m.ts != card.ts] == []


async def test_a_line_becomes_a_card_a_day_before_its_time_unless_somebody_has_seen_it(
    desk: Desk,
) -> None:
    soon = ("en 50 horas cierra la tienda", "en 49 horas no hay cajas")
    await _told(desk, "el género llega tarde", *soon)
    change, carl = (await desk.changes())[2], desk.place.carl
    async with desk.place.database.transaction(desk.place.workspace_id) as tx:
        who = await find(tx, carl.team, carl.id)
        assert who is not None
        await service.see(tx, change.id, who)
    await desk.work()
    assert "Visto por Carl" in (await _day(desk)).text
    await desk.pass_time(25 * HOUR)
    assert await _cards(desk, "cierra la tienda") == []
    await desk.pass_time(2 * HOUR)
    assert len(await _cards(desk, "cierra la tienda")) == 1
    day = await _day(desk)
    assert "1 más" in day.text
    assert "no hay cajas" in day.text
