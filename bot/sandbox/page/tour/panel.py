"""The panel: one step, drawn for the person one looks as."""

import json
import re
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from aiohttp import web

from bot.sandbox.demo.kept import Demo, DemoBrand, DemoPerson
from bot.sandbox.page.frame import Page, Viewer
from bot.sandbox.page.tour.asked import Asked, Found
from bot.sandbox.page.tour.plan import Plan
from bot.sandbox.page.tour.steps import STEPS, Step

__all__ = ["brand_for", "panel"]

_MOMENT = re.compile(r"\d{1,12}(\.\d{1,6})?")
LAST = len(STEPS) + 1
"""After the seventh: what to do with the rest of the day. Before the first, 0: what it is about."""


@dataclass(frozen=True)
class Way:
    """A neighbour of this step: its number, where it is played, seconds that pass on the way."""

    number: int
    url: str
    later: int = 0


async def panel(page: Page, request: web.Request) -> web.Response:
    """``/as/{user}/tour?step=&since=&subject=``."""
    viewer, demo = page.viewer(request), page.demo
    if demo is None or not demo.complete:
        key = "tour-playing" if demo else "tour-no-demo"
        return page.answer("tour/nothing.html", viewer, words=viewer.say(key))
    brand = brand_for(demo, viewer)
    number = _number(request.query.get("step", ""))
    asked = _asked(page, viewer, brand, request)
    step = STEPS[number - 1] if 0 < number < LAST else None
    who = asked.person(step.who) if step else None
    mine = who is None or who.id == viewer.user.id
    found = step.look(asked) if step and mine else Found(Plan())
    if found.plan.seen and request.query.get("seen"):
        found = replace(found, done=True)
    return page.answer(
        "tour/panel.html",
        viewer,
        number=number,
        steps=len(STEPS),
        brand=brand,
        cast={key: asked.person(key).name for key in ("manager", "staff", "client")},
        who=who,
        part=viewer.say(f"tour-part-{step.who}") if step else "",
        mine=mine,
        found=found,
        plan=json.dumps(found.plan.data()),
        asked=asked,
        here=_way(asked, number).url,
        back=_way(asked, number - 1) if number else None,
        onward=_way(asked, number + 1) if number < LAST else None,
    )


def brand_for(demo: Demo, viewer: Viewer) -> DemoBrand:
    """The brand that they play a part at, else the one in their language, else the first."""
    theirs = [b for b in demo.brands if any(p.id == viewer.user.id for p in b.people)]
    spoken = [b for b in demo.brands if b.language == viewer.reader.language]
    return next(iter([*theirs, *spoken, *demo.brands]))


def _asked(page: Page, viewer: Viewer, brand: DemoBrand, request: web.Request) -> Asked:
    since, subject = (request.query.get(name, "") for name in ("since", "subject"))
    now = f"{page.clock.business().timestamp():.6f}"
    return Asked(page, viewer, brand, since if _MOMENT.fullmatch(since) else now, subject)


def _number(given: str) -> int:
    return min(int(given), LAST) if given.isdecimal() and len(given) < len("100") else 0


def _way(asked: Asked, number: int) -> Way:
    """Where a step is played. What stands before and after them all is read where one is."""
    if not 0 < number < LAST:
        return Way(number, f"?{urlencode({'tour': number})}")
    step = STEPS[number - 1]
    who = asked.person(step.who)
    return Way(number, _address(asked, step, who, number), step.later)


def _address(asked: Asked, step: Step, who: DemoPerson, number: int) -> str:
    fresh = Asked(asked.page, asked.viewer, asked.brand, asked.since, "")
    query: dict[str, Any] = {"tour": number, **step.arrive(fresh)}
    if step.beside:
        query["beside"] = step.beside
    brand = asked.brand
    channel = brand.client_channel if step.where == "client" else brand.team_channel
    return f"/as/{who.id}/c/{channel}?{urlencode(query)}"
