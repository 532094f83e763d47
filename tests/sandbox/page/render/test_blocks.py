"""Every block is drawn; what cannot be drawn says so; nothing breaks the page's policy."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from bot.sandbox.page.render import Look, blocks, home, message_body, modal_body
from bot.sandbox.slack.blocks.layout import IN_HOME, IN_MESSAGE, IN_MODAL
from bot.sandbox.slack.blocks.prepare import prepare_blocks
from bot.sandbox.slack.state import Channel, Message, State, User, View
from tests.sandbox.page.render.gallery import CHARTS, HOME, MESSAGE, MODAL, page
from tests.sandbox.page.render.looks import NOW, look

APPS_OWN = sorted((Path(__file__).parents[3] / "data" / "blocks").rglob("*.json"))


@pytest.mark.parametrize("path", APPS_OWN, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_everything_that_the_app_sends_is_drawn(path: Path) -> None:
    listed = prepare_blocks(json.loads(path.read_text(encoding="utf-8"))["blocks"])
    drawn = blocks(listed, look())
    assert 'class="unknown"' not in drawn
    assert drawn.count("data-block=") == len(listed)


def test_the_gallery_holds_every_block_that_the_local_slack_takes() -> None:
    kinds = {block["type"] for block in [*MESSAGE, *CHARTS, *MODAL, *HOME]}
    assert {*IN_MESSAGE, *IN_MODAL, *IN_HOME} <= kinds
    assert page().count('class="unknown"') == 1  # the invented one


def test_the_page_needs_no_style_or_script_of_its_own() -> None:
    drawn = page()
    assert not re.search(r"\sstyle=|<style|<script|\son\w+=", drawn)
    assert not re.search(r'<img[^>]+src="https?:', drawn)


@pytest.mark.parametrize(
    "block",
    [
        {"type": "invented", "text": "x"},
        {"type": "data_visualization", "title": "x", "chart": {"type": "pie", "segments": []}},
        {"type": "data_visualization", "title": "x"},
        {"type": "table", "rows": [["no cell"]]},
        {"type": "card", "title": 7},
    ],
)
def test_what_cannot_be_drawn_says_so(block: dict[str, Any]) -> None:
    drawn = blocks([block, {"type": "divider"}], look())
    assert f"cannot be shown here ({block['type']})" in drawn
    assert "<hr>" in drawn


def test_a_section_with_fields_and_an_element_at_its_side() -> None:
    drawn = blocks(prepare_blocks([MESSAGE[3]]), look())
    assert drawn.count('<div class="words">') == 4
    assert '<div class="words"><strong>Status</strong><br>In review</div>' in drawn
    assert '<div class="words">Plain *text*</div>' in drawn
    assert '<div class="accessory"><img src="/static/icon.svg" alt="A cup"' in drawn


def test_a_picture_from_elsewhere_is_described_and_linked() -> None:
    block = {"type": "image", "image_url": "https://a.b/c.png", "alt_text": "Two cups"}
    drawn = blocks([block], look())
    assert "<img" not in drawn
    assert "Two cups" in drawn
    assert 'href="https://a.b/c.png"' in drawn


def test_rich_text() -> None:
    drawn = blocks([next(block for block in MESSAGE if block["type"] == "rich_text")], look())
    assert "<strong>Bold</strong><em>, italic</em><s>, struck</s><code>, code</code>" in drawn
    assert " &amp; &lt;plain&gt; " in drawn
    assert '<ol class="indent-1" type="a"><li>deeper</li>' in drawn
    assert "<blockquote>What a customer wrote &lt;!channel&gt;</blockquote>" in drawn
    assert "<pre>def f():<br>    return 1 &lt; 2</pre>" in drawn
    assert 'fill="#F405B3"' in drawn
    assert "👋🏼" in drawn


def test_a_colour_is_a_colour_or_words() -> None:
    part = {"type": "color", "value": "<red>"}
    section = {"type": "rich_text_section", "elements": [part]}
    drawn = blocks([{"type": "rich_text", "elements": [section]}], look())
    assert '<div class="row">&lt;red&gt;</div>' in drawn


def test_a_tables_first_row_is_its_heading_and_columns_are_aligned() -> None:
    drawn = blocks([next(block for block in MESSAGE if block["type"] == "table")], look())
    assert '<thead><tr><th scope="col" class="wraps">Day</th>' in drawn
    assert '<td class="right">30</td><td>12 min</td>' in drawn
    assert 'role="region" tabindex="0" aria-label="Table"' in drawn


def test_an_alert_tells_its_level_in_a_word() -> None:
    alert = {"type": "alert", "level": "warning", "text": {"type": "plain_text", "text": "x"}}
    assert 'role="img" aria-label="Warning"' in blocks([alert], look())
    assert 'role="img" aria-label="Aviso"' in blocks([alert], look("es"))


def test_a_message_uses_its_own_form_and_says_that_it_was_edited() -> None:
    block = {
        "type": "actions",
        "block_id": "b",
        "elements": [{"type": "datepicker", "action_id": "a"}],
    }
    inputs = {"b": {"a": {"type": "datepicker", "selected_date": "2026-11-27"}}}
    message = Message("1.2", "U1", "T1", "told", [block], inputs=inputs, edited={"user": "U1"})
    drawn = message_body(message, look())
    assert 'value="2026-11-27"' in drawn
    assert "(edited)" in drawn
    assert "told" not in drawn
    bare = Message("1.2", "U1", "T1", "*told*")
    assert message_body(bare, look()) == '<div class="words"><strong>told</strong></div>'


def test_views_are_drawn_with_what_is_filled_in_and_refused() -> None:
    body = {"type": "modal", "blocks": MODAL}
    view = View("V1", "A1", "T1", "U1", "T1", body, "h", "V1", errors={"mail": "No such address."})
    assert "No such address." in modal_body(view, look())
    assert 'class="blocks in-home"' in home(view, look())


def test_a_look_knows_the_names_that_its_person_can_see() -> None:
    state = State()
    for user_id in ("U1", "U2"):
        state.users[user_id] = User(user_id, "T1", "n", "Real Name", "", locale="es-ES")
    state.channels["C1"] = Channel("C1", "T1", "open")
    state.channels["C2"] = Channel("C2", "T1", "closed", is_private=True, members=["U2"])
    seen = Look.of(state, state.users["U1"], look().reader, NOW)
    assert (seen.user_name("U2"), seen.user_name("U9")) == ("Real Name", None)
    assert (seen.channel_name("C1"), seen.channel_name("C2")) == ("open", None)
    assert str(seen.babel) == "es_ES"
