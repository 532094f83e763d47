"""What the record's page shows: the chains, the chain, what was verified."""

import json
import re
from html import unescape

from bot.record.heads import parse_head_line
from bot.record.ledger import erase
from bot.record.rules import JSON
from bot.record.verify import current_head
from tests.sandbox.page.record.conftest import Shelf

CHANGE: dict[str, JSON] = {
    "number": 7,
    "text": "launch <b>moves</b>",
    "effective_at": "2026-11-27T17:30:00+00:00",
}


def numbers(html: str) -> list[int]:
    """The entries of a document, from top to bottom."""
    return [int(one) for one in re.findall(r'data-seq="(\d+)"', html)]


def plain(html: str) -> str:
    """The words of a document."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


async def test_every_client_has_a_record_to_choose(shelf: Shelf) -> None:
    html = await shelf.get("")
    assert plain(html).index("Acme") < plain(html).index("Nube")
    assert "no entries yet" in await shelf.get("nube") or "Nothing here yet" in await shelf.get(
        "nube"
    )
    async with shelf.session.get(shelf.at("nobody")) as response:
        assert response.status == 404


async def test_an_entry_says_what_happened_and_who_did_it_in_the_viewers_words(
    shelf: Shelf,
) -> None:
    await shelf.write("plan.change_told", CHANGE, audience="team")
    html = await shelf.get("acme")
    assert "<b>moves</b>" not in html
    words = plain(html)
    assert "Plan change told" in words
    assert "launch <b>moves</b>" in words
    assert "by Maya <Lind>" in words
    assert "Fri 27 Nov, 17:30 GMT" in words
    assert "team only" in words
    spanish = plain(await shelf.get("acme", user=shelf.marta))
    assert "Aviso de un cambio del plan" in spanish
    assert "vie 27 nov, 18:30 CET" in spanish
    assert "solo el equipo" in spanish


async def test_what_is_no_kind_of_ours_is_shown_as_it_is_called(shelf: Shelf) -> None:
    await shelf.write("garden.gate_opened", {"colour_of_gate": ["red", {"to": None}]})
    words = plain(await shelf.get("acme"))
    assert "garden.gate_opened" in words
    assert "colour_of_gate red" in words


async def test_it_comes_in_pages_and_since_an_entry(shelf: Shelf) -> None:
    await shelf.write("post.held", {"revision": 1}, client=shelf.nube, times=120, subject="post:1")
    html = await shelf.get("nube")
    assert numbers(html) == list(range(120, 70, -1))
    older = re.search(r'data-older href="[^"]*\?before=(\d+)"', html)
    assert older is not None
    assert numbers(await shelf.get(f"nube?before={older[1]}", fragment=True))[0] == 70
    since = await shelf.get("nube?after=117", fragment=True)
    assert numbers(since) == [120, 119, 118]
    assert "data-head" in since
    assert "data-whole" not in since
    last = await shelf.get("nube?before=11")
    assert numbers(last) == list(range(10, 0, -1))
    assert "data-older" not in last
    assert "the chain begins here" in last


async def test_too_many_new_ones_come_as_the_first_page(shelf: Shelf) -> None:
    await shelf.write("post.held", {"revision": 1}, client=shelf.nube, times=201)
    html = await shelf.get("nube?after=0", fragment=True)
    assert "data-whole" in html
    assert len(numbers(html)) == 50


async def test_it_is_filtered_by_area_words_and_subject(shelf: Shelf) -> None:
    await shelf.write("inbox.item_received", {"text": "Is it DECAF? 100%"}, subject="item:a")
    await shelf.write("post.held", {"text": "it is"}, subject="item:a")
    seqs = numbers(await shelf.get("acme"))
    assert numbers(await shelf.get("acme?area=inbox")) == [seqs[1]]
    assert numbers(await shelf.get("acme?words=decaf")) == [seqs[1]]
    assert numbers(await shelf.get("acme?words=100%25")) == [seqs[1]]
    assert seqs[1] not in numbers(await shelf.get("acme?words=_"))  # a wildcard in LIKE
    assert numbers(await shelf.get("acme?about=item:a")) == seqs[:2]
    assert "No entry is like that" in await shelf.get("acme?words=nowhere")


async def test_each_entry_carries_the_hash_of_the_one_before(shelf: Shelf) -> None:
    await shelf.write("post.held", {"revision": 1}, times=2)
    html = await shelf.get("acme")
    newest, before = re.findall(r"<dd><code>([0-9a-f]{64})</code>", html)[:4:2]
    assert html.index(newest) < html.index(before)
    assert html.count(before) == 2
    assert "torn" not in html


async def test_what_was_erased_is_said_to_be(shelf: Shelf) -> None:
    await shelf.write("inbox.item_received", {"text": "my number is 555"}, subject="item:b")
    async with shelf.database.transaction(shelf.workspace_id) as tx:
        last = await current_head(tx, shelf.acme)
        await erase(tx, shelf.acme, last.seq, on_request_of="contact", actor="system")
    words = plain(await shelf.get("acme"))
    assert "555" not in words
    assert "What it said was erased on request." in words
    assert "Words erased on request by Rapport" in words.replace("client and team ", "")


async def test_the_head_line_is_the_apps_and_compares(shelf: Shelf) -> None:
    await shelf.write("post.held", {"revision": 1})
    html = await shelf.get("acme")
    shown = re.search(r'id="head-line"[^>]*>([^<]+)<', html)
    assert shown is not None
    line = unescape(shown[1])
    head = parse_head_line(line, [shelf.key.public])
    async with shelf.database.transaction(shelf.workspace_id) as tx:
        assert head == await current_head(tx, shelf.acme)
    await shelf.write("post.held", {"revision": 1})
    assert "1 entry came since" in await _compared(shelf, "acme", line)
    assert "It belongs to the record of Acme." in await _compared(shelf, "nube", line)
    assert "This is no head line" in await _compared(shelf, "acme", line[:-9])


async def _compared(shelf: Shelf, client: str, line: str) -> str:
    url = shelf.at(f"{client}/check")
    async with shelf.session.get(url, params={"line": line}) as response:
        assert response.status == 200
        return plain(await response.text())


async def test_verifying_streams_how_far_it_is_and_what_it_found(shelf: Shelf) -> None:
    async with shelf.session.get(shelf.at("acme/verify")) as response:
        lines = [json.loads(line) async for line in response.content]
    assert all("words" in line for line in lines[:-1])
    async with shelf.database.transaction(shelf.workspace_id) as tx:
        head = await current_head(tx, shelf.acme)
    assert f"All {head.seq} entries hold." in plain(lines[-1]["html"])
    assert head.short in lines[-1]["html"]


async def test_new_entries_are_news_while_somebody_looks(shelf: Shelf) -> None:
    await shelf.get("acme")
    version = shelf.hub.news.version
    await shelf.write("post.held", {"revision": 1})
    assert await shelf.hub.news.wait(version, 3) > version
    assert shelf.hub.news.topics(version) == ["record"]
