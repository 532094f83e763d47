"""Which words go, in which forms they are found, and that every column with text is thought of."""

from uuid import uuid4

import pytest
from sqlalchemy import LargeBinary
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import Text

import bot.wiring
from bot.features.erasures.rules import COPIES, GONE_URL, forms, ids_of, words_of
from bot.record.models import RecordEntry
from bot.storage.base import Base

__all__ = ["bot"]

NOTE = "(gone)"
SAID = "Dana's number is <555 0101> & we don't tell"

STAY: dict[str, str] = {
    "post_revisions.text": "fixed by its content hash; it is or will be public",
    "direct_posts.text": "public on the network",
    "direct_posts.before": "was public on the network",
    "watched_posts.text": "public on the network",
    "watched_posts.before": "was public on the network",
    "watched_replies.text": "public on the network",
    "watched_replies.before": "was public on the network",
    "inbox_items.text": "public on the network",
    "inbox_items.earlier": "was public on the network",
    "inbox_items.answer_text": "public on the network",
    "inbox_items.author_handle": "public on the network",
    "inbox_items.author_name": "public on the network",
    "replies.body": "public on the network",
    "replies.signed": "public on the network",
    "people.name": "Slack's, asked for again every day",
    "people.email": "Slack's, asked for again every day",
    "clients.brand": "a setting",
    "clients.contact_email": "a setting",
    "clients.contact_mail": "a state",
    "members.department": "a setting",
    "members.initials": "a setting",
    "receipt_addresses.address": "a setting",
    "reading_links.address": "where a page was sent",
    "receipts.address": "where a mail went",
    "receipts.scope": "ids and moments",
    "receipt_answers.address": "where an answer came from",
    "evidence_files.content": "erased with its file",
}
"""What erasing leaves alone, and why; docs/record.md says so too."""
PLAIN = {
    "actor", "agreed", "answer_url", "app_id", "approvers", "asked", "asked_side", "audience",
    "author_id", "bot_id", "bot_user_id", "cause", "channel_id", "client_channel_id",
    "content_hash", "conversation_id", "cursor", "digest", "door", "edited_ts", "error",
    "external_id", "failure", "handle", "hash", "hours", "in_reply_to", "inbox_channel_id",
    "key", "kind", "language", "latest_id", "line_key", "line_language", "locale", "medium",
    "mentions_cursor", "message_id", "mimetype", "network", "numbers", "payload_digest",
    "permalink", "prev_hash", "profile_id", "proposed_side", "purpose", "quotes", "reference",
    "role", "scopes", "sealed_token", "sha256", "side", "slack_id", "slack_team_id",
    "slack_user_id", "slug", "state", "status", "subject", "summary_time", "task",
    "team_channel_id", "team_name", "team_url", "term", "thing", "thread", "thread_ts", "token",
    "told_posts", "told_side", "ts", "unit", "url", "user_id", "verdict", "way", "which", "who",
    "x_handle", "zone",
}  # fmt: skip
"""Names of columns that hold ids, states and settings wherever they stand."""


@pytest.mark.parametrize("shown", forms(SAID))
def test_words_go_in_every_form(shown: str) -> None:
    words = words_of("plan.change_told", {"text": SAID})
    assert words.without(f"#1: {shown}!", NOTE) == f"#1: {NOTE}!"


def test_words_that_were_cut_go_too() -> None:
    words = words_of("plan.change_told", {"text": SAID})
    assert words.without(f"#1: {SAID[:30]}…\nSeen", NOTE) == f"#1: {NOTE}\nSeen"


def test_what_stands_between_mentions_and_links_goes_piece_by_piece() -> None:
    words = words_of(
        "plan.change_told", {"text": "ask <@U0DANA1> at https://dana.example/a\nnow ok"}
    )
    block = {
        "type": "rich_text",
        "elements": [
            {"type": "text", "text": "ask "},
            {"type": "user", "user_id": "U0DANA1"},
            {"type": "text", "text": " at "},
            {"type": "link", "url": "https://dana.example/a"},
            {"type": "text", "text": "\nnow ok"},
        ],
    }
    assert words.without_in_message(block, NOTE)["elements"] == [
        {"type": "text", "text": NOTE},
        {"type": "user", "user_id": "U0DANA1"},
        {"type": "text", "text": NOTE},
        {"type": "link", "url": GONE_URL},
        {"type": "text", "text": f"\n{NOTE}"},
    ]


def test_a_messages_form_and_facts_stay() -> None:
    words = words_of(
        "plan.change_told",
        {"text": "button", "side": "client", "at": "2026-11-20", "id": str(uuid4())},
    )
    block = {"type": "button", "value": "client", "text": "The client told it on 2026-11-20"}
    assert words.without_in_message(block, NOTE) == block
    assert words.without("button", NOTE) == NOTE


def test_only_what_nobody_says_by_chance_goes_from_elsewhere() -> None:
    words = words_of(
        "evidence.kept", {"text": SAID, "who": "Dana of the warehouse", "reason": "Rain"}
    )
    assert words.without("Dana of the warehouse: Rain", NOTE) == f"{NOTE}: {NOTE}"
    assert words.without("Dana of the warehouse: Rain", NOTE, own=False) == (
        "Dana of the warehouse: Rain"
    )
    assert words.without(SAID, NOTE, own=False) == NOTE


def test_what_is_public_stays_and_what_was_said_of_it_goes() -> None:
    words = words_of(
        "post.changes_asked", {"text": "Our new menu is here", "reason": "Dana is ill"}
    )
    assert (
        words.without("Our new menu is here: Dana is ill", NOTE) == f"Our new menu is here: {NOTE}"
    )


def test_data_that_is_no_message_has_no_form_to_keep() -> None:
    words = words_of("working.changed", {"after": ["Dana K"]})
    assert words.without_in({"value": ["Dana K", "Ana"]}, NOTE) == {"value": [NOTE, "Ana"]}


def test_an_entry_names_what_it_is_about() -> None:
    change, file = uuid4(), uuid4()
    assert ids_of(f"change:{change}", {"file": str(file), "number": 1}) == {change, file}


def test_every_column_with_text_is_thought_of() -> None:
    """A new one goes into COPIES if people write into it, else it is named here."""
    own = {"outbound_messages.body", "outbound_messages.line_blocks"}
    own |= {f"receipts.{name}" for name in ("subject", "plain", "html")}
    own |= {f"record_payloads.{name}" for name in ("payload", "salt")}
    found = [
        f"{table.name}.{column.name}"
        for table in Base.metadata.tables.values()
        for column in table.columns
        if isinstance(column.type, Text | JSONB | LargeBinary)
        and column.name not in {*COPIES.get(table.name, ()), *PLAIN}
    ]
    assert RecordEntry.__tablename__ in Base.metadata.tables
    assert set(found) - own - set(STAY) == set()


def test_every_copy_is_a_column() -> None:
    tables = Base.metadata.tables
    named = {f"{name}.{column}" for name, columns in COPIES.items() for column in columns}
    there = {f"{table.name}.{column.name}" for table in tables.values() for column in table.columns}
    assert {name for name in {*named, *STAY} if name.partition(".")[0] in tables} <= there
