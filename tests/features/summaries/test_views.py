"""What people see of summaries, in both languages."""

import base64
import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from bot.features.clients.models import Client
from bot.features.clients.rules import OFFICE_HOURS
from bot.features.delays.rules import Lateness
from bot.features.direct.rules import DirectLine, Verdict
from bot.features.inbox.rules import InboxNumbers
from bot.features.outlook.rules import GoalLine, LateLine, Outlook, PromiseLine, Waits
from bot.features.standing.rules import Standing
from bot.features.summaries import views
from bot.features.summaries.rules import (
    Content,
    DayNumbers,
    Picture,
    Published,
    Unseen,
    Waiting,
    WaitingStatus,
)
from bot.i18n.reader import Language, Reader
from bot.record.heads import Head, SigningKey, parse_head_line
from bot.slack.responses import Message
from tests.support.blocks import assert_blocks
from tests.support.posting import text_of

URL = "https://x.com/acme/status/9"
BOTH = pytest.mark.parametrize("language", ["en", "es"])
KEY = SigningKey(base64.urlsafe_b64encode(bytes(range(32))).decode())
HEAD = Head(UUID(int=1), UUID(int=2), 1284, bytes.fromhex("9f3c21ab") + bytes(28))
NOW = datetime(2026, 11, 27, 8, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
QUIET = InboxNumbers(0, 0, 0, None, None)
TODAY = date(2026, 11, 27)


def reader(language: Language) -> Reader:
    return Reader(language, ZoneInfo("Europe/Madrid"))


CLIENT = Client(
    workspace_id=UUID(int=1),
    id=UUID(int=2),
    brand="Café <Año> & Co",
    slug="cafe-ano-co",
    x_handle="cafe_ano",
    language="es",
    zone="Europe/Madrid",
    hours=OFFICE_HOURS,
    client_channel_id="C0CLIENT",
    team_channel_id="C0TEAM",
    inbox_channel_id="C0TEAM",
    change_hold_minutes=2,
    summary_time="09:00",
    cutoff_minutes=30,
    first_answer_minutes=60,
    approvers=[],
    stand_in_id=None,
    contact_email=None,
    created_at=NOW - 9 * DAY,
)


def waiting(status: WaitingStatus, *who: str, due: datetime | None = None) -> Waiting:
    return Waiting(
        text=f"A post that is {status}\nwith a second line",
        status=status,
        who=who,
        since=NOW - 20 * HOUR,
        due=due,
        card="https://studio.slack.com/archives/C0CLIENT/p1700000000000001",
    )


FULL = Content(
    since=NOW - DAY,
    until=NOW,
    published=(
        Published("We open on <!channel> & Sunday " * 5, "https://x.com/a/status/1", NOW - HOUR),
        Published("By hand", None, NOW - 2 * HOUR),
    ),
    waiting=(
        waiting("in_review", "Carl Owens", "Iván Peña", due=NOW + 3 * HOUR),
        waiting("in_review"),
        waiting("held", "Carl Owens", due=NOW - HOUR),
        waiting("changes_needed", "Maya <Brook>", due=NOW + DAY),
        waiting("failed", "Maya Brook"),
        waiting("unconfirmed", "Maya Brook"),
    ),
    unseen=(
        Unseen(
            12,
            "We moved the launch to Friday 17:30, @Maya Brook: stock is late <!here>",
            "agency",
            NOW - 5 * HOUR,
            "https://studio.slack.com/archives/C0CLIENT/p1700000000000002",
        ),
        Unseen(13, "Two posts a week in August", "client", NOW - 400 * DAY, None),
    ),
    inbox=InboxNumbers(9, 7, 2, NOW - 3 * HOUR, 754),
)
EMPTY = Content(NOW - DAY, NOW, (), (), (), QUIET)
DAYS = tuple(
    DayNumbers(TODAY - number * DAY, number, 10 * number, 3, 600 * number or None)
    for number in (3, 2, 1, 0)
)


def daily(language: Language, content: Content, days: tuple[DayNumbers, ...] = ()) -> Message:
    return views.build_daily(reader(language), CLIENT, TODAY, Picture(content, days, HEAD), KEY)


@BOTH
def test_a_full_day(language: Language) -> None:
    assert_blocks(f"summaries/daily.{language}", daily(language, FULL, DAYS))


@BOTH
def test_what_is_gone_says_so_and_leads_nowhere(language: Language) -> None:
    by_hand = DirectLine(
        "1", "By hand", None, NOW - HOUR, verdict=Verdict.ONE_OFF, item=None, gone=True
    )
    day = replace(
        EMPTY, published=(Published("Tea", None, NOW - HOUR, gone=True),), direct=(by_hand,)
    )
    words = {"en": "deleted on X since", "es": "borrado después en X"}[language]
    assert text_of(daily(language, day).blocks).count(f"· {words}") == 2


@BOTH
def test_a_day_with_one_of_each(language: Language) -> None:
    one = Content(
        since=NOW - DAY,
        until=NOW,
        published=FULL.published[:1],
        waiting=FULL.waiting[:1],
        unseen=FULL.unseen[:1],
        inbox=InboxNumbers(1, 1, 1, NOW - HOUR, 59),
    )
    assert_blocks(f"summaries/daily_one.{language}", daily(language, one))


@BOTH
def test_asked_for_with_nothing_to_tell(language: Language) -> None:
    built = views.build_now(reader(language), CLIENT, Picture(EMPTY, (), HEAD), KEY)
    assert_blocks(f"summaries/now_empty.{language}", built)


@BOTH
def test_without_a_key_the_end_of_the_record_is_told_unsigned(language: Language) -> None:
    built = views.build_now(reader(language), CLIENT, Picture(FULL, (), HEAD), None)
    assert "1284, 9f3c-21ab" in text_of(built.blocks)
    assert_blocks(f"summaries/now_unsigned.{language}", built)


@BOTH
def test_the_last_line_is_a_checkpoint_as_it_stands(language: Language) -> None:
    footer = daily(language, FULL).blocks[-1]
    line = footer["elements"][0]["text"]
    assert line.startswith("cafe-ano-co #1284 9f3c-21ab ")
    assert parse_head_line(line, [KEY.public]) == HEAD


@BOTH
def test_it_calls_nobody(language: Language) -> None:
    shown = json.dumps([*daily(language, FULL, DAYS).blocks], ensure_ascii=False)
    assert "<@" not in shown
    assert "<!" not in shown


def test_long_lists_are_counted_and_stay_within_slack_s_limits() -> None:
    long = "https://studio.slack.com/archives/C0CLIENT/p1700000000000001?thread_ts=1.1&cid=C0CLIENT"
    posts = tuple(
        Waiting("&" * 500, "in_review", ("N" * 300,) * 9, NOW, NOW + HOUR, long) for _ in range(40)
    )
    content = Content(NOW - DAY, NOW, (), posts, (), QUIET)
    message = daily("en", content)
    assert_blocks("summaries/daily_long", message)
    told = text_of(message.blocks)
    left = 40 - told.count("waits for")
    assert 35 <= left < 40
    assert f"… and {left} more" in told
    assert "40 posts waiting for somebody" in message.text


def test_a_list_of_just_the_most_lines_says_nothing_of_more() -> None:
    content = Content(NOW - DAY, NOW, (), FULL.waiting[: views.MOST], (), QUIET)
    assert "more" not in text_of(daily("en", content).blocks)


def test_quiet_days_have_no_table() -> None:
    assert not [b for b in daily("en", FULL, DAYS[-1:]).blocks if b["type"] == "table"]
    assert [b for b in daily("en", FULL, DAYS).blocks if b["type"] == "table"]


SALE = Lateness(
    kind="item",
    which="end",
    title="Summer <sale>",
    number=4,
    side=None,
    agreed=TODAY - 3 * DAY,
    came=TODAY,
    moved=False,
    days=3,
)


@BOTH
def test_goals_come_first_and_what_waits_on_the_plan(language: Language) -> None:
    standing = Standing(125, Decimal(45), left=Decimal(15), weekly=Decimal("0.84"))
    due = date(2027, 4, 1)
    goal = GoalLine(
        1, "orders", "", Decimal(60), due, Decimal(45), TODAY, fresh=True, standing=standing
    )
    outlook = Outlook(
        goals=(goal,),
        promises=(PromiseLine(3, "the photos", "client", "material", TODAY - 2 * DAY, 2),),
        items=Waits(client=2),
        requests=Waits(agency=1),
        late=(LateLine(SALE, {"approval": 2, "unknown": 1}, [("Carl", "client")]),),
        days={"approval": 2, "unknown": 1},
        days_since=TODAY - 90 * DAY,
    )
    content = Content(NOW - DAY, NOW, FULL.published[1:], (), (), QUIET, outlook=outlook)
    assert_blocks(f"summaries/outlook.{language}", daily(language, content))


@BOTH
def test_what_a_manager_has_still_to_confirm_is_told_where_the_team_reads(
    language: Language,
) -> None:
    content = Content(NOW - DAY, NOW, (), (), (), QUIET, outlook=Outlook(unconfirmed=2))
    assert not content.is_empty
    shown = text_of(daily(language, content).blocks)
    assert {"en": "Only our team reads", "es": "solo la lee nuestro equipo"}[language] in shown


@BOTH
def test_asked_for_with_a_goal_alone(language: Language) -> None:
    goal = GoalLine(
        1, "orders", "", Decimal(60), TODAY, None, None, fresh=False, standing=Standing(0)
    )
    content = Content(NOW - DAY, NOW, (), (), (), QUIET, outlook=Outlook(goals=(goal,)))
    assert content.is_empty
    built = views.build_now(reader(language), CLIENT, Picture(content, (), HEAD), KEY)
    shown = text_of(built.blocks)
    assert {"en": "Goal 1", "es": "Objetivo 1"}[language] in shown
    assert {"en": "Nothing new:", "es": "Nada nuevo:"}[language] in shown


@BOTH
def test_what_was_posted_directly(language: Language) -> None:
    def line(verdict: Verdict, item: str | None = None, url: str | None = URL) -> DirectLine:
        return DirectLine("1", "From <!channel> the shop\nfloor", url, NOW - HOUR, verdict, item)

    lines = (
        line(Verdict.PART, "Summer <sale>"),
        line(Verdict.PART),
        line(Verdict.ONE_OFF, url=None),
        line(Verdict.PERMITTED),
    )
    content = Content(NOW - DAY, NOW, (), (), (), QUIET, direct=lines)
    assert not content.is_empty
    assert_blocks(f"summaries/direct.{language}", daily(language, content))
