"""History as people meet it."""

from tests.features.plans.conftest import Desk


async def test_history_turns_its_pages_and_links_the_cards(desk: Desk) -> None:
    place = desk.place
    for number in range(1, 13):
        await place.ana.slash(desk.room, f"/plan cambio punto {number} llega tarde")
    await desk.pass_time()
    (page,) = (await place.ben.slash(desk.room, "/plan history")).messages
    assert "Plan changes of Café Año" in page.text
    assert "punto 12 llega" in page.text
    assert "punto 2 llega" not in page.text
    assert page.buttons == ["Older", "Filter"]
    assert "https://agency.slack.com/archives/" in str(page.raw)
    await place.ben.click(page, "Older")
    page = await place.ben.message(page)
    assert "punto 2 llega" in page.text
    assert "punto 3 llega" not in page.text
    await place.ben.click(page, "Newer")
    assert "punto 12 llega" in (await place.ben.message(page)).text


async def test_history_keeps_the_words_back_until_the_other_side_was_told(desk: Desk) -> None:
    place = desk.place
    await desk.said(place.carl, "@Rapport change the stock is late")
    (page,) = (await place.ben.slash(desk.room, "/plan history")).messages
    assert "Not told yet" in page.text
    assert "stock" not in page.text
    await desk.pass_time()
    (page,) = (await place.ben.slash(desk.room, "/plan history")).messages
    assert "stock" in page.text


async def test_history_is_narrowed_by_words_person_and_time(desk: Desk) -> None:
    place = desk.place
    await desk.said(place.carl, "@Rapport change the stock is late")
    await place.ana.slash(desk.room, "/plan cambio la campaña pasa al viernes")
    await desk.pass_time()
    (page,) = (await place.ben.slash(desk.room, "/plan history")).messages
    for answers, there, gone in (
        ({"words": "campana"}, "la campaña", "the stock"),  # accents are no matter
        ({"words": "", "person": "Carl"}, "the stock", "la campaña"),
        ({"until": "2020-01-31"}, "Nothing fits that", "the stock"),
    ):
        await place.ben.click(page, "Filter")
        modal = await place.ben.modal("Filter history")
        assert (await place.ben.submit(modal, dict(answers))).closed
        await desk.work()
        page = await place.ben.sees(desk.room, "Shown:")
        assert there in page.text
        assert gone not in page.text
        assert "Show all" in page.buttons
    await place.ben.click(page, "Show all")
    page = await place.ben.sees(desk.room, "la campaña")
    assert "the stock" in page.text


async def test_words_nobody_was_told_of_are_no_hits(desk: Desk) -> None:
    place = desk.place
    await desk.said(place.carl, "@Rapport change the stock is late")
    (page,) = (await place.ben.slash(desk.room, "/plan history")).messages
    await place.ben.click(page, "Filter")
    modal = await place.ben.modal("Filter history")
    assert (await place.ben.submit(modal, {"words": "stock"})).closed
    await desk.work()
    page = await place.ben.sees(desk.room, "Shown:")
    assert "#1" not in page.text
