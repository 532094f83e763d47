"""The worker dies while a plan change becomes due and is mailed: told once, recorded once."""

from tests.faults.crew import Crew
from tests.faults.walks import walk
from tests.scenarios.words import MANAGER_MAIL

AFTER_THE_HOLD = 3 * 60


async def _told_with_nobody_at_work(crew: Crew, text: str) -> None:
    cast = crew.world.cast
    await crew.rests()
    told = len(await crew.world.recorded("plan.change_told"))
    await cast.client.say(cast.client_channel, f"@Rapport change {text}")
    await crew.world.settles("plan.change_told", told + 1)
    await crew.time_passes(seconds=AFTER_THE_HOLD)


async def _announced_once(crew: Crew, text: str, announced_before: int) -> None:
    cast = crew.world.cast
    await cast.manager.sees(cast.client_channel, text, matching=lambda m: "Seen" in m.buttons)
    await crew.world.mailed(MANAGER_MAIL["en"], containing=text)
    await crew.quiet()
    cards = await crew.cards(cast.client_channel, text)
    assert len([card for card in cards if "Seen" in card.buttons]) == 1
    assert len(await crew.world.recorded("plan.change_announced")) == announced_before + 1


@walk("jobs.before_due_commit")
async def test_killed_while_due_work_is_handed_out(crew: Crew, place: str) -> None:
    text = "there is no tasting today"
    announced = len(await crew.world.recorded("plan.change_announced"))
    await _told_with_nobody_at_work(crew, text)
    await crew.works(fault=place)
    await crew.dies()
    assert len(await crew.world.recorded("plan.change_announced")) == announced
    await crew.works()
    await _announced_once(crew, text, announced)
    assert len(_mails(crew, text)) == 1


@walk("deliveries.before_mail", "deliveries.after_mail")
async def test_killed_around_a_mail(crew: Crew, place: str) -> None:
    """SMTP knows no once: cut off after the hand-over a mail comes again, as the same mail."""
    text = f"the label is blue from today, {place}"
    announced = len(await crew.world.recorded("plan.change_announced"))
    mailed = len(await crew.world.recorded("receipt.sent"))
    await _told_with_nobody_at_work(crew, text)
    await crew.works(fault=place)
    await crew.dies()
    sent = 1 if place == "deliveries.after_mail" else 0
    assert len(_mails(crew, text)) == sent
    await crew.works()
    await _announced_once(crew, text, announced)
    mails = _mails(crew, text)
    assert len(mails) == sent + 1
    assert len(set(mails)) == 1
    assert len(await crew.world.recorded("receipt.sent")) == mailed + 1


def _mails(crew: Crew, text: str) -> list[str]:
    """The Message-IDs of what the manager got about a change."""
    mails = crew.world.house.mailbox.messages(MANAGER_MAIL["en"])
    return [mail.message_id for mail in mails if text in mail.text]
