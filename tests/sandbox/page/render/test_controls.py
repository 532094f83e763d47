"""Elements are real controls: named, described, filled, and driven by their data attributes."""

import json
from html.parser import HTMLParser
from typing import Any

import pytest

from bot.sandbox.page.render import FormState, blocks
from bot.sandbox.slack.blocks.prepare import prepare_blocks
from tests.sandbox.page.render.gallery import MESSAGE, MODAL
from tests.sandbox.page.render.looks import look

Tag = tuple[str, dict[str, str | None]]
CONTROLS = {"input", "select", "textarea", "button", "summary"}


class Tags(HTMLParser):
    """The elements of a text, each with the words inside it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[Tag] = []
        self.words: list[str] = []
        self.open: list[int] = []
        self.feed(str(text))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self.words.append("")
        if tag not in ("input", "img", "br", "hr"):
            self.open.append(len(self.words) - 1)

    def handle_endtag(self, tag: str) -> None:
        assert self.found[self.open.pop()][0] == tag

    def handle_data(self, data: str) -> None:
        for at in self.open:
            self.words[at] += data

    def by(self, name: str, value: str) -> dict[str, str | None]:
        return next(attrs for _, attrs in self.found if attrs.get(name) == value)


def drawn(listed: list[dict[str, Any]], form: FormState | None = None) -> Tags:
    return Tags(blocks(prepare_blocks(listed), look(form=form), "modal"))


def one(element: dict[str, Any], form: FormState | None = None, **block: Any) -> Tags:
    label = {"type": "plain_text", "text": "Label"}
    body = {"action_id": "value", **element}
    return drawn(
        [{"type": "input", "block_id": "b", "label": label, "element": body, **block}], form
    )


@pytest.mark.parametrize("listed", [MESSAGE, MODAL])
def test_every_control_has_a_name(listed: list[dict[str, Any]]) -> None:
    tags = drawn(listed)
    labelled = {attrs.get("for") for tag, attrs in tags.found if tag == "label"}
    for at, (tag, attrs) in enumerate(tags.found):
        if tag not in CONTROLS or attrs.get("type") in ("radio", "checkbox"):
            continue
        named = attrs.get("aria-label") or tags.words[at].strip() or attrs.get("id") in labelled
        assert named, (tag, attrs)


@pytest.mark.parametrize("listed", [MESSAGE, MODAL])
def test_ids_are_unique_and_everything_referred_to_is_there(listed: list[dict[str, Any]]) -> None:
    tags = drawn(listed, FormState(errors={"your_answer": "no", "drinks": "no"})).found
    ids = [attrs["id"] for _, attrs in tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    for _, attrs in tags:
        for name in ("aria-describedby", "aria-labelledby", "aria-controls", "for"):
            assert set((attrs.get(name) or "").split()) <= set(ids), (name, attrs)


def test_the_same_blocks_twice_on_a_page_have_other_ids() -> None:
    first, second = (
        {
            a["id"]
            for _, a in Tags(blocks(MODAL, look().with_form(FormState(), scope))).found
            if "id" in a
        }
        for scope in ("pane", "list")
    )
    assert first
    assert not first & second


def test_an_element_is_found_by_its_ids() -> None:
    button = {
        "type": "button",
        "text": {"type": "plain_text", "text": "Go & <see>"},
        "action_id": 'posts.go#{"a": "<b>"}',
        "style": "primary",
    }
    tags = drawn([{"type": "actions", "block_id": "row", "elements": [button]}])
    found = tags.by("data-element", "button")
    assert found["data-action-id"] == 'posts.go#{"a": "<b>"}'
    assert found["data-block-id"] == "row"
    assert found["class"] == "button primary"
    assert "Go & <see>" in tags.words


def test_a_confirmation_travels_as_words() -> None:
    tags = drawn(MESSAGE)
    found = next(attrs for _, attrs in tags.found if attrs.get("data-confirm"))
    assert json.loads(found["data-confirm"] or "") == {
        "title": "Publish now?",
        "confirm": "Publish",
        "deny": "Not yet",
        "text": "Everybody will see it & like it.",
        "html": "<strong>Everybody</strong> will see it &amp; like it.",
        "style": "danger",
    }


def test_an_input_shows_its_first_value_and_then_what_was_filled_in() -> None:
    element = {"type": "plain_text_input", "initial_value": 'a "b" <c>'}
    assert one(element).by("data-action-id", "value")["value"] == 'a "b" <c>'
    filled = FormState({"b": {"value": {"type": "plain_text_input", "value": "mine"}}})
    assert one(element, filled).by("data-action-id", "value")["value"] == "mine"
    emptied = FormState({"b": {"value": {"type": "plain_text_input", "value": None}}})
    assert "value" not in one(element, emptied).by("data-action-id", "value")


def test_a_textarea_keeps_the_line_end_it_begins_with() -> None:
    tags = one({"type": "plain_text_input", "multiline": True, "initial_value": "\nx"})
    at = next(i for i, (tag, _) in enumerate(tags.found) if tag == "textarea")
    assert tags.words[at] == "\n\nx"


def test_a_refused_input_says_so_in_place() -> None:
    hint = {"type": "plain_text", "text": "A hint"}
    tags = one({"type": "plain_text_input"}, FormState(errors={"b": "Too <long>."}), hint=hint)
    field = tags.by("data-element", "plain_text_input")
    error = tags.by("class", "error")
    assert field["aria-invalid"] == "true"
    assert field["aria-describedby"] == f"{error['id']} {tags.by('class', 'hint')['id']}"
    assert error["role"] == "alert"
    assert "Too <long>." in tags.words
    assert "aria-invalid" not in one({"type": "plain_text_input"}).by(
        "data-element", "plain_text_input"
    )


def test_required_and_optional() -> None:
    required = one({"type": "plain_text_input"})
    assert required.by("data-element", "plain_text_input")["aria-required"] == "true"
    optional = one({"type": "plain_text_input"}, optional=True)
    assert "aria-required" not in optional.by("data-element", "plain_text_input")
    assert "(optional)" in optional.words


def test_an_input_that_dispatches_says_when() -> None:
    entered = {"trigger_actions_on": ["on_character_entered"]}
    element = {"type": "plain_text_input", "dispatch_action_config": entered}
    found = one(element, dispatch_action=True).by("data-element", "plain_text_input")
    assert found["data-dispatch"] == "on_character_entered"
    plain = one({"type": "plain_text_input"}, dispatch_action=True)
    assert plain.by("data-element", "plain_text_input")["data-dispatch"] == "on_enter_pressed"
    assert "data-dispatch" not in one(element).by("data-element", "plain_text_input")


def _options(*names: str) -> list[dict[str, Any]]:
    return [{"text": {"type": "plain_text", "text": n}, "value": n.lower()} for n in names]


def test_choices_are_chosen() -> None:
    both = _options("Tea", "Coffee")
    select = one({"type": "static_select", "options": both, "initial_option": both[1]})
    chosen = [a["value"] for tag, a in select.found if tag == "option" and "selected" in a]
    assert chosen == ["coffee"]
    boxes = one({"type": "checkboxes", "options": both, "initial_options": both})
    assert [a["value"] for _, a in boxes.found if "checked" in a] == ["tea", "coffee"]
    radios = one({"type": "radio_buttons", "options": both})
    assert [a for _, a in radios.found if "checked" in a] == []
    assert len({a["name"] for _, a in radios.found if a.get("type") == "radio"}) == 1
    group = radios.by("role", "radiogroup")
    assert group["aria-labelledby"] == radios.by("class", "label")["id"]


def test_a_lookup_names_whom_it_holds() -> None:
    several = one({"type": "multi_users_select", "initial_users": ["U2", "U9"]})
    host = several.by("class", "lookup")
    assert host["data-source"] == "users"
    assert json.loads(host["data-values"] or "") == ["U2", "U9"]
    assert "Carl Owens\N{MULTIPLICATION SIGN}" in several.words
    assert "somebody you do not know\N{MULTIPLICATION SIGN}" in several.words
    assert several.by("class", "away")["aria-label"] == "Remove Carl Owens"
    single = one({"type": "conversations_select", "initial_conversation": "C1"})
    assert single.by("role", "combobox")["value"] == "#juniper-tea"
    assert "data-multi" not in single.by("class", "lookup")


def test_a_moment_stands_in_the_viewers_zone_which_is_named() -> None:
    tags = one({"type": "datetimepicker", "initial_date_time": 1795797000})
    found = tags.by("data-element", "datetimepicker")
    assert found["value"] == "2026-11-27T17:30"
    assert found["data-zone"] == "Europe/Madrid"
    assert "Europe/Madrid" in tags.words
