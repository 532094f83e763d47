"""The worker dies around the call that answers a customer: one answer, by one person."""

from bot.sandbox.person import Seen
from tests.faults.crew import Crew
from tests.faults.walks import walk

UNKNOWN_TO_X = ("replies.after_claim", "replies.before_call")
ON_X = ("replies.after_accept", "replies.before_result_commit")
QUARTER_OF_AN_HOUR = 16 * 60


async def _answered(crew: Crew, question: str, answer: str) -> tuple[str, Seen]:
    cast = crew.world.cast
    tweet = await crew.world.house.x.write("customer", f"@{cast.brand.handle} {question}")
    card = await cast.staff.sees(cast.team_channel, question)
    await cast.staff.click(card, "inbox.reply")
    done = await cast.staff.submit(await cast.staff.modal(), {"text": answer})
    assert done.closed, done
    return tweet, card


async def _sent_once(crew: Crew, tweet: str, question: str, entries_before: int) -> None:
    cast = crew.world.cast
    await cast.staff.sees(
        cast.team_channel, question, matching=lambda m: "Answered by Leo Grant" in m.text
    )
    await crew.quiet()
    assert len(await crew.world.house.x.replies_to(tweet)) == 1
    assert len(await crew.cards(cast.team_channel, question)) == 1
    assert len(await crew.world.recorded("reply.sent")) == entries_before + 1


@walk(*ON_X)
async def test_killed_after_x_took_it(crew: Crew, place: str) -> None:
    question = f"do you deliver to {place}?"
    entries = len(await crew.world.recorded("reply.sent"))
    await crew.works(fault=place)
    tweet, _ = await _answered(crew, question, f"We do, and to {place} for free!")
    await crew.dies()
    assert len(await crew.world.house.x.replies_to(tweet)) == 1
    await crew.works()
    await _sent_once(crew, tweet, question, entries)


@walk(*UNKNOWN_TO_X)
async def test_killed_before_the_call_the_answerer_is_asked(crew: Crew, place: str) -> None:
    question = f"is there a shop near {place}?"
    entries = len(await crew.world.recorded("reply.sent"))
    await crew.works(fault=place)
    tweet, card = await _answered(crew, question, f"Two minutes from {place}, on the corner.")
    await crew.dies()
    await crew.time_passes(seconds=QUARTER_OF_AN_HOUR)
    await crew.works()
    staff = crew.world.cast.staff
    asked = await staff.sees_thread(card, "X has not said whether it took this answer")
    assert await crew.world.house.x.replies_to(tweet) == []
    await staff.click(asked, "replies.it_is_not_there")
    await _sent_once(crew, tweet, question, entries)
