"""The plan on one card, page by page, with what waits for agreement."""

from collections.abc import Sequence

from bot.features.objectives.models import Objective
from bot.features.overview.payloads import OpenPage, PlanPage, SharePlan
from bot.features.planning.models import ItemPicture, Picture, PlanItem
from bot.features.planning.payloads import (
    BringGoal,
    GoalModal,
    OpenItem,
)
from bot.features.planning.rules import KINDS
from bot.features.planning.views import (
    agreeing,
    build_plain,
    item_line,
    item_name,
    proposal,
)
from bot.features.proposals.views import goal_input
from bot.i18n.reader import Reader
from bot.slack import blocks
from bot.slack.escaping import cut, escape
from bot.slack.objects import Element
from bot.slack.responses import Block, Message, Modal

__all__ = [
    "AT_ONCE",
    "PAGE",
    "build_goal_modal",
    "build_plan",
    "build_waiting",
    "build_without_goal",
]

PAGE, AT_ONCE, PER_SECTION, SERIES, ENOUGH_WEEKS = 10, 10, 3, 20, 2
"""So many that a card of long texts stays below what Slack takes in all (13,200 characters)."""


def build_plan(
    reader: Reader, seen: Picture, *, page: int = 0, share: bool = False, shared: bool = False
) -> Message:
    """The items by kind, page by page; what waits; how far the cadences have come.

    ``shared``: it stands in a channel for everybody. ``share``: a button puts it there.
    """
    title = reader.text("planning-title", brand=seen.brand)
    head = [blocks.header(title), blocks.context(_summary(reader, seen))]
    ordered = sorted(seen.items, key=lambda one: (KINDS.index(one.item.kind), one.item.number))
    shown = ordered[page * PAGE : (page + 1) * PAGE]
    body: list[Block] = []
    if not seen.items:
        body = [blocks.section(reader.text("planning-empty"))]
    kind = None
    for each in shown:
        if each.item.kind != kind:
            kind = each.item.kind
            body.append(blocks.section(f"*{reader.text(f'planning-kinds-{kind}')}*"))
        opening = blocks.button(reader.text("planning-open"), OpenItem(item_id=each.item.id))
        body.append(blocks.section(item_line(reader, seen, each), opening))
    chart = _chart(reader, shown)
    waiting = _waiting_blocks(reader, seen) if page == 0 else []
    turning = _turning(reader, seen, page, share=share and not shared)
    text = f"{escape(title)}: {_summary(reader, seen)}"
    parts = (*head, *waiting, *body, *chart, *turning)
    return Message(text, parts)


def _summary(reader: Reader, seen: Picture) -> str:
    agreed = sum(each.item.status == "agreed" for each in seen.items)
    return reader.text(
        "planning-summary", version=seen.version, agreed=agreed, waiting=len(seen.waiting)
    )


def _turning(reader: Reader, seen: Picture, page: int, *, share: bool) -> list[Block]:
    found: list[Element] = []
    if page > 0:
        back = PlanPage(client_id=seen.client_id, page=page - 1)
        found.append(blocks.button(reader.text("planning-back"), back))
    if (page + 1) * PAGE < len(seen.items):
        on = PlanPage(client_id=seen.client_id, page=page + 1)
        found.append(blocks.button(reader.text("planning-on"), on))
    if share and seen.items:
        payload = SharePlan(client_id=seen.client_id)
        found.append(blocks.button(reader.text("planning-share"), payload))
    if seen.items:
        opening = OpenPage(client_id=seen.client_id)
        found.append(blocks.button(reader.text("planning-open-page"), opening))
    return [blocks.actions(*found)] if found else []


def _chart(reader: Reader, shown: Sequence[ItemPicture]) -> list[Block]:
    """How far cadences have come, as bars; the same stands in words beside each."""
    counted = [each for each in shown if each.weeks and each.item.status == "agreed"]
    mondays = sorted({week.monday for each in counted for week in each.weeks or ()})
    if len(mondays) < ENOUGH_WEEKS:
        return []
    series = {}
    for each in counted[:6]:
        counts = {week.monday: week.count for week in each.weeks or ()}
        name = cut(f"{each.item.number} · {each.item.title}", SERIES)
        series[name] = [counts.get(monday, 0) for monday in mondays]
    labels = [reader.day(monday) for monday in mondays]
    title, axis = reader.text("planning-chart"), reader.text("planning-chart-posts")
    return [blocks.bar_chart(title, labels, series, axis)]


# What waits for agreement.


def waiting_on_page(seen: Picture) -> Sequence[ItemPicture]:
    """What is shown at once of what waits; one agrees to nothing else."""
    return seen.waiting[:AT_ONCE]


def build_waiting(reader: Reader, seen: Picture) -> Message:
    """All that waits, for one person, with what is proposed of each."""
    if not seen.waiting:
        return build_plain(reader.text("planning-nothing-waits", brand=escape(seen.brand)))
    title = reader.text("planning-waiting-title", brand=escape(seen.brand))
    return Message(title, (blocks.section(f"*{title}*"), *_waiting_blocks(reader, seen)))


def _waiting_blocks(reader: Reader, seen: Picture) -> list[Block]:
    """What one agrees to, and the button that carries exactly that."""
    shown = waiting_on_page(seen)
    if not shown:
        return []
    lines = [proposal(reader, seen, each) for each in shown]
    head = reader.text("planning-waiting", count=len(seen.waiting), shown=len(shown))
    found = [blocks.section(head)]
    parts = [lines[at : at + PER_SECTION] for at in range(0, len(lines), PER_SECTION)]
    found += [blocks.section("\n".join(part)) for part in parts]
    label = reader.text("planning-agree-all", count=len(shown))
    button = blocks.button(label, agreeing(seen, shown), style="primary")
    return [*found, blocks.actions(button), blocks.divider()]


# For the strategist.


def build_without_goal(reader: Reader, items: Sequence[PlanItem]) -> tuple[Block, ...]:
    """For the strategist alone: what serves no objective yet."""
    found = [blocks.section(reader.text("planning-without-goal", count=len(items)))]
    for item in items[:5]:
        label = reader.text("planning-bring")
        named = item_name(reader, item)
        found.append(blocks.section(named, blocks.button(label, BringGoal(item_id=item.id))))
    return tuple(found)


def build_goal_modal(
    reader: Reader, payload: GoalModal, item: PlanItem, goals: Sequence[Objective]
) -> Modal:
    """Which objective an item serves; where there is none yet, how one is set."""
    named = item_name(reader, item)
    body: tuple[Block, ...] = (blocks.section(reader.text("planning-goal-none")),)
    if goals:
        body = (goal_input(reader, goals, item.objective_id),)
    return Modal(
        payload=payload,
        title=reader.text("planning-bring"),
        submit=reader.text("planning-goal-submit") if goals else None,
        close=reader.text("planning-cancel"),
        blocks=(blocks.context(named), *body),
    )
