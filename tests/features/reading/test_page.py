"""The page: what its reader may see of the record, and nothing else."""

import re
from datetime import timedelta
from html import unescape
from uuid import uuid4

from bot.features.clients import service as clients
from bot.features.plans.models import PlanChange
from bot.features.plans.rules import Status
from bot.features.reading import service
from bot.features.reading.models import ReadingLink
from bot.features.working import service as working
from bot.features.working.service import Changes
from bot.pages.links import revoke as revoke_link
from bot.record.heads import parse_head_line
from bot.record.ledger import erase
from bot.record.rules import JSON
from bot.record.verify import current_head
from tests.features.reading.conftest import Desk


def plain(html: str) -> str:
    """The words of a document."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def numbers(html: str) -> list[int]:
    """The entries of a document, from top to bottom."""
    return [int(one) for one in re.findall(r'id="entry-(\d+)"', html)]


async def test_it_says_what_happened_in_its_readers_language(desk: Desk) -> None:
    await desk.write("plan.change_told", {"number": 7, "text": "launch <b>moves</b>"})
    ana, carl = await desk.link(desk.ana), await desk.link(desk.carl)
    english = await desk.get(ana)
    assert '<html lang="en">' in english
    assert "<b>moves</b>" not in english
    assert "Plan change told launch <b>moves</b>" in plain(english)
    assert "For Ana, to read." in plain(english)
    spanish = await desk.get(carl, language="en")
    assert "Aviso de un cambio del plan launch <b>moves</b>" in plain(spanish)
    assert "Para Carl <b>, solo lectura." in plain(spanish)


async def test_the_contact_by_mail_reads_in_the_clients_language(desk: Desk) -> None:
    html = plain(await desk.get(await desk.mailed()))
    assert "Registro de Acme" in html
    assert "Para el contacto por correo, solo lectura." in html


async def test_team_matter_is_on_nobodys_page(desk: Desk) -> None:
    await desk.write("post.held", {"note": "ours alone"}, audience="team", times=3)
    await desk.write("post.held", {"note": "everybody's"})
    for reader in (desk.ana, desk.carl):
        html = await desk.get(await desk.link(reader))
        assert "ours alone" not in html
        assert "everybody's" in unescape(html)
        assert "ours alone" not in await desk.get(await desk.link(reader) + "?words=ours")


async def test_that_somebody_of_the_team_looks_is_the_teams_matter(desk: Desk) -> None:
    await desk.get(await desk.link(desk.ben))
    (opened,) = await desk.recorded("reading.opened")
    assert (opened.audience, opened.actor) == ("team", str(desk.ben.id))
    seen = await desk.get(await desk.link(desk.carl))
    assert "Ben" not in seen


async def test_an_opening_is_recorded_once_an_hour(desk: Desk) -> None:
    path = await desk.link(desk.carl)
    assert await desk.recorded("reading.opened") == []
    await desk.get(path)
    html = plain(await desk.get(path + "?area=people"))
    (opened,) = await desk.recorded("reading.opened")
    assert (opened.audience, opened.actor) == ("client", str(desk.carl.id))
    assert "Página del registro abierta" in html
    async with desk.database.transaction(desk.workspace_id) as tx:
        row = await tx.session.get_one(
            ReadingLink, (desk.workspace_id, opened.subject.removeprefix("link:"))
        )
        row.opened_at = tx.now - timedelta(minutes=61)
    await desk.get(path)
    assert len(await desk.recorded("reading.opened")) == 2


async def test_asking_for_the_head_alone_reads_nothing(desk: Desk) -> None:
    async with desk.browser.head(await desk.link(desk.carl)) as answer:
        assert answer.status == 405
    assert await desk.recorded("reading.opened") == []


async def test_a_link_that_is_over_or_withdrawn_opens_nothing(desk: Desk) -> None:
    path = await desk.link(desk.carl)
    found = await desk.links.resolve(desk.database, path.rsplit("/", 1)[1], "record")
    assert found is not None
    async with desk.database.transaction(desk.workspace_id) as tx:
        await revoke_link(tx, found.id)
    assert "Este enlace no abre nada" in await desk.get(path, 410, "es")
    assert "This link opens nothing" in await desk.get("/record/" + "x" * 64, 404)
    assert await desk.recorded("reading.opened") == []


async def test_a_removed_members_link_stops_working(desk: Desk) -> None:
    path = await desk.link(desk.carl)
    await desk.get(path)
    async with desk.database.transaction(desk.workspace_id) as tx:
        client = await clients.client_by_id(tx, desk.client_id)
        await clients.remove_member(tx, client, desk.ana, desk.carl)
    await desk.get(path, 410)


async def test_the_contacts_link_stops_with_the_address(desk: Desk) -> None:
    path = await desk.mailed()
    await desk.get(path)
    async with desk.database.transaction(desk.workspace_id) as tx:
        client = await clients.client_by_id(tx, desk.client_id)
        await clients.change_settings(tx, client, desk.ana, {"contact_email": "eve@acme.example"})
    await desk.get(path, 410)


async def test_how_both_sides_work_stands_on_it_once_one_side_has_agreed(desk: Desk) -> None:
    carl, ana = await desk.link(desk.carl), await desk.link(desk.ana)
    assert "Cómo trabajamos" not in await desk.get(carl)
    async with desk.database.transaction(desk.workspace_id) as tx:
        client = await clients.client_by_id(tx, desk.client_id)
        terms = {"crises_words": "Call <i>Ana</i>"}
        await working.change(tx, client, desk.ana, Changes(terms=terms))
        digest = (await working.page(tx, client)).digest
        await working.agree(tx, client, desk.ana, digest)
    html = await desk.get(carl)
    assert "Call &lt;i&gt;Ana&lt;/i&gt;" in html
    assert "Falta el acuerdo de Acme. Ana dio el de la agencia" in plain(html)
    async with desk.database.transaction(desk.workspace_id) as tx:
        client = await clients.client_by_id(tx, desk.client_id)
        await working.agree(tx, client, desk.carl, digest)
        await clients.change_settings(tx, client, desk.ana, {"cutoff_minutes": 90})
    words = plain(await desk.get(ana))
    assert "How we work To be agreed again" in words
    assert "Changed since both agreed on" in words
    assert "30 min → 1 h 30 min" in words
    assert "To be agreed again" not in await desk.get(ana + "?words=call")


async def test_it_comes_in_pages(desk: Desk) -> None:
    await desk.write("post.held", {"revision": 1}, times=120)
    path = await desk.link(desk.carl)
    first = await desk.get(path)
    assert numbers(first)[:2] == [121, 120]  # the link, a post; the opening comes after
    older = re.search(r'href="(\?before=\d+)#entries" rel="next"', first)
    assert older is not None
    second = await desk.get(path + older[1])
    assert numbers(second)[0] == numbers(first)[-1] - 1
    assert len(numbers(first)) == len(numbers(second)) == 50
    last = await desk.get(path + "?before=11")
    assert numbers(last) == list(range(10, 0, -1))
    assert 'rel="next"' not in last


async def test_it_is_filtered(desk: Desk) -> None:
    item = uuid4()
    await desk.write("plan.change_told", {"text": "la campaña de otoño"}, by=desk.carl)
    await desk.write("post.held", {"text": "x"}, subject=f"item:{item}")
    path = await desk.link(desk.ana)
    assert numbers(await desk.get(path + "?words=campana")) == [1]
    assert numbers(await desk.get(path + "?area=posts")) == [2]
    assert numbers(await desk.get(path + f"?item={item}")) == [2]
    assert numbers(await desk.get(path + f"?person={desk.carl.id}")) == [1]
    assert numbers(await desk.get(path + "?from=2020-01-01&to=2020-12-31")) == []
    assert 1 in numbers(await desk.get(path + "?from=2020-01-01"))
    found = await desk.get(path + "?area=plan&words=nowhere")
    assert "Nothing in the record fits that." in found
    assert 'value="nowhere"' in found


async def test_what_cannot_be_read_asks_for_nothing(desk: Desk) -> None:
    await desk.write("post.held", {"revision": 1})
    path = await desk.link(desk.ana)
    odd = "?before=x&item=1&person=%27&area=garden&from=yesterday&to=9999-12-31&words=%00"
    assert numbers(await desk.get(path + odd))[-1] == 1


async def test_what_moved_shows_before_and_after(desk: Desk) -> None:
    payload: dict[str, JSON] = {"setting": "summary_time", "before": "09:00", "after": "08:30"}
    await desk.write("client.setting_changed", payload, subject="client:1")
    html = plain(await desk.get(await desk.link(desk.ana)))
    assert "Daily summary at before: 09:00 → now: 08:30" in html


async def test_evidence_leads_to_where_it_was_said(desk: Desk) -> None:
    link = "https://acme.slack.com/archives/C1/p1"
    await desk.write("evidence.kept", {"permalink": link})
    html = await desk.get(await desk.link(desk.ana))
    assert f'<a href="{link}" rel="noreferrer noopener"' in html


async def test_what_was_erased_says_when_and_on_whose_request(desk: Desk) -> None:
    await desk.write("plan.change_told", {"text": "my number is 555"})
    async with desk.database.transaction(desk.workspace_id) as tx:
        carl, ana = str(desk.carl.id), str(desk.ana.id)
        await erase(tx, desk.client_id, 1, on_request_of=carl, actor=ana)
    html = plain(await desk.get(await desk.link(desk.ana)))
    assert "555" not in html
    assert "on request of Carl <b>: entry 2 tells of it" in html


async def test_words_that_were_taken_back_are_folded_for_the_other_side(desk: Desk) -> None:
    change_id = uuid4()
    async with desk.database.transaction(desk.workspace_id) as tx:
        change = PlanChange(
            workspace_id=desk.workspace_id,
            id=change_id,
            client_id=desk.client_id,
            number=1,
            status=Status.TAKEN_BACK,
            text="the secret sale",
            told_by=desk.ana.id,
            told_side="agency",
            told_at=tx.now,
            door="slash",
            fixed=False,
        )
        tx.session.add(change)
    payload: dict[str, JSON] = {"text": "the secret sale"}
    await desk.write("plan.change_told", payload, subject=f"change:{change_id}")
    path = await desk.link(desk.carl)
    html = plain(await desk.get(path))
    assert "Aviso de un cambio del plan" in html
    assert "secret" not in html
    assert numbers(await desk.get(path + "?words=secret")) == []
    assert "the secret sale" in await desk.get(await desk.link(desk.ana))


async def test_the_head_line_is_on_it_and_verifies(desk: Desk) -> None:
    html = await desk.get(await desk.link(desk.carl))
    shown = re.search(r"<code>([^<]+)</code>", html)
    assert shown is not None
    head = parse_head_line(unescape(shown[1]), [desk.key.public])
    async with desk.database.transaction(desk.workspace_id) as tx:
        now = await current_head(tx, desk.client_id)
    assert (head.client_id, head.seq) == (desk.client_id, now.seq - 1)  # the opening is the last


async def test_a_link_opens_nothing_in_another_workspace(desk: Desk) -> None:
    token = (await desk.link(desk.ana)).rsplit("/", 1)[1]
    found = await desk.links.resolve(desk.database, token, "record")
    assert found is not None
    async with desk.database.transaction(uuid4()) as tx:
        assert await service.open_link(tx, found) is None
