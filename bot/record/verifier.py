"""Checks a bundle of Rapport's record. Needs Python 3.9 or newer, and nothing else.

    python verify.py                        checks the bundle in this file's folder
    python verify.py --checkpoint "LINE"    also compares with a head line from a mail or a summary
    python verify.py --key HEX              also insists on this public key

It finds any entry that was changed, inserted, removed or put elsewhere, any payload that does not
belong to its entry or is gone without an entry that says so, and any file that was changed since
the bundle was written. Whoever holds the signing key could write another bundle: compare the key's
id and the head lines with those in the mails and summaries that you have.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

FORMAT = "rapport-bundle-1"
ENTRY_FORMAT = 1
ERASED = "record.erased"
ENTRIES = "entries.jsonl"
ZERO = "0" * 64
KEY, SIGNATURE, PROOF = 32, 64, 128
"""Bytes of a public key, of a signature, of a head line's proof."""


class BrokenError(Exception):
    """What does not hold, for people."""


Point = tuple[int, int, int, int]


# Ed25519, as in RFC 8032, section 5.1: verification alone, so nothing here is secret.
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)
BASE_Y = 4 * pow(5, P - 2, P) % P


def _recover_x(y: int, sign: int) -> int | None:
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if square == 0:
        return None if sign else 0
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P:
        return None
    return P - x if (x & 1) != sign else x


def _add(a: Point, b: Point) -> Point:
    (x1, y1, z1, t1), (x2, y2, z2, t2) = a, b
    m, n = (y1 - x1) * (y2 - x2) % P, (y1 + x1) * (y2 + x2) % P
    o, q = 2 * t1 * t2 * D % P, 2 * z1 * z2 % P
    e, f, g, h = n - m, q - o, q + o, n + m
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def _times(scalar: int, point: Point) -> Point:
    result: Point = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            result = _add(result, point)
        point = _add(point, point)
        scalar >>= 1
    return result


def _point(raw: bytes) -> Point | None:
    number = int.from_bytes(raw, "little")
    y = number & ((1 << 255) - 1)
    x = _recover_x(y, number >> 255)
    return None if x is None else (x, y, 1, x * y % P)


def _same(a: Point, b: Point) -> bool:
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0


def signed_by(key: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the 64 bytes of `signature` are that of `message` by the public key (32 bytes)."""
    if (len(key), len(signature)) != (KEY, SIGNATURE):
        return False
    a, r = _point(key), _point(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    base = _point(BASE_Y.to_bytes(32, "little"))
    if a is None or r is None or base is None or s >= L:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    return _same(_times(s, base), _add(r, _times(h, a)))


def canonical(value: Any) -> bytes:
    """JSON as RFC 8785 writes it; the record holds no floats and names its fields in ASCII."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode()


def _uuid(text: str | None) -> bytes:
    return bytes.fromhex(text.replace("-", "")) if text else bytes(16)


def head_bytes(workspace: str, client: str | None, seq: int, digest: str) -> bytes:
    """What the signature of a head covers."""
    parts = (_uuid(workspace), _uuid(client), seq.to_bytes(8, "big"), bytes.fromhex(digest))
    return b"rapport-head-v1\x00" + b"".join(parts)


def key_id(key: bytes) -> str:
    """The first 8 hex digits of the SHA-256 of a public key."""
    return hashlib.sha256(key).hexdigest()[:8]


class Bundle:
    """The bundle in a folder."""

    def __init__(self, folder: str, trusted: str | None = None) -> None:
        self.folder = Path(folder)
        try:
            self.about: dict[str, Any] = json.loads(
                (self.folder / "bundle.json").read_text("utf-8")
            )
        except (OSError, ValueError) as error:
            raise BrokenError(f"bundle.json cannot be read: {error}") from None
        if self.about.get("format") != FORMAT:
            raise BrokenError(f"bundle.json is of another format: {self.about.get('format')!r}")
        self.key = bytes.fromhex(trusted or self.about["public_key"])
        if self.key.hex() != self.about["public_key"]:
            raise BrokenError(f"the bundle was signed with another key: {self.about['key_id']}")
        self.hashes: dict[int, str] = {}

    def check(
        self, checkpoints: Iterable[str] = (), progress: Callable[[int], None] = lambda _: None
    ) -> dict[str, int]:
        """Everything; the number of entries that hold."""
        self._check_statement()
        points = [self._read_checkpoint(line) for line in checkpoints]
        found = self._check_entries({seq for seq, _ in points}, progress)
        for seq, digest in points:
            self._check_point(seq, digest)
        return found

    def _check_statement(self) -> None:
        about = dict(self.about)
        signature = bytes.fromhex(about.pop("signature"))
        if not signed_by(self.key, b"rapport-bundle-v1\x00" + canonical(about), signature):
            raise BrokenError("bundle.json was changed: its signature does not match")
        if key_id(self.key) != about["key_id"]:
            raise BrokenError("the key's id is not that of the key")
        head = head_bytes(
            about["workspace"], about["client"], about["head"]["seq"], about["head"]["hash"]
        )
        if not signed_by(self.key, head, bytes.fromhex(about["head_signature"])):
            raise BrokenError("the head's signature does not match")
        for name, digest in sorted(about["files"].items()):
            if self._digest(name) != digest:
                raise BrokenError(f"{name} was changed since the bundle was written")

    def _digest(self, name: str) -> str:
        digest = hashlib.sha256()
        try:
            with (self.folder / name).open("rb") as file:
                for piece in iter(lambda: file.read(1 << 20), b""):
                    digest.update(piece)
        except OSError as error:
            raise BrokenError(f"{name} cannot be read: {error}") from None
        return digest.hexdigest()

    def _check_entries(self, remember: set[int], progress: Callable[[int], None]) -> dict[str, int]:
        first, last = self.about["first"], self.about["last"]
        end = self.about["head"]
        before: str | None = None
        time, seq = "", first - 1
        gone: set[int] = set()
        excused: set[int] = set()
        withheld = held = 0
        with (self.folder / ENTRIES).open(encoding="utf-8", newline="\n") as file:
            for line in file:
                entry = json.loads(line)
                seq += 1
                if entry["seq"] != seq:
                    raise BrokenError(f"entry {seq} is missing: there is {entry['seq']}")
                header = entry["header"]
                self._check_header(header, entry, before)
                if header["time"] < time:
                    raise BrokenError(f"entry {seq}: its time is before that of the entry before")
                before, time = entry["hash"], header["time"]
                if seq in remember:
                    self.hashes[seq] = before
                if seq == first:
                    self.hashes[first - 1] = header["prev_hash"]
                if header["kind"] == ERASED:
                    number = int(header["subject"].partition(":")[2])
                    if number < seq:
                        excused.add(number)
                withheld += self._check_payload(entry, header, gone, chosen=first <= seq <= last)
                held += entry["withheld"] is None and first <= seq <= last
                progress(seq)
        if end["seq"] >= first and (seq, before) != (end["seq"], end["hash"]):
            raise BrokenError(f"the entries end at {seq}, the signed head is {end['seq']}")
        missing = sorted(gone - excused)
        if missing:
            raise BrokenError(f"entry {missing[0]}: what it said is gone, and no entry says why")
        return {"held": held, "withheld": withheld, "erased": len(gone), "walked": seq - first + 1}

    def _check_header(
        self, header: dict[str, Any] | None, entry: dict[str, Any], before: str | None
    ) -> None:
        seq = entry["seq"]
        if header is None or header["format"] != ENTRY_FORMAT:
            raise BrokenError(f"entry {seq} is of an unknown format")
        if header["seq"] != seq:
            raise BrokenError(f"entry {seq} calls itself {header['seq']}")
        if (header["workspace"], header["client"]) != (
            self.about["workspace"],
            self.about["client"],
        ):
            raise BrokenError(f"entry {seq} is of another record")
        if hashlib.sha256(canonical(header)).hexdigest() != entry["hash"]:
            raise BrokenError(f"entry {seq} was changed: its header does not give its hash")
        if before is None and seq == 1:
            before = ZERO
        if before is not None and header["prev_hash"] != before:
            raise BrokenError(f"entry {seq} does not follow the entry before")

    def _check_payload(
        self, entry: dict[str, Any], header: dict[str, Any], gone: set[int], *, chosen: bool
    ) -> int:
        """1 where the payload is for the team alone."""
        seq = entry["seq"]
        if entry["withheld"] == "team":
            if header["audience"] != "team" or self.about["audience"] == "team":
                raise BrokenError(f"entry {seq}: what it says was left out without a reason")
            return 1
        if entry["withheld"] == "time":
            if chosen or header["kind"] == ERASED:
                raise BrokenError(f"entry {seq}: what it says was left out without a reason")
            return 0
        if entry["payload"] is None or entry["salt"] is None:
            gone.add(seq)
            return 0
        said = bytes.fromhex(entry["salt"]) + entry["payload"].encode()
        if hashlib.sha256(said).hexdigest() != header["payload_digest"]:
            raise BrokenError(f"entry {seq}: what it says was changed")
        return 0

    def _read_checkpoint(self, line: str) -> tuple[int, str]:
        match = re.fullmatch(
            r"\s*(?:.*\s)?#(\d{1,18})\s+([0-9a-f]{4}-[0-9a-f]{4})\s+([0-9a-f]{8})\s+([A-Za-z0-9+/\s]+)",
            line,
            re.DOTALL,
        )
        if not match:
            raise BrokenError(f"this is no head line: {line}")
        seq, raw = int(match[1]), "".join(match[4].split())
        try:
            proof = base64.b64decode(raw + "=" * (-len(raw) % 4), validate=True)
        except ValueError:
            proof = b""
        if len(proof) != PROOF:
            raise BrokenError("the head line is cut off or altered")
        ids = (_uuid(self.about["workspace"]), _uuid(self.about["client"]))
        if (proof[:16], proof[16:32]) != ids:
            raise BrokenError(f"the head line #{seq} is that of another record")
        message = b"rapport-head-v1\x00" + proof[:32] + seq.to_bytes(8, "big") + proof[32:64]
        if not signed_by(self.key, message, proof[64:]):
            raise BrokenError(f"the head line #{seq} was altered, or signed with another key")
        return seq, proof[32:64].hex()

    def _check_point(self, seq: int, digest: str) -> None:
        if seq > self.about["head"]["seq"]:
            raise BrokenError(
                f"the record ends at {self.about['head']['seq']}, but the head line tells of entry "
                f"{seq}: its end was cut off, or the line is newer than the bundle"
            )
        if seq < self.about["first"] - 1:
            raise BrokenError(f"the head line #{seq} is older than this bundle: use a longer one")
        if self.hashes.get(seq, self.about["head"]["hash"]) != digest:
            raise BrokenError(f"entry {seq} differs from the head line")


def main(arguments: list[str] | None = None) -> int:
    """Check what the command line names; 0 if it holds."""
    parser = argparse.ArgumentParser(description="Check a bundle of Rapport's record.")
    parser.add_argument("folder", nargs="?", default=str(Path(__file__).resolve().parent))
    parser.add_argument("--checkpoint", action="append", default=[], metavar="LINE")
    parser.add_argument("--key", metavar="HEX", help="the public key that you trust")
    asked = parser.parse_args(arguments)

    def progress(seq: int) -> None:
        if sys.stderr.isatty() and seq % 5000 == 0:
            sys.stderr.write(f"\rentry {seq} ")

    try:
        bundle = Bundle(asked.folder, asked.key)
        found = bundle.check(asked.checkpoint, progress)
    except BrokenError as error:
        print(f"DOES NOT HOLD: {error}")
        return 1
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        print(f"DOES NOT HOLD: the bundle cannot be read ({type(error).__name__}: {error})")
        return 1
    about = bundle.about
    print(f"HOLDS: the record of {about['name']}")
    print(f"  {found['walked']} entries walked, {found['held']} with what they say")
    if found["withheld"]:
        print(f"  {found['withheld']} are for the team alone: headers without what they say")
    if found["erased"]:
        print(f"  {found['erased']} erased; {ERASED} entries say when and on whose request")
    print(f"  it ends at #{about['head']['seq']} {about['head']['hash']}")
    print(f"  signed with the key {about['key_id']}: compare it with the one in your mails")
    return 0


if __name__ == "__main__":
    sys.exit(main())
