"""What the server draws: the modal in front of a person, App Home, choices."""

from typing import Any

import pytest

from bot.sandbox.page.interactive.refusals import own_words
from bot.sandbox.slack.inputs import initial_state, problem
from tests.sandbox.page.interactive.conftest import Json, Stage, field, modal, option, plain


async def test_nobody_sees_a_modal_that_is_not_open(stage: Stage) -> None:
    text = await stage.get("modals")
    assert "<form" not in text
    assert 'data-trouble="Hemos tenido problemas de conexión' in text


async def test_a_modal_in_the_language_of_its_person(stage: Stage) -> None:
    view = await stage.open(modal(field("Text", "b"), title="<b>Plan"))
    text = await stage.get("modals")
    assert f'data-view="{view}"' in text
    assert "&lt;b&gt;Plan</h2>" in text
    assert ">Cancelar</button>" in text  # the app named no close button: Slack's own word
    assert ">Save</button>" in text
    assert 'data-block-id="b"' in text
    assert 'data-modal="back"' not in text
    assert "<form" not in await stage.get("modals", stage.ben)


async def test_a_modal_without_submit_says_close(stage: Stage) -> None:
    section = {"type": "section", "text": plain("read this")}
    view = {"type": "modal", "title": plain("Read"), "blocks": [section]}
    await stage.open(view)
    text = await stage.get("modals")
    assert ">Cerrar</button>" in text
    assert "modal-submit" not in text


async def test_a_pushed_view_has_a_way_back(stage: Stage) -> None:
    await stage.open(modal(field("Text", "b")))
    pushed = {"response_action": "push", "view": modal(field("More", "c"), title="Second")}

    async def act(payload: Json) -> Json | None:
        return pushed

    stage.app.act = act
    await stage.do("submit", values={"Text": "x"})
    text = await stage.get("modals")
    assert 'data-depth="2"' in text
    assert 'data-modal="back"' in text
    assert "Second" in text
    assert "Plan change" not in text


async def test_refused_answers_stand_at_their_fields(stage: Stage) -> None:
    await stage.open(modal(field("Text", "b"), field("Why", "c", optional=True)))
    await stage.do("submit")
    assert "Rellena este campo obligatorio." in await stage.get("modals")

    async def act(payload: Json) -> Json | None:
        return {"response_action": "errors", "errors": {"c": "<i>too long"}}

    stage.app.act = act
    await stage.do("submit", values={"Text": "x"})
    text = await stage.get("modals")
    assert "&lt;i&gt;too long" in text
    assert "Rellena" not in text


async def test_trouble_in_the_readers_language(stage: Stage) -> None:
    await stage.open(modal(field("Text", "b")))
    stage.app.fails = True
    await stage.do("submit", values={"Text": "x"})
    assert 'role="alert">Hemos tenido problemas' in await stage.get("modals")


NUMBER: Json = {"type": "number_input", "is_decimal_allowed": False, "action_id": "a"}
TEXT: Json = {"type": "plain_text_input", "action_id": "a"}


@pytest.mark.parametrize(
    ("element", "value"),
    [
        (TEXT, None),
        (TEXT | {"min_length": 5}, "x"),
        (TEXT | {"max_length": 2}, "long"),
        (NUMBER, "?"),
        (NUMBER | {"min_value": "3"}, "1"),
        (NUMBER | {"max_value": "3"}, "5"),
        (NUMBER | {"min_value": "1", "max_value": "3"}, "5"),
    ],
)
def test_what_slacks_client_says_is_translated(element: Json, value: object) -> None:
    class Spanish:
        def say(self, key: str, **params: str | int) -> str:
            from bot.sandbox.page.words import say

            return say("es", key, **params)

    state = initial_state(element) or {}
    said = problem({"element": element}, {**state, "value": value})
    told = own_words(Spanish(), said)
    assert said
    assert told != said
    assert "None" not in told
    limits = [str(v) for k, v in element.items() if k.startswith(("min_", "max_"))]
    assert all(limit in told for limit in limits)


async def test_home_before_and_after_the_app_drew_it(stage: Stage) -> None:
    app = stage.install.app_id
    assert "está preparando tu Inicio" in await stage.get(f"home/{app}/content")
    blocks: list[Any] = [{"type": "header", "text": plain("Your <queue>")}]
    await stage.web.views_publish(user_id=stage.ana.id, view={"type": "home", "blocks": blocks})
    text = await stage.get(f"home/{app}/content")
    assert "Your &lt;queue&gt;" in text
    assert f'data-home="{app}"' in text
    async with stage.session.get(f"{stage.url}/as/{stage.ana.id}/home/A0/content") as answer:
        assert answer.status == 404


async def choices(stage: Stage, path: str) -> list[str]:
    async with stage.session.get(f"{stage.url}/as/{stage.ana.id}/choices/{path}") as answer:
        return [one["text"] for one in (await answer.json())["options"]]


async def test_people_and_places_to_choose_from(stage: Stage) -> None:
    assert await choices(stage, "users?query=be") == ["Ben"]
    assert await choices(stage, "channels?query=%23acm") == ["#acme"]
    await stage.do("open_dm", **{"with": stage.ben.id})
    assert await choices(stage, "conversations") == ["#acme", "Ben"]
    assert await choices(stage, "conversations?include=im") == ["Ben"]
    assert await choices(stage, "conversations?include=private") == []


async def test_elements_are_meant_exactly(stage: Stage) -> None:
    """Two options whose words and values are crossed: by its value each is its own."""
    crossed = [option("b", "a"), option("a", "b")]
    view = await stage.open(modal(field("Pick", "p", "static_select", options=crossed)))
    one = {"block_id": "p", "action_id": "a", "value": "a"}
    done = await stage.do("fill", view_id=view, fields=[one])
    state = done["view"]["raw"]["state"]["values"]["p"]["a"]
    assert state["selected_option"]["value"] == "a"
    missing = await stage.do("fill", view_id=view, fields=[{**one, "block_id": "x"}])
    assert missing["error"] == "no_such_element"
    other = await stage.do("submit", view_id="V0")
    assert other["error"] == "modal_not_in_front"


async def test_typing_is_quiet_until_it_is_entered(stage: Stage) -> None:
    view = await stage.open(modal(field("Find", "f", dispatch_action=True)))
    typed = {"block_id": "f", "action_id": "a", "value": "x"}
    await stage.do("fill", view_id=view, fields=[typed], quiet=True)
    assert stage.app.heard == []
    await stage.do("fill", view_id=view, fields=[typed])
    assert [a["value"] for a in stage.app.actions()] == ["x"]
