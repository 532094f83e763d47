"""How promises stand: the same for both sides."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.features.promises.rules import (
    AlreadyDelivered,
    AlreadyReceived,
    NotDelivered,
    OwnDelivery,
    Standing,
    check_deliverable,
    check_receivable,
    standing,
    tally,
)

MADRID = ZoneInfo("Europe/Madrid")
DUE = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("now", "kept_at", "expected"),
    [
        (datetime(2026, 11, 25, 12, tzinfo=UTC), None, Standing("ahead", 2)),
        # 22:59 UTC is still the day before in Madrid, 23:00 is the day
        (datetime(2026, 11, 26, 22, 59, tzinfo=UTC), None, Standing("ahead", 1)),
        (datetime(2026, 11, 26, 23, 0, tzinfo=UTC), None, Standing("today")),
        (datetime(2026, 11, 27, 22, 59, tzinfo=UTC), None, Standing("today")),
        (datetime(2026, 11, 27, 23, 0, tzinfo=UTC), None, Standing("behind", 1)),
        (datetime(2026, 12, 1, 9, tzinfo=UTC), None, Standing("behind", 4)),
        (
            datetime(2026, 12, 1, 9, tzinfo=UTC),
            datetime(2026, 11, 27, 22, 59, tzinfo=UTC),
            Standing("kept"),
        ),
        (
            datetime(2026, 12, 1, 9, tzinfo=UTC),
            datetime(2026, 11, 20, 9, tzinfo=UTC),
            Standing("kept"),
        ),
        (
            datetime(2026, 12, 9, 9, tzinfo=UTC),
            datetime(2026, 11, 27, 23, 0, tzinfo=UTC),
            Standing("kept_later", 1),
        ),
    ],
)
def test_a_promise_stands_by_the_client_s_days(
    now: datetime, kept_at: datetime | None, expected: Standing
) -> None:
    assert standing(DUE, kept_at=kept_at, now=now, zone=MADRID) == expected


def test_what_came_by_its_day_and_what_came_later_are_counted() -> None:
    counted = tally([Standing("kept"), Standing("kept_later", 3), Standing("kept")])
    assert (counted.on_time, counted.later) == (2, 1)


def test_delivered_is_said_once() -> None:
    check_deliverable(kept_by=None)
    with pytest.raises(AlreadyDelivered) as caught:
        check_deliverable(kept_by="Maya")
    assert caught.value.params == {"who": "Maya"}


def test_received_is_for_the_other_side_and_after_delivery() -> None:
    check_receivable(kept=True, own_side=False, received_by=None)
    with pytest.raises(OwnDelivery):
        check_receivable(kept=True, own_side=True, received_by=None)
    with pytest.raises(NotDelivered):
        check_receivable(kept=False, own_side=False, received_by=None)
    with pytest.raises(AlreadyReceived):
        check_receivable(kept=True, own_side=False, received_by="Carl")
