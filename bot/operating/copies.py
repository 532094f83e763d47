"""What stands beside the entries of an export: what people were shown, mailed, and showed."""

import json
import re
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from markupsafe import Markup, escape

from bot.features.clients.models import Client
from bot.features.evidence import repository as evidence
from bot.features.reading import repository as reading
from bot.features.reading.rules import CONTACT
from bot.features.receipts import repository as receipts
from bot.features.receipts.models import Receipt
from bot.i18n.reader import Reader
from bot.pages.render import written
from bot.record.rules import Audience
from bot.slack import people
from bot.slack.transcript import Shown, shown_in
from bot.storage.transaction import Transaction
from bot.telling.values import Known, Values, slack_ids_in

__all__ = ["FOLDER", "MAILS", "MESSAGES", "Copies", "Span", "marked", "without_tokens"]

MESSAGES, MAILS, FOLDER = "messages.jsonl", "mails.jsonl", "evidence"
SHOWN_AT_A_TIME = 200
_TOKEN = re.compile(r"(https?://\S*?/)[A-Za-z0-9_-]{64}(?![A-Za-z0-9_-])")
_BOLD = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]*[^\s*])\*(?![\w*])")
_CODE = re.compile(r"`([^`\n]+)`")
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}$")


@dataclass(frozen=True)
class Span:
    """From ``since`` to before ``until`` (UTC)."""

    since: datetime
    until: datetime


def without_tokens(text: str) -> str:
    """A mail's text with its links cut off: whoever holds one may press *Seen* with it."""
    return _TOKEN.sub(r"\1…", text)


def marked(text: str) -> Markup:
    """What Slack shows bold and as code, for the page; everything else is text."""
    written_out = _CODE.sub(r"<code>\1</code>", str(escape(text)))
    return Markup(_BOLD.sub(r"<b>\1</b>", written_out))  # noqa: S704 - escaped above


class Copies:
    """Writes the files, and tells on the page what is in them.

    Messages are told as they stand now, with the names of today; what was erased is gone from them.
    Of the channels only those that the bundle's readers read. Mails are told as they were sent, but
    for their signed links; their digest, as the record has it, is that of the whole.
    """

    def __init__(
        self, tx: Transaction, client: Client, out: Path, *, audience: Audience, span: Span
    ) -> None:
        self._tx, self._client, self._out = tx, client, out
        self._audience, self._span = audience, span
        self._reader = Reader(client.language, ZoneInfo(client.zone), years=True)
        self.names: list[str] = []
        """The files that were written, by their place in the bundle."""

    async def parts(self) -> AsyncIterator[str]:
        """The page's text, while the files are written."""
        async for part in self._messages():
            yield part
        async for part in self._mails():
            yield part
        files = await self._files()
        if files:
            yield written("export/files.html", self._reader, files=files)

    async def _messages(self) -> AsyncIterator[str]:
        rooms = {self._client.client_channel_id}
        if self._audience == "team":
            rooms |= {self._client.team_channel_id, self._client.inbox_channel_id}
        found: list[Shown] = []
        begun = False
        with self._file(MESSAGES) as file:
            stream = shown_in(
                self._tx,
                [room for room in rooms if room],
                since=self._span.since,
                until=self._span.until,
            )
            async for shown in stream:
                found.append(shown)
                file.write(_line(_message(shown)))
                if len(found) == SHOWN_AT_A_TIME:
                    yield await self._told(found, begins=not begun)
                    found, begun = [], True
        if found:
            yield await self._told(found, begins=not begun)

    async def _told(self, found: Sequence[Shown], *, begins: bool) -> str:
        called = await reading.names_in_slack(
            self._tx, slack_ids_in([list(each.lines) for each in found])
        )
        values = Values(self._reader, self._tx.now, Known(called=called))
        told = [
            {
                "at": self._reader.moment(each.at),
                "iso": each.at.isoformat(),
                "reply": each.thread_ts is not None,
                "lines": [marked(values.text(line)) for line in each.lines],
            }
            for each in found
        ]
        return written("export/messages.html", self._reader, messages=told, begins=begins)

    async def _mails(self) -> AsyncIterator[str]:
        after: UUID | None = None
        with self._file(MAILS) as file:
            while found := await receipts.sent_between(
                self._tx,
                self._client.id,
                since=self._span.since,
                until=self._span.until,
                after=after,
            ):
                begins, after = after is None, found[-1].id
                names = await people.by_id(
                    self._tx, {each.person_id for each in found if each.person_id}
                )
                told = []
                for each in found:
                    file.write(_line(_mail(each)))
                    told.append(self._mail_told(each, names))
                yield written("export/mails.html", self._reader, mails=told, begins=begins)

    def _mail_told(self, mail: Receipt, names: Mapping[UUID, Any]) -> dict[str, str]:
        person = names.get(mail.person_id) if mail.person_id else None
        return {
            "at": self._reader.moment(mail.prepared_at),
            "iso": mail.prepared_at.isoformat(),
            "to": person.name if person else self._reader.text("record-by-contact"),
            "subject": mail.subject,
            "text": without_tokens(mail.plain),
            "digest": mail.digest,
        }

    async def _files(self) -> list[dict[str, str]]:
        told = []
        found = await evidence.kept_files(
            self._tx, self._client.id, since=self._span.since, until=self._span.until
        )
        for file, kept in found:
            if kept.audience == "team" and self._audience == "client":
                continue
            content = await evidence.content_of(self._tx, file.id)
            if content is None:
                continue
            suffix = _SUFFIX.search(file.name)
            name = f"{FOLDER}/{file.sha256}{suffix[0].lower() if suffix else ''}"
            if name not in self.names:
                (self._out / FOLDER).mkdir(exist_ok=True)
                (self._out / name).write_bytes(content)
                self.names.append(name)
            told.append(
                {
                    "name": file.name,
                    "href": name,
                    "sha256": file.sha256 or "",
                    "at": self._reader.moment(kept.kept_at),
                    "iso": kept.kept_at.isoformat(),
                }
            )
        return told

    def _file(self, name: str) -> Any:
        self.names.append(name)
        return (self._out / name).open("w", encoding="utf-8", newline="\n")


def _message(shown: Shown) -> dict[str, Any]:
    return {
        "id": str(shown.id),
        "at": shown.at.isoformat(),
        "channel": shown.channel_id,
        "ts": shown.ts,
        "thread_ts": shown.thread_ts,
        "lines": list(shown.lines),
    }


def _mail(mail: Receipt) -> dict[str, Any]:
    return {
        "id": str(mail.id),
        "at": mail.prepared_at.isoformat(),
        "to": str(mail.person_id) if mail.person_id else CONTACT,
        "message_id": mail.message_id,
        "subject": mail.subject,
        "text": without_tokens(mail.plain),
        "digest": mail.digest,
    }


def _line(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
