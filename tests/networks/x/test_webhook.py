"""The challenge, the signature and the events of X's webhook."""

import base64
import hashlib
import hmac
from typing import Any

import pytest

from bot.networks.base import Deleted, InboundItem, ItemKind
from bot.networks.x.webhook import crc_response, parse_events, sign, verify_signature

SECRET = "z3ZX4v7mAAUGykl3EcmkqbieewOoLLYHaeSc4Fv7A1mVm1Yhf1"

# As X's documentation shows a delivery, with a mention in it.
EVENT: dict[str, Any] = {
    "data": {
        "event_uuid": "2080761390344937796",
        "filter": {"user_id": "1716450569358098432"},
        "event_type": "post.mention.create",
        "tag": "mentions",
        "payload": {
            "id": "2080761390344937796",
            "author_id": "77",
            "text": "@acme &lt;!channel&gt; where is my order? https://t.co/abc",
            "created_at": "2026-07-24T21:05:48.000Z",
            "conversation_id": "2080761390344937700",
            "edit_history_tweet_ids": ["2080761390344937790", "2080761390344937796"],
            "referenced_tweets": [{"type": "replied_to", "id": "2080761390344937700"}],
            "entities": {"urls": [{"url": "https://t.co/abc", "expanded_url": "https://a.es/1"}]},
        },
        "includes": {"users": [{"id": "77", "name": "Ann &amp; Co", "username": "ann"}]},
    }
}


def test_the_challenge_vector() -> None:
    # Computed with `openssl dgst -sha256 -hmac key -binary | base64`.
    answer = crc_response("key", "The quick brown fox jumps over the lazy dog")
    assert answer == {"response_token": "sha256=97yD9DBThCSxMpjmqm+xQ+9NWaFJRhdZl0edvC0aPNg="}


def test_a_signature_covers_every_byte() -> None:
    body = '{"text": "ñ 😀"}'.encode()
    digest = hmac.new(SECRET.encode(), body, hashlib.sha256).digest()
    header = "sha256=" + base64.b64encode(digest).decode()
    assert verify_signature(SECRET, body, header)
    assert header == sign(SECRET, body)
    assert not verify_signature(SECRET, body + b" ", header)
    assert not verify_signature("other", body, header)
    for wrong in (None, "", "sha256=", header.removeprefix("sha256="), "ñ"):
        assert not verify_signature(SECRET, body, wrong)


def test_a_mention_as_documented() -> None:
    (item,) = parse_events(EVENT)
    assert isinstance(item, InboundItem)
    assert item.text == "@acme <!channel> where is my order? https://a.es/1"
    assert (item.author_handle, item.author_name) == ("ann", "Ann & Co")
    assert (item.kind, item.in_reply_to) == (ItemKind.REPLY, "2080761390344937700")
    assert item.replaces == ("2080761390344937790",)
    assert item.created_at.isoformat() == "2026-07-24T21:05:48+00:00"


def test_a_deletion() -> None:
    payload = {"id": "9", "author_id": "77"}
    event = {"data": {"event_type": "post.delete", "payload": payload}}
    assert parse_events(event) == [Deleted("9", "77")]


def test_events_of_other_kinds_say_nothing() -> None:
    assert parse_events({"data": {"event_type": "like.create", "payload": {"id": "1"}}}) == []


@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"data": None},
        {"data": {"event_type": "post.delete"}},
        {"data": {"event_type": "post.delete", "payload": {"id": "9"}}},
        {"data": {"event_type": "post.mention.create", "payload": {"id": "9"}}},
        {"data": [EVENT["data"], 5]},
    ],
)
def test_what_is_no_event_is_refused(payload: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="event"):
        parse_events(payload)
