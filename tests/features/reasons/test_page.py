"""Days by cause on the record page and in history, each a way to its entries."""

from bot.features.history import service as history
from bot.features.history.payloads import HistoryPage
from bot.features.history.views import HistoryLine, build_history
from bot.features.reading import service as reading
from bot.features.reading.models import Reading
from bot.features.reading.rules import Sought
from bot.features.reading.views import build_page
from bot.features.verdicts import service as verdicts
from bot.i18n.reader import Reader
from bot.pages.render import render
from tests.support.lateness import LateDesk
from tests.support.posting import text_of


async def _page(desk: LateDesk, sought: Sought) -> str:
    reader = Reader("es", desk.zone)
    async with desk.database.transaction(desk.workspace_id) as tx:
        who = Reading(desk.client, None, "client", tx.now)
        page = await reading.read(tx, who, sought, desk.zone)
        values = build_page(reader, who, page, sought, now=tx.now, head_line="")
    return render("reading/record.html", reader, **values).text or ""


async def test_the_page_has_bars_that_lead_to_entries(desk: LateDesk) -> None:
    item = await desk.campaign(ends=(end := desk.workday(3)))
    change = await desk.change(item, desk.seeded.contact, ends=desk.workday(2, end))
    assert "Días por causa" not in await _page(desk, Sought())
    delay = await desk.delay()
    async with desk.database.transaction(desk.workspace_id) as tx:
        await verdicts.confirm(tx, delay.id, desk.seeded.manager, shown=await desk.digest(delay))
    shown = await _page(desk, Sought())
    assert "2 días · un cambio del plan" in shown
    assert f'href="?item={change.id}#entries"' in shown
    assert 'width="100"' in shown
    behind = await _page(desk, Sought(item=change.id))
    assert "Días por causa</h2>" not in behind
    assert "Qué movió una fecha, confirmado" in behind
    assert "propuesto" not in behind


async def test_history_tells_the_days_beside_the_changes(desk: LateDesk) -> None:
    item = await desk.campaign(ends=(end := desk.workday(3)))
    await desk.change(item, desk.seeded.contact, ends=desk.workday(2, end))
    delay = await desk.delay()
    async with desk.database.transaction(desk.workspace_id) as tx:
        await verdicts.confirm(tx, delay.id, desk.seeded.manager, shown=await desk.digest(delay))
    wanted = HistoryPage(client_id=desk.client.id)
    async with desk.database.transaction(desk.workspace_id) as tx:
        page = await history.history(tx, desk.client, desk.seeded.contact, wanted, team=False)
        lines = [HistoryLine(entry, None, None, None) for entry in page.entries[:1]]
        assert [entry.kind for entry in page.entries] == ["delay.confirmed", "plan.change_told"]
        shown = build_history(
            Reader("es", desk.zone),
            brand="Acme",
            lines=lines,
            people={desk.seeded.manager.id: desk.seeded.manager},
            page=wanted,
            last=None,
            now=tx.now,
        )
    text = text_of(shown.blocks)
    assert "Qué movió una fecha, confirmado" in text
    assert "Launch campaign · 2 días: un cambio del plan" in text
    assert desk.seeded.manager.name in text
