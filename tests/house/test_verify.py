"""`rapport verify`: 0 when the record holds, 1 naming the first entry that does not."""

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

import psycopg
import pytest

from bot.errors import SettingsError
from bot.operating.verify import verify_record
from bot.record.heads import Head, SigningKey, head_line
from bot.record.ledger import record
from bot.record.verify import current_head
from bot.settings import Settings, load
from bot.storage.embedded import Urls
from bot.storage.transaction import Database
from tests.house.command import complete, rapport
from tests.record.forger import disarm, forged
from tests.record.telling import said
from tests.support.people import Seeded, seed_client

Told = tuple[int, str]


@pytest.fixture
def settings(urls: Urls) -> Settings:
    return load(complete(DATABASE_URL=urls.app, MIGRATION_DATABASE_URL=urls.owner))


@pytest.fixture
async def seeded(database: Database) -> Seeded:
    """A client with ten entries more than its set-up made."""
    seeded = await seed_client(database, uuid4(), brand=f"Acme {uuid4().hex[:8]}")
    async with database.transaction(seeded.workspace_id) as tx:
        for number in range(10):
            record(tx, said(seeded.client.id, number))
    return seeded


async def _head(database: Database, seeded: Seeded) -> Head:
    async with database.transaction(seeded.workspace_id) as tx:
        return await current_head(tx, seeded.client.id)


def _line(settings: Settings, head: Head) -> str:
    return head_line(head, name="Acme", key=SigningKey(settings.signing_key))


@pytest.fixture
def check(settings: Settings, capsys: pytest.CaptureFixture[str]) -> "Check":
    return Check(settings, capsys)


class Check:
    """Runs the command in this process; its code and what it printed."""

    def __init__(self, settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
        self._settings = settings
        self._capsys = capsys

    async def __call__(self, *lines: str, slug: str | None = None) -> Told:
        code = await verify_record(self._settings, slug, lines)
        return code, self._capsys.readouterr().out


async def test_a_record_that_holds(seeded: Seeded, check: Check) -> None:
    code, out = await check(slug=seeded.client.slug)
    assert code == 0
    assert f"{seeded.client.slug}: " in out
    assert "entries hold" in out
    assert out.endswith("1 chains checked, 0 do not hold.\n")


async def test_a_line_kept_outside_agrees(
    seeded: Seeded, database: Database, settings: Settings, check: Check
) -> None:
    line = _line(settings, await _head(database, seeded))
    code, _ = await check(line, slug=seeded.client.slug)
    assert code == 0


async def test_a_changed_entry_is_named(seeded: Seeded, urls: Urls, check: Check) -> None:
    disarm(urls.superuser)
    with forged(urls.superuser, seeded.workspace_id, seeded.client.id) as rows:
        changed = rows.entries[3]["seq"]
        rows.entries[3]["subject"] = "post:another"
    code, out = await check(slug=seeded.client.slug)
    assert code == 1
    assert f"{seeded.client.slug}: entry {changed}: changed entry" in out
    assert "1 do not hold." in out


async def test_a_cut_tail_is_found_by_the_line_kept_outside(
    seeded: Seeded, database: Database, urls: Urls, settings: Settings, check: Check
) -> None:
    line = _line(settings, await _head(database, seeded))
    disarm(urls.superuser)
    with forged(urls.superuser, seeded.workspace_id, seeded.client.id) as rows:
        del rows.entries[-3:], rows.payloads[-3:]
        rows.end_here()
    code, out = await check(slug=seeded.client.slug)
    assert code == 0, "from the inside alone nothing can be seen"
    code, out = await check(line, slug=seeded.client.slug)
    assert code == 1
    assert "end cut off" in out


async def test_a_chain_that_is_gone_is_found_by_the_line_kept_outside(
    seeded: Seeded, database: Database, urls: Urls, settings: Settings, check: Check
) -> None:
    line = _line(settings, await _head(database, seeded))
    disarm(urls.superuser)
    with forged(urls.superuser, seeded.workspace_id, seeded.client.id) as rows:
        for table in (rows.entries, rows.payloads, rows.heads):
            table.clear()
    code, out = await check(line)
    assert code == 1
    assert str(seeded.client.id) in out or seeded.client.slug in out


async def test_a_line_of_a_workspace_that_is_gone(
    seeded: Seeded, database: Database, settings: Settings, check: Check
) -> None:
    head = replace(await _head(database, seeded), workspace_id=uuid4())
    code, out = await check(_line(settings, head), slug=seeded.client.slug)
    assert code == 1
    assert "its workspace is not in this database" in out


async def test_uninstalling_the_app_takes_no_record_out_of_sight(
    seeded: Seeded, urls: Urls, check: Check
) -> None:
    with psycopg.connect(urls.owner) as connection:
        connection.execute(
            "UPDATE installs SET removed_at = installed_at WHERE id = %s", [seeded.workspace_id]
        )
    disarm(urls.superuser)
    with forged(urls.superuser, seeded.workspace_id, seeded.client.id) as rows:
        rows.entries[2]["kind"] = "post.approved"
    code, _ = await check(slug=seeded.client.slug)
    assert code == 1


@pytest.mark.parametrize(
    "alter",
    [lambda _: "acme 12", lambda line: line[:-30], lambda line: line.replace("#", "#9", 1)],
    ids=["no line", "cut", "altered"],
)
async def test_a_checkpoint_that_is_none(
    seeded: Seeded,
    database: Database,
    settings: Settings,
    check: Check,
    alter: Callable[[str], str],
) -> None:
    code, out = await check(alter(_line(settings, await _head(database, seeded))))
    assert code == 1
    assert out.startswith("This checkpoint cannot be used: ")
    assert len(" ".join(out.split())) < 200


async def test_an_unknown_client_is_no_verdict(seeded: Seeded, check: Check) -> None:
    with pytest.raises(
        SettingsError, match=f"no client is called nobody; there are: .*{seeded.client.slug}"
    ):
        await check(slug="nobody")


async def test_the_command_itself(urls: Urls, seeded: Seeded) -> None:
    settings = complete(DATABASE_URL=urls.app, MIGRATION_DATABASE_URL=urls.owner)
    ran = await rapport("verify", "--client", seeded.client.slug, **settings)
    assert (ran.code, ran.err) == (0, "")
    ran = await rapport("verify", "--client", "nobody", **settings)
    assert ran.code == 2
    assert "no client is called nobody" in ran.complaint
