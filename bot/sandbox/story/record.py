"""The summary with the record's signed line, and the record taken away and checked alone."""

import asyncio
import sys
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.features.clients.rules import slug_of
from bot.record.heads import parse_head_line
from bot.record.verify import verify
from bot.record.walk import Verified
from bot.sandbox.person import Seen
from bot.sandbox.story.stage import BRAND, CLIENT_ROOM, ZONE, Stage, UnseenError
from bot.settings import plain_environment

__all__ = ["export", "summary"]

HEAD_LINE_LENGTH = 180
"""A head line carries hash and signature: nothing else that people read is as long."""
COMMAND_SECONDS = 60


async def summary(stage: Stage) -> str:
    """Both sides read the same; the signed line that closes it."""
    cast, house = stage.cast, stage.house
    stage.chapter("8  The daily summary")
    now = house.clock.business().astimezone(ZONE)
    nine = datetime.combine(now.date() + timedelta(days=1), time(9, 0, 1), now.tzinfo)
    await stage.wait_until(nine, "the client's hour")
    shown = await cast.client.sees(cast.client_channel, matching=lambda m: _head_line(m) != "")
    stage.step("Both sides read", shown.text, where=CLIENT_ROOM)
    line = _head_line(shown)
    head = parse_head_line(line, [stage.public_key])
    async with stage.database.transaction(stage.workspace_id) as tx:
        found = await verify(tx, stage.client_id, checkpoints=[head])
    if not isinstance(found, Verified):
        raise UnseenError(f"the record does not hold: {found}")
    stage.step(f"The record holds: {found.entries} entries, up to the line in the summary")
    await stage.recorded("summary.posted")
    return line


async def export(stage: Stage, line: str) -> None:
    """The record as files: what Python alone says of them, and of them with one word changed."""
    stage.chapter("9  The record, to take away")
    with TemporaryDirectory() as scratch:
        out = Path(scratch) / "record"
        asked = ("export", "--client", slug_of(BRAND), "--out", str(out))
        code, said = await _run("-m", "bot.cli", *asked, **stage.house.environment)
        if code != 0:
            raise UnseenError(f"rapport export ended with {code}: {said}")
        names = "\n".join(sorted(file.name for file in out.iterdir()))
        stage.step("rapport export writes it as files", names, where=f"--client {slug_of(BRAND)}")
        check = ("-I", str(out / "verify.py"))
        code, said = await _run(*check, "--checkpoint", line)
        if code != 0:
            raise UnseenError(f"verify.py ended with {code}: {said}")
        stage.step("Python alone checks it, against the summary's line", said, where="verify.py")
        _bend(out / "entries.jsonl")
        code, said = await _run(*check)
        if code != 1:
            raise UnseenError(f"verify.py ended with {code} over a changed entry: {said}")
        stage.step("One word changed, and it says so", said, where="verify.py")


def _bend(entries: Path) -> None:
    kept = entries.read_text(encoding="utf-8")
    bent = kept.replace("boiler", "builder")
    if bent == kept:
        raise UnseenError("the export does not hold what Carol told")
    entries.write_text(bent, encoding="utf-8")


async def _run(*arguments: str, **environment: str) -> tuple[int, str]:
    """A Python of its own; how it ended, and what it printed."""
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        *arguments,
        env={**plain_environment(), **environment, "NO_COLOR": "1"},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    out, _ = await asyncio.wait_for(child.communicate(), COMMAND_SECONDS)
    return child.returncode or 0, out.decode().strip()


def _head_line(message: Seen) -> str:
    """The record's line in a summary, or nothing."""
    lines: Sequence[str] = message.text.splitlines()
    return next(
        (line.strip() for line in lines if " #" in line and len(line) > HEAD_LINE_LENGTH), ""
    )
