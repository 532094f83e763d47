"""The plan both sides agree to, and what people tell when it changes."""

from datetime import date, timedelta

from bot.features.clients.rules import OFFICE_HOURS
from bot.features.news.rules import day_end
from bot.sandbox.story.stage import (
    CAMPAIGN,
    CLIENT_ROOM,
    TEAM_ROOM,
    ZONE,
    Stage,
    UnseenError,
    first_lines,
    offers,
)

__all__ = ["afterwards", "agreement", "lateness", "plan_change"]

OFTEN = "3 posts a week on X"
CHANGE = "we moved the launch to Friday 17:30, stock is late"
AFTER = "the shop closed at 15:00 yesterday, the boiler broke"
DIFFERS = "At 16:00 people read on X that the shop is open until six. A call at three helps."
FRIDAY = 4


async def agreement(stage: Stage) -> None:
    """Two items are proposed, and agreed to in one click."""
    cast = stage.cast
    stage.chapter("1  Both sides agree to a plan")
    await cast.manager.slash(cast.client_channel, f"/plan item {OFTEN}")
    await cast.client.sees(cast.client_channel, OFTEN, matching=offers("planning.agree"))
    stage.step(f"Maya types /plan item {OFTEN}")
    await cast.manager.slash(cast.client_channel, "/plan item")
    before, _ = _launch(stage)
    dates: dict[str, object] = {"ends": before.isoformat()}
    done = await cast.manager.submit(
        await cast.manager.modal(), {"title": CAMPAIGN, **dates, "about": "Until the launch"}
    )
    if not done.closed:
        raise UnseenError(f"the item was not taken: {done}")
    card = await cast.client.sees(cast.client_channel, CAMPAIGN, matching=offers("planning.agree"))
    stage.step("And a campaign, by the form; Carol sees", card.text, where=CLIENT_ROOM)
    said = await cast.client.say(cast.client_channel, "@Rapport show")
    plan = await cast.client.sees_thread(said, "Agree to all 2")
    await cast.client.click(plan, "planning.agree")
    await cast.client.sees(cast.client_channel, "They are the plan now")
    plan = await stage.changed(plan, lambda m: "2 agreed" in m.text)
    stage.step("Carol agrees to both with one click: it is the plan", plan.text, where=CLIENT_ROOM)
    await stage.recorded("item.proposed", "item.agreed")


def _launch(stage: Stage) -> tuple[date, date]:
    """The campaign's last day, as agreed and as moved: around the next Friday."""
    today = stage.house.clock.business().astimezone(ZONE).date()
    friday = today + timedelta(days=(FRIDAY - today.weekday()) % 7 or 7)
    return friday - timedelta(days=1), friday + timedelta(days=4)


async def plan_change(stage: Stage) -> None:
    """One sentence, a card, *Seen*, what it moves, and a receipt."""
    cast, house = stage.cast, stage.house
    stage.chapter("2  The client changes the plan")
    said = await cast.client.say(cast.client_channel, f"@Rapport change {CHANGE}")
    echo = await cast.client.sees_thread(said, "17:30")
    stage.step(f"Carol says: @Rapport change {CHANGE}", echo.text, where="in the thread")
    await stage.recorded("plan.change_told")
    now = house.clock.business()
    await stage.wait_until(now + timedelta(minutes=2, seconds=1), "the time to fix it is over")
    card = await cast.manager.sees(cast.client_channel, CHANGE, matching=offers("plans.seen"))
    stage.step("Everybody in the channel sees", card.text, where=CLIENT_ROOM)
    await cast.manager.click(card, "plans.seen")
    card = await stage.changed(card, lambda m: "Seen by" in m.text)
    stage.step("Maya presses Seen", first_lines(card.text, 1), where=CLIENT_ROOM)
    asked = await cast.manager.sees_thread(card, "Which item?")
    await cast.manager.click(asked, "Which item?", value=f"Item 2: {CAMPAIGN}")
    asked = await cast.manager.sees_thread(card, "What moves?")
    await cast.manager.click(asked, "details.ask_days")
    modal = await cast.manager.modal()
    _, after = _launch(stage)
    last_day = next(label for label in modal.labels if "last day" in label)
    await cast.manager.submit(modal, {last_day: after.isoformat()})
    card = await stage.changed(card, lambda m: "Moves:" in m.text)
    stage.step("In its thread Maya says what it moves", card.text, where=CLIENT_ROOM)
    page = await cast.manager.slash(cast.client_channel, "/plan history")
    if CHANGE not in page.text:
        raise UnseenError(f"/plan history does not show the change: {page.text}")
    stage.step("Maya types /plan history", page.text, where="only visible to Maya")
    await stage.recorded("plan.change_seen", "plan.change_detailed", "item.moved")
    ends = day_end(house.clock.business(), hours=OFFICE_HOURS, zone=ZONE)
    await stage.wait_until(ends, "the client's day ends")
    mail = await house.mailbox.wait_for("maya@northlight.example", containing=CHANGE)
    stage.step(f"Maya gets an e-mail: {mail.subject}", mail.text, where=mail.message_id)
    await stage.recorded("receipt.sent")


async def afterwards(stage: Stage) -> None:
    """A change that is told when it has taken effect already; somebody sees it differently."""
    cast, house = stage.cast, stage.house
    stage.chapter("6  A change is told afterwards")
    said = await cast.client.say(cast.client_channel, f"@Rapport change {AFTER}")
    await cast.client.sees_thread(said, "15:00")
    now = house.clock.business()
    await stage.wait_until(now + timedelta(minutes=2, seconds=1), "the time to fix it is over")
    card = await cast.manager.sees(cast.client_channel, AFTER, matching=offers("plans.seen"))
    if "In effect since" not in card.text:
        raise UnseenError(f"the card does not say since when: {card.text}")
    stage.step("Plain facts: since when, and when it was told", card.text, where=CLIENT_ROOM)
    await cast.manager.click(card, "plans.differ")
    await cast.manager.submit(await cast.manager.modal(), {"words": DIFFERS})
    card = await stage.changed(card, lambda m: DIFFERS in m.text)
    stage.step("Maya sees it differently: it stands beside it", card.text, where=CLIENT_ROOM)
    await stage.recorded("plan.change_disputed")


async def lateness(stage: Stage) -> None:
    """What moved the campaign's end: proposed to the manager, confirmed, read by both sides."""
    cast = stage.cast
    stage.chapter("7  Why the campaign ends later")
    card = await cast.manager.sees(cast.team_channel, CAMPAIGN, matching=offers("delays.confirm"))
    stage.step("Rapport proposes what moved it; the team sees", card.text, where=TEAM_ROOM)
    await cast.manager.click(card, "delays.confirm")
    shared = await cast.client.sees(cast.client_channel, CAMPAIGN, matching=offers("delays.differ"))
    stage.step("Maya confirms; both sides read it", shared.text, where=CLIENT_ROOM)
    said = await cast.client.say(cast.client_channel, "@Rapport why")
    days = await cast.client.sees_thread(said, "what moved our dates")
    stage.step("Carol says: @Rapport why", days.text, where="in the thread")
    await stage.recorded("delay.proposed", "delay.confirmed")
