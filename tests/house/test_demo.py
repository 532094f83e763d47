"""What a new sandbox plays: at its end every screen has something to show.

In a house of its own: the clock goes through a week, with everything that is due in it.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.sandbox.demo.kept import Demo, DemoBrand, load_demo
from bot.sandbox.demo.show import set_up_demo
from bot.sandbox.house import House, open_house
from bot.sandbox.person import Channel, Person, Seen
from tests.scenarios.world import offers
from tests.support.servers import hurry

pytestmark = pytest.mark.timeout(300)  # the first test waits for the whole week

STATUSES = {
    "en": ("Published", "Approved", "In review", "Changes needed", "Withdrawn"),
    "es": ("Publicada", "Aprobada", "En revisión", "No publicada"),
}
SUMMARY = {"en": "Juniper Tea · Summary", "es": "Café Lucero · Resumen"}
SEEN = {"en": ("Seen by", "Not seen yet"), "es": ("Visto por", "Todavía sin ver")}


@dataclass(frozen=True)
class Played:
    house: House
    demo: Demo

    def person(self, brand: DemoBrand, key: str) -> Person:
        found = next(one for one in brand.people if one.key == key)
        return Person(found.id, found.name, found.team, self.house.slack.control)

    async def reads(self, brand: DemoBrand, key: str, channel: str) -> list[Seen]:
        return await self.person(brand, key).reads(Channel(channel))

    async def marked(self, brand: DemoBrand, name: str) -> Seen:
        channel, ts = brand.marks[name]
        found = await self.reads(brand, "manager", channel)
        return next(one for one in found if one.ts == ts)


@pytest.fixture(scope="module")
async def played(scratch: Path) -> AsyncIterator[Played]:
    async with open_house(scratch / "demo") as house:
        hurry(house.urls.superuser)
        show = await set_up_demo(house)
        kept = load_demo(house.data)
        assert kept is not None
        assert not kept.complete
        days: list[str] = []
        demo = await show.play(days.append)
        assert days == ["Monday", "Tuesday", "Wednesday", "Thursday"]
        yield Played(house, demo)


async def test_who_is_who_is_kept(played: Played) -> None:
    demo = played.demo
    assert load_demo(played.house.data) == demo
    assert demo.complete
    english, spanish = demo.brands
    assert (english.language, spanish.language) == ("en", "es")
    assert english.zone != spanish.zone
    viewer = demo.person(demo.viewer)
    assert viewer is not None
    assert (viewer.name, viewer.part) == ("Maya Okafor", "manager")
    parts = {one.part for one in english.people}
    assert parts == {"manager", "staff", "strategist", "coach", "client"}
    for brand in demo.brands:
        homes = {one.team for one in brand.people if one.part != "client"}
        assert homes == {viewer.team}
        assert viewer.team not in {one.team for one in brand.people if one.part == "client"}
        assert played.house.mailbox.messages(brand.mailed), "who has no Slack gets mail"


async def test_the_time_is_one_at_which_people_work(played: Played) -> None:
    now = played.house.clock.business()
    for brand in played.demo.brands:
        local = now.astimezone(ZoneInfo(brand.zone))
        assert (local.weekday(), 9 <= local.hour < 18) == (3, True)
    assert played.house.hub.rates.factor == 1.0, "Slack is as strict as ever"


async def test_there_is_something_to_do_for_everybody(played: Played) -> None:
    for brand in played.demo.brands:
        for name, action in (
            ("change", "plans.seen"),
            ("post", "posts.approve"),
            ("item", "inbox.reply"),
            ("in_hand", "inbox.let_go"),
            ("scheduled", "posts.withdraw"),
        ):
            assert offers(await played.marked(brand, name), action), (brand.name, name)
        summary = await played.marked(brand, "summary")
        assert SUMMARY[brand.language] in summary.text
        assert '"table"' in str(summary.raw).replace("'", '"')
    needs = await played.marked(played.demo.brands[0], "changes")
    assert offers(needs, "posts.edit")
    assert not offers(needs, "posts.approve")


async def test_posts_and_changes_of_every_state_are_there(played: Played) -> None:
    for brand in played.demo.brands:
        seen = await played.reads(brand, "client", brand.client_channel)
        told = "\n".join(one.text for one in seen)
        for status in STATUSES[brand.language]:
            assert f"*{status}* · {brand.name}" in told
        for words in SEEN[brand.language]:
            assert words in told
        assert told.count(SUMMARY[brand.language]) >= 3
        assert any(one.reactions for one in seen)
        assert any(one.thread_ts and not one.is_app for one in seen), "people talk in threads"
        on_x = await played.house.x.timeline(brand.handle)
        assert len([post for post in on_x if post.in_reply_to is None]) >= 2


async def test_the_inbox_was_worked_on(played: Played) -> None:
    english, _ = played.demo.brands
    seen = await played.reads(english, "staff", english.team_channel)
    rolled = [one for one in seen if str(one.raw).count("@junipertea") > 8]
    assert len(rolled) == 1, "the rush is one card"
    told = "\n".join(one.text for one in seen)
    for words in ("Answered by Leo Grant", "In hand: Priya Shah", "suggests this answer"):
        assert words in told
    assert "The customer deleted this" in told
    assert "Edited by the customer" in told


async def test_nothing_failed_behind_the_curtain(played: Played) -> None:
    logs = played.house.data.part("logs")
    for name in ("web", "worker"):
        log = (logs / f"{name}.log").read_text()
        assert "job failed" not in log
        assert "Traceback" not in log
