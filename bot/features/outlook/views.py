"""How goals, promises, lateness, the plan and requests are told in a few lines."""

from datetime import datetime

from bot.features.delays import views as delays
from bot.features.objectives.rules import write_amount
from bot.features.outlook.rules import GoalLine, LateLine, Outlook, PromiseLine, Waits
from bot.features.standing.views import write_pace
from bot.i18n.reader import Reader
from bot.slack.escaping import cut, escape, escape_typed

__all__ = ["write_goals", "write_late", "write_promises", "write_waiting"]

MOST = 5
"""Lines of a list; more are counted."""
_GLANCE = 90


def write_goals(reader: Reader, seen: Outlook) -> str:
    """Every open goal: the last reading, the target, the pace; empty without one."""
    return _listed(reader, "goals", [_goal(reader, goal) for goal in seen.goals])


def write_promises(reader: Reader, seen: Outlook) -> str:
    """What either side promised for a day that is over, in the same words; empty without one."""
    return _listed(reader, "promises", [_promise(reader, each) for each in seen.promises])


def write_late(reader: Reader, seen: Outlook, now: datetime) -> str:
    """What was late and what moved it, then the days by cause in a line; empty without any."""
    told = _listed(reader, "late", [_late(reader, each, now) for each in seen.late])
    if not told or not seen.days or seen.days_since is None:
        return told
    since, causes = reader.date(seen.days_since), delays.write_causes(reader, seen.days)
    return f"{told}\n{reader.text('outlook-days', since=since, causes=causes)}"


def _late(reader: Reader, each: LateLine, now: datetime) -> str:
    title = escape_typed(cut(each.late.title, _GLANCE))
    told = reader.text(
        "outlook-late-line",
        what=delays.write_late(reader, each.late, title=title, now=now),
        causes=delays.write_causes(reader, each.causes),
    )
    differ = [
        reader.text("outlook-late-differs", who=escape(cut(who, _GLANCE)), side=side)
        for who, side in each.differ
    ]
    return " ".join((told, *differ))


def write_waiting(reader: Reader, seen: Outlook, brand: str) -> str:
    """How many plan items and requests wait for whom; empty where none does."""
    kinds = {"items": seen.items, "requests": seen.requests}
    lines = [_waits(reader, name, waits, brand) for name, waits in kinds.items() if waits.any]
    return _listed(reader, "plan", lines)


def _listed(reader: Reader, name: str, lines: list[str]) -> str:
    if not lines:
        return ""
    shown = [reader.text(f"outlook-{name}"), *(f"• {line}" for line in lines[:MOST])]
    if len(lines) > MOST:
        shown.append(reader.text("outlook-more", count=len(lines) - MOST))
    return "\n".join(shown)


def _goal(reader: Reader, goal: GoalLine) -> str:
    told = reader.text(
        "outlook-goal",
        number=goal.number,
        indicator=escape(cut(goal.indicator, _GLANCE)),
        target=escape(write_amount(reader, goal.target, goal.unit)),
        due=reader.date(goal.due),
    )
    if goal.last is None or goal.last_day is None:
        facts = [reader.text("outlook-no-reading")]
    else:
        amount = escape(write_amount(reader, goal.last, goal.unit))
        facts = [reader.text("outlook-reading", amount=amount, day=reader.date(goal.last_day))]
    if goal.standing.reached:
        facts.append(reader.text("outlook-reached"))
    pace = write_pace(reader, goal.standing, goal.unit)
    return " ".join((told, *facts, pace)).rstrip()


def _promise(reader: Reader, each: PromiseLine) -> str:
    line = reader.text(
        "promises-line",
        side=each.side,
        kind=each.kind,
        due=reader.date(each.due),
        standing=reader.text("promises-behind", days=each.days),
    )
    subject = reader.text("promises-subject", number=each.number)
    return f"{subject}, {escape_typed(cut(each.title, _GLANCE))}: {line}"


def _waits(reader: Reader, name: str, waits: Waits, brand: str) -> str:
    told = [
        reader.text("outlook-for", side=side, count=count, brand=escape(brand))
        for side, count in (("client", waits.client), ("agency", waits.agency))
        if count
    ]
    return reader.text(f"outlook-{name}", waiting=reader.listing(told))
