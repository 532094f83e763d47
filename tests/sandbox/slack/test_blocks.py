"""Block Kit: every limit that a message meets, in Slack's words."""

from typing import Any

import pytest

from bot.sandbox.slack.blocks import check_message_blocks, check_view
from bot.sandbox.slack.refusal import Refusal

Json = dict[str, Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def section(text: str = "x", **more: Any) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


def button(text: str = "ok", **more: Any) -> Json:
    return {"type": "button", "text": plain(text), **more}


def actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def select(*options: Json) -> Json:
    return {"type": "static_select", "action_id": "a", "options": list(options)}


def option(text: str = "one", value: str = "1") -> Json:
    return {"text": plain(text), "value": value}


CASES: list[tuple[Json, str]] = [
    (section("x" * 3001), "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"),
    (section(""), "must be more than 0 characters [json-pointer:/blocks/0/text/text]"),
    (section(colour="red"), "invalid additional property: colour [json-pointer:/blocks/0]"),
    ({"type": "section"}, "must define either `text` or `fields` [json-pointer:/blocks/0]"),
    ({"type": "sektion"}, "unsupported type: sektion [json-pointer:/blocks/0/type]"),
    ({"text": "x"}, "missing required field: type [json-pointer:/blocks/0]"),
    (
        {"type": "section", "fields": [plain("x")] * 11},
        "no more than 10 items allowed [json-pointer:/blocks/0/fields]",
    ),
    (
        {"type": "section", "fields": [plain("x" * 2001)]},
        "must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]",
    ),
    (
        {"type": "header", "text": plain("x" * 151)},
        "must be less than 151 characters [json-pointer:/blocks/0/text/text]",
    ),
    (
        {"type": "header", "text": {"type": "mrkdwn", "text": "x"}},
        "unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]",
    ),
    (
        actions(button("x" * 76)),
        "must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]",
    ),
    (
        actions(button(value="x" * 2001)),
        "must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]",
    ),
    (
        actions(button(style="green")),
        "must be a valid enum value [json-pointer:/blocks/0/elements/0/style]",
    ),
    (
        actions(*[button()] * 26),
        "no more than 25 items allowed [json-pointer:/blocks/0/elements]",
    ),
    (
        actions(button(action_id="a"), button(action_id="a")),
        '`action_id` "a" already exists [json-pointer:/blocks/0/elements/1/action_id]',
    ),
    (
        actions(button(action_id="x" * 256)),
        "must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]",
    ),
    (
        actions(select(option("x" * 76))),
        "must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/text/text]",
    ),
    (
        actions(select(option(value="x" * 151))),
        "must be less than 151 characters [json-pointer:/blocks/0/elements/0/options/0/value]",
    ),
    (
        actions(select()),
        "no fewer than 1 items allowed [json-pointer:/blocks/0/elements/0/options]",
    ),
    (
        actions({"type": "plain_text_input", "action_id": "a"}),
        "unsupported type: plain_text_input [json-pointer:/blocks/0/elements/0/type]",
    ),
    (
        {"type": "context", "elements": [plain("x")] * 11},
        "no more than 10 items allowed [json-pointer:/blocks/0/elements]",
    ),
    (
        {"type": "image", "image_url": "https://x.example/a.png"},
        "missing required field: alt_text [json-pointer:/blocks/0]",
    ),
    (
        section(block_id="x" * 256),
        "must be less than 256 characters [json-pointer:/blocks/0/block_id]",
    ),
]


@pytest.mark.parametrize(("block", "words"), CASES, ids=[c[1] for c in CASES])
def test_a_bad_block_is_refused_in_slacks_words(block: Json, words: str) -> None:
    with pytest.raises(Refusal) as caught:
        check_message_blocks([block])
    assert caught.value.error == "invalid_blocks"
    assert f"[ERROR] {words}" in caught.value.messages


def test_good_blocks_pass() -> None:
    check_message_blocks(
        [
            section("x" * 3000, accessory=button("x" * 75, value="x" * 2000, style="primary")),
            {"type": "divider"},
            {"type": "header", "text": plain("x" * 150)},
            actions(
                button(action_id="a"), select(option("x" * 75, "x" * 150)) | {"action_id": "b"}
            ),
            {"type": "context", "elements": [plain("x"), {"type": "mrkdwn", "text": "y"}]},
        ]
    )


def test_fifty_blocks_and_no_more() -> None:
    check_message_blocks([section()] * 50)
    with pytest.raises(Refusal) as caught:
        check_message_blocks([section()] * 51)
    assert caught.value.messages == ["[ERROR] no more than 50 items allowed [json-pointer:/blocks]"]


def test_a_block_id_stands_once() -> None:
    with pytest.raises(Refusal, match="invalid_blocks"):
        check_message_blocks([section(block_id="a"), section(block_id="a")])


def test_the_sum_of_texts_is_limited() -> None:
    check_message_blocks([section("x" * 3000)] * 4)
    with pytest.raises(Refusal, match="msg_blocks_too_long"):
        check_message_blocks([section("x" * 3000)] * 5)


def modal(**more: Any) -> Json:
    return {"type": "modal", "title": plain("t"), "blocks": [section()], **more}


def text_input(**more: Any) -> Json:
    return {
        "type": "input",
        "label": plain("Text"),
        "element": {"type": "plain_text_input", "action_id": "a"},
        **more,
    }


VIEWS: list[tuple[Json, str]] = [
    (
        modal(title=plain("x" * 25)),
        "must be less than 25 characters [json-pointer:/view/title/text]",
    ),
    (
        modal(submit=plain("x" * 25)),
        "must be less than 25 characters [json-pointer:/view/submit/text]",
    ),
    (
        modal(close=plain("x" * 25)),
        "must be less than 25 characters [json-pointer:/view/close/text]",
    ),
    (
        modal(private_metadata="x" * 3001),
        "must be less than 3001 characters [json-pointer:/view/private_metadata]",
    ),
    (modal(blocks=[section()] * 101), "no more than 100 items allowed [json-pointer:/view/blocks]"),
    (modal(blocks=[text_input()]), "missing required field: submit [json-pointer:/view]"),
    (modal(colour="red"), "invalid additional property: colour [json-pointer:/view]"),
    ({"type": "modal", "blocks": []}, "missing required field: title [json-pointer:/view]"),
    ({"type": "home", "blocks": []}, "unsupported type: home [json-pointer:/view/type]"),
    (
        modal(blocks=[section(block_id="a"), section(block_id="a")]),
        '`block_id` "a" already exists [json-pointer:/view/blocks/1/block_id]',
    ),
]


@pytest.mark.parametrize(("view", "words"), VIEWS, ids=[v[1] for v in VIEWS])
def test_a_bad_view_is_refused_in_slacks_words(view: Json, words: str) -> None:
    with pytest.raises(Refusal) as caught:
        check_view(view, allowed="modal")
    assert caught.value.error == "invalid_arguments"
    assert f"[ERROR] {words}" in caught.value.messages


def test_a_view_over_250_kb_is_refused() -> None:
    blocks = [section("x" * 2900) for _ in range(99)]
    with pytest.raises(Refusal, match="view_too_large"):
        check_view(modal(blocks=blocks), allowed="modal")


def test_good_views_pass() -> None:
    check_view(modal(blocks=[text_input()], submit=plain("Save")), allowed="modal")
    check_view({"type": "home", "blocks": [section()]}, allowed="home")
