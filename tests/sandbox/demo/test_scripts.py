"""The scripts alone: everything that an act refers to is there, and X would take every text."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.networks.x.text import LIMIT, weighted_length
from bot.sandbox.demo import acts
from bot.sandbox.demo.acts import Act, Script
from bot.sandbox.demo.places import FOUR
from bot.sandbox.demo.show import SCRIPTS
from bot.sandbox.demo.week import Week, week_after

LONDON, MEXICO = ZoneInfo("Europe/London"), ZoneInfo("America/Mexico_City")
SIGNATURE = " ^AB"
each_script = pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.language)


def _week() -> Week:
    return week_after(datetime(2026, 11, 18, 12, tzinfo=UTC))


def _played(script: Script) -> list[Act]:
    """In the order of their times."""
    zone, week = ZoneInfo(script.zone), _week()
    return sorted(script.acts, key=lambda act: week.moment(act.at, zone))


def _makes(act: Act) -> Iterator[str]:
    key = getattr(act, "key", "")
    if key:
        yield key
    if isinstance(act, acts.Tell):
        yield f"{act.key}.said"
    if isinstance(act, acts.Rush):
        yield from (f"{act.key}.{who}" for who, _ in act.posts)


def _needs(act: Act) -> Iterator[str]:
    for name in ("on", "thread", "under"):
        key = getattr(act, name, "")
        if key and key != "latest":
            yield key
    if isinstance(act, acts.React):
        yield act.to


@each_script
def test_what_an_act_goes_on_from_was_there_before(script: Script) -> None:
    there: set[str] = set()
    for act in _played(script):
        missing = set(_needs(act)) - there
        assert not missing, act
        there |= set(_makes(act))
    assert set(script.marks.values()) <= there


@each_script
def test_everybody_who_acts_has_a_part(script: Script) -> None:
    people = {*FOUR, *(extra.key for extra in script.extras)}
    on_x = (acts.Ask, acts.Tweet, acts.Rush, acts.TweetEdit, acts.Untweet)
    for act in script.acts:
        known = {*script.customers, script.handle} if isinstance(act, on_x) else people
        assert act.who in known, act
        if isinstance(act, acts.Rush):
            assert {who for who, _ in act.posts} <= set(script.customers)
        if isinstance(act, acts.Whisper):
            assert act.to in {*people, "rapport"}, act


def _texts_on_x(act: Act) -> Iterator[str]:
    match act:
        case acts.Ask() | acts.Tweet() | acts.TweetEdit() | acts.Draft():
            yield act.text
        case acts.Edit() if act.text:
            yield act.text
        case acts.Answer():
            yield act.text + SIGNATURE
        case acts.Rush():
            yield from (text for _, text in act.posts)


@each_script
def test_x_takes_every_text_and_none_is_said_twice(script: Script) -> None:
    texts = [text for act in script.acts for text in _texts_on_x(act)]
    assert [text for text in texts if not 0 < weighted_length(text) <= LIMIT] == []
    assert len(set(texts)) == len(texts)


@each_script
def test_who_writes_to_the_brand_names_it(script: Script) -> None:
    asked = [act.text for act in script.acts if isinstance(act, acts.Ask | acts.TweetEdit)]
    asked += [text for act in script.acts if isinstance(act, acts.Rush) for _, text in act.posts]
    assert [text for text in asked if not text.startswith(f"@{script.handle} ")] == []


def test_every_kind_of_act_is_played() -> None:
    kinds = {kind for kind in vars(acts).values() if isinstance(kind, type)}
    kinds = {kind for kind in kinds if issubclass(kind, Act) and kind is not Act}
    assert {type(act) for script in SCRIPTS for act in script.acts} == kinds
    assert all("at" in {field.name for field in fields(kind)} for kind in kinds)


def test_the_week_fits_all_year_round_and_ends_in_covered_hours() -> None:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    for days in range(0, 730, 6):
        now = start + timedelta(days=days, hours=days % 24)
        week = week_after(now)
        assert now <= week.begins <= now + timedelta(days=7)
        for script in SCRIPTS:
            for act in script.acts:
                week.moment(act.at, ZoneInfo(script.zone))
        for zone in (LONDON, MEXICO):
            end = week.ends.astimezone(zone)
            assert f"{end:%a}" == "Thu"
            assert 9 <= end.hour < 18


@pytest.mark.parametrize("at", ["mon 03:00", "thu 23:00", "end 5", "sun 10:00", "soon"])
def test_a_time_outside_of_the_week_is_refused(at: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        _week().moment(at, LONDON)


def test_a_week_that_has_begun_is_left_to_the_next() -> None:
    week = _week()
    assert week_after(week.begins) == week
    assert week_after(week.begins + timedelta(seconds=1)).begins == week.begins + timedelta(days=7)
