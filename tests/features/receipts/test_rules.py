"""Who is written to, when, and what is held back."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.clients.rules import OFFICE_HOURS, Side
from bot.features.news.rules import LineKind, day_end
from bot.features.receipts import rules
from bot.features.receipts.rules import Recipient

MADRID = ZoneInfo("Europe/Madrid")
MAYA, BEN, CARL = UUID(int=1), UUID(int=2), UUID(int=3)
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)  # a Tuesday


def everybody(*, channel: bool, contacts: bool = True) -> list[Recipient]:
    return rules.decide_recipients(
        managers=[(MAYA, "maya@example.com"), (BEN, None)],
        contacts=[(CARL, "Acme@example.com")] if contacts else [],
        contact_email="acme@example.com",
        has_client_channel=channel,
    )


def test_each_address_is_written_to_once() -> None:
    assert everybody(channel=True) == [
        Recipient("maya@example.com", MAYA, "agency"),
        Recipient("Acme@example.com", CARL, "client"),
    ]


def test_without_a_channel_of_theirs_nothing_but_mail_reaches_the_client() -> None:
    assert [one.in_slack for one in everybody(channel=False)] == [True, False]
    assert [one.in_slack for one in everybody(channel=True, contacts=False)] == [True, False]


@pytest.mark.parametrize(("told_by", "to"), [("client", [MAYA]), ("agency", [CARL])])
def test_a_line_is_for_the_other_side(told_by: Side, to: list[UUID]) -> None:
    found = [one for one in everybody(channel=True) if rules.concerns(told_by, one)]
    assert [one.person_id for one in found] == to


def test_whom_only_mail_reaches_gets_the_lines_of_both_sides() -> None:
    contact = everybody(channel=False)[1]
    assert rules.concerns("client", contact)
    assert rules.concerns("agency", contact)
    assert rules.is_at_once(soon=False, told_by="agency", to=contact)
    assert not rules.is_at_once(soon=False, told_by="client", to=contact)


@pytest.mark.parametrize(
    ("at", "day", "soon"),
    [
        (NOW + timedelta(hours=24), None, True),
        (NOW + timedelta(hours=24, seconds=1), None, False),
        (NOW - timedelta(days=3), None, True),
        (None, date(2026, 11, 25), True),
        (None, date(2026, 11, 26), False),
        (None, date(2026, 11, 20), True),
        (None, None, False),
    ],
)
def test_soon_is_within_24_hours_or_already(
    at: datetime | None, day: date | None, *, soon: bool
) -> None:
    assert rules.takes_effect_soon(at=at, day=day, now=NOW, zone=MADRID) is soon


@pytest.mark.parametrize(
    ("local", "ends"),
    [
        ("2026-11-24 10:00", "2026-11-24 18:00"),
        ("2026-11-24 18:00", "2026-11-25 18:00"),
        ("2026-11-27 19:00", "2026-11-30 18:00"),
        ("2026-11-29 12:00", "2026-11-30 18:00"),
        ("2026-03-27 19:00", "2026-03-30 18:00"),  # the clocks go forward in between
    ],
)
def test_the_day_ends_with_the_clients_hours(local: str, ends: str) -> None:
    now, expected = (
        datetime.fromisoformat(one).replace(tzinfo=MADRID).astimezone(UTC) for one in (local, ends)
    )
    assert day_end(now, hours=OFFICE_HOURS, zone=MADRID) == expected


def test_a_client_that_never_closes_or_opens_has_evenings_too() -> None:
    six = datetime(2026, 11, 24, 17, tzinfo=UTC)
    assert day_end(NOW, hours={}, zone=MADRID) == six
    split = {"tue": [["17:00", "20:00"], ["09:00", "13:00"]]}
    assert day_end(NOW, hours=split, zone=MADRID) == datetime(2026, 11, 24, 19, tzinfo=UTC)
    late = datetime(2026, 11, 24, 19, tzinfo=UTC)
    assert day_end(late, hours=split, zone=MADRID) == late + timedelta(days=7)


@given(st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)))  # noqa: DTZ001 -- made aware below
def test_the_days_end_is_ahead_and_within_a_long_weekend(naive: datetime) -> None:
    now = naive.replace(tzinfo=UTC)
    ends = day_end(now, hours=OFFICE_HOURS, zone=MADRID)
    assert now < ends <= now + timedelta(days=3, hours=1)
    assert ends.astimezone(MADRID).time() == time(18)


def test_only_the_clients_own_address_has_to_be_confirmed() -> None:
    person = Recipient("ana@example.com", MAYA, "agency")
    contact = Recipient("Acme@example.com", None, "client")
    assert rules.decide_status(person, [], can_ask=True) == "waiting"
    assert rules.decide_status(contact, [], can_ask=True) == "held"
    assert rules.decide_status(contact, ["acme@example.com"], can_ask=True) == "waiting"
    assert rules.decide_status(contact, [], can_ask=False) == "waiting"


@pytest.mark.parametrize(
    ("day", "asks"),
    [
        ([], False),
        (["item"], False),
        (["changed"], True),
        (["ours"], True),
        (["ours", "item"], True),
        (["ours", "both"], False),
        (["both", "changed"], True),
        (["theirs"], False),
        (["changed", "theirs"], False),
    ],
)
def test_how_both_sides_work_asks_as_its_last_line_says(day: list[str], *, asks: bool) -> None:
    lines: dict[str, tuple[LineKind, Side, dict[str, str]]] = {
        "item": ("item_agreed", "agency", {}),
        "changed": ("working_changed", "agency", {"names": "zone"}),
        "ours": ("working_agreed", "agency", {"both": "no"}),
        "theirs": ("working_agreed", "client", {"both": "no"}),
        "both": ("working_agreed", "agency", {"both": "yes"}),
    }
    assert rules.working_asks([lines[one] for one in day]) is asks


def test_tries_are_ever_further_apart() -> None:
    waits = [rules.retry_seconds(tries) for tries in range(1, 9)]
    assert waits == [60, 120, 240, 480, 960, 1920, 3600, 3600]


def test_a_message_id_leads_back_to_its_mail_alone() -> None:
    receipt, workspace = uuid4(), uuid4()
    ours = rules.message_id(receipt, workspace, "example.com")
    assert rules.receipt_of(ours) == (receipt, workspace)
    for other in ("one@cafe.example", f"x{ours}", ours.upper(), ours.replace(".", "", 1)):
        assert rules.receipt_of(other) is None


@pytest.mark.parametrize(("word", "on"), [("on", True), (" Sí ", True), ("NO", False)])
def test_on_and_off_are_said_in_both_languages(word: str, *, on: bool) -> None:
    assert rules.read_switch(word) is on


def test_anything_else_is_asked_again() -> None:
    with pytest.raises(rules.WhichState):
        rules.read_switch("maybe")
