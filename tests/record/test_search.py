"""Entries are found by words, kind, person, thing and time; nobody finds what is not theirs."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import psycopg
import pytest
from sqlalchemy import text as _text

from bot.record import marks
from bot.record.ledger import Entry, erase, record
from bot.record.marks import Filter, plain, words_of
from bot.record.rules import JSON, Audience
from bot.record.search import find
from bot.storage.transaction import Database

CAROL, MAYA = str(uuid4()), str(uuid4())
LAUNCH, MENU = uuid4(), uuid4()


def _entry(
    client: UUID,
    payload: Mapping[str, JSON],
    *,
    kind: str = "plan.change_told",
    actor: str = CAROL,
    audience: Audience = "client",
    subject: str = "change:1",
) -> Entry:
    return Entry(
        client_id=client,
        kind=kind,
        audience=audience,
        actor=actor,
        subject=subject,
        payload=payload,
    )


async def _written(database: Database, workspace_id: UUID) -> UUID:
    """A client's chain: 1 launch, 2 menu in Spanish, 3 team matter, 4 Maya moved the launch."""
    client = uuid4()
    entries = (
        _entry(client, {"text": "We moved the launches to Friday", "items": [str(LAUNCH)]}),
        _entry(client, {"text": "La campaña del menú empieza mañana"}, subject=f"item:{MENU}"),
        _entry(client, {"text": "The client's launch worries us"}, audience="team", actor=MAYA),
        _entry(client, {"why": "stock for the launch"}, kind="item.moved", actor=MAYA),
    )
    for entry in entries:
        async with database.transaction(workspace_id) as tx:
            record(tx, entry)
    return client


async def _found(
    database: Database,
    workspace_id: UUID,
    client: UUID,
    wanted: Filter,
    audience: Audience | None = None,
    *,
    before: int | None = None,
) -> list[int]:
    async with database.transaction(workspace_id) as tx:
        page = await find(tx, client, wanted, audience=audience, before_seq=before, limit=2)
    return [entry.seq for entry in page]


@pytest.mark.parametrize(
    ("wanted", "seqs"),
    [
        (Filter(words="launching"), [4, 3]),
        (Filter(words="moving launches"), [1]),
        (Filter(words='"moved the launch"'), []),  # an entry keeps no order of words
        (Filter(words="launch -stock"), [3, 1]),
        (Filter(words="CAMPANA"), [2]),
        (Filter(words="campañas menu"), [2]),
        (Filter(words="nothing of this"), []),
        (Filter(words="a"), []),  # no word of its own in either language
        (Filter(kinds=["item.moved"]), [4]),
        (Filter(kinds=["item.moved", "plan.change_told"]), [4, 3]),
        (Filter(actor=MAYA), [4, 3]),
        (Filter(actor=MAYA, words="launch", kinds=["plan.change_told"]), [3]),
        (Filter(about=LAUNCH), [1]),
        (Filter(about=MENU), [2]),
        (Filter(about=uuid4()), []),
        (Filter(words="it's 'quoted' \\ & | ! §wsomething"), []),
        (Filter(actor="o'brien\\"), []),
    ],
)
async def test_what_fits_is_found_newest_first(
    database: Database, workspace_id: UUID, wanted: Filter, seqs: list[int]
) -> None:
    client = await _written(database, workspace_id)
    assert await _found(database, workspace_id, client, wanted) == seqs


async def test_pages_follow_each_other(database: Database, workspace_id: UUID) -> None:
    client = await _written(database, workspace_id)
    wanted = Filter(words="launch")
    assert await _found(database, workspace_id, client, wanted) == [4, 3]
    assert await _found(database, workspace_id, client, wanted, before=3) == [1]
    assert await _found(database, workspace_id, client, wanted, before=1) == []


async def test_a_client_finds_no_team_matter_and_nobody_finds_another_chains(
    database: Database, workspace_id: UUID
) -> None:
    client = await _written(database, workspace_id)
    wanted = Filter(words="worries")
    assert await _found(database, workspace_id, client, wanted, "client") == []
    assert await _found(database, workspace_id, client, wanted) == [3]
    assert await _found(database, workspace_id, uuid4(), wanted) == []
    assert await _found(database, uuid4(), client, wanted) == []


async def test_one_chain_named_like_another_shows_nothing_of_it(
    database: Database, workspace_id: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marks, "_chain", lambda *_: "all-the-same")
    await _written(database, uuid4())
    await _written(database, workspace_id)
    mine = await _written(database, workspace_id)
    assert await _found(database, workspace_id, mine, Filter(words="friday")) == [1]
    assert await _found(database, workspace_id, uuid4(), Filter(words="friday")) == []


async def test_times_bound_what_is_found(database: Database, workspace_id: UUID) -> None:
    client = await _written(database, workspace_id)
    async with database.transaction(workspace_id) as tx:
        times = [entry.time for entry in reversed(await find(tx, client, Filter(), audience=None))]
    second, third = times[-2], times[-1]
    early = datetime(2000, 1, 1, tzinfo=UTC)
    cases = {
        Filter(since=third): [4],
        Filter(since=second, until=third): [3],
        Filter(until=third): [3, 2],
        Filter(since=third + timedelta(days=1)): [],
        Filter(until=early): [],
        Filter(since=early, words="launch"): [4, 3],
        Filter(until=third, words="launch"): [3, 1],
    }
    for wanted, seqs in cases.items():
        assert await _found(database, workspace_id, client, wanted) == seqs, wanted


async def test_old_entries_are_found_where_the_newest_stretches_do_not_fill_a_page(
    database: Database, workspace_id: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.record.marks.STRETCH", 2)
    monkeypatch.setattr("bot.record.search.STRETCH", 2)
    client = uuid4()
    for number in range(1, 10):
        word = "often" if number % 2 else "rarely" if number in {2, 8} else "else"
        async with database.transaction(workspace_id) as tx:
            record(tx, _entry(client, {"text": word}))
    assert await _found(database, workspace_id, client, Filter(words="often")) == [9, 7]
    assert await _found(database, workspace_id, client, Filter(words="often"), before=7) == [5, 3]
    assert await _found(database, workspace_id, client, Filter(words="often"), before=3) == [1]
    assert await _found(database, workspace_id, client, Filter(words="rarely")) == [8, 2]


async def test_what_is_erased_is_not_found_by_its_words_but_by_its_kind(
    database: Database, workspace_id: UUID, superuser_url: str
) -> None:
    client = await _written(database, workspace_id)
    async with database.transaction(workspace_id) as tx:
        await erase(tx, client, 1, on_request_of="person-7", actor="person-1")
    assert await _found(database, workspace_id, client, Filter(words="friday")) == []
    assert await _found(database, workspace_id, client, Filter(about=LAUNCH)) == [1]
    with psycopg.connect(superuser_url) as connection:
        row = connection.execute(
            "SELECT words::text FROM record_search WHERE client_id = %s AND seq = 1", [client]
        ).fetchone()
    assert row
    assert all(lexeme.startswith("'§") for lexeme in row[0].split())


async def test_the_apps_role_neither_changes_nor_removes_what_is_found(
    database: Database, workspace_id: UUID
) -> None:
    client = await _written(database, workspace_id)
    for what in ("UPDATE record_search SET seq = seq", "DELETE FROM record_search"):
        with pytest.raises(Exception, match="permission denied"):
            async with database.transaction(workspace_id) as tx:
                await tx.session.execute(_text(what))
    assert await _found(database, workspace_id, client, Filter(words="friday")) == [1]


def test_words_are_plain_and_without_ids_and_times() -> None:
    assert plain("Campaña ÑANDÚ § x\x00y") == "campana nandu   x y"
    payload: Mapping[str, JSON] = {
        "id": str(LAUNCH),
        "at": "2026-05-12T16:30:00.000000Z",
        "day": "2026-05-12",
        "digest": "ab" * 32,
        "lines": ["Menú", {"why": "stock"}, 3, None],
    }
    assert words_of(payload).split() == ["menu", "stock"]
