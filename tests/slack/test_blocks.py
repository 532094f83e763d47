"""Builders, escaping and payloads at their limits."""

from decimal import Decimal
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack import blocks
from bot.slack.escaping import cut, escape, escape_typed, link, typed, unescape
from bot.slack.installs import permalink
from bot.slack.modals import build_view, origin_of
from bot.slack.notices import rerun
from bot.slack.payloads import ActionPayload, ModalPayload, PayloadTooLongError
from bot.slack.responses import Modal

LONG = "x" * 20_000


class Press(ActionPayload):
    action_id: ClassVar[str] = "test.press"
    what: str = ""
    count: int = 0


class Form(ModalPayload):
    callback_id: ClassVar[str] = "test.form"
    what: str = ""


def test_what_is_too_long_is_cut_to_slacks_limits() -> None:
    assert len(blocks.header(LONG)["text"]["text"]) == 150
    section = blocks.section(LONG, fields=[LONG] * 12)
    assert len(section["text"]["text"]) == 3000
    assert [len(field["text"]) for field in section["fields"]] == [2000] * 10
    assert len(blocks.context(*[LONG] * 12)["elements"]) == 10
    assert len(blocks.button(LONG, Press())["text"]["text"]) == 75
    assert len(blocks.quote(LONG)["elements"][0]["elements"][0]["text"]) == 3000
    assert len(blocks.input_text("a", "A", initial=LONG)["element"]["initial_value"]) == 3000
    assert len(blocks.table([["a"] * 30] * 200)["rows"]) == 100
    assert len(blocks.actions(*[blocks.button("a", Press())] * 30)["elements"]) == 25


def test_a_chart_stays_within_its_limits() -> None:
    days = [f"a very long name of day {n}" for n in range(30)]
    chart = blocks.bar_chart("t" * 80, days, {f"{n}" * 30: [n] * 30 for n in range(9)}, "y" * 80)
    assert len(chart["title"]) == 50
    drawn = chart["chart"]
    assert len(drawn["series"]) == 6
    assert {len(one["data"]) for one in drawn["series"]} == {20}
    assert max(map(len, drawn["axis_config"]["categories"])) == 20
    assert len(drawn["axis_config"]["y_label"]) == 50


def test_a_line_chart_draws_decimals_and_keeps_whole_numbers_whole() -> None:
    chart = blocks.line_chart(
        "t", ["1 Nov", "8 Nov"], {"r": [Decimal("40.0"), Decimal("41.5")]}, ""
    )
    assert chart["chart"]["type"] == "line"
    values = [point["value"] for point in chart["chart"]["series"][0]["data"]]
    assert [(type(one), one) for one in values] == [(int, 40), (float, 41.5)]


def test_no_text_is_ever_empty() -> None:
    assert blocks.section("")["text"]["text"] == " "
    assert blocks.quote("")["elements"][0]["elements"][0]["text"] == " "


def test_elements_of_one_kind_in_one_row_get_ids_of_their_own() -> None:
    row = blocks.actions(*[blocks.button("a", Press(what=w)) for w in "abc"])
    ids = [element["action_id"] for element in row["elements"]]
    assert ids == ["test.press", "test.press#2", "test.press#3"]


def test_a_payload_that_slack_cannot_carry_is_a_fault_of_ours() -> None:
    with pytest.raises(PayloadTooLongError):
        blocks.button("a", Press(what=LONG))
    with pytest.raises(PayloadTooLongError):
        blocks.select(Press(what="x" * 300), "a", [("a", "A")])
    modal = Modal(Form(what="x" * 2980), "T", (), None, "C")
    with pytest.raises(PayloadTooLongError):
        build_view(modal, channel_id="C1", thread_ts="1.1")


def test_payloads_of_other_versions_are_read() -> None:
    assert Press.from_json('{"what":"a","gone":1}') == Press(what="a")
    assert Press(what="a").as_json() == '{"what":"a"}'


def test_a_modal_remembers_where_it_was_asked_for() -> None:
    modal = Modal(Form(what="ñ"), "T" * 40, (blocks.divider(),) * 120, "S" * 40, "C")
    view = build_view(modal, channel_id="C1", thread_ts="1.1")
    assert origin_of(view) == ("C1", "1.1")
    assert Form.from_json(view["private_metadata"]) == Form(what="ñ")
    assert len(view["title"]["text"]) == len(view["submit"]["text"]) == 24
    assert len(view["blocks"]) == 100
    assert origin_of({"private_metadata": "not ours"}) == (None, None)
    assert origin_of({"private_metadata": "[1]"}) == (None, None)


@given(st.text(max_size=4000))
def test_a_command_to_run_again_fits_its_button(text: str) -> None:
    payload = rerun("plan", "change", text, "1.1", "1.2")
    assert len(payload.as_json()) <= 2000
    assert text.startswith(payload.text)


def test_outside_text_cannot_ring() -> None:
    assert escape("<!channel> & <@U1>") == "&lt;!channel&gt; &amp; &lt;@U1&gt;"
    assert escape_typed("<!here> <@U1> <#C1>") == "&lt;!here&gt; <@U1> <#C1>"
    assert link("https://a.example/?a=1&b=2|c", "a|b<") == (
        "<https://a.example/?a=1&amp;b=2%7Cc|a/b&lt;>"
    )


@given(st.text())
def test_escaping_is_undone_once(text: str) -> None:
    assert unescape(escape(text)) == text


@pytest.mark.parametrize(
    ("slack", "expected"),
    [
        ("a &lt;b&gt; &amp;amp;", "a <b> &amp;"),
        ("<@U1|ana> in <#C1|general>", "<@U1> in <#C1>"),
        ("<!channel> <!subteam^S1|@group>", "@channel @group"),
        ("<!date^1^{date}|1 May>", "1 May"),
        ("<https://a.example/x?a=1&amp;b=2>", "https://a.example/x?a=1&b=2"),
        ("<http://acme.com|acme.com>", "acme.com"),
        ("<mailto:a@b.example|a@b.example>", "a@b.example"),
        ("<https://a.example|our page>", "our page (https://a.example)"),
        ("1 <2> 3", "1 <2> 3"),
    ],
)
def test_text_is_read_as_it_was_typed(slack: str, expected: str) -> None:
    assert typed(slack) == expected


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("short", 5, "short"),
        ("a &amp; b", 6, "a…"),
        ("see <https://a.example|page> now", 20, "see…"),
        ("hi <@U12345> you", 9, "hi…"),
        ("1 < 2 and more", 9, "1 < 2 an…"),
    ],
)
def test_a_cut_never_leaves_half_a_token(text: str, limit: int, expected: str) -> None:
    assert cut(text, limit) == expected


def test_a_permalink_is_slacks() -> None:
    home = "https://acme.slack.com/"
    assert permalink(home, "C1", "123.456") == f"{home}archives/C1/p123456"
    assert permalink(home, "C1", "123.456", "100.000") == (
        f"{home}archives/C1/p123456?thread_ts=100.000&cid=C1"
    )
