"""Head lines: what is held outside, and what a changed one is worth."""

import base64
import hashlib
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import SettingsError
from bot.record.heads import Head, HeadLineError, SigningKey, head_line, parse_head_line

KEY = SigningKey(base64.urlsafe_b64encode(bytes(range(32))).decode())
HEAD = Head(uuid4(), uuid4(), 1284, bytes.fromhex("9f3c21ab") + bytes(28))
LINE = head_line(HEAD, name="acme", key=KEY)


def test_a_line_reads_well_and_gives_the_head_back() -> None:
    assert LINE.startswith(f"acme #1284 9f3c-21ab {KEY.id} ")
    assert "\n" not in LINE
    assert not set("_*~`<>&") & set(LINE), "Slack would read it as formatting"
    assert len(LINE) < 220
    assert parse_head_line(LINE, [KEY.public]) == HEAD


def test_the_key_id_is_that_of_the_public_key() -> None:
    # RFC 8032, section 7.1, test 1: this seed has this public key
    seed = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    public = bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
    key = SigningKey(base64.urlsafe_b64encode(seed).decode())
    assert key.id == hashlib.sha256(public).hexdigest()[:8]


@pytest.mark.parametrize("name", ["", "Bäckerei #1 & Söhne", "two\nlines", "#12 9f3c-21ab"])
def test_any_name_may_stand_in_front(name: str) -> None:
    assert parse_head_line(head_line(HEAD, name=name, key=KEY), [KEY.public]) == HEAD


def test_the_workspace_chain_has_a_line_too() -> None:
    own = Head(HEAD.workspace_id, None, 1, HEAD.hash)
    assert parse_head_line(head_line(own, name="Agency", key=KEY), [KEY.public]) == own


def test_a_mail_program_may_wrap_it() -> None:
    wrapped = "\r\n  ".join(LINE[place : place + 60] for place in range(0, len(LINE), 60))
    assert parse_head_line(f"\n {wrapped} \n", [KEY.public]) == HEAD


def test_old_keys_still_verify() -> None:
    newer = SigningKey(SigningKey.generate())
    assert parse_head_line(LINE, [newer.public, KEY.public]) == HEAD
    with pytest.raises(HeadLineError, match=f"key {KEY.id}, which is not known"):
        parse_head_line(LINE, [newer.public])


@given(
    place=st.integers(len("acme #"), len(LINE) - 1),
    letter=st.sampled_from("0123456789abcdefABCXYZ+/-"),
)
def test_a_changed_letter_is_found(place: int, letter: str) -> None:
    changed = LINE[:place] + letter + LINE[place + 1 :]
    try:
        head = parse_head_line(changed, [KEY.public])
    except HeadLineError:
        return
    # the last base64 digit has spare bits that stand for nothing
    assert changed == LINE or place == len(LINE) - 1
    assert head == HEAD


@pytest.mark.parametrize("line", ["", "acme", "acme #12", LINE[:-9], LINE.replace("#", "")])
def test_what_is_no_line_is_told(line: str) -> None:
    with pytest.raises(HeadLineError):
        parse_head_line(line, [KEY.public])


def test_another_head_cannot_borrow_a_signature() -> None:
    words = LINE.split()
    other = head_line(
        Head(HEAD.workspace_id, UUID(int=7), HEAD.seq, HEAD.hash), name="acme", key=KEY
    )
    proof = base64.b64decode(other.split()[4] + "=")[:64] + base64.b64decode(words[4] + "=")[64:]
    forged = " ".join([*words[:4], base64.b64encode(proof).decode().rstrip("=")])
    with pytest.raises(HeadLineError, match="altered"):
        parse_head_line(forged, [KEY.public])


@pytest.mark.parametrize(
    "seed", ["", "short", "!" * 44, base64.urlsafe_b64encode(bytes(31)).decode()]
)
def test_a_malformed_key_is_told_with_an_example(seed: str) -> None:
    with pytest.raises(SettingsError, match=r"RAPPORT_SIGNING_KEY.*for example") as told:
        SigningKey(seed)
    SigningKey(str(told.value).rsplit(" ", 1)[1])
