"""What Slack does to text, and how it reads."""

from typing import Any

import pytest

from bot.sandbox.slack.plain import blocks_text, mrkdwn
from bot.sandbox.slack.richtext import rich_text
from bot.sandbox.slack.state import Channel, State, User
from bot.sandbox.slack.text import from_app, from_person, names_in_command, rings

USERS = {"Ana": "U1", "Ana María": "U2", "Rapport": "U3"}
CHANNELS = {"acme": "C1"}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a & b < c > d", "a &amp; b &lt; c &gt; d"),
        ("<!channel> <@U1>", "&lt;!channel&gt; &lt;@U1&gt;"),
        ("@rapport change, @Ana María!", "<@U3> change, <@U2>!"),
        ("@Anabel and a@Ana", "@Anabel and a@Ana"),
        ("see #acme.", "see <#C1|acme>."),
        ("@channel now", "<!channel> now"),
        ("https://x.example/a?b=1&c=2.", "<https://x.example/a?b=1&amp;c=2>."),
        ("(https://x.example)", "(<https://x.example>)"),
        ("go to acme.com now", "go to <http://acme.com|acme.com> now"),
        ("ana@acme.com", "<mailto:ana@acme.com|ana@acme.com>"),
        ("Friday 17:30, v1.2", "Friday 17:30, v1.2"),
        ("two\nlines 😀", "two\nlines 😀"),
    ],
)
def test_what_people_type(typed: str, kept: str) -> None:
    assert from_person(typed, USERS, CHANNELS) == kept


@pytest.mark.parametrize(
    ("posted", "kept"),
    [
        ("&lt;!channel&gt;", "&lt;!channel&gt;"),
        ("<!channel> <@U1>", "<!channel> <@U1>"),
        ("a <b> c & d &amp; e", "a &lt;b&gt; c &amp; d &amp; e"),
        ("<https://x.example|x> https://y.example", "<https://x.example|x> <https://y.example>"),
        ("> quoted", "&gt; quoted"),
        ("```https://y.example```", "```<https://y.example>```"),
    ],
)
def test_what_apps_post(posted: str, kept: str) -> None:
    assert from_app(posted) == kept
    assert from_app(kept) == kept


def test_names_in_a_command_carry_their_label() -> None:
    assert names_in_command("@Ana & #acme", USERS, CHANNELS) == "<@U1|Ana> &amp; <#C1|acme>"


def test_who_is_notified() -> None:
    assert rings("<@U1> <!channel> &lt;!here&gt; <#C1|acme>") == ["U1", "channel"]


def _state() -> State:
    user = User("U1", "T1", "ana", "Ana R", "Ana")
    return State(users={"U1": user}, channels={"C1": Channel("C1", "T1", "acme")})


def test_marks_read_as_names_and_labels() -> None:
    text = "<@U1> in <#C1|old>: <https://x.example|the site> &lt;b&gt; <!date^1^{date}|Friday>"
    assert mrkdwn(_state(), text) == "@Ana in #acme: the site (https://x.example) <b> Friday"


def test_blocks_read_from_top_to_bottom() -> None:
    words: dict[str, Any] = {"type": "mrkdwn", "text": "*Launch* &amp; more"}
    button = {"type": "button", "text": {"type": "plain_text", "text": "Seen"}, "action_id": "s"}
    blocks: list[dict[str, Any]] = [
        {"type": "header", "text": {"type": "plain_text", "text": "Plan"}},
        {"type": "section", "text": words, "fields": [words], "accessory": button},
        {"type": "divider"},
        {"type": "context", "elements": [words, words]},
        {"type": "actions", "elements": [button, button]},
        {
            "type": "input",
            "label": {"type": "plain_text", "text": "Text"},
            "element": {"type": "plain_text_input", "action_id": "a"},
        },
    ]
    one = "*Launch* & more"
    assert blocks_text(_state(), blocks).splitlines() == [
        "Plan", one, one, "[Seen]", "---", f"{one} · {one}", "[Seen] [Seen]", "Text: ____",
    ]  # fmt: skip


def test_what_people_type_is_rich_text_beside() -> None:
    block = rich_text("a &lt;b&gt; <@U1> <#C1|acme> <!here> <https://x.example?a&amp;b|x>", "r")
    (section,) = block["elements"]
    assert [p for p in section["elements"] if p != {"type": "text", "text": " "}] == [
        {"type": "text", "text": "a <b> "},
        {"type": "user", "user_id": "U1"},
        {"type": "channel", "channel_id": "C1"},
        {"type": "broadcast", "range": "here"},
        {"type": "link", "url": "https://x.example?a&b", "text": "x"},
    ]
