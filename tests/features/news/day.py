"""A full day: a line of every kind, made up."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.features.news.models import Line, Told
from bot.features.news.rules import LineKind
from bot.features.objectives.models import Objective
from bot.features.planning.models import PlanItem
from bot.features.plans.models import ChangeItem, Details, Difference, PlanChange
from bot.slack.models import Person

__all__ = ["MADRID", "NOW", "WORDS", "change", "everything", "told"]

MADRID = ZoneInfo("Europe/Madrid")
NOW = datetime(2026, 11, 24, 17, 0, tzinfo=UTC)
MAYA, CARL, ITEM = UUID(int=1), UUID(int=2), UUID(int=3)
PEOPLE = {
    MAYA: Person(slack_team_id="T1", slack_user_id="UMAYA", name="Maya & Co", id=MAYA),
    CARL: Person(slack_team_id="T2", slack_user_id="UCARL", name="Carl", id=CARL),
}
TITLE = "Spring <b>tea</b>"

ITEM_WORDS = {"number": "3", "title": TITLE, "version": "2", "reason": ""}
MOVED = {
    "starts_before": "2026-12-01",
    "starts_after": "2026-12-03",
    "ends_before": "",
    "ends_after": "",
}
GOAL = {"number": "1", "title": "Web orders", "reason": ""}
READING = {"value": "1200.5", "unit": "EUR", "day": "2026-11-23", "source": "the till"}
REQUEST = {
    "number": "7",
    "text": "a post about <@UMAYA>'s tea",
    "wanted": "2026-11-27",
    "due": "2026-11-26",
    "reason": "the tins are not there yet",
    "behalf": "",
    "question": "Which tin?",
    "answer": "The green one",
}
PROMISE = {"number": "7", "title": "a post about tea", "due": "2026-11-26"}
POST = {"handle": "teahouse", "text": "Tea & cake\ntoday", "before": "Tea today", "title": ""}
LATE = {
    "what": "item",
    "which": "end",
    "title": TITLE,
    "number": "3",
    "side": "",
    "agreed": "2026-11-20",
    "came": "2026-11-24",
    "moved": "no",
    "days": "2",
    "cause_approval": "1",
    "cause_unknown": "1",
}
PROMISED = LATE | {"what": "promise", "which": "due", "side": "client", "title": "a post about tea"}
AIM = {"target": "60", "unit": "orders", "due": "2027-03-31"}

WORDS: list[tuple[LineKind, dict[str, str]]] = [
    ("item_proposed", ITEM_WORDS),
    ("item_revised", ITEM_WORDS),
    ("item_agreed", ITEM_WORDS),
    ("item_moved", ITEM_WORDS | MOVED),
    ("item_closed", ITEM_WORDS | {"reason": "the fair was called off"}),
    ("item_closed", ITEM_WORDS),
    ("objective_set", GOAL | AIM),
    ("objective_closed", GOAL | {"reason": "reached"}),
    ("objective_closed", GOAL),
    ("reading_logged", GOAL | READING | {"corrects": "no"}),
    ("reading_logged", GOAL | READING | {"corrects": "yes"}),
    ("request_sent", REQUEST),
    ("request_sent", REQUEST | {"behalf": "Carl's aunt", "wanted": ""}),
    ("request_accepted", REQUEST),
    ("request_declined", REQUEST),
    ("request_asked", REQUEST),
    ("request_answered", REQUEST),
    ("request_withdrawn", REQUEST),
    ("promise_made", PROMISE | {"what": "material"}),
    ("promise_made", PROMISE | {"what": "answer"}),
    ("promise_kept", PROMISE | {"what": "work"}),
    ("promise_kept", PROMISE | {"what": "material"}),
    ("promise_received", PROMISE | {"what": "work"}),
    ("promise_received", PROMISE | {"what": "material"}),
    ("direct_sorted", POST | {"verdict": "part", "title": TITLE}),
    ("direct_sorted", POST | {"verdict": "part"}),
    ("direct_sorted", POST | {"verdict": "one_off"}),
    ("direct_sorted", POST | {"verdict": "permitted"}),
    ("post_edited", POST),
    ("post_deleted", POST),
    ("working_changed", {"names": "cutoff_minutes,posts_does,direct"}),
    ("working_agreed", {"version": "2", "both": "no"}),
    ("working_agreed", {"version": "2", "both": "yes"}),
    ("post_back", POST),
    ("delay_confirmed", LATE | {"corrects": "no"}),
    ("delay_confirmed", PROMISED | {"corrects": "yes"}),
]
"""Every kind that is about no change, with its words."""


def told(
    kind: LineKind,
    params: dict[str, str] | None = None,
    *,
    about: PlanChange | None = None,
    details: Details | None = None,
    by: UUID | None = MAYA,
) -> Told:
    line = Line(
        id=UUID(int=9),
        kind=kind,
        side="agency",
        person_id=by,
        change_id=about.id if about else None,
        params=params or {},
        at=NOW - timedelta(hours=2),
    )
    return Told(
        line,
        line.params,
        change=about,
        details=details or Details(),
        people=PEOPLE,
        names={"UMAYA": "Maya"},
    )


def change(number: int, text: str, *, seen: bool = False) -> PlanChange:
    return PlanChange(
        id=UUID(int=100 + number),
        number=number,
        status="seen" if seen else "announced",
        text=text,
        effective_at=None,
        effective_day=date(2026, 12, 3),
        told_by=MAYA,
        told_side="agency",
        told_at=NOW - timedelta(hours=4),
        announced_at=NOW - timedelta(hours=4),
        seen_by=CARL if seen else None,
        seen_at=NOW - timedelta(hours=1) if seen else None,
        reason="stock is late, says <@UMAYA>",
    )


def details() -> Details:
    row = ChangeItem(
        item_id=ITEM,
        moves=True,
        starts_before=date(2026, 12, 1),
        ends_before=date(2026, 12, 24),
        starts_after=date(2026, 12, 3),
        ends_after=date(2026, 12, 24),
    )
    said = Difference(person_id=CARL, side="client", text="The stock\nwas <not> late")
    return Details(
        items=[(PlanItem(id=ITEM, number=3, title=TITLE), row)],
        objective=Objective(number=1, indicator="Web orders"),
        differences=[said],
    )


def everything() -> list[Told]:
    """A day on which everything happened."""
    first, second = (
        change(4, "we start on the 3rd, <@UMAYA> knows"),
        change(5, "blue tins", seen=True),
    )
    return [
        told("change_told", about=first, details=details()),
        told("change_told", about=second),
        told("change_detailed", about=first, details=details()),
        told("change_seen", about=second, by=None),
        told("change_disputed", about=first, details=details(), by=CARL),
        told("change_discussed", about=first, by=CARL),
        *(told(kind, params) for kind, params in WORDS),
        told("delay_disputed", LATE | {"words": "The tins\nwere <here>, <@UMAYA>"}, by=CARL),
    ]
