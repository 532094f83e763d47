"""The seven steps: who does each, where, what shows that it was done."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_datetime

from bot.features.clients.rules import slug_of
from bot.sandbox.page.tour.asked import Asked, Found
from bot.sandbox.page.tour.looks import Room, offers, quotes
from bot.sandbox.page.tour.plan import Plan, Spot, Typed, button, message

__all__ = ["STEPS", "Step"]

NOON = time(12, 31)
"""The demo's posts that wait for approval go out before it."""


@dataclass(frozen=True)
class Step:
    """One step. ``who`` and ``where`` are keys of the demo; ``look`` finds out how it stands.

    ``arrive`` adds to the address: what to open on the way in.
    """

    who: str
    where: str
    look: Callable[[Asked], Found]
    beside: str = ""
    later: int = 0
    """Seconds by which the clock is moved on the way in."""
    arrive: Callable[[Asked], dict[str, str]] = lambda _: {}


def _tell(asked: Asked) -> Found:
    told = asked.client.told(asked.person("client").id, asked.since)
    if told:
        said, receipt = told
        spots = (Spot(message(receipt.ts, "#thread")), Spot(f'[id="s-{said.ts}"]'))
        return Found(Plan(spots, thread=(asked.brand.client_channel, said.ts)), done=True)
    field = "#main [data-text]"
    targets = (Spot("#main [data-send]", filled=field), Spot(field))
    return Found(Plan(targets, typed=(Typed(field, asked.say("tour-text-1")),)))


def _see(asked: Asked) -> Found:
    return _pressed(asked, asked.client, "plans.seen")


def _pressed(asked: Asked, room: Room, action_id: str) -> Found:
    card = room.get(asked.subject) or room.waiting(action_id)
    if card is None:
        return Found(Plan(), lost=True)
    if not offers(card, action_id):
        return Found(Plan((Spot(message(card.ts)),)), done=True, subject=card.ts)
    spot = Spot(button(card.ts, action_id))
    return Found(Plan((spot, Spot(message(card.ts))), press=spot), subject=card.ts)


def _ask(asked: Asked) -> Found:
    timeline = f"x/{asked.brand.handle}"
    question = asked.x.question(asked.since)
    card = asked.team.waiting("inbox.reply", asked.since, unless="inbox.let_go")
    if question and card:
        return Found(Plan((Spot(message(card.ts)),)), done=True, subject=card.ts)
    field = "#n-text"
    return Found(
        Plan(
            (Spot("#n-form .primary", "x", filled=field), Spot("#n-form", "x")),
            typed=(
                Typed('#n-form [value="customer"]', "on", "x"),
                Typed("#n-handle", asked.customer, "x"),
                Typed(field, asked.question, "x"),
            ),
            show={"x": timeline},
        )
    )


def _answer(asked: Asked) -> Found:
    card = asked.team.get(asked.subject) or asked.team.waiting("inbox.reply", unless="inbox.let_go")
    if card is None:
        return Found(Plan(), lost=True)
    answer = asked.x.answer(asked.since)
    if answer:
        spot = Spot(f'article[data-id="{answer.id}"]', "x")
        show = {"x": f"x/post/{answer.in_reply_to}"}
        return Found(Plan((spot, Spot(message(card.ts))), show=show), done=True, subject=card.ts)
    field = "#modal textarea"
    press = Spot(button(card.ts, "inbox.reply"))
    text = asked.say("tour-text-4")
    return Found(
        Plan(
            (Spot("#modal-submit", filled=field), Spot(field), press, Spot(message(card.ts))),
            typed=(Typed(field, text),) if quotes(card, asked.question) else (),
            press=press,
        ),
        subject=card.ts,
    )


def _approve(asked: Asked) -> Found:
    room = asked.client
    offered = room.waiting("posts.approve")
    card = room.get(asked.subject) or (
        room.get(offered.thread_ts or offered.ts) if offered else None
    )
    if card is None:
        return Found(Plan(), lost=True)
    if not offers(card, "posts.approve"):
        return Found(Plan((Spot(message(card.ts)),)), done=True, subject=card.ts)
    at = offered.ts if offered and card.ts in (offered.ts, offered.thread_ts) else card.ts
    spot = Spot(button(at, "posts.approve", "#thread"))
    return Found(Plan((spot, Spot(message(card.ts))), press=spot), subject=card.ts)


def _thread(asked: Asked) -> dict[str, str]:
    found = _approve(asked)
    return {"thread": found.subject} if found.subject else {}


def _wait(asked: Asked) -> Found:
    timeline = f"x/{asked.brand.handle}"
    post = asked.x.post(asked.since)
    if post:
        spot = Spot(f'article[data-id="{post.id}"]', "x")
        return Found(Plan((spot,), show={"x": timeline}), done=True)
    moment = _next_noon(asked)
    return Found(
        Plan(
            (Spot("#clock-pop:popover-open"), Spot("[data-clock]")),
            to=moment.isoformat(),
            show={"x": timeline},
        ),
        words={"when": _words(moment, asked)},
    )


def _next_noon(asked: Asked) -> datetime:
    zone = ZoneInfo(asked.brand.zone)
    now = asked.page.clock.business().astimezone(zone)
    today = datetime.combine(now.date(), NOON, zone)
    return today if today > now else today + timedelta(days=1)


def _words(moment: datetime, asked: Asked) -> str:
    """What to type into the clock: ``Friday 12:31``."""
    return format_datetime(moment, "EEEE HH:mm", locale=asked.viewer.reader.language)


def _prove(asked: Asked) -> Found:
    chain = f"record/{slug_of(asked.brand.name)}"
    press, verdict = Spot("#verify", "record"), Spot("#verified .verdict", "record")
    return Found(Plan((verdict, press), press=press, seen=verdict, show={"record": chain}))


def _at_summary(asked: Asked) -> dict[str, str]:
    summary = asked.client.summary()
    return {"at": summary.ts} if summary else {}


STEPS: tuple[Step, ...] = (
    Step("client", "client", _tell),
    Step("manager", "client", _see, later=130),
    Step("staff", "team", _ask, beside="x"),
    Step("staff", "team", _answer, beside="x"),
    Step("client", "client", _approve, arrive=_thread),
    Step("client", "client", _wait, beside="x"),
    Step("client", "client", _prove, beside="record", arrive=_at_summary),
)
