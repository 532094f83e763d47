"""What people see of history, in both languages."""

from datetime import date
from typing import Any
from uuid import UUID

from bot.features.history import views
from bot.features.history.payloads import FilterHistory, FilterModal, HistoryPage
from bot.features.history.views import Choices, HistoryLine
from bot.features.plans.models import Difference
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
        last=3,
        now=UNTIL,
    )
    assert_blocks(f"history/page.{language}", built)


def _entry(seq: int, *, kept: bool) -> RecordedEntry:
    payload = {"number": 12} if kept else None
    subject = f"change:{UUID(int=12)}"
    return RecordedEntry(seq, "plan.change_told", "client", str(CARL), TOLD, subject, payload)


@BOTH
def test_what_is_looked_for_stands_above_it(language: Language) -> None:
    said = Difference(
        workspace_id=UUID(int=1),
        change_id=UUID(int=12),
        person_id=ANA,
        side="agency",
        text="<b>on time</b>",
        said_at=TOLD,
        withdrawn_at=None,
    )
    told = HistoryLine(_entry(1, kept=True), change(status="announced"), WORDS, None, [said])
    news = RecordedEntry(
        2,
        "plan.change_disputed",
        "client",
        str(ANA),
        UNTIL,
        f"change:{UUID(int=12)}",
        {"words": "<b>on time</b>"},
    )
    wanted = HistoryPage(
        client_id=UUID(int=2), sort="all", person=CARL, since=date(2026, 11, 1), words="<time>"
    )
    built = views.build_history(
        reader(language),
        brand="Café <Año>",
        lines=[HistoryLine(news, change(status="announced"), None, "https://s/1"), told],
        people=PEOPLE,
        page=wanted,
        last=None,
        now=UNTIL,
    )
    assert_blocks(f"history/narrowed.{language}", built)


@BOTH
def test_history_is_narrowed_in_a_modal(language: Language) -> None:
    wanted = FilterHistory(client_id=UUID(int=2), person=CARL, words="late")
    payload = FilterModal(client_id=UUID(int=2))
    choices = Choices(items=[], people=list(PEOPLE.values()))
    built = views.build_filter_modal(reader(language), payload, wanted, "Café <Año>", choices)
    assert_blocks(f"history/filter.{language}", built)
