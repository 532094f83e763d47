"""What may be done with a request, by whom and when."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.features.clients.rules import OFFICE_HOURS, Side
from bot.features.requests.rules import (
    ASKED_FOR,
    DETAIL_LONGEST,
    LONGEST,
    EmptyRequest,
    LongRequest,
    NothingSaid,
    NotOpen,
    OwnRequest,
    PastDay,
    RequestChanged,
    Status,
    agreed_by_both,
    check_day,
    check_decidable,
    check_open,
    check_said,
    check_text,
    covered_time,
    deciding_role,
    missing,
    other_side,
    waits_on,
)

MADRID = ZoneInfo("Europe/Madrid")


def test_one_sentence_is_enough() -> None:
    assert check_text("  a post about the tea \n") == "a post about the tea"
    assert len(check_text("x" * LONGEST)) == LONGEST
    with pytest.raises(EmptyRequest):
        check_text(" \n ")
    with pytest.raises(LongRequest) as caught:
        check_text("x" * (LONGEST + 1))
    assert caught.value.typed == "x" * (LONGEST + 1)  # nothing typed is lost


def test_questions_answers_and_reasons_have_words() -> None:
    assert check_said(" which tea? ", "text") == "which tea?"
    assert len(check_said("x" * 5_000, "text")) == DETAIL_LONGEST
    with pytest.raises(NothingSaid) as caught:
        check_said("  ", "reason")
    assert caught.value.field == "reason"


def test_nothing_is_promised_for_a_day_that_is_over() -> None:
    today = date(2026, 11, 23)
    check_day(today, today, "Mon 23 Nov", "due")
    with pytest.raises(PastDay) as caught:
        check_day(today - timedelta(days=1), today, "Mon 23 Nov", "due")
    assert caught.value.field == "due"


@pytest.mark.parametrize(
    ("status", "asked_side", "waiting"),
    [
        (Status.WAITING, "client", "agency"),
        (Status.WAITING, "agency", "client"),
        (Status.ASKED, "client", "client"),
        (Status.ASKED, "agency", "agency"),
        (Status.ACCEPTED, "client", None),
        (Status.DECLINED, "agency", None),
        (Status.WITHDRAWN, "client", None),
    ],
)
def test_one_side_at_a_time_has_to_act(
    status: Status, asked_side: Side, waiting: Side | None
) -> None:
    assert waits_on(status, asked_side) == waiting


def test_the_other_side_decides() -> None:
    assert deciding_role("client") == "manager"
    assert deciding_role("agency") == "client"
    assert other_side("client") == "agency"
    assert other_side("agency") == "client"


@pytest.mark.parametrize("status", [Status.WAITING, Status.ASKED])
def test_what_is_open_can_be_decided(status: Status) -> None:
    check_open(status, number=3)
    check_decidable(status, number=3, same_side=False, version=2, read=2)
    check_decidable(status, number=3, same_side=False, version=2)


def test_nobody_decides_on_what_their_own_side_asked_for() -> None:
    with pytest.raises(OwnRequest):
        check_decidable(Status.WAITING, number=3, same_side=True, version=1)


def test_only_what_was_read_can_be_accepted() -> None:
    with pytest.raises(RequestChanged) as caught:
        check_decidable(Status.WAITING, number=3, same_side=False, version=3, read=2)
    assert caught.value.params == {"number": 3, "version": 3}


@pytest.mark.parametrize("status", [Status.ACCEPTED, Status.DECLINED, Status.WITHDRAWN])
def test_what_was_decided_stays(status: Status) -> None:
    with pytest.raises(NotOpen) as caught:
        check_decidable(status, number=3, same_side=False, version=1)
    assert caught.value.params["status"] == status.value


def test_the_rest_is_asked_for_in_order() -> None:
    assert missing({"text": "a post"}) == list(ASKED_FOR)
    assert missing({"text": "a post", "why": "to sell", "wanted": date(2026, 1, 1)}) == [
        "audience",
        "assets",
        "scope",
    ]
    assert missing(dict.fromkeys(ASKED_FOR, "x")) == []


def test_accepting_is_agreeing_where_nothing_else_is_offered() -> None:
    wanted, due = date(2026, 11, 27), date(2026, 11, 26)
    assert agreed_by_both(by_client_in_person=True, wanted=wanted, due=due)
    assert agreed_by_both(by_client_in_person=True, wanted=wanted, due=wanted)
    assert agreed_by_both(by_client_in_person=True, wanted=None, due=due)
    assert not agreed_by_both(by_client_in_person=True, wanted=due, due=wanted)
    assert not agreed_by_both(by_client_in_person=False, wanted=wanted, due=due)


@pytest.mark.parametrize(
    ("since", "until", "hours"),
    [
        # Friday 17:30 to Monday 9:30: half an hour, and half an hour
        ("2026-11-27T16:30", "2026-11-30T08:30", 1),
        ("2026-11-28T10:00", "2026-11-29T22:00", 0),
        ("2026-11-30T08:00", "2026-11-30T17:00", 9),
        ("2026-11-30T05:00", "2026-11-30T23:00", 9),
        ("2026-11-30T11:00", "2026-11-30T11:00", 0),
        ("2026-11-30T12:00", "2026-11-30T11:00", 0),
        # the clocks go back on Sunday 25 October: Friday and Monday have nine hours each
        ("2026-10-22T22:00", "2026-10-26T23:00", 18),
    ],
)
def test_time_counts_in_the_client_s_hours(since: str, until: str, hours: int) -> None:
    start, end = (datetime.fromisoformat(one).replace(tzinfo=UTC) for one in (since, until))
    assert covered_time(OFFICE_HOURS, MADRID, start, end) == timedelta(hours=hours)


def test_a_span_over_a_change_of_the_clocks_lasts_as_long_as_it_lasts() -> None:
    nights = {"sun": [["00:00", "06:00"]]}
    start, end = datetime(2026, 10, 24, 12, tzinfo=UTC), datetime(2026, 10, 25, 12, tzinfo=UTC)
    assert covered_time(nights, MADRID, start, end) == timedelta(hours=7)
