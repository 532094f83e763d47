"""A post in its thread, a customer's question, and what the client posts without anybody."""

from datetime import datetime, time, timedelta

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

__all__ = ["approval", "direct_post", "inbox"]

FIRST = "Our spring oolong is here. Hand-rolled, first flush. Order from Friday."
SECOND = "Our spring oolong is here: 200 tins, hand-rolled, first flush. Order from Friday."
REASON = "Please say how many tins there are"
QUESTION = "does the oolong come in decaf? <!channel> \U0001f375"
ANSWER = "Not yet: it is naturally low in caffeine, though. Happy to send you a sample!"
"""What is said; the question tries to ring for everybody, and must not."""
BY_HAND = "First tins on the counter. Come and smell!"


async def approval(stage: Stage) -> None:
    """A post in its thread: changed, approved, published once."""
    cast, house = stage.cast, stage.house
    stage.chapter("3  A post is approved in its thread")
    await cast.manager.slash(cast.client_channel, "/post new")
    modal = await cast.manager.modal()
    stage.step("Maya types /post new", modal.text, where="modal")
    await cast.manager.submit(modal, {"text": FIRST, "when": "tomorrow at 11:00"})
    card = await cast.client.sees(cast.client_channel, FIRST)
    stage.step("Carol is asked", card.text, where=CLIENT_ROOM)
    await cast.client.click(card, "posts.need_changes")
    await cast.client.submit(await cast.client.modal(), {"reason": REASON})
    await cast.manager.sees_thread(card, REASON)
    stage.step(f"Carol presses Needs changes: “{REASON}”")
    await cast.manager.click(card, "posts.edit")
    await cast.manager.submit(await cast.manager.modal(), {"text": SECOND})
    card = await cast.client.sees(cast.client_channel, SECOND)
    stage.step("Maya edits it; the card shows the new version", card.text, where=CLIENT_ROOM)
    await cast.client.click(card, "posts.approve")
    card = await stage.changed(card, lambda m: "Approved" in m.text)
    stage.step("Carol approves", first_lines(card.text, 2), where=CLIENT_ROOM)
    await stage.recorded("post.revision_added", "post.approved")
    now = house.clock.business().astimezone(ZONE)
    eleven = datetime.combine(now.date() + timedelta(days=1), time(11, 0, 1), now.tzinfo)
    await stage.wait_until(eleven, "its time has come")
    card = await stage.changed(card, lambda m: "x.com" in m.text)
    posts = await house.x.timeline(cast.brand.handle)
    if [post.text for post in posts] != [SECOND]:
        raise UnseenError(f"on X stands {posts}")
    stage.step("It is on X, once", posts[0].text, where=f"x.com/{cast.brand.handle}")
    stage.step("The card shows where", card.text, where=CLIENT_ROOM)
    await stage.recorded("post.published")


async def inbox(stage: Stage) -> None:
    """A customer's question, answered by one of two who would."""
    cast, house = stage.cast, stage.house
    stage.chapter("4  A customer is answered from Slack")
    asked = await house.x.write("thirsty_tom", f"@{cast.brand.handle} {QUESTION}")
    card = await cast.staff.sees(cast.team_channel, "decaf")
    if card.rings:
        raise UnseenError(f"a customer's text rang for {card.rings}")
    stage.step("Tom asks on X; the team sees", card.text, where=TEAM_ROOM)
    await cast.staff.click(card, "inbox.reply")
    modal = await cast.staff.modal()
    await cast.second.click(card, "inbox.reply")
    stage.step("Leo takes it; Priya, a second later, hears that he has it")
    now = house.clock.business()
    await stage.wait_until(now + timedelta(minutes=7), "Leo has asked the tea maker")
    done = await cast.staff.submit(modal, {"text": ANSWER})
    if not done.closed:
        raise UnseenError(f"the answer was not taken: {done}")
    card = await stage.changed(card, lambda m: ANSWER in m.text)
    answers = await house.x.replies_to(asked)
    if len(answers) != 1 or ANSWER not in answers[0].text or "^" not in answers[0].text:
        raise UnseenError(f"the answers on X are {answers}")
    stage.step("Leo answers in his own voice, signed", answers[0].text, where="on X")
    stage.step("The card shows who answered, and after how long", card.text, where=TEAM_ROOM)
    await stage.recorded("inbox.item_received", "reply.sent")


async def direct_post(stage: Stage) -> None:
    """The owner posts on the phone: the team sorts it with one click, the client is not rung."""
    cast, house = stage.cast, stage.house
    stage.chapter("5  The client posts on the phone")
    await house.x.write(cast.brand.handle, BY_HAND)
    card = await cast.manager.sees(cast.team_channel, BY_HAND, matching=offers("direct.one_off"))
    stage.step("Carol posts on X by herself; the team sees", card.text, where=TEAM_ROOM)
    await cast.manager.click(card, "Part of …", value=CAMPAIGN)
    card = await stage.changed(card, lambda m: "says: part of" in m.text)
    stage.step("Maya chooses what it is part of", first_lines(card.text, 3), where=TEAM_ROOM)
    await cast.client.never_sees(cast.client_channel, "Posted directly", 0.5)
    await stage.recorded("direct.found", "direct.sorted")
