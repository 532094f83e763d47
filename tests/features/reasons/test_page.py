"""Days by cause on the record page, each part a way to its entries."""

from bot.features.reading import service as reading
from bot.features.reading.models import Reading
from bot.features.reading.rules import Sought
from bot.features.reading.views import build_page
from bot.features.verdicts import service as verdicts
from bot.i18n.reader import Reader
from bot.pages.render import render
from tests.support.lateness import LateDesk


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
