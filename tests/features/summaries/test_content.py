"""What a summary tells: all that happened and all that waits, and nothing of the team's own."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import update

from bot.features.clients import service as clients
from bot.features.delays import service as delays
from bot.features.delays.rules import digest_of
from bot.features.delays.service import Noticed
from bot.features.direct import service as direct
from bot.features.direct.rules import Verdict
from bot.features.plans import repository as plans
from bot.features.plans import service as plans_service
from bot.features.posts.models import Post
from bot.features.publishing.models import Attempt
from bot.features.summaries import service
from bot.features.summaries.rules import Picture
from bot.features.verdicts import service as verdicts
from bot.networks.base import PublishedPost
from tests.features.summaries.conftest import Days, MakeDays


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


async def look(days: Days) -> Picture:
    async with days.database.transaction(days.workspace_id) as tx:
        return await service.look(tx, days.seeded.client)


async def test_who_is_waited_for_since_when_and_until_when(days: Days) -> None:
    await days.desk.draft(days.seeded.manager, "Please decide", utc("2060-01-01T12:00"))
    await days.go_to("2060-01-01T09:00")
    (told,) = await days.told()
    assert (
        "*Waiting for somebody*\n• Please decide · in review, waits for Carl Owens since "
        "Thu 1 Jan, 00:00 GMT · decide by Thu 1 Jan, 11:30 GMT"
    ) in told
    assert "<@" not in told


async def test_every_state_waits_for_who_can_move_it(days: Days) -> None:
    seeded, now = days.seeded, days.database.clock.business()
    await days.desk.draft(seeded.staff, "asked")
    held = await days.desk.draft(seeded.manager, "held", now + timedelta(hours=1))
    changed = await days.desk.draft(seeded.staff, "changed")
    await days.desk.need_changes(changed, seeded.contact, "Say it in one line")
    failed = await days.desk.draft(seeded.staff, "failed")
    await days.desk.approve(failed, seeded.contact)
    async with days.database.transaction(days.workspace_id) as tx:
        await tx.session.execute(update(Post).where(Post.id == held.id).values(held_at=now))
        ended = {"state": "failed", "ended_at": now + timedelta(hours=2)}
        await tx.session.execute(update(Attempt).values(ended))
        await tx.session.execute(
            update(Post).where(Post.id == failed.id).values(status="failed", reason="auth")
        )
    published = await days.publish("published")
    withdrawn = await days.desk.draft(seeded.manager, "withdrawn")
    await days.desk.withdraw(withdrawn, seeded.manager)
    found = {one.text: one for one in (await look(days)).content.waiting}
    assert {text: (one.status, one.who) for text, one in found.items()} == {
        "asked": ("in_review", ("Carl Owens",)),
        "held": ("held", ("Carl Owens",)),
        "changed": ("changes_needed", ("Sam Field",)),
        "failed": ("failed", ("Ivy Stone", "Maya Brook")),
    }
    assert published.id not in found
    assert found["held"].due == held.publish_at
    assert found["failed"].since == now + timedelta(hours=2)


async def test_a_post_is_linked_to_its_card(days: Days) -> None:
    await days.desk.draft(days.seeded.manager, "Please decide")
    await days.desk.work()
    await days.desk.say_all()
    await days.go_to("2060-01-01T09:00")
    told = (await days.told())[0]
    assert "• <https://studio.slack.com/archives/CCLIENT/p1700000000" in told
    assert "|Please decide> · in review" in told


async def test_changes_that_the_other_side_has_not_seen(days: Days) -> None:
    await days.change(days.seeded.contact, "We moved the launch, <@UMANAGER> and <@UNOBODY>")
    await days.change(days.seeded.manager, "Two posts a week")
    await days.go_to("2060-01-01T09:00")
    (told,) = await days.told()
    assert (
        "Change 1: We moved the launch, @Maya Brook and @… · told by Acme on "
        "Thu 1 Jan, 00:00 GMT, waits for *Seen* from the agency"
    ) in told
    assert "Change 2: Two posts a week · told by the agency on" in told
    assert "waits for *Seen* from Acme" in told


async def test_a_change_that_was_seen_is_told_no_more(days: Days) -> None:
    await days.change(days.seeded.contact, "We moved the launch")
    assert len((await look(days)).content.unseen) == 1
    async with days.database.transaction(days.workspace_id) as tx:
        (change,) = await plans.unseen_changes(tx, days.client_id)
        await plans_service.see(tx, change.id, days.seeded.manager)
    assert (await look(days)).content.unseen == ()


async def test_the_inbox_in_counts_and_times_without_names(days: Days) -> None:
    await days.go_to("2060-01-01T08:00")
    one, two, three, *_ = await days.ask(50, 20, 10, 200, 5)
    await days.answer(one, two, three)
    await days.go_to("2060-01-01T09:00")
    (told,) = await days.told()
    assert "*Inbox*" in told
    assert "Answered: *3*" in told
    assert "Open: *2*" in told
    assert "Median first answer: *20 min*" in told
    assert "The longest has waited since Thu 1 Jan, 04:40 GMT" in told
    for person in (days.seeded.staff, days.seeded.manager, days.seeded.stand_in):
        assert person.name not in told
    assert "rosa" not in told.casefold()


async def test_answers_are_counted_in_one_day_only(days: Days) -> None:
    await days.go_to("2060-01-01T08:00")
    first, second = await days.ask(5, 6)
    await days.answer(first)
    await days.go_to("2060-01-01T09:00")
    await days.go_to("2060-01-01T12:00")
    await days.answer(second)
    await days.go_to("2060-01-02T09:00")
    assert [row.numbers["answered"] for row in await days.rows()] == [1, 1]
    assert [row.numbers["open"] for row in await days.rows()] == [1, 0]


async def test_the_table_shows_the_last_seven_days(days: Days) -> None:
    for day in range(1, 10):
        await days.publish(f"Post {day}")
        await days.go_to(f"2060-01-{day:02}T09:00")
    messages = await days.messages()
    tables = [[b for b in row.body["blocks"] if b["type"] == "table"] for row in messages]
    assert tables[0] == []
    shown = [row[0]["text"] for row in tables[-1][0]["rows"]]
    assert shown == ["Day", *(f"{name} Jan" for name in (
        "Fri 2", "Sat 3", "Sun 4", "Mon 5", "Tue 6", "Wed 7", "Thu 8"
    ))]  # fmt: skip


async def test_the_chart_draws_what_the_table_tells(days: Days) -> None:
    for text in ("Post 1", "Post 2"):
        await days.publish(text)
    await days.go_to("2060-01-01T09:00")
    await days.ask(5)
    await days.publish("Post 3")
    await days.go_to("2060-01-02T09:00")
    kinds = [[b["type"] for b in row.body["blocks"]] for row in await days.messages()]
    assert "data_visualization" not in kinds[0]
    shown = (await days.messages())[-1].body["blocks"]
    chart = next(b for b in shown if b["type"] == "data_visualization")["chart"]
    assert chart["type"] == "bar"
    assert chart["axis_config"]["categories"] == ["Wed 31 Dec 2059", "Thu 1 Jan"]
    drawn = {
        one["name"]: {point["label"]: point["value"] for point in one["data"]}
        for one in chart["series"]
    }
    assert drawn["Published"] == {"Wed 31 Dec 2059": 2, "Thu 1 Jan": 1}
    assert drawn["Open"] == {"Wed 31 Dec 2059": 0, "Thu 1 Jan": 1}


async def test_asked_for_right_after_the_daily_one_it_looks_back_a_day(days: Days) -> None:
    await days.publish("Hello")
    await days.go_to("2060-01-01T09:00")
    await days.go_to("2060-01-01T09:05")
    picture = await look(days)
    assert [one.text for one in picture.content.published] == ["Hello"]
    assert picture.days == ()
    assert len(await days.rows()) == 1
    assert picture.head.seq == (await days.posted())[0].seq


async def test_direct_posts_are_told_once_they_are_sorted(days: Days) -> None:
    seeded = days.seeded
    async with days.database.transaction(days.workspace_id) as tx:
        for number, text in enumerate(("Sorted", "Nobody said"), 1):
            url = f"https://x.com/acme/status/{number}"
            post = PublishedPost(str(number), url, text, tx.now)
            await direct.find(tx, seeded.account, post)
        found = await direct.known_directs(tx, seeded.account.id, ["1"])
        await direct.sort(tx, found["1"].id, seeded.manager, Verdict.ONE_OFF)
    (told,) = (await look(days)).content.direct
    assert (told.text, told.verdict) == ("Sorted", Verdict.ONE_OFF)
    await days.go_to("2060-01-01T09:00")
    await days.go_to("2060-01-02T09:00")
    summaries = await days.told()
    assert sum("Posted directly on @acme" in one for one in summaries) == 1
    assert not any("Nobody said" in one for one in summaries)


async def _late(days: Days) -> UUID:
    """A campaign whose end is over by two weeks; a manager is asked what moved it."""
    async with days.database.transaction(days.workspace_id) as tx:
        client = await clients.client_by_id(tx, days.client_id)
        item_id, today = uuid4(), tx.now.date()
        noticed = Noticed(
            kind="promise",
            subject_id=item_id,
            version=0,
            thing=f"request:{item_id}",
            title="the photos",
            number=4,
            side="agency",
            which="due",
            agreed=today - timedelta(days=14),
        )
        delay = await delays.notice(tx, client, noticed, came=today)
        assert delay is not None
        await delays.propose(tx, delay.id)
        return delay.id


@pytest.mark.parametrize("client_channel", [True, False])
async def test_what_a_manager_is_to_confirm_is_told_where_only_the_team_reads(
    make_days: MakeDays,
    client_channel: bool,  # noqa: FBT001 -- pytest passes it by name
) -> None:
    days = await make_days(client_channel=client_channel)
    delay_id = await _late(days)
    await days.go_to("2060-01-01T09:00")
    told = await days.told()
    assert ["Only our team reads this line" in one for one in told] == [True][client_channel:]
    async with days.database.transaction(days.workspace_id) as tx:
        delay, _ = await delays.known(tx, delay_id, days.seeded.manager)
        shown = digest_of(delay.days, await delays.parts_of(tx, delay))
        await verdicts.confirm(tx, delay_id, days.seeded.manager, shown=shown)
    await days.go_to("2060-01-02T09:00")
    *_, now = await days.told()
    assert "What the agency promised for request #4 came 10 working days later" in now
    assert "Only our team reads this line" not in now
    *_, entry = await days.posted()
    assert (entry.payload or {})["late_told"] == 1
