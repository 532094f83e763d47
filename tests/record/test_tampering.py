"""Somebody with the database changes the record: verification names the first entry that is bad."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.record.heads import Head
from bot.record.ledger import erase, record
from bot.record.verify import ChainReport, current_head, verify, verify_report, verify_workspace
from bot.record.walk import Broken, Fault, Verified
from bot.storage.embedded import Urls
from bot.storage.transaction import Database
from tests.record.forger import Rows, disarm, forged
from tests.record.telling import said

tampering = settings(
    max_examples=25,
    deadline=None,
    # the chains are short already; making them shorter still takes minutes against a database
    phases=[Phase.explicit, Phase.generate],
    # the fixtures are the same for every example; each example has a workspace of its own
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
lengths = st.integers(2, 7)
places = st.integers(0, 10**6)


@pytest.fixture(scope="module")
def forger(urls: Urls) -> str:
    """This module's database, without its triggers; the way in of somebody who may everything."""
    disarm(urls.superuser)
    return urls.superuser


class Chain:
    """A chain of its own, its head line held outside, and what verification finds."""

    def __init__(self, database: Database, length: int) -> None:
        self.database = database
        self.length = length
        self.workspace_id = uuid4()
        self.client = uuid4()
        self.outside: Head | None = None

    async def begin(self) -> "Chain":
        for numbers in (range(1, 2), range(2, self.length + 1)):
            async with self.database.transaction(self.workspace_id) as tx:
                for number in numbers:
                    record(tx, said(self.client, number))
        async with self.database.transaction(self.workspace_id) as tx:
            self.outside = await current_head(tx, self.client)
        return self

    def index(self, place: int, *, last: bool = True) -> int:
        """An index into the entries, from any number."""
        return place % (self.length if last else self.length - 1)

    async def verify(self, *checkpoints: Head) -> Verified | Broken:
        async with self.database.transaction(self.workspace_id) as tx:
            return await verify(tx, self.client, checkpoints=checkpoints)

    async def found(self, *, held: bool = False) -> tuple[int, Fault]:
        """The first bad entry; with ``held`` also what the line outside brings to light."""
        outside = [self.outside] if held and self.outside else []
        result = await self.verify(*outside)
        assert isinstance(result, Broken), result
        assert result.detail
        return result.seq, result.fault


def _set(name: str, value: object) -> Callable[[Rows, int], None]:
    def change(rows: Rows, place: int) -> None:
        rows.entries[place][name] = value

    return change


EDITS: dict[str, Callable[[Rows, int], None]] = {
    "kind": _set("kind", "plan.change_seen"),
    "actor": _set("actor", "somebody-else"),
    "audience": _set("audience", "team"),
    "subject": _set("subject", "change:999"),
    "digest": _set("payload_digest", b"\xaa" * 32),
    "prev": _set("prev_hash", b"\xaa" * 32),
    "hash": _set("hash", b"\xaa" * 32),
    "time": lambda rows, place: rows.entries[place].update(
        time=rows.entries[place]["time"] + timedelta(microseconds=1)
    ),
}


@tampering
@given(length=lengths, place=places, edit=st.sampled_from(sorted(EDITS)))
async def test_an_edited_header_is_found(
    database: Database, forger: str, length: int, place: int, edit: str
) -> None:
    chain = await Chain(database, length).begin()
    index = chain.index(place)
    with forged(forger, chain.workspace_id, chain.client) as rows:
        EDITS[edit](rows, index)
    assert await chain.found() == (index + 1, Fault.CHANGED)


@tampering
@given(length=lengths, place=places, salt=st.booleans())
async def test_an_edited_payload_is_found(
    database: Database, forger: str, length: int, place: int, *, salt: bool
) -> None:
    chain = await Chain(database, length).begin()
    index = chain.index(place)
    with forged(forger, chain.workspace_id, chain.client) as rows:
        payload = rows.payloads[index]
        if salt:
            payload["salt"] = bytes(16)
        else:
            payload["payload"] = payload["payload"].replace("Friday", "Monday")
    assert await chain.found() == (index + 1, Fault.PAYLOAD_CHANGED)


@tampering
@given(length=lengths, place=places)
async def test_a_payload_gone_without_an_erasure_is_found(
    database: Database, forger: str, length: int, place: int
) -> None:
    chain = await Chain(database, length).begin()
    index = chain.index(place)
    with forged(forger, chain.workspace_id, chain.client) as rows:
        del rows.payloads[index]
    assert await chain.found() == (index + 1, Fault.PAYLOAD_MISSING)


@tampering
@given(length=lengths, place=places)
async def test_an_erasure_excuses_its_own_entry_alone(
    database: Database, forger: str, length: int, place: int
) -> None:
    chain = await Chain(database, length).begin()
    index = chain.index(place)
    async with database.transaction(chain.workspace_id) as tx:
        await erase(tx, chain.client, index + 1, on_request_of="person-7", actor="person-1")
    assert isinstance(await chain.verify(), Verified)
    other = (index + 1) % length
    with forged(forger, chain.workspace_id, chain.client) as rows:
        rows.payloads = [row for row in rows.payloads if row["seq"] != other + 1]
    assert await chain.found() == (other + 1, Fault.PAYLOAD_MISSING)


async def test_an_erasure_told_beforehand_excuses_nothing(database: Database, forger: str) -> None:
    chain = await Chain(database, 3).begin()
    with forged(forger, chain.workspace_id, chain.client) as rows:
        rows.entries[0] |= {"kind": "record.erased", "subject": "entry:2"}
        rows.rehash(0)
        del rows.payloads[1]
    assert await chain.found() == (2, Fault.PAYLOAD_MISSING)


@tampering
@given(length=lengths, place=places)
async def test_a_removed_entry_is_found(
    database: Database, forger: str, length: int, place: int
) -> None:
    chain = await Chain(database, length).begin()
    index = chain.index(place)
    with forged(forger, chain.workspace_id, chain.client) as rows:
        del rows.entries[index], rows.payloads[index]
    last = index == length - 1
    assert await chain.found() == (index + 1, Fault.CUT if last else Fault.MISSING)


@tampering
@given(length=lengths, place=places, linked=st.booleans())
async def test_an_inserted_entry_is_found(
    database: Database, forger: str, length: int, place: int, *, linked: bool
) -> None:
    chain = await Chain(database, length).begin()
    index = chain.index(place)
    with forged(forger, chain.workspace_id, chain.client) as rows:
        for row in rows.entries[index:] + rows.payloads[index:]:
            row["seq"] += 1
        forgery = {**rows.entries[index], "seq": index + 1, "subject": "change:999"}
        rows.entries.insert(index, forgery)
        rows.payloads.insert(index, {**rows.payloads[index], "seq": index + 1})
        if linked:
            # he takes care of the entry that he puts in, and leaves the rest
            forgery["hash"] = bytes(32)
            hashes = [row["hash"] for row in rows.entries]
            rows.rehash(index)
            for row, old in zip(rows.entries[index + 1 :], hashes[index + 1 :], strict=True):
                row["hash"] = old
        rows.end_here()
    expected = index + 2 if linked else index + 1
    assert await chain.found() == (expected, Fault.CHANGED)


@tampering
@given(length=lengths, place=places)
async def test_two_swapped_entries_are_found(
    database: Database, forger: str, length: int, place: int
) -> None:
    chain = await Chain(database, length).begin()
    index = chain.index(place, last=False)
    with forged(forger, chain.workspace_id, chain.client) as rows:
        for pair in (rows.entries, rows.payloads):
            first, second = pair[index], pair[index + 1]
            first["seq"], second["seq"] = second["seq"], first["seq"]
    assert await chain.found() == (index + 1, Fault.CHANGED)


@tampering
@given(length=lengths, place=places)
async def test_one_entry_written_anew_with_its_hash_is_found_by_the_next(
    database: Database, forger: str, length: int, place: int
) -> None:
    chain = await Chain(database, length).begin()
    index = chain.index(place, last=False)
    with forged(forger, chain.workspace_id, chain.client) as rows:
        rows.entries[index]["subject"] = "change:999"
        rows.rehash(index, relink=False)
    assert await chain.found() == (index + 2, Fault.RELINKED)


@tampering
@given(length=lengths, place=places, holding=places)
async def test_a_tail_written_anew_is_found_by_the_line_held_outside(
    database: Database, forger: str, length: int, place: int, holding: int
) -> None:
    chain = await Chain(database, length).begin()
    index, held = chain.index(place), chain.index(holding)
    with forged(forger, chain.workspace_id, chain.client) as rows:
        line = Head(chain.workspace_id, chain.client, held + 1, rows.entries[held]["hash"])
        rows.entries[index]["subject"] = "change:999"
        rows.rehash(index)
    assert isinstance(await chain.verify(), Verified), "from the inside nobody can tell"
    assert await chain.found(held=True) == (length, Fault.CHECKPOINT)
    result = await chain.verify(line)
    if held >= index:
        assert isinstance(result, Broken)
        assert (result.seq, result.fault) == (held + 1, Fault.CHECKPOINT)
    else:
        assert isinstance(result, Verified), "what was written after the last line is not held"


@tampering
@given(length=lengths, place=places)
async def test_a_cut_tail_is_found_by_the_line_held_outside(
    database: Database, forger: str, length: int, place: int
) -> None:
    chain = await Chain(database, length).begin()
    left = chain.index(place, last=False) + 1
    with forged(forger, chain.workspace_id, chain.client) as rows:
        del rows.entries[left:], rows.payloads[left:]
        rows.end_here()
    assert isinstance(await chain.verify(), Verified), "from the inside nobody can tell"
    assert await chain.found(held=True) == (left + 1, Fault.CUT)


async def test_a_chain_that_is_gone_is_found_by_the_line_held_outside(
    database: Database, forger: str
) -> None:
    chain = await Chain(database, 3).begin()
    with forged(forger, chain.workspace_id, chain.client) as rows:
        rows.entries, rows.payloads, rows.heads = [], [], []
    assert chain.outside
    reports = [report async for report in verify_report(database, [], checkpoints=[chain.outside])]
    assert [report.holds for report in reports] == [False]
    assert "entry 1: end cut off" in reports[0].describe("acme")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"seq": 2}, (3, Fault.HEAD)),
        ({"seq": 4}, (4, Fault.CUT)),
        ({"hash": b"\xaa" * 32}, (3, Fault.HEAD)),
        (None, (3, Fault.HEAD)),
    ],
)
async def test_a_head_that_does_not_match_is_found(
    database: Database, forger: str, change: dict[str, object] | None, expected: tuple[int, Fault]
) -> None:
    chain = await Chain(database, 3).begin()
    with forged(forger, chain.workspace_id, chain.client) as rows:
        if change is None:
            rows.heads = []
        else:
            rows.heads[0].update(change)
    assert await chain.found() == expected


async def test_time_that_runs_backwards_is_found(database: Database, forger: str) -> None:
    chain = await Chain(database, 3).begin()
    with forged(forger, chain.workspace_id, chain.client) as rows:
        rows.entries[1]["time"] = rows.entries[0]["time"] - timedelta(seconds=1)
        rows.rehash(1)
    assert await chain.found() == (2, Fault.TIME_BACKWARDS)


async def test_a_time_that_is_none_is_found(database: Database, forger: str) -> None:
    chain = await Chain(database, 3).begin()
    with forged(forger, chain.workspace_id, chain.client) as rows:
        rows.entries[1]["time"] = "infinity"
    assert await chain.found() == (2, Fault.CHANGED)


async def test_a_format_from_the_future_is_not_waved_through(
    database: Database, forger: str
) -> None:
    chain = await Chain(database, 3).begin()
    with forged(forger, chain.workspace_id, chain.client) as rows:
        rows.entries[2]["format"] = 2
        rows.rehash(2)
    assert await chain.found() == (3, Fault.UNKNOWN_FORMAT)


async def test_a_long_chain_is_walked_page_by_page(database: Database, workspace_id: UUID) -> None:
    client = uuid4()
    async with database.transaction(workspace_id) as tx:
        for number in range(1001):
            record(tx, said(client, number))
    async with database.transaction(workspace_id) as tx:
        result = await verify(tx, client)
    assert isinstance(result, Verified)
    assert result.entries == result.head.seq == 1001


async def test_every_chain_of_a_workspace_is_walked(
    database: Database, forger: str, workspace_id: UUID
) -> None:
    clients = sorted(uuid4() for _ in range(3))
    async with database.transaction(workspace_id) as tx:
        for client in [None, *clients]:
            record(tx, said(client, 1))
            record(tx, said(client, 2))
    with forged(forger, workspace_id, clients[1]) as rows:
        rows.payloads[0]["payload"] = "{}"
    reports = await _reports(database, workspace_id)
    assert [(report.client_id, report.holds) for report in reports] == [
        (None, True),
        (clients[0], True),
        (clients[1], False),
        (clients[2], True),
    ]
    assert reports[0].describe().startswith(f"workspace {workspace_id}: 2 entries hold, head ")
    assert reports[2].describe("acme") == (
        "acme: entry 1: changed payload (the payload does not give its digest)"
    )


async def test_a_line_of_another_chain_is_not_passed_over(
    database: Database, workspace_id: UUID
) -> None:
    foreign = Head(uuid4(), None, 1, bytes(32))
    with pytest.raises(ValueError, match="another workspace"):
        await _reports(database, workspace_id, foreign)
    async with database.transaction(workspace_id) as tx:
        with pytest.raises(ValueError, match="another chain"):
            await verify(tx, None, checkpoints=[foreign])


async def _reports(database: Database, workspace_id: UUID, *checkpoints: Head) -> list[ChainReport]:
    async with database.transaction(workspace_id) as tx:
        return [report async for report in verify_workspace(tx, checkpoints=checkpoints)]
