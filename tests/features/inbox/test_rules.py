"""Which messages become items."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.features.inbox import rules
from bot.networks.base import InboundItem, ItemKind

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
ITEM = InboundItem(
    external_id="10",
    author_id="5",
    author_handle="ann",
    author_name="Ann",
    text="@acme hello",
    created_at=NOW,
    conversation_id="10",
    in_reply_to=None,
    kind=ItemKind.MENTION,
    url="https://x.com/ann/status/10",
    edit_history=("10",),
)


def edited(ids: tuple[str, ...], text: str) -> InboundItem:
    return replace(ITEM, external_id=ids[-1], edit_history=ids, text=text)


def test_what_the_account_wrote_itself_is_no_item() -> None:
    assert rules.choose_items([ITEM], own_id="5") == []
    assert rules.choose_items([ITEM], own_id="6") == [ITEM]


def test_a_message_comes_once_in_its_newest_version() -> None:
    second = edited(("10", "12"), "@acme hello!")
    for batch in ([ITEM, second, ITEM], [second, ITEM], [second, second]):
        assert rules.choose_items(batch, own_id="1") == [second]


def test_the_order_is_that_of_first_versions() -> None:
    other = replace(ITEM, external_id="11", edit_history=("11",))
    late = edited(("10", "12"), "edited")
    assert rules.choose_items([other, late], own_id="1") == [late, other]
    assert rules.choose_items([late, other], own_id="1") == [late, other]


def test_without_a_history_a_message_is_its_own_first_version() -> None:
    bare = replace(ITEM, edit_history=())
    assert (rules.root_id(bare), rules.version_of(bare)) == ("10", 1)
    assert (rules.root_id(edited(("10", "12"), "")), rules.version_of(ITEM)) == ("10", 1)
    assert rules.version_of(edited(("10", "12"), "")) == 2


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("fish & <!channel> 👩‍👩‍👧\n\nñ", "fish & <!channel> 👩‍👩‍👧\n\nñ"),
        ("a\x00b", "ab"),
        ("half \ud83d", "half ?"),
        ("", ""),
    ],
)
def test_only_what_cannot_be_kept_is_changed(written: str, kept: str) -> None:
    assert rules.clean(written) == kept
    (item,) = rules.choose_items(
        [replace(ITEM, text=written, author_name=written, author_handle=written)], own_id="1"
    )
    assert (item.text, item.author_name, item.author_handle) == (kept, kept, kept)


def test_history_is_not_shown() -> None:
    assert rules.is_recent(ITEM, NOW + timedelta(hours=24))
    assert not rules.is_recent(ITEM, NOW + timedelta(hours=24, seconds=1))
    assert rules.is_recent(ITEM, NOW - timedelta(days=400))


def test_nobody_waits_for_less_than_nothing() -> None:
    assert rules.waited_seconds(NOW, NOW + timedelta(seconds=90.9)) == 90
    assert rules.waited_seconds(NOW, NOW - timedelta(seconds=5)) == 0


@pytest.mark.parametrize(
    ("offset", "total", "page"),
    [(0, 0, 0), (5, 0, 0), (5, 5, 0), (5, 6, 5), (10, 6, 5), (-5, 6, 0), (10, 11, 10)],
)
def test_a_page_that_is_gone_is_the_last_one(offset: int, total: int, page: int) -> None:
    assert rules.clamp_offset(offset, total) == page


def test_every_status_is_over_or_waits() -> None:
    assert set(rules.ANSWERABLE).isdisjoint(rules.OVER)
    assert {*rules.OVER, *rules.ANSWERABLE} == set(rules.ItemStatus) - {
        rules.ItemStatus.SENDING,
        rules.ItemStatus.UNCONFIRMED,
    }
