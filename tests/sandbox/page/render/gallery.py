"""Every block and element once, as the local Slack keeps them: to test, and to look at.

``python -m tests.sandbox.page.render.gallery FILE`` writes them as a page that expects the
page's static files beside it under ``/static``.
"""

import sys
from pathlib import Path
from typing import Any

from bot.sandbox.page.render import FormState, blocks
from bot.sandbox.slack.blocks.prepare import prepare_blocks
from tests.sandbox.page.render.looks import look

__all__ = ["CHARTS", "HOME", "MESSAGE", "MODAL", "chart", "page"]

Json = dict[str, Any]
SHEETS = ("base", "blocks", "blocks-controls", "blocks-charts")
DAYS = ("Fri 20", "Sat 21", "Sun 22", "Mon 23", "Tue 24", "Wed 25", "Thu 26")


def _text(words: str) -> Json:
    return {"type": "plain_text", "text": words}


def _mrkdwn(words: str) -> Json:
    return {"type": "mrkdwn", "text": words}


def _button(words: str, **more: Any) -> Json:
    return {"type": "button", "text": _text(words), "action_id": words, "value": "v", **more}


def _option(words: str, about: str = "") -> Json:
    found = {"text": _text(words), "value": words.lower()}
    return {**found, "description": _text(about)} if about else found


def _input(label: str, element: Json, **more: Any) -> Json:
    body = {"action_id": "value", **element}
    block_id = label.lower().replace(" ", "_")
    return {"type": "input", "block_id": block_id, "label": _text(label), "element": body, **more}


def _rich(*elements: Json) -> Json:
    return {"type": "rich_text", "elements": list(elements)}


def _row(*elements: Json) -> Json:
    return {"type": "rich_text_section", "elements": list(elements)}


def _words(words: str, **style: bool) -> Json:
    return {"type": "text", "text": words, "style": style}


def chart(kind: str, series: dict[str, tuple[float, ...]], labels: tuple[str, ...]) -> Json:
    """A chart block with axes."""
    rows = [
        {
            "name": name,
            "data": [{"label": one, "value": v} for one, v in zip(labels, values, strict=True)],
        }
        for name, values in series.items()
    ]
    axis = {"categories": list(labels), "x_label": "Day", "y_label": "Messages"}
    return {
        "type": "data_visualization",
        "title": f"Answered and open ({kind})",
        "chart": {"type": kind, "series": rows, "axis_config": axis},
    }


_OPTIONS = [_option("Coffee"), _option("Tea", "with milk"), _option("Water")]
_CONFIRM = {
    "title": _text("Publish now?"),
    "text": _mrkdwn("*Everybody* will see it & like it."),
    "confirm": _text("Publish"),
    "deny": _text("Not yet"),
    "style": "danger",
}
_PICKERS: list[Json] = [
    {"type": "static_select", "placeholder": _text("Choose"), "options": _OPTIONS},
    {"type": "users_select", "placeholder": _text("Somebody"), "initial_user": "U2"},
    {"type": "datepicker", "initial_date": "2026-11-27"},
    {"type": "timepicker", "initial_time": "17:30"},
]
CHARTS = [
    chart("bar", {"Answered": (7, 3, 2, 12, 9, 8, 7)}, DAYS),
    chart("bar", {"Answered": (7, 3, 12), "Open": (2, -1, 4), "Late": (1, 0, 2)}, DAYS[:3]),
    chart("line", {"Answered": (7, 3, 2, 12, 9, 8, 7), "Open": (1, 2, 5, 4, 3, 1, 0)}, DAYS),
    chart("area", {"Reached": (12_000, 15_500, 31_000, 28_000)}, ("May", "June", "July", "August")),
    chart("bar", {"Reached": (12, 7, 9)}, ("A campaign in spring", "Summer", "And one in autumn")),
    {
        "type": "data_visualization",
        "title": "Where people wrote",
        "chart": {
            "type": "pie",
            "segments": [
                {"label": "Mentions", "value": 45},
                {"label": "Replies", "value": 28},
                {"label": "Direct messages", "value": 6},
                {"label": "Quotes", "value": 3},
                {"label": "By e-mail", "value": 2},
            ],
        },
    },
]
MESSAGE: list[Json] = [
    {"type": "header", "text": _text("Juniper & Tea · Post for Friday :tada:")},
    {
        "type": "context",
        "elements": [
            {"type": "image", "image_url": "/static/icon.svg", "alt_text": "Rapport"},
            _mrkdwn(
                "@junipertea on X · by <@U2> · *in review* since <!date^1795800000^{date_short}|x>"
            ),
        ],
    },
    {
        "type": "section",
        "text": _mrkdwn(
            "Hello <@U1>, _the launch_ moves to *Friday 17:30* in <#C1>: ~Thursday~, "
            "see <https://example.com|the plan>.\n\nRun `rapport verify` and:\n"
            "```seq  hash\n1284 9f3c…```\n> quoted by <@U3>\n> over two lines\n"
            "• first\n• second :coffee:"
        ),
        "accessory": {"type": "overflow", "options": _OPTIONS},
    },
    {
        "type": "section",
        "fields": [
            _mrkdwn("*Status*\nIn review"),
            _mrkdwn("*Goes out*\nFri 27 Nov, 17:30 CET"),
            _mrkdwn("*Account*\n@junipertea"),
            _text("Plain *text*"),
        ],
        "accessory": {"type": "image", "image_url": "/static/icon.svg", "alt_text": "A cup"},
    },
    {
        "type": "actions",
        "elements": [
            _button("Approve", style="primary"),
            _button("Changes needed"),
            _button("Withdraw", style="danger", confirm=_CONFIRM),
            _button("See it on X", url="https://x.com/a/status/1"),
            {"type": "overflow", "options": [_option("Edit"), _option("Delete")]},
        ],
    },
    {"type": "actions", "elements": _PICKERS},
    {"type": "divider"},
    {
        "type": "image",
        "title": _text("A picture"),
        "image_url": "https://example.com/a.png",
        "alt_text": "Two cups of tea on a table",
    },
    _rich(
        _row(
            _words("Bold", bold=True),
            _words(", italic", italic=True),
            _words(", struck", strike=True),
            _words(", code", code=True),
            _words(" & <plain> "),
            {"type": "user", "user_id": "U1"},
            {"type": "text", "text": " "},
            {"type": "channel", "channel_id": "C2"},
            {"type": "text", "text": " "},
            {"type": "broadcast", "range": "here"},
            {"type": "text", "text": " "},
            {"type": "emoji", "name": "wave", "skin_tone": 3},
            {"type": "color", "value": "#F405B3"},
            {"type": "link", "url": "https://example.com", "text": " a link"},
            {
                "type": "date",
                "timestamp": 1795800000,
                "format": " {date_long} at {time}",
                "fallback": "x",
            },
        ),
        {
            "type": "rich_text_list",
            "style": "bullet",
            "elements": [_row(_words("one")), _row(_words("two"))],
        },
        {
            "type": "rich_text_list",
            "style": "ordered",
            "indent": 1,
            "elements": [_row(_words("deeper")), _row(_words("deeper still"))],
        },
        {"type": "rich_text_quote", "elements": [_words("What a customer wrote <!channel>")]},
        {"type": "rich_text_preformatted", "elements": [_words("def f():\n    return 1 < 2")]},
    ),
    {
        "type": "markdown",
        "text": "## Markdown\n\n1. **bold**, ~~struck~~, [link](https://example.com)\n"
        "2. `code`\n\n- [x] done\n- [ ] to do\n\n> quote\n\n| a | b |\n|:--|--:|\n| x | 12 |\n",
    },
    {
        "type": "table",
        "column_settings": [{"align": "left", "is_wrapped": True}, {"align": "right"}],
        "rows": [
            [{"type": "raw_text", "text": words} for words in row]
            for row in (("Day", "Answered", "Median"), ("Tue 24 Nov", "30", "12 min"))
        ],
    },
    {
        "type": "data_table",
        "caption": "Readings",
        "rows": [
            [{"type": "raw_text", "text": "Indicator"}, {"type": "raw_text", "text": "Reading"}],
            [{"type": "raw_text", "text": "Sign-ups"}, {"type": "raw_number", "value": 1240}],
        ],
    },
    {
        "type": "card",
        "icon": {"type": "image", "image_url": "/static/icon.svg", "alt_text": "Rapport"},
        "title": _mrkdwn("*Juniper Tea*"),
        "subtitle": _text("@junipertea"),
        "body": _mrkdwn("Three posts this week, *one* waits for you."),
        "actions": [_button("Open"), _button("Later")],
    },
    {
        "type": "carousel",
        "elements": [
            {"type": "card", "title": _text(name), "body": _text("Waits for you")}
            for name in ("First", "Second", "Third")
        ],
    },
    {
        "type": "task_card",
        "title": "Read the mentions",
        "status": "in_progress",
        "details": _rich(_row(_words("12 so far"))),
    },
    {
        "type": "plan",
        "title": "The plan",
        "tasks": [{"type": "task_card", "title": "Ask Carl", "status": "complete"}],
    },
    {
        "type": "context_actions",
        "elements": [
            {
                "type": "feedback_buttons",
                "action_id": "feedback",
                "positive_button": {
                    "text": _text("👍"),
                    "value": "y",
                    "accessibility_label": "Good",
                },
                "negative_button": {
                    "text": _text("👎"),
                    "value": "n",
                    "accessibility_label": "Bad",
                },
            },
            {"type": "icon_button", "icon": "trash", "text": _text("Delete"), "action_id": "gone"},
        ],
    },
    {"type": "file", "external_id": "brief.pdf", "source": "remote"},
    {
        "type": "container",
        "title": _text("Two records"),
        "subtitle": _mrkdwn("*Look* before you confirm"),
        "icon": {"type": "image", "image_url": "/static/icon.svg", "alt_text": "Rapport"},
        "is_collapsible": True,
        "child_blocks": [{"type": "section", "text": _mrkdwn("*One*")}, {"type": "divider"}],
    },
    {
        "type": "video",
        "title": _text("How it works"),
        "title_url": "https://example.com/v",
        "alt_text": "A cup is filled",
        "thumbnail_url": "https://example.com/v.png",
        "video_url": "https://example.com/embed",
        "provider_name": "Example",
    },
]
MODAL: list[Json] = [
    *(
        {"type": "alert", "level": level, "text": _mrkdwn(f"This is *{level}*.")}
        for level in ("default", "info", "warning", "error", "success")
    ),
    _input(
        "Your answer",
        {
            "type": "plain_text_input",
            "multiline": True,
            "max_length": 280,
            "initial_value": "\nHello",
        },
        hint=_text("Signed ^MB"),
    ),
    _input(
        "Handle",
        {"type": "plain_text_input", "placeholder": _text("@brand")},
        optional=True,
        dispatch_action=True,
    ),
    _input("Mail", {"type": "email_text_input", "initial_value": "carl@example.com"}),
    _input("Address", {"type": "url_text_input"}),
    _input("How many", {"type": "number_input", "is_decimal_allowed": False, "min_value": "1"}),
    _input("Day", {"type": "datepicker", "initial_date": "2026-11-27"}),
    _input("Hour", {"type": "timepicker", "initial_time": "17:30"}),
    _input("Moment", {"type": "datetimepicker", "initial_date_time": 1795797000}),
    _input("Drink", {"type": "radio_buttons", "options": _OPTIONS, "initial_option": _OPTIONS[1]}),
    _input(
        "Drinks",
        {"type": "checkboxes", "options": _OPTIONS, "initial_options": _OPTIONS[:2]},
        optional=True,
    ),
    _input(
        "Cup",
        {
            "type": "static_select",
            "option_groups": [{"label": _text("Hot"), "options": _OPTIONS}],
            "initial_option": _OPTIONS[0],
        },
    ),
    _input("Cups", {"type": "multi_static_select", "options": _OPTIONS}),
    _input("Who", {"type": "multi_users_select", "initial_users": ["U2", "U3"]}),
    _input("Client", {"type": "users_select", "initial_user": "U2"}),
    _input("Where", {"type": "conversations_select", "initial_conversation": "C1"}),
    _input("Whose", {"type": "channels_select"}),
    _input("Campaign", {"type": "external_select", "min_query_length": 0}),
    _input("Files", {"type": "file_input", "filetypes": ["png"], "max_files": 3}),
    _input("Words", {"type": "rich_text_input"}),
]
HOME: list[Json] = [
    {"type": "header", "text": _text("Your day")},
    {
        "type": "section",
        "text": _mrkdwn("*2 posts* wait for you"),
        "accessory": _button("Open the queue", style="primary"),
    },
    {"type": "divider"},
    {"type": "invented"},
]
_ERRORS = {"your_answer": "X counts 284, and 280 fit.", "drink": "Choose one, please."}


def page() -> str:
    """All of it as one page."""
    parts = [
        *(("message", part) for part in (MESSAGE, CHARTS)),
        ("modal", MODAL),
        ("home", HOME),
    ]
    shown = "\n<hr>\n".join(
        blocks(prepare_blocks(part), look(form=FormState(errors=_ERRORS)), place)  # type: ignore[arg-type]  # a Place
        for place, part in parts
    )
    sheets = "".join(f'<link rel="stylesheet" href="/static/{name}.css">' for name in SHEETS)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Gallery</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"{sheets}"
        '</head><body><main class="gallery">'
        f"{shown}</main></body></html>"
    )


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), encoding="utf-8")
