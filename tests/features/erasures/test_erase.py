"""Erased words are in no table, in no mail that is kept and in no message that stands in Slack."""

from collections.abc import Iterator, Sequence

import psycopg
import pytest
from psycopg import sql

from bot.errors import SettingsError
from bot.features.talks import service as talks
from bot.operating.erase import Asked, erase_entries
from bot.record.marks import Filter
from bot.record.repository import RecordedEntry, entries
from bot.record.search import find
from bot.record.verify import verify
from bot.record.walk import Verified
from bot.settings import Settings, load
from bot.slack import people
from bot.storage.embedded import Urls
from tests.features.plans.conftest import Desk
from tests.features.receipts.test_mail import confirm, until_evening
from tests.house.command import complete
from tests.scenarios.test_evidence import picture

CANARY = "canarybird"
SAID = (
    f"the price isn't 12 & {CANARY}'s number is <555 0101>, see https://{CANARY}.example/x "
    f"and don't tell {CANARY} before today"
)


@pytest.fixture
def settings(urls: Urls) -> Settings:
    return load(complete(DATABASE_URL=urls.app, MIGRATION_DATABASE_URL=urls.owner))


def holding(urls: Urls, word: str = CANARY) -> set[str]:
    """Every column of every table of the database in which a word stands."""
    columns = """
        SELECT c.table_name, c.column_name, c.data_type
        FROM information_schema.columns c JOIN information_schema.tables t
        USING (table_schema, table_name)
        WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE'
    """
    found = set()
    with psycopg.connect(urls.superuser) as connection:
        for table, column, type_ in connection.execute(columns).fetchall():
            value = "encode({}, 'escape')" if type_ == "bytea" else "{}::text"
            query = sql.SQL("SELECT count(*) FROM {} WHERE strpos(lower(" + value + "), %s) > 0")
            name = sql.Identifier(table), sql.Identifier(column)
            row = connection.execute(query.format(*name), [word]).fetchone()
            if row and row[0]:
                found.add(f"{table}.{column}")
    return found


async def record_of(desk: Desk) -> list[RecordedEntry]:
    """Oldest first."""
    async with desk.place.database.transaction(desk.place.workspace_id) as tx:
        return (await entries(tx, desk.client.id, audience=None, limit=200))[::-1]


def saying(found: Sequence[RecordedEntry], word: str = CANARY) -> Iterator[int]:
    return (entry.seq for entry in found if word in str(entry.payload))


def asked(desk: Desk, *seqs: int, who: str | None = None) -> Asked:
    return Asked(str(desk.client.id), seqs, who or desk.place.carl.id)


async def told(desk: Desk) -> None:
    """Carl tells of it with a picture, Ana sees it differently, a mail tells, another one comes."""
    await confirm(desk)
    place = desk.place
    await place.carl.upload(
        desk.room, f"{CANARY}.png", picture(), comment=f"@Rapport change {SAID}"
    )
    await desk.work()
    await desk.pass_time()
    await until_evening(desk)


async def test_the_words_are_nowhere_and_the_chain_holds(
    desk: Desk, settings: Settings, urls: Urls, capsys: pytest.CaptureFixture[str]
) -> None:
    await told(desk)
    before = holding(urls)
    assert before >= {
        "record_payloads.payload",
        "record_search.words",
        "plan_changes.text",
        "evidence.text",
        "evidence.text_now",
        "evidence_files.name",
        "outbound_messages.body",
        "receipts.plain",
        "receipts.html",
    }
    said = list(saying(await record_of(desk)))
    assert len(said) >= 3
    capsys.readouterr()

    agreed: list[int] = []

    def refuses(number: int) -> bool:
        agreed.append(number)
        return False

    code = await erase_entries(settings, asked(desk, said[0]), refuses)
    out = capsys.readouterr().out
    assert (code, agreed) == (1, [1])
    assert holding(urls) == before
    assert "On request of Carl, this goes for good:" in out
    assert SAID in out.replace("\n", "")
    same = list(saying(await record_of(desk), "555 0101"))[1:]
    assert "add " + " ".join(f"--entry {seq}" for seq in same) in out.replace("\n", " ")

    assert await erase_entries(settings, asked(desk, *said), None) == 0
    assert holding(urls) == set()
    await desk.work()
    assert holding(urls) == set()
    card = await desk.place.ana.sees(desk.room, "Cambio del plan #1")
    assert "(borrado a petición)" in card.text
    for thread in (None, card):
        left = await desk.place.ana.reads(desk.room, CANARY, thread=thread)
        assert {message.name for message in left} <= {"Carl"}, "what he wrote himself is his"

    async with desk.place.database.transaction(desk.place.workspace_id) as tx:
        assert isinstance(await verify(tx, desk.client.id), Verified)
        assert await find(tx, desk.client.id, Filter(words=CANARY), audience=None, limit=9) == []
    tells = [one for one in await record_of(desk) if one.kind == "record.erased"]
    assert [(one.payload or {})["seq"] for one in tells] == said
    assert len({(one.payload or {})["on_request_of"] for one in tells}) == 1
    assert "Carl" not in str([one.payload for one in tells])

    capsys.readouterr()
    assert await erase_entries(settings, asked(desk, said[0]), None) == 0
    assert f"Entry {said[0]} was erased on " in (out := capsys.readouterr().out)
    assert "Nothing is left to erase." in out


async def test_words_beside_a_change_go_and_who_asks_has_to_be_known(
    desk: Desk, settings: Settings, urls: Urls, capsys: pytest.CaptureFixture[str]
) -> None:
    place = desk.place
    await desk.said(place.carl, "@Rapport change the tins are blue in June")
    await desk.pass_time()
    async with place.database.transaction(place.workspace_id) as tx:
        person = await people.find(tx, place.ana.team, place.ana.id)
        assert person is not None
        (change,) = await desk.changes()
        await talks.differ(tx, change.id, person, words="Dana Zorrilla said so")
    assert "plan_change_differences.text" in holding(urls, "zorrilla")
    (seq,) = saying(await record_of(desk), "Zorrilla")
    for wrong, why in (
        (asked(desk, seq, who="U0NOBODY"), "nobody is known as U0NOBODY"),
        (asked(desk, 999), "has no entry 999"),
        (Asked("nobody", [seq], "contact"), "no client is called nobody"),
    ):
        with pytest.raises(SettingsError, match=why):
            await erase_entries(settings, wrong, None)
    assert await erase_entries(settings, asked(desk, seq, who="contact"), None) == 0
    assert holding(urls, "zorrilla") == set()
    tells = (await record_of(desk))[-1]
    assert tells.payload == {
        "kind": "plan.change_disputed", "on_request_of": "contact", "seq": seq
    }  # fmt: skip
    with pytest.raises(SettingsError, match="tells of an erasure"):
        await erase_entries(settings, asked(desk, tells.seq), None)
    assert holding(urls, "the tins are blue in june"), "what others said of it stays"
