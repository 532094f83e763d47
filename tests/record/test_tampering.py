"""Somebody with the database changes the record: verification names the first entry that is bad."""

from collections.abc import Callable
from datetime import timedelta

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.record.heads import Head
from bot.record.ledger import erase
from bot.record.walk import Broken, Fault, Verified
from bot.storage.transaction import Database
from tests.record.chain import Chain
from tests.record.forger import Rows, forged

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
