"""One person's eyes, for the tests of drawing."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.i18n.catalogues import Language
from bot.i18n.reader import Reader
from bot.sandbox.page.render import FormState, Look

__all__ = ["NOW", "look"]

NOW = datetime(2026, 11, 27, 16, 30, tzinfo=UTC)
_PEOPLE = {"U1": "Maya Brook", "U2": "Carl Owens", "U3": "Iván <Peña>"}
_CHANNELS = {"C1": "juniper-tea", "C2": "junipér & co"}


def look(
    language: Language = "en",
    *,
    locale: str = "",
    zone: str = "Europe/Madrid",
    form: FormState | None = None,
) -> Look:
    """Maya's eyes, on a Friday at half past five in Madrid."""
    return Look(
        user_name=_PEOPLE.get,
        channel_name=_CHANNELS.get,
        viewer_id="U1",
        reader=Reader(language, ZoneInfo(zone)),
        now=NOW,
        locale=locale,
        form=form or FormState(),
    )
