"""Somebody with the database takes his time: several changes in a row, and hashes that fit again.

Whatever he does, up to the latest line that was kept outside it comes to light.
"""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.record.heads import Head
from bot.record.walk import Broken, Fault, Verified
from bot.storage.transaction import Database
from tests.record.chain import Chain
from tests.record.forger import Rows, forged

LENGTH = 6
places = st.integers(0, 10**6)


def _edit(rows: Rows, place: int, other: int) -> None:
    entry = rows.entries[place % len(rows.entries)]
    entry["subject"] = f"change:{900 + other % 9}"


def _edit_words(rows: Rows, place: int, other: int) -> None:
    if rows.payloads:
        payload = rows.payloads[place % len(rows.payloads)]
        payload["payload"] = f'{{"what":"we never moved launch {other % 9}"}}'


def _forget_words(rows: Rows, place: int, _: int) -> None:
    if rows.payloads:
        del rows.payloads[place % len(rows.payloads)]


def _insert(rows: Rows, place: int, other: int) -> None:
    new = dict(rows.entries[place % len(rows.entries)])
    seq = rows.entries[other % len(rows.entries)]["seq"]
    for row in (*rows.entries, *rows.payloads):
        row["seq"] += row["seq"] >= seq
    rows.entries.append(new | {"seq": seq, "subject": "change:999"})
    if rows.payloads:
        rows.payloads.append({**rows.payloads[place % len(rows.payloads)], "seq": seq})
    _in_order(rows)


def _delete(rows: Rows, place: int, _: int) -> None:
    if len(rows.entries) > 1:
        seq = rows.entries.pop(place % len(rows.entries))["seq"]
        rows.payloads = [row for row in rows.payloads if row["seq"] != seq]


def _swap(rows: Rows, place: int, other: int) -> None:
    first, second = (rows.entries[at % len(rows.entries)]["seq"] for at in (place, other))
    numbers = {first: second, second: first}
    for row in (*rows.entries, *rows.payloads):
        row["seq"] = numbers.get(row["seq"], row["seq"])
    _in_order(rows)


def _cut(rows: Rows, place: int, _: int) -> None:
    left = place % len(rows.entries) + 1
    kept = {row["seq"] for row in rows.entries[:left]}
    rows.entries = rows.entries[:left]
    rows.payloads = [row for row in rows.payloads if row["seq"] in kept]


def _close_gaps(rows: Rows, _: int, __: int) -> None:
    numbers = {row["seq"]: place for place, row in enumerate(rows.entries, 1)}
    for row in (*rows.entries, *rows.payloads):
        row["seq"] = numbers[row["seq"]]


def _rehash(rows: Rows, place: int, _: int) -> None:
    rows.rehash(place % len(rows.entries))


def _in_order(rows: Rows) -> None:
    for kept in (rows.entries, rows.payloads):
        kept.sort(key=lambda row: int(row["seq"]))


MOVES: dict[str, Callable[[Rows, int, int], None]] = {
    "edit": _edit,
    "edit words": _edit_words,
    "forget words": _forget_words,
    "insert": _insert,
    "delete": _delete,
    "swap": _swap,
    "cut": _cut,
    "close gaps": _close_gaps,
    "rehash": _rehash,
}
moves = st.lists(st.tuples(st.sampled_from(sorted(MOVES)), places, places), min_size=1, max_size=5)


def _upto(rows: Rows, seq: int) -> list[list[dict[str, Any]]]:
    return [[row for row in kept if row["seq"] <= seq] for kept in (rows.entries, rows.payloads)]


@settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    # each example has a workspace of its own
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(done=moves, held=st.integers(1, LENGTH), tidies=st.booleans())
async def test_whatever_he_does_shows_up_to_the_line_held_outside(
    database: Database,
    forger: str,
    done: list[tuple[str, int, int]],
    held: int,
    *,
    tidies: bool,
) -> None:
    chain = await Chain(database, LENGTH).begin()
    with forged(forger, chain.workspace_id, chain.client) as rows:
        line = Head(chain.workspace_id, chain.client, held, rows.entries[held - 1]["hash"])
        before = _upto(deepcopy(rows), held)
        for name, place, other in done:
            MOVES[name](rows, place, other)
        if tidies:  # he makes everything fit that can be made to fit
            _close_gaps(rows, 0, 0)
            _rehash(rows, 0, 0)
        changed = _upto(rows, held) != before
    result = await chain.verify(line)
    if changed:
        assert isinstance(result, Broken), "he changed what the line holds"
        assert result.seq <= held
    elif isinstance(result, Broken):
        assert result.seq > held or result.fault is Fault.HEAD, "what the line holds is untouched"
    else:
        assert isinstance(result, Verified)
