"""The page of an exported record: to be read, kept and printed, with nothing to load."""

from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import date
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.features.clients.models import Client
from bot.features.reading import repository as reading
from bot.features.reading.rules import CONTACT
from bot.i18n.reader import Reader
from bot.pages.render import written
from bot.record.bundle import BundledEntry, Chosen
from bot.record.heads import Head, SigningKey, head_line
from bot.record.repository import RecordedEntry
from bot.record.rules import payload_from
from bot.slack import people
from bot.storage.transaction import Transaction
from bot.telling.entries import ids_in, slack_names_in, tell
from bot.telling.values import Known, Values

__all__ = ["Printed"]

_CSS = files("bot.pages").joinpath("static/style.css").read_text("utf-8")
CHUNK = 500
"""Entries told at a time: a long record is written in constant memory."""


class Printed:
    """The page, part by part, in the client's language and zone."""

    def __init__(
        self,
        tx: Transaction,
        client: Client,
        *,
        chosen: Chosen,
        days: tuple[date | None, date | None],
        head: Head,
        key: SigningKey,
    ) -> None:
        """``days``: the first and the last that were asked for."""
        self._tx, self._client, self._chosen, self._days = tx, client, chosen, days
        self._head, self._key = head, key
        self._reader = Reader(client.language, ZoneInfo(client.zone), years=True)
        self._day: date | None = None

    async def parts(self, found: AsyncIterator[BundledEntry]) -> AsyncIterator[str]:
        """The page up to the last entry; ``found`` is read to its end, what is chosen is told."""
        chunk: list[RecordedEntry] = []
        hashes: dict[int, str] = {}
        begun = False
        async for entry in found:
            told = self._recorded(entry)
            if told is None:
                continue
            if not begun:
                yield self._begin(told)
                begun = True
            chunk.append(told)
            hashes[told.seq] = entry.stored.hash.hex()[:8]
            if len(chunk) == CHUNK:
                yield await self._told(chunk, hashes)
                chunk, hashes = [], {}
        if not begun:
            yield self._begin(None)
        yield await self._told(chunk, hashes)

    def _recorded(self, entry: BundledEntry) -> RecordedEntry | None:
        """The entry as it is told; None where it is not for this page."""
        header, said = entry.stored.header, entry.stored.payload
        in_time = self._chosen.first <= entry.stored.seq <= self._chosen.last
        if header is None or entry.withheld is not None or not in_time:
            return None
        return RecordedEntry(
            seq=header.seq,
            kind=header.kind,
            audience="team" if header.audience == "team" else "client",
            actor=header.actor,
            time=header.time,
            subject=header.subject,
            payload=payload_from(said) if said is not None else None,
        )

    def _begin(self, first: RecordedEntry | None) -> str:
        reader, now = self._reader, self._tx.now
        since, until = self._days
        begun = first.time if first is not None else now
        return written(
            "export/begin.html",
            reader,
            brand=self._client.brand,
            css=Markup(_CSS),  # noqa: S704 - our own file
            first_day=reader.day(since or begun.astimezone(reader.zone).date()),
            last_day=reader.day(until or now.astimezone(reader.zone).date()),
            written=reader.moment(now),
            audience=self._chosen.audience,
            zone=str(reader.zone),
            any=first is not None,
        )

    async def _told(self, chunk: Sequence[RecordedEntry], hashes: Mapping[int, str]) -> str:
        tx, client, reader = self._tx, self._client, self._reader
        ids = ids_in(chunk)
        names = {str(id_): person.name for id_, person in (await people.by_id(tx, ids)).items()}
        things = await reading.things(tx, client.id, ids)
        names |= {str(id_): name for id_, name in things.items()}
        names[CONTACT] = reader.text("record-by-contact")
        known = Known(names, await reading.names_in_slack(tx, slack_names_in(chunk)))
        gone = [entry.seq for entry in chunk if entry.payload is None]
        erasures = await reading.erasures(tx, client.id, gone)
        values = Values(reader, tx.now, known)
        days: list[dict[str, Any]] = []
        for entry in chunk:
            day = entry.time.astimezone(reader.zone).date()
            if day != self._day or not days:
                opens = day != self._day
                days.append({"day": day, "name": reader.day(day), "opens": opens, "entries": []})
                self._day = day
            days[-1]["entries"].append(
                {
                    "told": tell(entry, values, erasures.get(entry.seq)),
                    "at": reader.clock_time(entry.time),
                    "hash": hashes[entry.seq],
                    "team": entry.audience == "team",
                }
            )
        return written("export/entries.html", reader, days=days)

    def end(self) -> str:
        """How to check it all, and the page's end."""
        return written(
            "export/end.html",
            self._reader,
            seq=self._reader.number(self._head.seq),
            head_line=head_line(self._head, name=self._client.slug, key=self._key),
            key_id=self._key.id,
        )
