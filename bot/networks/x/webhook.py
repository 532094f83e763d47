"""X's webhook: the challenge, the signature, and what an event says.

docs.x.com/x-api/webhooks: both use HMAC-SHA256 under the app's consumer secret, base64, prefixed
``sha256=``. docs.x.com/x-api/activity/event-payloads: the envelope. All functions are pure.
"""

import base64
import hashlib
import hmac
from collections.abc import Mapping
from typing import Any

from bot.networks.base import Deleted, InboundEvent
from bot.networks.x.parse import parse_item, users_by_id

__all__ = ["SIGNATURE_HEADER", "crc_response", "parse_events", "sign", "verify_signature"]

SIGNATURE_HEADER = "x-twitter-webhooks-signature"

_CREATED = frozenset({"post.mention.create", "post.reply.create", "post.create"})


def sign(consumer_secret: str, content: bytes) -> str:
    """X's signature of some bytes, as it stands in the header."""
    digest = hmac.new(consumer_secret.encode(), content, hashlib.sha256).digest()
    return "sha256=" + base64.b64encode(digest).decode()


def crc_response(consumer_secret: str, crc_token: str) -> dict[str, str]:
    """The JSON that answers ``GET ?crc_token=…``; X wants it within 3 seconds."""
    return {"response_token": sign(consumer_secret, crc_token.encode())}


def verify_signature(consumer_secret: str, body: bytes, header: str | None) -> bool:
    """Whether X signed this very body. Takes the same time whatever the header says."""
    expected = sign(consumer_secret, body).encode()
    return hmac.compare_digest(expected, (header or "").encode())


def parse_events(payload: Mapping[str, Any]) -> list[InboundEvent]:
    """What a delivery tells; nothing for events of other kinds.

    The post may be the account's own: compare ``author_id``. An edited one names its
    predecessors in ``replaces``. Raises ValueError for a delivery that is no event at all.
    """
    data = payload.get("data")
    events = data if isinstance(data, list) else [data]
    found: list[InboundEvent] = []
    for event in events:
        if not isinstance(event, Mapping) or not isinstance(event.get("payload"), Mapping):
            # ValueError throughout: what is wrong is the sender's, not a type of ours.
            raise ValueError("not an event of X's Activity API")  # noqa: TRY004
        found.extend(_parse_event(event))
    return found


def _parse_event(event: Mapping[str, Any]) -> list[InboundEvent]:
    kind, post = event.get("event_type"), event["payload"]
    try:
        if kind == "post.delete":
            return [Deleted(external_id=str(post["id"]), author_id=str(post["author_id"]))]
        if kind in _CREATED:
            return [parse_item(post, users_by_id(event.get("includes")))]
    except KeyError as missing:
        raise ValueError(f"an event of kind {kind} without {missing}") from missing
    return []
