"""What a post may hold, who may change it, and what fixes it."""

from datetime import UTC, datetime, timedelta, timezone
from uuid import uuid4

import pytest

from bot.features.clients.rules import Role
from bot.features.posts.rules import (
    EDITABLE,
    EmptyText,
    PostClosed,
    PostReplaced,
    Status,
    TextTooLong,
    TimeIsPast,
    check_open,
    check_revision,
    check_text,
    check_time,
    content_hash,
    may_edit,
    may_withdraw,
    tidy_text,
)

NOW = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)
ANA, BOB = uuid4(), uuid4()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("a" * 280, 280),
        ("é" * 280, 280),
        ("https://acme.com/" + "x" * 200, 23),
        ("寿" * 140, 280),
    ],
)
def test_x_counts(text: str, count: int) -> None:
    assert check_text(text) == count


def test_too_long_says_by_how_much() -> None:
    with pytest.raises(TextTooLong) as told:
        check_text("a" * 312)
    assert told.value.params == {"count": 312, "limit": 280, "over": 32}
    assert told.value.field == "text"


def test_nothing_is_not_a_post() -> None:
    with pytest.raises(EmptyText):
        check_text(tidy_text(" \r\n "))


def test_line_ends_are_one_sign_and_inner_blanks_stay() -> None:
    assert tidy_text("  one\r\n\r\n  two \r") == "one\n\n  two"


def test_a_time_is_ahead() -> None:
    check_time(None, NOW)
    check_time(NOW + timedelta(seconds=1), NOW)
    with pytest.raises(TimeIsPast):
        check_time(NOW, NOW)


def _hash(**changed: object) -> str:
    same: dict[str, object] = {"account": "x:1", "text": "Hello", "publish_at": NOW}
    return content_hash(**(same | changed))  # type: ignore[arg-type]


def test_the_hash_changes_with_everything_that_is_published_and_with_nothing_else() -> None:
    others = [
        _hash(account="x:2"),
        _hash(text="Hello "),
        _hash(publish_at=None),
        _hash(publish_at=NOW + timedelta(seconds=1)),
        _hash(media=["m1"]),
        _hash(media=["m1"], alt=["a van"]),
    ]
    assert len({_hash(), *others}) == 7
    elsewhere = NOW.astimezone(timezone(timedelta(hours=2)))
    assert _hash(publish_at=elsewhere) == _hash()


def test_an_older_revision_is_replaced() -> None:
    check_revision(4, 4)
    with pytest.raises(PostReplaced) as told:
        check_revision(3, 4, typed="mine")
    assert (told.value.params, told.value.typed) == ({"version": 4}, "mine")


@pytest.mark.parametrize("status", list(Status))
def test_what_is_out_or_on_its_way_is_closed(status: Status) -> None:
    if status in EDITABLE:
        check_open(status)
        return
    with pytest.raises(PostClosed) as told:
        check_open(status)
    assert told.value.params == {"status": status.value}


@pytest.mark.parametrize(
    ("role", "edits_own", "edits_others", "withdraws_others"),
    [
        ("manager", True, True, True),
        ("strategist", True, True, True),
        ("staff", True, False, False),
        ("client", True, False, True),
        ("coach", False, False, False),
    ],
)
def test_who_may_change_it(
    role: Role, *, edits_own: bool, edits_others: bool, withdraws_others: bool
) -> None:
    assert may_edit({role}, person_id=ANA, author_id=ANA) is edits_own
    assert may_edit({role}, person_id=ANA, author_id=BOB) is edits_others
    assert may_withdraw({role}, person_id=ANA, author_id=BOB) is withdraws_others


def test_who_left_may_no_longer_edit_what_they_wrote() -> None:
    assert not may_edit(set(), person_id=ANA, author_id=ANA)
