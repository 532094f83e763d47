"""`rapport export`: a bundle that is read by people and checked with Python alone."""

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from bot.clock import Clock
from bot.errors import SettingsError
from bot.operating.export import Asked, export_record
from bot.record import verifier
from bot.record.heads import SigningKey, head_line
from bot.record.ledger import erase, record
from bot.record.rules import Audience
from bot.record.verify import current_head
from bot.settings import Settings, load
from bot.storage.embedded import Urls
from bot.storage.transaction import Database
from tests.house.command import complete, rapport
from tests.house.shown import PROOF, SECRET, show
from tests.record.telling import said
from tests.support.people import Seeded, seed_client


@dataclass(frozen=True)
class Bundle:
    """One that was written, and a head line that was kept outside of it."""

    folder: Path
    line: str
    client_id: str

    def check(self, *arguments: str) -> tuple[int, str]:
        """Runs the bundle's own verifier in a clean room: no packages, no settings, no paths."""
        done = subprocess.run(  # noqa: S603 - what was just written
            [sys.executable, "-I", "-S", str(self.folder / "verify.py"), *arguments],
            env={},
            cwd="/",
            capture_output=True,
            text=True,
            check=False,
        )
        assert not done.stderr
        return done.returncode, done.stdout

    def copy(self, to: Path) -> "Bundle":
        shutil.copytree(self.folder, to)
        return Bundle(to, self.line, self.client_id)

    @property
    def lines(self) -> list[str]:
        return (self.folder / "entries.jsonl").read_text("utf-8").splitlines()


@pytest.fixture(scope="module")
def settings(urls: Urls) -> Settings:
    return load(complete(DATABASE_URL=urls.app, MIGRATION_DATABASE_URL=urls.owner))


@pytest.fixture(scope="module")
async def database(urls: Urls) -> AsyncIterator[Database]:
    database = Database(urls.app, Clock())
    yield database
    await database.close()


@pytest.fixture(scope="module")
async def seeded(database: Database) -> Seeded:
    """A client with an erased entry, and one for the team alone."""
    seeded = await seed_client(database, uuid4(), brand=f"Acme <&> {uuid4().hex[:8]}")
    client = seeded.client.id
    async with database.transaction(seeded.workspace_id) as tx:
        for number in range(5):
            words = {"text": f"we moved launch {number} to Friday, <b>sorry</b>"}
            record(tx, said(client, number, payload=words))
        record(tx, said(client, 6, audience="team", payload={"text": SECRET}))
        record(tx, said(client, 7, payload={"text": "call me at 555 0101"}))
    await show(database, seeded)
    async with database.transaction(seeded.workspace_id) as tx:
        seq = (await current_head(tx, client)).seq
        await erase(tx, client, seq, on_request_of=str(seeded.contact.id), actor="system")
    return seeded


async def _export(
    settings: Settings,
    database: Database,
    seeded: Seeded,
    out: Path,
    *,
    audience: Audience = "client",
    since: date | None = None,
    until: date | None = None,
) -> Bundle:
    asked = Asked(seeded.client.slug, since, until, audience, out)
    assert await export_record(settings, asked) == 0
    async with database.transaction(seeded.workspace_id) as tx:
        head = await current_head(tx, seeded.client.id)
    line = head_line(head, name="Acme", key=SigningKey(settings.signing_key))
    return Bundle(out, line, str(seeded.client.id))


@pytest.fixture(scope="module")
async def bundle(
    settings: Settings,
    database: Database,
    seeded: Seeded,
    tmp_path_factory: pytest.TempPathFactory,
) -> Bundle:
    return await _export(settings, database, seeded, tmp_path_factory.mktemp("export") / "acme")


def test_it_holds_with_python_alone_and_with_a_line_kept_outside(bundle: Bundle) -> None:
    code, out = bundle.check()
    assert code == 0
    assert "HOLDS" in out
    assert "1 erased" in out
    assert "are for the team alone" in out
    assert bundle.check("--checkpoint", bundle.line)[0] == 0
    about = json.loads((bundle.folder / "bundle.json").read_text("utf-8"))
    assert about["key_id"] in bundle.line
    assert bundle.check("--key", about["public_key"])[0] == 0
    code, out = bundle.check("--key", "00" * 32)
    assert (code, "another key" in out) == (1, True)


def test_the_page_is_for_people_and_loads_nothing(bundle: Bundle, seeded: Seeded) -> None:
    page = (bundle.folder / "index.html").read_text("utf-8")
    assert "we moved launch 3 to Friday, &lt;b&gt;sorry&lt;/b&gt;" in page
    assert "Acme &lt;&amp;&gt;" in page
    assert "555 0101" not in page
    assert seeded.contact.name in page
    for loads in ("<script", '<link rel="stylesheet', "src=", "url(", "@import"):
        assert loads not in page
    assert "@media print" in page


def _files(bundle: Bundle) -> list[Path]:
    return [file for file in bundle.folder.rglob("*") if file.is_file()]


def test_what_was_shown_and_mailed_and_proven_is_in_it(bundle: Bundle, seeded: Seeded) -> None:
    page = (bundle.folder / "index.html").read_text("utf-8")
    messages = _read(bundle, "messages.jsonl")
    assert [each["lines"] for each in messages] == [
        [
            "Plan change",
            f"<@{seeded.manager.slack_user_id}> & co",
            "said <!here> &amp; so",
            "[Seen]",
        ],
        ["and a reply"],
    ]
    assert [each["thread_ts"] for each in messages] == [None, "1.1"]
    assert f"@{seeded.manager.name} &amp; co" in page
    assert "said &lt;!here&gt; &amp;amp; so" in page
    [mail] = _read(bundle, "mails.jsonl")
    assert (mail["to"], mail["digest"]) == ("contact", "d" * 64)
    assert mail["text"] == "It is later.\nSeen: https://rapport.example/seen/…\n"
    assert "It is later." in page
    [proof] = (bundle.folder / "evidence").iterdir()
    assert proof.name == f"{hashlib.sha256(PROOF).hexdigest()}.png"
    assert proof.read_bytes() == PROOF
    assert f'href="evidence/{proof.name}"' in page


@pytest.mark.parametrize("name", ["messages.jsonl", "mails.jsonl", "evidence"])
def test_a_changed_copy_is_found(bundle: Bundle, tmp_path: Path, name: str) -> None:
    forged = bundle.copy(tmp_path / "forged")
    path = forged.folder / name
    [path] = path.iterdir() if path.is_dir() else [path]
    path.write_bytes(path.read_bytes() + b" ")
    assert "was changed since the bundle was written" in forged.check()[1]


def _read(bundle: Bundle, name: str) -> list[Any]:
    return [json.loads(line) for line in (bundle.folder / name).read_text("utf-8").splitlines()]


def test_team_matter_is_in_no_file_of_the_clients_bundle(bundle: Bundle) -> None:
    for file in _files(bundle):
        assert SECRET.encode() not in file.read_bytes(), file


async def test_the_agencys_own_bundle_holds_it(
    settings: Settings, database: Database, seeded: Seeded, tmp_path: Path
) -> None:
    whole = await _export(settings, database, seeded, tmp_path / "all", audience="team")
    assert whole.check()[0] == 0
    assert SECRET in (whole.folder / "entries.jsonl").read_text("utf-8")
    assert SECRET in (whole.folder / "index.html").read_text("utf-8")


async def test_a_part_hangs_on_the_same_signed_end(
    settings: Settings, database: Database, seeded: Seeded, tmp_path: Path
) -> None:
    today = datetime.now(UTC).date()  # entries are of today; so this leaves everything out
    part = await _export(
        settings, database, seeded, tmp_path / "part", until=today - timedelta(days=9)
    )
    code, out = part.check("--checkpoint", part.line)
    assert code == 0
    assert "0 with what they say" in out
    none = await _export(
        settings, database, seeded, tmp_path / "none", since=today + timedelta(days=9)
    )
    code, out = none.check()
    assert (code, "0 entries walked" in out) == (0, True)


Change = Callable[[list[Any]], object]


def _edit(place: int, **values: Any) -> Change:
    def change(entries: list[Any]) -> None:
        entries[place].update(values)

    return change


def _edit_header(place: int, **values: Any) -> Change:
    def change(entries: list[Any]) -> None:
        entries[place]["header"].update(values)

    return change


CHANGES: dict[str, tuple[Change, str]] = {
    "a header": (_edit_header(2, actor="somebody"), "entry 3 was changed"),
    "a kind": (_edit_header(3, kind="plan.change_seen"), "entry 4 was changed"),
    "words": (_edit(9, payload='{"text":"we agreed"}'), "entry 10: what it says was changed"),
    "a salt": (_edit(9, salt="00" * 16), "entry 10: what it says was changed"),
    "words gone": (_edit(9, payload=None, salt=None), "entry 10: what it said is gone"),
    "words held back": (_edit(9, payload=None, withheld="time"), "left out without a reason"),
    "words hidden as the team's": (_edit(9, withheld="team"), "left out without a reason"),
    "removed": (lambda entries: entries.pop(3), "entry 4 is missing"),
    "inserted": (lambda entries: entries.insert(3, dict(entries[3])), "entry 5 is missing"),
    "swapped": (lambda entries: entries.insert(2, entries.pop(3)), "entry 3 is missing"),
    "cut": (lambda entries: entries.pop(), "the signed head is"),
}


@pytest.mark.parametrize("name", sorted(CHANGES))
def test_a_changed_entry_is_found_also_where_its_file_is_signed_anew(
    bundle: Bundle, settings: Settings, tmp_path: Path, name: str
) -> None:
    """By somebody who holds the key and writes the whole bundle anew, but not the chain."""
    change, found = CHANGES[name]
    forged = bundle.copy(tmp_path / "forged")
    entries = [json.loads(line) for line in forged.lines]
    change(entries)
    text = "".join(f"{json.dumps(entry, ensure_ascii=False)}\n" for entry in entries)
    (forged.folder / "entries.jsonl").write_text(text, encoding="utf-8")
    code, out = forged.check()
    assert (code, "entries.jsonl was changed" in out) == (1, True)
    _sign_anew(forged, settings)
    code, out = forged.check()
    assert code == 1
    assert found in out


def _sign_anew(forged: Bundle, settings: Settings) -> None:
    path = forged.folder / "bundle.json"
    about = json.loads(path.read_text("utf-8"))
    del about["signature"]
    for name in about["files"]:
        about["files"][name] = hashlib.sha256((forged.folder / name).read_bytes()).hexdigest()
    content = b"rapport-bundle-v1\x00" + verifier.canonical(about)
    about["signature"] = SigningKey(settings.signing_key).sign_bytes(content).hex()
    path.write_text(json.dumps(about), encoding="utf-8")


@pytest.mark.parametrize("name", ["index.html", "entries.jsonl"])
def test_a_changed_file_is_found(bundle: Bundle, tmp_path: Path, name: str) -> None:
    forged = bundle.copy(tmp_path / "forged")
    path = forged.folder / name
    path.write_text(path.read_text("utf-8").replace("Friday", "Monday"), encoding="utf-8")
    assert forged.check()[1].startswith(f"DOES NOT HOLD: {name} was changed")


@pytest.mark.parametrize("field", ["name", "first", "key_id", "head_signature", "signature"])
def test_a_changed_statement_is_found(bundle: Bundle, tmp_path: Path, field: str) -> None:
    forged = bundle.copy(tmp_path / "forged")
    path = forged.folder / "bundle.json"
    about = json.loads(path.read_text("utf-8"))
    value = about[field]
    about[field] = (
        value + 1 if isinstance(value, int) else f"{value[:-1]}{'1' if value[-1] != '1' else '2'}"
    )
    path.write_text(json.dumps(about), encoding="utf-8")
    code, out = forged.check()
    assert (code, "DOES NOT HOLD" in out) == (1, True)


def test_an_end_written_anew_is_found_with_a_line_kept_outside(
    bundle: Bundle, settings: Settings, tmp_path: Path
) -> None:
    """The holder of the key cuts the end and signs a shorter record: only what is outside tells."""
    forged = bundle.copy(tmp_path / "forged")
    entries = [json.loads(line) for line in forged.lines][:4]
    text = "".join(f"{json.dumps(entry, ensure_ascii=False)}\n" for entry in entries)
    (forged.folder / "entries.jsonl").write_text(text, encoding="utf-8")
    path = forged.folder / "bundle.json"
    about = json.loads(path.read_text("utf-8"))
    key = SigningKey(settings.signing_key)
    head = verifier.head_bytes(about["workspace"], about["client"], 4, entries[-1]["hash"])
    about |= {"last": 4, "head": {"seq": 4, "hash": entries[-1]["hash"]}}
    about["head_signature"] = key.sign_bytes(head).hex()
    path.write_text(json.dumps(about), encoding="utf-8")
    _sign_anew(forged, settings)
    assert forged.check()[0] == 0
    code, out = forged.check("--checkpoint", forged.line)
    assert (code, "its end was cut off" in out) == (1, True)


def test_an_altered_line_is_refused(bundle: Bundle) -> None:
    name, rest = bundle.line.split(" #", 1)
    seq, after = rest.split(" ", 1)
    for line in (f"{name} #{int(seq) - 1} {after}", bundle.line[:-9], "nothing"):
        code, out = bundle.check("--checkpoint", line)
        assert (code, "DOES NOT HOLD" in out) == (1, True), line


async def test_what_cannot_be_exported_is_said(
    settings: Settings, bundle: Bundle, tmp_path: Path
) -> None:
    for slug, out, words in (
        ("nobody", tmp_path / "new", "no client is called nobody"),
        ("acme", bundle.folder, "is not empty"),
    ):
        with pytest.raises(SettingsError, match=words):
            await export_record(settings, Asked(slug, None, None, "client", out))


async def test_the_command_itself(
    settings: Settings, seeded: Seeded, urls: Urls, tmp_path: Path
) -> None:
    out = str(tmp_path / "x")
    asked = ("--client", seeded.client.slug, "--out", out, "--from", "2020-01-01", "--team")
    done = await rapport(
        "export", *asked, **complete(DATABASE_URL=urls.app, MIGRATION_DATABASE_URL=urls.owner)
    )
    assert done.code == 0, done.err
    assert "index.html to read and print" in done.out
    assert Bundle(tmp_path / "x", "", "").check()[0] == 0
