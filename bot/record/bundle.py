"""A bundle: a part of one chain as files that anybody can check without us.

``entries.jsonl`` holds one JSON object a line, from the first entry of the chosen time up to the
head of the chain, so that what was chosen hangs on a signed end. Beyond the chosen time, and where
an entry is not for its readers, the header alone is there: without headers nobody could check a
link. ``bundle.json`` says what it is and carries both signatures: of the head, and of every file;
copies of what was shown, mailed and proven hang on the second alone. ``verify.py`` is
`bot.record.verifier`, which needs Python alone.
"""

import hashlib
import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from uuid import UUID

import rfc8785
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from bot.record.chains import stored_entries
from bot.record.heads import Head, SigningKey, head_line
from bot.record.rules import ERASED, Audience
from bot.record.walk import StoredEntry
from bot.storage.transaction import Transaction

__all__ = ["FORMAT", "BundledEntry", "Chosen", "bundled", "digest_of", "line_of", "statement"]

FORMAT = "rapport-bundle-1"
DOMAIN = b"rapport-bundle-v1\x00"
"""Before what is signed, so that no signature of ours is good for something else."""

Withheld = Literal["time", "team"]
"""Why a payload is not in the bundle: outside of the chosen time, or for the team alone."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which entries of a chain come with what they say."""

    first: int
    last: int
    """Numbers, both included; ``last`` below ``first``: none."""
    audience: Audience
    """``client`` leaves out what is for the team alone."""


@dataclass(frozen=True, slots=True)
class BundledEntry:
    """An entry, and why its payload is left out, if it is."""

    stored: StoredEntry
    withheld: Withheld | None


async def bundled(
    tx: Transaction, client_id: UUID | None, chosen: Chosen, *, head: Head
) -> AsyncIterator[BundledEntry]:
    """The entries from ``chosen.first`` to the head, in constant memory."""
    async for stored in stored_entries(
        tx, client_id, upto=head.seq, after=min(chosen.first, head.seq + 1) - 1
    ):
        yield BundledEntry(stored, _withheld(stored, chosen))


def _withheld(stored: StoredEntry, chosen: Chosen) -> Withheld | None:
    header = stored.header
    if header is not None and header.audience == "team" and chosen.audience == "client":
        return "team"
    if header is not None and header.kind == ERASED:
        return None  # whoever misses a payload must be able to read why
    return None if chosen.first <= stored.seq <= chosen.last else "time"


def line_of(entry: BundledEntry) -> str:
    """An entry as its line, without the line's end."""
    stored = entry.stored
    header = stored.header
    shown = entry.withheld is None
    return json.dumps(
        {
            "seq": stored.seq,
            "header": json.loads(header.canonical()) if header else None,
            "hash": stored.hash.hex(),
            "salt": stored.salt.hex() if shown and stored.salt else None,
            "payload": stored.payload if shown else None,
            "withheld": entry.withheld,
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def statement(
    head: Head,
    *,
    name: str,
    key: SigningKey,
    chosen: Chosen,
    files: Mapping[str, str],
    about: Mapping[str, Any],
) -> str:
    """``bundle.json``: what is in the bundle, signed.

    Args:
        head: where the chain ended when it was written.
        name: what people call the client.
        key: signs.
        chosen: which entries come with what they say.
        files: hex SHA-256 of every file, by name.
        about: what people want to know: the times asked for, when it was written.
    """
    content: dict[str, Any] = {
        "format": FORMAT,
        "workspace": str(head.workspace_id),
        "client": str(head.client_id) if head.client_id else None,
        "name": name,
        "first": chosen.first,
        "last": chosen.last,
        "audience": chosen.audience,
        "head": {"seq": head.seq, "hash": head.hash.hex()},
        "head_line": head_line(head, name=name, key=key),
        "head_signature": key.sign(head).hex(),
        "files": dict(files),
        "key_id": key.id,
        "public_key": key.public.public_bytes(Encoding.Raw, PublicFormat.Raw).hex(),
        **about,
    }
    signed = key.sign_bytes(DOMAIN + rfc8785.dumps(content))
    return json.dumps({**content, "signature": signed.hex()}, ensure_ascii=False, indent=1) + "\n"


def digest_of(path: Path) -> str:
    """Hex SHA-256 of a file, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
