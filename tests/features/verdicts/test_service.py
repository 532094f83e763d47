"""What managers say of a delay; before that the client reads nothing."""

import pytest

from bot.errors import UserFacingError
from bot.features.causes.rules import Cause
from bot.features.clients.rules import NotYourRole
from bot.features.delays.models import Delay
from bot.features.delays.rules import (
    AlreadyConfirmed,
    DelayChanged,
    NotSettled,
    UnknownDelay,
)
from bot.features.news.models import Line
from bot.features.news.repository import lock_new_lines
from bot.features.news.rules import late_of
from bot.features.reasons import service as reasons
from bot.features.verdicts import service
from bot.slack.models import Person
from tests.features.news.test_lines import kept
from tests.support.lateness import LateDesk
from tests.support.people import seed_client, seed_person


async def _proposed(desk: LateDesk) -> Delay:
    item = await desk.campaign(ends=(end := desk.workday(3)))
    await desk.change(item, desk.seeded.contact, ends=desk.workday(4, end))
    return await desk.delay()


async def _confirm(desk: LateDesk, delay: Delay, by: Person) -> None:
    async with desk.database.transaction(desk.workspace_id) as tx:
        await service.confirm(tx, delay.id, by, shown=await desk.digest(delay))
    await desk.work()


async def test_confirmed_it_is_the_clients_too(desk: LateDesk) -> None:
    delay = await _proposed(desk)
    assert {channel for channel, _ in await desk.said(delay)} == {"CTEAM"}
    assert {audience for _, audience in await desk.told(delay)} == {"team"}
    await _confirm(desk, delay, desk.seeded.manager)
    *_, (channel, card) = await desk.said(delay)
    assert channel == "CCLIENT"
    assert "*4 days*: a change of the plan · plan change #1 of" in card
    assert "<@" not in card
    entry = (await desk.record_of(delay))[-1]
    assert (entry.kind, entry.audience) == ("delay.confirmed", "client")
    assert (entry.payload or {})["causes"] == {"cause_change": 4}
    # another press is told by whom
    with pytest.raises(AlreadyConfirmed):
        await _confirm(desk, delay, desk.seeded.stand_in)
    assert len(await desk.told(delay)) == 3


async def test_corrected_instead_of_confirmed(desk: LateDesk) -> None:
    delay = await _proposed(desk)
    async with desk.database.transaction(desk.workspace_id) as tx:
        await service.correct(
            tx,
            delay.id,
            desk.seeded.manager,
            {"change": 1, "third_party": 2},
            note="The printer was closed",
            shown=await desk.digest(delay),
        )
    assert await desk.counted(delay) == {"change": 1, "third_party": 2, "unknown": 1}
    assert [kind for kind, _ in await desk.told(delay)][-1] == "delay.confirmed"
    card = (await desk.said(delay))[-1][1]
    assert "The printer was closed" in card
    assert "*2 days*: somebody else · as a manager says" in card
    assert "*1 day*: not known yet" in card


async def test_corrected_after_the_client_has_read_it(desk: LateDesk) -> None:
    delay = await _proposed(desk)
    await _confirm(desk, delay, desk.seeded.manager)
    shown = await desk.digest(delay)
    async with desk.database.transaction(desk.workspace_id) as tx:
        wanted: dict[Cause, int] = {"agency": 4}
        await service.correct(tx, delay.id, desk.seeded.stand_in, wanted, note="", shown=shown)
    entry = (await desk.record_of(delay))[-1]
    assert (entry.kind, entry.audience) == ("delay.corrected", "client")
    assert entry.payload is not None
    assert entry.payload["causes_before"] == {"cause_change": 4}
    assert entry.payload["causes_after"] == {"cause_agency": 4}
    assert "the agency's own changes and promises" in (await desk.said(delay))[-1][1]
    with pytest.raises(DelayChanged):
        async with desk.database.transaction(desk.workspace_id) as tx:
            await service.correct(tx, delay.id, desk.seeded.manager, {}, note="", shown=shown)


async def _news(desk: LateDesk) -> list[Line]:
    """What the day's mails have still to tell of lateness."""
    lines = await kept(desk.database, desk.workspace_id)
    return [one for one in lines if one.kind.startswith("delay_") and one.listed_at is None]


async def test_the_days_mail_tells_the_last_word_on_what_moved_it(desk: LateDesk) -> None:
    delay = await _proposed(desk)
    assert await _news(desk) == []
    await _confirm(desk, delay, desk.seeded.manager)
    said: list[dict[Cause, int]] = [{"agency": 4}, {"third_party": 1}]
    for wanted in said:
        (line,) = await _news(desk)
        assert (line.kind, line.side, line.params["corrects"]) == (
            "delay_confirmed",
            "agency",
            "no",
        )
        async with desk.database.transaction(desk.workspace_id) as tx:
            shown = await desk.digest(delay)
            await service.correct(tx, delay.id, desk.seeded.manager, wanted, note="", shown=shown)
    (line,) = await _news(desk)
    _, causes = late_of(line.params)
    assert causes == {"third_party": 1, "unknown": 3}
    # told by a mail, the next word on it is a correction
    await desk.until(desk.workday(2))
    async with desk.database.transaction(desk.workspace_id) as tx:
        for one in await lock_new_lines(tx, desk.client.id):
            one.list_now(tx.now)
    assert await _news(desk) == []
    async with desk.database.transaction(desk.workspace_id) as tx:
        shown = await desk.digest(delay)
        await service.correct(tx, delay.id, desk.seeded.manager, said[0], note="", shown=shown)
    (line,) = await _news(desk)
    assert line.params["corrects"] == "yes"


async def test_what_a_client_sees_differently_is_told_to_the_agency(desk: LateDesk) -> None:
    delay = await _proposed(desk)
    await _confirm(desk, delay, desk.seeded.manager)
    for words in ("not so", "it was Monday"):
        async with desk.database.transaction(desk.workspace_id) as tx:
            await reasons.differ(tx, delay.id, desk.seeded.contact, words)
    disputed = [one for one in await _news(desk) if one.kind == "delay_disputed"]
    assert [(one.side, one.params["words"]) for one in disputed] == [
        ("client", "not so\nit was Monday")
    ]


async def test_it_was_on_time(desk: LateDesk) -> None:
    delay = await _proposed(desk)
    async with desk.database.transaction(desk.workspace_id) as tx:
        await service.drop(tx, delay.id, desk.seeded.manager)
        await service.drop(tx, delay.id, desk.seeded.manager)
    assert [kind for kind, _ in await desk.told(delay)][-1] == "delay.dropped"
    assert "It was on time" in (await desk.said(delay))[0][1]
    with pytest.raises(NotSettled):
        await _confirm(desk, delay, desk.seeded.manager)


async def test_later_asks_once_more_each_time(desk: LateDesk) -> None:
    delay = await _proposed(desk)
    for asked in (1, 2):
        async with desk.database.transaction(desk.workspace_id) as tx:
            await service.ask_later(tx, delay.id, desk.seeded.manager)
        await desk.until(desk.workday(2))
        await desk.until(desk.workday(1))
        said = [text for _, text in await desk.said(delay)]
        assert sum("still waits for you" in text for text in said) == asked


@pytest.mark.parametrize("who", ["contact", "staff"])
async def test_only_managers_say_what_moved_it(desk: LateDesk, who: str) -> None:
    delay, person = await _proposed(desk), getattr(desk.seeded, who)
    shown = await desk.digest(delay)
    async with desk.database.transaction(desk.workspace_id) as tx:
        for attempt in (
            service.confirm(tx, delay.id, person, shown=shown),
            service.correct(tx, delay.id, person, {}, note="", shown=shown),
            service.begin_correct(tx, delay.id, person),
            service.drop(tx, delay.id, person),
            service.ask_later(tx, delay.id, person),
        ):
            with pytest.raises(NotYourRole):
                await attempt
    assert len(await desk.told(delay)) == 2


async def test_for_strangers_and_other_clients_there_is_no_such_delay(desk: LateDesk) -> None:
    delay = await _proposed(desk)
    stranger = await seed_person(desk.database, desk.workspace_id, "USTRANGE", "Nobody")
    other = await seed_client(
        desk.database,
        desk.workspace_id,
        brand="Other",
        x_handle="other",
        external_id="7002",
        tag="O",
    )
    for person in (stranger, other.manager):
        with pytest.raises(UnknownDelay) as unknown:
            await _confirm(desk, delay, person)
        assert isinstance(unknown.value, UserFacingError)
