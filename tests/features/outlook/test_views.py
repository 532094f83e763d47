"""What people read of it, in both languages."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from bot.features.delays.rules import Lateness
from bot.features.outlook import views
from bot.features.outlook.rules import GoalLine, LateLine, Outlook, PromiseLine, Waits
from bot.features.standing.rules import Standing
from bot.i18n.reader import Language, Reader

DUE = date(2027, 3, 31)
GOAL = GoalLine(
    number=2,
    indicator="weekly <orders>",
    unit="orders",
    target=Decimal(60),
    due=DUE,
    last=Decimal(45),
    last_day=date(2026, 11, 26),
    fresh=True,
    standing=Standing(28, Decimal(45), left=Decimal(15), weekly=Decimal("3.75"), so_far=Decimal(2)),
)
PROMISE = PromiseLine(4, "the <photos>", "client", "material", date(2026, 11, 20), 7)


def reader(language: Language) -> Reader:
    return Reader(language, ZoneInfo("Europe/Madrid"))


def test_a_goal_with_its_reading_and_pace() -> None:
    told = views.write_goals(reader("en"), Outlook(goals=[GOAL]))
    assert told == (
        "*Goals*\n• Goal 2, weekly &lt;orders&gt;: 60 orders by 31 March 2027. "
        "Last reading 45 orders, 26 November 2026. "
        "Needs 3.75 orders more a week. So far 2 orders a week in that direction."
    )
    told = views.write_goals(reader("es"), Outlook(goals=[GOAL]))
    assert told.startswith("*Objetivos*\n• Objetivo 2, weekly &lt;orders&gt;: 60 orders para el 31")


def test_a_goal_without_a_reading_and_one_that_was_reached() -> None:
    new = replace(GOAL, last=None, last_day=None, standing=Standing(28))
    reached = replace(GOAL, standing=Standing(28, Decimal(61), reached=True))
    lines = views.write_goals(reader("en"), Outlook(goals=[new, reached])).splitlines()
    assert lines[1].endswith("by 31 March 2027. No reading yet.")
    assert lines[2].endswith("26 November 2026. Target reached.")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("*The client* promised the material", "*The agency* promised the material")),
        ("es", ("*El cliente*", "*La agencia*")),
    ],
)
def test_both_sides_promises_in_the_same_words(language: Language, words: tuple[str, str]) -> None:
    theirs = replace(PROMISE, side="agency")
    told = views.write_promises(reader(language), Outlook(promises=[PROMISE, theirs]))
    first, second = told.splitlines()[1:]
    assert "the &lt;photos&gt;" in first
    assert first.replace(words[0], words[1]) == second


LATE = LateLine(
    Lateness(
        kind="item",
        which="end",
        title="Summer <sale>",
        number=4,
        side=None,
        agreed=DUE,
        came=date(2027, 4, 2),
        moved=False,
        days=2,
    ),
    {"approval": 1, "unknown": 1},
    [("Carl <!here>", "client")],
)


def test_late_and_why_with_the_days_by_cause() -> None:
    seen = Outlook(late=[LATE], days={"change": 3, "approval": 1}, days_since=date(2027, 1, 2))
    assert not seen.is_empty
    now = datetime(2027, 4, 3, 10, tzinfo=UTC)
    assert views.write_late(reader("en"), seen, now) == (
        "*Late, and why*\n"
        "• Summer &lt;sale&gt; (item 4) ended 2 working days later than agreed: on Fri 2 Apr "
        "instead of Wed 31 Mar. What moved it: waiting for approval (1 day) and not known yet "
        "(1 day). Carl &lt;!here&gt;, of the client, sees it differently.\n"
        "Days by cause since 2 January 2027: a change of the plan (3 days) and waiting for "
        "approval (1 day)."
    )
    told = views.write_late(reader("es"), seen, now)
    assert told.startswith("*Con retraso, y por qué*\n• Summer &lt;sale&gt; (elemento 4) terminó")
    assert "Carl &lt;!here&gt;, del cliente, lo ve de otra forma." in told
    assert views.write_late(reader("en"), Outlook(days=seen.days), now) == ""


def test_five_lines_and_how_many_more() -> None:
    told = views.write_promises(reader("en"), Outlook(promises=[PROMISE] * 8)).splitlines()
    assert len(told) == 7
    assert told[-1] == "… and 3 more"


def test_counts_for_each_side_and_nothing_of_nothing() -> None:
    seen = Outlook(items=Waits(client=2, agency=1), requests=Waits(agency=3))
    assert views.write_waiting(reader("en"), seen, "Café & Co").splitlines() == [
        "*Waiting on the plan*",
        "• Plan items waiting for agreement: 2 for Café &amp; Co and 1 for the agency",
        "• Requests waiting: 3 for the agency",
    ]
    assert "2 esperan a Café &amp; Co y 1 espera a la agencia" in views.write_waiting(
        reader("es"), seen, "Café & Co"
    )
    empty = Outlook()
    assert views.write_goals(reader("en"), empty) == views.write_promises(reader("en"), empty) == ""
    assert views.write_waiting(reader("en"), empty, "Acme") == ""
