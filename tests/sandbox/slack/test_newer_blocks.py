"""Rich text, tables, charts, cards and their like: every limit and place, in Slack's words."""

from typing import Any

import pytest

from bot.sandbox.slack.blocks import check_message_blocks, check_view
from bot.sandbox.slack.refusal import Refusal
from tests.sandbox.slack.test_blocks import button, modal, plain, section, text_input

Json = dict[str, Any]


def cell(text: str = "x") -> Json:
    return {"type": "raw_text", "text": text}


def rich(*elements: Json) -> Json:
    whole = {"type": "rich_text_section", "elements": list(elements)}
    return {"type": "rich_text", "elements": [whole]}


def pie(*values: float, label: str = "a") -> Json:
    segments = [{"label": f"{label}{n}", "value": v} for n, v in enumerate(values)]
    return {
        "type": "data_visualization",
        "title": "t",
        "chart": {"type": "pie", "segments": segments},
    }


def line(*names: str, labels: tuple[str, ...] = ("Mon", "Tue"), **axes: Any) -> Json:
    data = [{"label": one, "value": 1.5} for one in labels]
    chart = {
        "type": "line",
        "series": [{"name": name, "data": data} for name in names],
        "axis_config": {"categories": ["Mon", "Tue"], **axes},
    }
    return {"type": "data_visualization", "title": "t", "chart": chart}


def table(*rows: list[Json], **more: Any) -> Json:
    return {"type": "table", "rows": list(rows), **more}


def data_table(*rows: list[Json], **more: Any) -> Json:
    return {"type": "data_table", "caption": "c", "rows": list(rows), **more}


def card(**more: Any) -> Json:
    return {"type": "card", "title": plain("t"), **more}


def container(*blocks: Json, **more: Any) -> Json:
    return {"type": "container", "title": plain("t"), "child_blocks": list(blocks), **more}


def task(**more: Any) -> Json:
    return {"type": "task_card", "task_id": "1", "title": "t", "status": "complete", **more}


VIDEO: Json = {
    "type": "video",
    "alt_text": "a",
    "thumbnail_url": "https://x.example/a.png",
    "video_url": "https://x.example/a",
    "title": plain("t"),
}
FEEDBACK: Json = {
    "type": "feedback_buttons",
    "action_id": "f",
    "positive_button": {"text": plain("good"), "value": "1"},
    "negative_button": {"text": plain("bad"), "value": "0"},
}
ICON: Json = {"type": "icon_button", "icon": "trash", "text": plain("Delete"), "action_id": "d"}

GOOD = [
    rich(
        {"type": "text", "text": "x", "style": {"bold": True, "code": True}},
        {"type": "user", "user_id": "U1"},
        {"type": "broadcast", "range": "here"},
        {"type": "link", "url": "https://x.example", "text": "x"},
        {"type": "emoji", "name": "tada"},
        {"type": "date", "timestamp": 1, "format": "{date}", "fallback": "x"},
    ),
    {
        "type": "rich_text",
        "elements": [
            {
                "type": "rich_text_list",
                "style": "ordered",
                "indent": 8,
                "elements": [{"type": "rich_text_section", "elements": []}],
            },
            {"type": "rich_text_quote", "elements": [], "border": 1},
            {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "x"}]},
        ],
    },
    table([cell()] * 20, column_settings=[{"align": "right", "is_wrapped": True}, None]),
    data_table([cell()] * 2, [rich(), {"type": "raw_number", "value": 1, "text": "1"}]),
    pie(1, 2.5),
    line("a", "b", x_label="x" * 50),
    card(body=plain("x" * 200), actions=[button()] * 3),
    card(slack_icon={"type": "icon", "name": "rocket"}),
    {"type": "carousel", "elements": [card()] * 10},
    container(section(), card(), width="wide", is_collapsible=True, default_collapsed=True),
    task(details=rich(), sources=[{"type": "url", "url": "https://x.example", "text": "x"}]),
    {"type": "plan", "title": "t", "tasks": [task(status="pending")]},
    {"type": "context_actions", "elements": [FEEDBACK, ICON]},
    VIDEO,
    {"type": "markdown", "text": "x" * 12_000},
    {"type": "file", "external_id": "1", "source": "remote"},
]


@pytest.mark.parametrize("block", GOOD, ids=[b["type"] for b in GOOD])
def test_a_good_block_passes(block: Json) -> None:
    check_message_blocks([block])


def at(place: str, what: str) -> str:
    return f"[ERROR] {what} [json-pointer:/blocks/0{place}]"


BAD: list[tuple[Json, str]] = [
    (rich({"type": "shout"}), at("/elements/0/elements/0/type", "unsupported type: shout")),
    (
        rich({"type": "broadcast", "range": "all"}),
        at("/elements/0/elements/0/range", "must be a valid enum value"),
    ),
    (
        {"type": "rich_text", "elements": [section()]},
        at("/elements/0/type", "unsupported type: section"),
    ),
    (
        {
            "type": "rich_text",
            "elements": [
                {"type": "rich_text_list", "style": "bullet", "elements": [], "indent": 9}
            ],
        },
        at("/elements/0/indent", "must be between 0 and 8"),
    ),
    (table([cell()] * 21), at("/rows/0", "no more than 20 items allowed")),
    (table(*[[cell()]] * 101), at("/rows", "no more than 100 items allowed")),
    (table([plain("x")]), at("/rows/0/0/type", "unsupported type: plain_text")),
    (table([cell("")]), at("/rows/0/0/text", "must be more than 0 characters")),
    (
        table([cell()], column_settings=[{"align": "middle"}]),
        at("/column_settings/0/align", "must be a valid enum value"),
    ),
    (data_table([cell()]), at("/rows", "no fewer than 2 items allowed")),
    (
        data_table([cell()], [cell()] * 2),
        at("/rows/1", "all rows must have the same number of cells"),
    ),
    (data_table([rich()], [cell()]), at("/rows/0/0/type", "unsupported type: rich_text")),
    (
        data_table([cell()], [cell("x" * 20_000)]),
        at("/rows", "must be less than 20001 characters in all cells"),
    ),
    (data_table([cell()], [cell()], page_size=101), at("/page_size", "must be between 1 and 100")),
    (pie(), at("/chart/segments", "no fewer than 1 items allowed")),
    (pie(*[1] * 7), at("/chart/segments", "no more than 6 items allowed")),
    (pie(0), at("/chart/segments/0/value", "must be greater than 0")),
    (pie(1, label="x" * 20), at("/chart/segments/0/label", "must be less than 21 characters")),
    (pie(1) | {"title": "x" * 51}, at("/title", "must be less than 51 characters")),
    (line(*"abcdefg"), at("/chart/series", "no more than 6 items allowed")),
    (line("a", "a"), at("/chart/series", "must be unique")),
    (
        line("a", labels=("Mon", "Wed")),
        at("/chart/series/0/data", "labels must match the axis categories"),
    ),
    (
        line("a", y_label="x" * 51),
        at("/chart/axis_config/y_label", "must be less than 51 characters"),
    ),
    (pie(1) | {"chart": {"type": "radar"}}, at("/chart/type", "unsupported type: radar")),
    (card(title=plain("x" * 151)), at("/title/text", "must be less than 151 characters")),
    (card(body=plain("x" * 201)), at("/body/text", "must be less than 201 characters")),
    (card(subtext=plain("x" * 201)), at("/subtext/text", "must be less than 201 characters")),
    (card(actions=[button()] * 4), at("/actions", "no more than 3 items allowed")),
    (card(actions=[ICON]), at("/actions/0/type", "unsupported type: icon_button")),
    (
        {"type": "card", "subtitle": plain("x")},
        at("", "must define either `hero_image` or `title` or `actions` or `body`"),
    ),
    (
        card(
            icon={"type": "image", "image_url": "https://x.example", "alt_text": "x"},
            slack_icon={"type": "icon", "name": "rocket"},
        ),
        at("", "must define only one of `icon` or `slack_icon`"),
    ),
    (
        {"type": "carousel", "elements": [card()] * 11},
        at("/elements", "no more than 10 items allowed"),
    ),
    (
        {"type": "carousel", "elements": [section()]},
        at("/elements/0/type", "unsupported type: section"),
    ),
    (container(*[section()] * 11), at("/child_blocks", "no more than 10 items allowed")),
    (container(container(section())), at("/child_blocks/0/type", "unsupported type: container")),
    (
        container(section(), default_collapsed=True),
        at("/default_collapsed", "requires is_collapsible"),
    ),
    (
        container(section(), is_collapsible=True, has_header_divider=True),
        at("/has_header_divider", "cannot be set with is_collapsible"),
    ),
    (
        container(section("x" * 3001)),
        at("/child_blocks/0/text/text", "must be less than 3001 characters"),
    ),
    (task(status="pending"), at("/status", "must be a valid enum value")),
    (
        {"type": "plan", "title": "t", "tasks": [task(), task()]},
        at("/tasks", "task_id must be unique"),
    ),
    (
        {"type": "context_actions", "elements": [button()]},
        at("/elements/0/type", "unsupported type: button"),
    ),
    (
        {"type": "context_actions", "elements": [ICON | {"icon": "rocket"}]},
        at("/elements/0/icon", "must be a valid enum value"),
    ),
    (
        {"type": "context_actions", "elements": [ICON | {"action_id": str(n)} for n in range(6)]},
        at("/elements", "no more than 5 items allowed"),
    ),
    (VIDEO | {"title": plain("x" * 201)}, at("/title/text", "must be less than 201 characters")),
    ({"type": "markdown", "text": "x" * 12_001}, at("/text", "must be less than 12001 characters")),
    ({"type": "alert", "text": plain("x")}, at("/type", "unsupported type: alert")),
    (
        {"type": "file", "external_id": "1", "source": "local"},
        at("/source", "must be a valid enum value"),
    ),
]


@pytest.mark.parametrize(("block", "words"), BAD, ids=[b[1] for b in BAD])
def test_a_bad_block_is_refused_in_slacks_words(block: Json, words: str) -> None:
    with pytest.raises(Refusal) as caught:
        check_message_blocks([block])
    assert caught.value.error == "invalid_blocks"
    assert words in caught.value.messages


TOGETHER: list[tuple[list[Json], str]] = [
    ([pie(1)] * 3, "no more than 2 data_visualization blocks allowed"),
    ([table([cell()])] * 2, "only_one_table_allowed"),
    (
        [{"type": "markdown", "text": "x" * 6_001}] * 2,
        "markdown blocks must be less than 12001 characters in all",
    ),
]


@pytest.mark.parametrize(("blocks", "words"), TOGETHER, ids=[t[1] for t in TOGETHER])
def test_some_blocks_do_not_go_together(blocks: list[Json], words: str) -> None:
    check_message_blocks(blocks[1:])
    with pytest.raises(Refusal) as caught:
        check_message_blocks(blocks)
    assert caught.value.messages == [f"[ERROR] {words} [json-pointer:/blocks]"]


def test_ids_are_unique_inside_frames_too() -> None:
    twice = card(actions=[button(action_id="a"), button(action_id="a")])
    with pytest.raises(Refusal) as caught:
        check_message_blocks([{"type": "carousel", "elements": [twice]}])
    where = "/blocks/0/elements/0/actions/1/action_id"
    assert caught.value.messages == [
        f'[ERROR] `action_id` "a" already exists [json-pointer:{where}]'
    ]


PLACES: list[tuple[str, Json, bool]] = [
    ("modal", {"type": "alert", "text": plain("x" * 200), "level": "warning"}, True),
    ("modal", {"type": "alert", "text": plain("x" * 201)}, False),
    ("modal", {"type": "alert", "text": plain("x"), "level": "loud"}, False),
    ("home", {"type": "alert", "text": plain("x")}, False),
    ("home", pie(1), True),
    ("modal", pie(1), False),
    ("home", table([cell()]), True),
    ("modal", table([cell()]), False),
    ("modal", card(), True),
    ("modal", {"type": "markdown", "text": "x"}, False),
    ("home", {"type": "context_actions", "elements": [ICON]}, False),
]


@pytest.mark.parametrize(("surface", "block", "fits"), PLACES)
def test_blocks_have_their_places(surface: str, block: Json, fits: bool) -> None:  # noqa: FBT001 - a column of the table above
    view = modal(blocks=[block]) if surface == "modal" else {"type": "home", "blocks": [block]}
    if fits:
        check_view(view, allowed=surface)
        return
    with pytest.raises(Refusal, match="invalid_arguments"):
        check_view(view, allowed=surface)


INPUTS: list[tuple[Json, str]] = [
    ({"type": "file_input", "max_files": 11}, "must be between 1 and 10"),
    ({"type": "rich_text_input", "max_lines": 101}, "must be between 1 and 100"),
    ({"type": "rich_text_input", "initial_value": plain("x")}, "unsupported type: plain_text"),
    ({"type": "datepicker", "initial_date": "2026-13-01"}, "must be a date YYYY-MM-DD"),
    ({"type": "timepicker", "initial_time": "24:00"}, "must be a time HH:mm"),
    ({"type": "button", "text": plain("x")}, "unsupported type: button"),
]


@pytest.mark.parametrize(("element", "words"), INPUTS, ids=[i[1] for i in INPUTS])
def test_a_bad_input_is_refused(element: Json, words: str) -> None:
    view = modal(blocks=[text_input(element=element)], submit=plain("Save"))
    with pytest.raises(Refusal) as caught:
        check_view(view, allowed="modal")
    assert any(words in one for one in caught.value.messages)


def test_good_inputs_pass() -> None:
    elements = [
        {"type": "file_input", "filetypes": ["png"], "max_files": 10},
        {"type": "rich_text_input", "initial_value": rich(), "max_lines": 100},
        {"type": "datepicker", "initial_date": "2026-11-30"},
        {"type": "timepicker", "initial_time": "23:59"},
    ]
    blocks = [text_input(element=one) for one in elements]
    check_view(modal(blocks=blocks, submit=plain("Save")), allowed="modal")
