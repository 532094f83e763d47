"""What people see of how both sides work, in both languages."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from bot.features.working import views
from bot.features.working.rules import (
    LONGEST_NAME,
    LONGEST_WORDS,
    SECTIONS,
    Agreed,
    HowWeWork,
    digest_of,
    is_people,
)
from bot.i18n.hours import write_hours
from bot.i18n.reader import Reader
from tests.support.blocks import assert_blocks

BOTH = pytest.mark.parametrize("language", ["en", "es"])
CLIENT = UUID(int=2)
MAYA, CARL, SAM = (str(UUID(int=number)) for number in (3, 4, 5))
NOW = datetime(2026, 5, 20, 10, tzinfo=UTC)
THEN = datetime(2026, 5, 12, 9, tzinfo=UTC)
WEEK = {day: [["09:00", "18:00"]] for day in ("mon", "tue", "wed", "thu", "fri")}
CONTENT: dict[str, Any] = {
    name: [] if is_people(name) else "" for names in SECTIONS.values() for name in names
} | {
    "cutoff_minutes": 30,
    "first_answer_minutes": 60,
    "answer_days": 1,
    "cards_a_day": 3,
    "change_hold_minutes": 2,
    "hours": WEEK | {"sat": [["10:00", "13:00"], ["17:00", "20:00"]]},
    "zone": "Europe/Madrid",
    "receipts": True,
    "summary_time": "09:00",
    "posts_does": [MAYA],
    "crises_decides": [CARL, "Aunt <!channel>"],
    "replies_does": [SAM],
    "spending_words": "Up to 200 € & <!here>",
    "direct": [CARL],
}
MEMBERS = [(MAYA, "Maya Brook"), (CARL, "Carl <Owens>")]


def reader(language: str) -> Reader:
    return Reader("es" if language == "es" else "en", ZoneInfo("Europe/Madrid"))


def version(number: int, *, client: bool = True, **more: Any) -> Agreed:
    content = CONTENT | more
    at = (UUID(CARL), THEN) if client else None
    return Agreed(number, content, digest_of(content), (UUID(MAYA), THEN), at)


def page(
    latest: Agreed | None = None,
    agreed: Agreed | None = None,
    *,
    by_mail: bool = False,
    **more: Any,
) -> HowWeWork:
    content = CONTENT | more
    return HowWeWork(
        client_id=CLIENT,
        brand="Café & Co",
        handle="cafe",
        content=content,
        digest=digest_of(content),
        latest=latest or agreed,
        agreed=agreed,
        names={MAYA: "Maya Brook", CARL: "Carl <Owens>", SAM: "Sam Field"},
        here=frozenset({MAYA, CARL}),
        by_mail=by_mail,
        now=NOW,
    )


@BOTH
@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("new", page()),
        ("waits", page(version(1, client=False))),
        ("waits_by_mail", page(version(1, client=False), by_mail=True)),
        ("agreed_by_mail", page(agreed=replace(version(1), client=(None, THEN)), by_mail=True)),
        ("agreed", page(agreed=version(1))),
        ("changed", page(agreed=version(1, cutoff_minutes=90, posts_told=[SAM], hours={}))),
    ],
)
def test_the_card(language: str, name: str, seen: HowWeWork) -> None:
    card = views.build_page(reader(language), seen, may_agree=True, shared=True)
    assert_blocks(f"working/{name}.{language}", card)
    written = json.dumps(card.blocks, ensure_ascii=False)
    assert "<!" not in written
    assert ('"working.agree"' in written) is not name.startswith("agreed")
    assert "working.change" not in written


@BOTH
def test_the_page_of_a_manager(language: str) -> None:
    own = views.build_page(reader(language), page(), may_change=True, may_agree=True)
    assert_blocks(f"working/own.{language}", own)
    assert json.dumps(own.blocks).count('"working.change"') == len(SECTIONS)


@BOTH
@pytest.mark.parametrize("section", list(SECTIONS))
def test_the_form_of_a_section(language: str, section: str) -> None:
    form = views.build_section(reader(language), page(), section, MEMBERS)
    assert_blocks(f"working/form-{section}.{language}", form)


@BOTH
def test_answers(language: str) -> None:
    there, seen = reader(language), page()
    assert_blocks(
        f"working/saved.{language}", views.build_changed(there, seen, ("cutoff_minutes", "hours"))
    )
    assert not views.build_changed(there, seen, ()).blocks
    assert_blocks(f"working/replaced.{language}", views.build_gone(there, seen, 2))
    said = {
        views.build_answer(there, seen, outcome).text
        for outcome in ("agreed", "own_side", "already", "changed")
    }
    said.add(views.build_answer(there, page(agreed=version(1)), "agreed").text)
    by_mail = page(version(1, client=False), by_mail=True)
    said.add(views.build_answer(there, by_mail, "agreed").text)
    assert len(said) == 6


def test_all_that_can_be_said_fits_a_message() -> None:
    people = [str(UUID(int=number)) for number in range(100, 140)]
    long: dict[str, Any] = {name: people for name in CONTENT if is_people(name)}
    long |= {name: "&" * LONGEST_WORDS for name in CONTENT if name.endswith("_words")}
    seen = replace(
        page(agreed=version(1), **long),
        names=dict.fromkeys([*people, MAYA, CARL, SAM], "W" * LONGEST_NAME),
        here=frozenset(),
    )
    for language in ("en", "es"):
        card = views.build_page(reader(language), seen, may_agree=True, shared=True)
        texts = [json.dumps(block, ensure_ascii=False) for block in card.blocks]
        assert len(card.blocks) <= 50
        assert max(len(block.get("text", {}).get("text", "")) for block in card.blocks) <= 3000
        assert sum(len(text) for text in texts) < 13_000


@BOTH
def test_outside_slack_it_says_the_same_as_plain_text(language: str) -> None:
    there = reader(language)
    seen = page(agreed=version(1, cutoff_minutes=90, posts_told=[SAM]))
    written = views.write_page(there, seen)
    both = {"en": "Changed since both agreed on", "es": "Ha cambiado desde el acuerdo del"}
    assert written.changed.startswith(both[language])
    assert any("1 h 30 min → 30 min" in line for line in written.changes)
    assert len(written.sections) == len(SECTIONS) + 1
    lines = [line for _, section in written.sections for line in section]
    said = "\n".join((written.status, written.changed, *written.changes, written.gone, *lines))
    assert "Up to 200 € & <!here>" in said
    assert "Carl <Owens>" in said
    assert not {"&amp;", "&lt;", "*", "•"} & set(said.split())
    assert "Sam Field" in written.gone
    agreed = views.write_page(there, page(agreed=version(1)))
    assert (agreed.changed, agreed.changes) == ("", ())
    assert "Maya Brook" in agreed.status


def test_hours_in_words() -> None:
    assert write_hours(reader("en"), WEEK) == "Monday to Friday, 09:00 to 18:00"
    assert write_hours(reader("es"), WEEK) == "de lunes a viernes, de 09:00 a 18:00"
    one = {"sun": [["10:00", "12:00"], ["16:00", "18:00"]]}
    assert write_hours(reader("en"), one) == "Sunday, 10:00 to 12:00 and 16:00 to 18:00"
    assert write_hours(reader("es"), {}) == "a cualquier hora"
