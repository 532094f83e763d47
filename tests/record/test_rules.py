"""The layout of an entry, which no release may change for what is already written."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from bot.record.rules import (
    GENESIS,
    Header,
    InvalidEntryError,
    canonical_payload,
    check_words,
    digest,
    payload_from,
)

HEADER = Header(
    workspace_id=UUID("0c4b8a9e-5f21-4d67-8a31-6f2f0b9f6a10"),
    client_id=UUID("b7a1d2c3-1111-4222-8333-944445555566"),
    seq=1284,
    kind="plan.change_told",
    audience="client",
    actor="8d4f2c1e-0b7a-4a57-9f43-0d6a8a0a7c11",
    time=datetime(2026, 11, 20, 17, 30, 0, 5, tzinfo=UTC),
    subject="change:42",
    payload_digest=bytes(range(32)),
    prev_hash=GENESIS,
)

# written by hand from the layout that DESIGN tells, not by the code under test
CANONICAL = (
    b'{"actor":"8d4f2c1e-0b7a-4a57-9f43-0d6a8a0a7c11","audience":"client",'
    b'"client":"b7a1d2c3-1111-4222-8333-944445555566","format":1,"kind":"plan.change_told",'
    b'"payload_digest":"000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",'
    b'"prev_hash":"0000000000000000000000000000000000000000000000000000000000000000",'
    b'"seq":1284,"subject":"change:42","time":"2026-11-20T17:30:00.000005Z",'
    b'"workspace":"0c4b8a9e-5f21-4d67-8a31-6f2f0b9f6a10"}'
)


def test_the_header_is_written_as_format_1_says() -> None:
    assert HEADER.canonical() == CANONICAL
    assert HEADER.hash() == hashlib.sha256(CANONICAL).digest()


def test_the_workspace_chain_has_no_client() -> None:
    assert b'"client":null' in replace(HEADER, client_id=None).canonical()


def test_one_moment_gives_one_header_whatever_the_zone() -> None:
    madrid = HEADER.time.astimezone(timezone(timedelta(hours=1)))
    elsewhere = replace(HEADER, time=madrid)
    assert elsewhere.canonical() == CANONICAL


@given(
    kind=st.text(),
    actor=st.text(),
    subject=st.text(),
    time=st.datetimes(timezones=st.just(UTC)),
    client_id=st.none() | st.uuids(),
    seq=st.integers(0, 2**53 - 1),
)
def test_the_header_is_what_the_general_writer_of_rfc_8785_gives(
    *, kind: str, actor: str, subject: str, time: datetime, client_id: UUID | None, seq: int
) -> None:
    header = replace(
        HEADER, kind=kind, actor=actor, subject=subject, time=time, client_id=client_id, seq=seq
    )
    fields = {
        "actor": actor,
        "audience": "client",
        "kind": kind,
        "subject": subject,
        "client": None if client_id is None else str(client_id),
        "format": 1,
        "payload_digest": HEADER.payload_digest.hex(),
        "prev_hash": HEADER.prev_hash.hex(),
        "seq": seq,
        "time": time.strftime(f"{time.year:04}-%m-%dT%H:%M:%S.%fZ"),
        "workspace": str(HEADER.workspace_id),
    }
    assert header.canonical() == rfc8785.dumps(fields)


def test_the_digest_is_salt_then_payload() -> None:
    assert digest(b"salt", '{"a":1}') == hashlib.sha256(b'salt{"a":1}').digest()


def test_a_payload_is_sorted_and_without_blanks() -> None:
    assert canonical_payload({"b": [1, None], "a": "ñ\n"}) == '{"a":"ñ\\n","b":[1,null]}'


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text(), json_values, max_size=4))
def test_what_goes_in_comes_out(payload: dict[str, object]) -> None:
    stored = canonical_payload(payload)  # type: ignore[arg-type]
    assert payload_from(stored) == payload
    assert canonical_payload(payload_from(stored)) == stored
    assert json.loads(stored) == payload


@pytest.mark.parametrize(
    "payload",
    [
        {"a": 1.0},
        {"a": {"b": [float("nan")]}},
        {"a": 2**53},
        {"a": "\ud800"},
        {"a": datetime(2026, 1, 1, tzinfo=UTC)},
        {"a": b"bytes"},
        {1: "a key that is no text"},
    ],
)
def test_what_has_no_one_form_is_refused(payload: Mapping[str, object]) -> None:
    with pytest.raises(InvalidEntryError):
        canonical_payload(payload)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "told"),
        ("kind", "Plan.Told"),
        ("subject", "change"),
        ("subject", "change:"),
        ("audience", "everyone"),
        ("actor", ""),
        ("actor", "Ana Bello"),
    ],
)
def test_words_out_of_form_are_refused(field: str, value: str) -> None:
    words = {
        "kind": "plan.change_told",
        "audience": "team",
        "actor": "system",
        "subject": "change:1",
    }
    check_words(**words)
    with pytest.raises(InvalidEntryError, match=field):
        check_words(**{**words, field: value})
