"""What people see of history, in both languages."""

from typing import Any
from uuid import UUID

from bot.features.history import views
from bot.features.history.payloads import HistoryPage
from bot.features.history.views import HistoryLine
from bot.i18n.reader import Language
from bot.record.repository import RecordedEntry
from tests.features.plans.test_views import (
    ANA,
    BOTH,
    CARL,
    PEOPLE,
    TOLD,
    UNTIL,
    WORDS,
    change,
    reader,
)
from tests.support.blocks import assert_blocks


@BOTH
def test_history_folds_what_happened_to_a_change(language: Language) -> None:
    states: list[tuple[dict[str, Any], str | None, str | None, bool]] = [
        ({"status": "held"}, None, None, True),
        ({"status": "taken_back"}, WORDS, None, True),
        ({"status": "announced", "announced_at": UNTIL, "fixed": True}, WORDS, "https://s/1", True),
        ({"status": "seen", "seen_by": ANA, "seen_at": UNTIL}, None, "https://s/2", False),
    ]
    lines = [
        HistoryLine(_entry(seq, kept=kept), change(**more), words, url)
        for seq, (more, words, url, kept) in enumerate(states)
    ]
    built = views.build_history(
        reader(language),
        brand="Café <Año>",
        lines=lines,
        people=PEOPLE,
        page=HistoryPage(client_id=UUID(int=2), before=(20,)),
        more=True,
        now=UNTIL,
    )
    assert_blocks(f"history/page.{language}", built)


def _entry(seq: int, *, kept: bool) -> RecordedEntry:
    payload = {"number": 12} if kept else None
    subject = f"change:{UUID(int=12)}"
    return RecordedEntry(seq, "plan.change_told", "client", str(CARL), TOLD, subject, payload)
