"""How the tables of these tests write what was understood."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.i18n.catalogues import Language
from bot.i18n.when import DayOnly, Moment, Nothing, Past, Unclear, Understood, understand

MADRID = ZoneInfo("Europe/Madrid")
# A Wednesday, 10:00 in Madrid.
NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


def read(text: str, language: Language, *, zone: ZoneInfo = MADRID, now: datetime = NOW) -> str:
    """Understand a text and write the result as the tables do.

    ``2026-11-27 17:30`` a moment (local), ``2026-11-27`` a day, ``past …``, ``? … | …`` unclear,
    ``-`` nothing.
    """
    return written(understand(text, language=language, zone=zone, now=now), zone)


def written(result: Understood, zone: ZoneInfo) -> str:
    match result:
        case Moment(at=at):
            return f"{at.astimezone(zone):%Y-%m-%d %H:%M}"
        case DayOnly(day=day):
            return f"{day:%Y-%m-%d}"
        case Past(at=at):
            return f"past {at.astimezone(zone):%Y-%m-%d %H:%M}"
        case Unclear(candidates=candidates):
            return "? " + " | ".join(written(each, zone) for each in candidates)
        case Nothing():
            return "-"
