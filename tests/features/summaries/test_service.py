"""Each client's day is summed up once, at its hour, whatever clocks and workers do."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import delete

from bot.features.summaries import service
from bot.features.summaries.jobs import SummariesJobs
from bot.features.summaries.tasks import Summarise
from bot.jobs.tables import DueWork
from bot.record.heads import Head, SigningKey, parse_head_line
from bot.record.verify import verify
from bot.record.walk import Verified
from tests.features.summaries.conftest import KEY, Days, MakeDays
from tests.support.people import seed_client

LONDON_NINE = "2060-01-01T09:00"


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


async def test_the_day_is_summed_up_in_the_client_channel(days: Days) -> None:
    await days.publish("We open on Sunday")
    await days.go_to("2060-01-01T08:59:59")
    assert await days.rows() == []
    await days.go_to(LONDON_NINE)
    (row,) = await days.rows()
    (message,) = await days.messages()
    assert (row.day, row.skipped, row.outbound_id) == (date(2060, 1, 1), False, message.id)
    assert message.channel_id == "CCLIENT"
    (told,) = await days.told()
    assert told.startswith("Acme · Summary of Wed 31 Dec 2059\n@acme on X · since Wed 31 Dec 2059")
    assert "*Published*\n• <https://x.com/acme/1|We open on Sunday> · Thu 1 Jan, 00:00 GMT" in told
    assert await days.due() == utc("2060-01-02T09:00")


async def test_its_last_line_is_a_checkpoint_of_the_record(days: Days) -> None:
    await days.publish("Hello")
    await days.go_to(LONDON_NINE)
    (told,) = await days.told()
    head = parse_head_line(told.splitlines()[-1], [KEY.public])
    (entry,) = await days.posted()
    assert (head.workspace_id, head.client_id) == (days.workspace_id, days.client_id)
    assert entry.payload is not None
    assert entry.payload["head_seq"] == head.seq == entry.seq - 1
    assert entry.payload["head_hash"] == head.hash.hex()
    assert (entry.actor, entry.subject) == ("system", f"client:{days.client_id}")
    assert (entry.payload["day"], entry.payload["published"]) == ("2059-12-31", 1)
    async with days.database.transaction(days.workspace_id) as tx:
        assert isinstance(await verify(tx, days.client_id, checkpoints=[head]), Verified)
        forged = Head(head.workspace_id, head.client_id, head.seq, bytes(32))
        assert not isinstance(await verify(tx, days.client_id, checkpoints=[forged]), Verified)


async def test_two_workers_at_the_same_moment_make_one(days: Days) -> None:
    await days.publish("Hello")
    days.database.clock.advance(utc(LONDON_NINE) - days.database.clock.wall())
    await asyncio.gather(*(days.summarise() for _ in range(4)))
    assert len(await days.rows()) == len(await days.messages()) == len(await days.posted()) == 1
    assert await days.due() == utc("2060-01-02T09:00")


async def test_the_same_task_twice_makes_one(days: Days) -> None:
    await days.publish("Hello")
    await days.go_to(LONDON_NINE)
    await days.summarise()
    await days.go_to("2060-01-01T15:00")
    await days.summarise()
    assert len(await days.rows()) == len(await days.messages()) == 1


async def test_without_a_client_channel_it_goes_to_the_team(make_days: MakeDays) -> None:
    days = await make_days(client_channel=False)
    await days.publish("Hello")
    await days.go_to(LONDON_NINE)
    (message,) = await days.messages()
    assert message.channel_id == "CTEAM"


async def test_it_speaks_the_client_s_language_and_time(make_days: MakeDays) -> None:
    days = await make_days(language="es")
    await days.publish("Hola")
    await days.go_to("2060-01-01T08:00")
    (told,) = await days.told()
    assert told.startswith(
        "Acme · Resumen del mié 31 dic 2059\n@acme en X · desde: mié 31 dic 2059, "
    )
    assert "*Publicado*" in told
    assert "01:00 CET" in told


async def test_a_quiet_day_is_skipped_and_the_next_one_planned(days: Days) -> None:
    await days.go_to(LONDON_NINE)
    (row,) = await days.rows()
    assert row.skipped
    assert await days.messages() == []
    assert await days.posted() == []
    assert await days.due() == utc("2060-01-02T09:00")


async def test_every_post_is_told_of_once(days: Days) -> None:
    nine = utc(LONDON_NINE)
    await days.publish("In good time", at=nine - timedelta(minutes=5))
    await days.go_to(nine)
    # decided before nine, committed after: the first summary could not see it
    await days.publish("Just before", at=nine - timedelta(seconds=1))
    await days.publish("Just after", at=nine + timedelta(seconds=1))
    await days.go_to(nine + timedelta(days=1))
    first, second = await days.told()
    assert "In good time" in first
    assert "Just" not in first
    assert "In good time" not in second
    assert "Just before" in second
    assert "Just after" in second


async def test_what_a_sleeping_worker_missed_is_in_one_late_summary(days: Days) -> None:
    await days.publish("Hello")
    await days.go_to(LONDON_NINE)
    await days.publish("While nobody worked", at=utc("2060-01-02T10:00"))
    await days.go_to("2060-01-04T17:00")
    rows = await days.rows()
    assert [row.day for row in rows] == [date(2060, 1, 1), date(2060, 1, 4)]
    assert rows[1].since == rows[0].until
    assert "While nobody worked" in (await days.told())[1]
    assert await days.due() == utc("2060-01-05T09:00")


@pytest.mark.parametrize(
    ("zone", "hour", "eve", "expected"),
    [
        # spring: the hour is skipped, or the day an hour shorter
        ("Europe/Madrid", "02:30", "2060-03-27", ["27T01:30", "28T01:00", "29T00:30"]),
        ("Europe/Madrid", "08:30", "2060-03-27", ["27T07:30", "28T06:30", "29T06:30"]),
        ("America/New_York", "02:30", "2060-03-13", ["13T07:30", "14T07:00", "15T06:30"]),
        ("Australia/Lord_Howe", "02:15", "2060-10-01", ["01T15:45", "02T15:30", "03T15:15"]),
        # autumn: the hour comes twice
        ("Europe/Madrid", "02:30", "2060-10-30", ["30T00:30", "31T00:30", "01T01:30"]),
        ("America/New_York", "01:30", "2060-11-06", ["06T05:30", "07T05:30", "08T06:30"]),
        ("Australia/Lord_Howe", "01:45", "2060-04-02", ["02T14:45", "03T14:45", "04T15:15"]),
    ],
)
async def test_across_changes_of_the_clocks_each_local_day_has_one(
    make_days: MakeDays, zone: str, hour: str, eve: str, expected: list[str]
) -> None:
    days = await make_days(zone=zone)
    clock = days.database.clock
    clock.advance(utc(eve) - clock.wall())
    await days.set(summary_time=hour)
    await days.change(days.seeded.manager, "We moved the launch")  # something to tell every day
    made = []
    for _ in range(3):
        due = await days.due()
        assert due is not None
        await days.go_to(due - timedelta(seconds=1))
        before = len(await days.rows())
        for minutes in (0, 20, 40, 60, 80):  # through the hour that comes twice
            await days.go_to(due + timedelta(minutes=minutes))
            await days.summarise()
        assert len(await days.rows()) == before + 1
        made.append(f"{due:%dT%H:%M}")
    assert made == expected
    local_days = [row.day for row in await days.rows()]
    assert local_days == [local_days[0] + timedelta(days=number) for number in range(3)]
    assert len(await days.messages()) == 3


async def test_another_hour_moves_the_next_one(days: Days) -> None:
    await days.set(summary_time="18:00")
    assert await days.due() == utc("2060-01-01T18:00")
    await days.set(zone="America/New_York")
    assert await days.due() == utc("2060-01-01T23:00")
    await days.set(cutoff_minutes=10)
    assert await days.due() == utc("2060-01-01T23:00")


async def test_another_hour_makes_no_second_one_of_a_day(days: Days) -> None:
    await days.publish("Hello")
    await days.go_to(LONDON_NINE)
    await days.set(summary_time="18:00")
    assert await days.due() == utc("2060-01-02T18:00")
    await days.go_to("2060-01-01T18:00")
    await days.summarise()
    assert len(await days.rows()) == 1


async def test_a_task_that_an_hour_moved_away_from_makes_nothing(days: Days) -> None:
    await days.publish("Hello")
    days.database.clock.advance(utc(LONDON_NINE) - days.database.clock.wall())
    await days.set(summary_time="11:00")
    await days.summarise()  # it was on its way for nine
    assert await days.rows() == []
    await days.go_to("2060-01-01T11:00")
    assert [row.day for row in await days.rows()] == [date(2060, 1, 1)]


async def test_a_day_that_fails_for_good_is_not_the_last_one(days: Days) -> None:
    class Broken(SigningKey):
        def sign(self, head: Head) -> bytes:
            raise RuntimeError(f"cannot sign {head.short}")

    await days.publish("Hello")
    days.database.clock.advance(utc(LONDON_NINE) - days.database.clock.wall())
    jobs = SummariesJobs(database=days.database, signing_key=Broken(SigningKey.generate()))
    async with days.database.transaction(days.workspace_id) as tx:
        await tx.session.execute(delete(DueWork))  # the sweeper took it
    with pytest.raises(RuntimeError, match="cannot sign"):
        await jobs.summarise(days.workspace_id, Summarise(subject_id=days.client_id))
    assert await days.rows() == []
    assert await days.due() == utc("2060-01-02T09:00")
    await days.summarise()  # tried again
    assert len(await days.messages()) == 1


async def test_the_worker_s_start_plans_what_is_not_planned(days: Days) -> None:
    other = uuid4()
    await seed_client(days.database, other)
    async with days.database.system() as session:
        await session.execute(delete(DueWork).where(DueWork.kind == Summarise.name))
    assert await service.ensure_summaries(days.database) >= 2
    assert await days.due() == utc(LONDON_NINE)
    assert await service.ensure_summaries(days.database) == 0


async def test_the_worker_s_start_leaves_what_is_overdue(days: Days) -> None:
    days.database.clock.advance(utc("2060-01-01T17:00") - days.database.clock.wall())
    await service.ensure_summaries(days.database)
    assert await days.due() == utc(LONDON_NINE)
    await days.go_to("2060-01-01T17:00:01")
    assert [row.day for row in await days.rows()] == [date(2060, 1, 1)]
