"""Each step says what to do, and notices when it was done: in both languages."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from bot.sandbox import page as the_page
from bot.sandbox.page.tour.steps import STEPS
from tests.sandbox.page.tour.conftest import Place, channel

TEMPLATES = Path(the_page.__file__).parent / "templates"
WHOM = {"en": "Carol Finch", "es": "Carlos Peña"}


async def test_a_told_change_is_noticed_with_the_answer_in_its_thread(
    place: Place, language: str
) -> None:
    carol, where = place.people[f"{language}.client"], place.brand(language).client_channel
    panel = await place.panel(f"{language}.client", 1)
    assert panel.state == "todo"
    (words,) = panel.plan["typed"]
    assert words["text"].startswith("@Rapport c")
    said = await carol.say(channel(where), words["text"])
    assert (await place.panel(f"{language}.client", 1, since=panel.since)).state == "todo"
    receipt = await place.card(where, "plans.fix", thread=said.ts)
    done = await place.panel(f"{language}.client", 1, since=panel.since)
    assert done.state == "done"
    assert done.plan["thread"] == [where, said.ts]
    assert receipt in str(done.plan["targets"])
    assert (await place.panel(f"{language}.client", 1)).state == "todo", "each time anew"


@pytest.mark.parametrize(
    ("step", "who", "action"),
    [
        (2, "manager", "plans.seen"),
        (5, "client", "posts.approve"),
    ],
)
async def test_a_button_that_is_gone_was_pressed(
    place: Place, language: str, step: int, who: str, action: str
) -> None:
    room = place.brand(language).client_channel
    ts = await place.card(room, action)
    panel = await place.panel(f"{language}.{who}", step)
    assert (panel.state, panel.subject) == ("todo", ts)
    assert action in panel.plan["press"]["css"]
    later = await place.card(room, action)
    await place.becomes(room, ts)
    assert (await place.panel(f"{language}.{who}", step, subject=ts)).state == "done"
    await place.becomes(room, later)
    assert (await place.panel(f"{language}.{who}", step)).state == "lost"


async def test_the_button_in_the_thread_approves_the_card_above(place: Place) -> None:
    room = place.brand("en").client_channel
    card = await place.card(room, "posts.approve")
    asking = await place.card(room, "posts.approve", thread=card)
    panel = await place.panel("en.client", 5)
    assert panel.subject == card
    assert f'#thread article[data-ts="{asking}"]' in panel.plan["press"]["css"]
    way = await place.panel("en.staff", 4)
    assert f"thread={card}" in way.next_url
    await place.becomes(room, card)
    await place.becomes(room, asking)


async def test_a_question_and_its_answer_are_noticed(place: Place, language: str) -> None:
    brand, who = place.brand(language), f"{language}.staff"
    asking = await place.panel(who, 3)
    typed = {one["css"]: one["text"] for one in asking.plan["typed"]}
    question, handle = typed["#n-text"], typed["#n-handle"]
    assert question.startswith(f"@{brand.handle} ")
    place.later(seconds=2)
    post = await place.x.write(handle, question)
    assert (await place.panel(who, 3, since=asking.since)).state == "todo", "no card yet"
    card = await place.card(brand.team_channel, "inbox.reply", text=question)
    found = await place.panel(who, 3, since=asking.since)
    assert (found.state, found.subject) == ("done", card)

    answering = await place.panel(who, 4)
    assert (answering.state, answering.subject) == ("todo", card)
    assert answering.plan["typed"][0]["css"] == "#modal textarea"
    place.later(seconds=2)
    answer = await place.x.write(brand.handle, answering.plan["typed"][0]["text"], in_reply_to=post)
    await place.becomes(brand.team_channel, card)
    answered = await place.panel(who, 4, since=answering.since, subject=card)
    assert answered.state == "done"
    assert answer in answered.plan["targets"][0]["css"]
    assert answered.plan["show"] == {"x": f"x/post/{post}"}

    again = await place.panel(who, 3)
    other = {one["css"]: one["text"] for one in again.plan["typed"]}["#n-handle"]
    assert other != handle, "X refuses what the same person said before"


async def test_another_question_is_answered_in_ones_own_words(place: Place) -> None:
    room = place.brand("en").team_channel
    card = await place.card(room, "inbox.reply", text="What about milk?")
    panel = await place.panel("en.staff", 4)
    assert (panel.subject, panel.plan["typed"]) == (card, [])
    await place.becomes(room, card)


async def test_the_clock_goes_past_noon_and_the_post_is_noticed(
    place: Place, language: str
) -> None:
    panel = await place.panel(f"{language}.client", 6)
    assert "T12:31:00" in panel.plan["to"]
    assert "12:31" in panel.html
    place.later(seconds=2)
    await place.x.write(place.brand(language).handle, f"Noon {language}")
    done = await place.panel(f"{language}.client", 6, since=panel.since)
    assert done.state == "done"


async def test_the_page_tells_when_the_record_was_verified(place: Place) -> None:
    panel = await place.panel("en.client", 7)
    assert panel.state == "todo"
    assert panel.plan["show"] == {"record": "record/juniper-tea"}
    assert (await place.panel("en.client", 7, seen="1")).state == "done"
    assert (await place.panel("en.client", 6, seen="1")).state == "todo", "only where it may"


async def test_everything_a_step_points_at_stands_in_the_page(place: Place, language: str) -> None:
    """By ids and data attributes, in whatever language the words are."""
    drawn = "".join(one.read_text() for one in TEMPLATES.rglob("*.html"))
    ids = set(re.findall(r'id="([\w-]+)"', drawn.replace("{{ id }}", "n")))
    for step, played in enumerate(STEPS, start=1):
        plan = (await place.panel(f"{language}.{played.who}", step)).plan
        spots = [*plan["targets"], *plan["typed"], *filter(None, [plan["press"], plan["seen"]])]
        for one in spots:
            for name in re.findall(r"#([\w-]+)", one["css"]):
                assert name in ids | {"modal"}, one  # made by static/interactive/modal.js
            for name in re.findall(r"\[(data-(?:text|send|clock))\]", one["css"]):
                assert name in drawn, one


async def test_somebody_else_is_shown_the_way(place: Place, language: str) -> None:
    panel = await place.panel(f"{language}.manager", 1)
    client = place.people[f"{language}.client"]
    assert panel.plan["targets"] == []
    assert f'href="/as/{client.id}/c/' in panel.html
    assert WHOM[language] in panel.html


async def test_one_begins_and_ends_anywhere(place: Place, language: str) -> None:
    begin = await place.panel(f"{language}.manager", 0)
    assert WHOM[language] in begin.html
    assert f"/as/{place.people[f'{language}.client'].id}/c/" in begin.next_url
    for odd in ("99", "-1", "x", "٣"):
        asked = f"{place.url}/as/{place.people['en.client'].id}/tour?step={odd}&since=no"
        async with place.session.get(asked) as answer:
            assert answer.status == 200
    end = await place.panel(f"{language}.client", 8)
    assert 'id="tour-next"' not in end.html


async def test_without_a_demo_it_says_how_to_get_one(place: Place) -> None:
    demo = place.page.shown.pop("demo")
    try:
        assert "rapport sandbox --reset" in (await place.panel("en.client", 3)).html
        place.page.shown["demo"] = replace(demo, complete=False)
        panel = await place.panel("es.client", 3)
        assert (panel.state, "En un minuto" in panel.html) == ("nothing", True)
    finally:
        place.page.shown["demo"] = demo
