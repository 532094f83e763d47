"""A line of the day's mail, in words."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from bot.features.delays.views import write_causes, write_late
from bot.features.news.models import Told
from bot.features.news.rules import late_of
from bot.features.objectives.rules import write_aim, write_amount
from bot.features.planning.models import PlanItem
from bot.features.plans.models import ChangeItem, Details, Difference, PlanChange
from bot.features.plans.views import Picture, build_fact, days, moved_days
from bot.i18n.reader import Reader
from bot.mail.layout import Fact, Item, Link, Part, Quote
from bot.slack.escaping import cut

__all__ = ["build_details", "build_line", "build_short", "words"]

GLANCE, WORDS = 120, 400
_PERSON = re.compile(r"<@([UW][A-Z0-9]+)>")


def build_line(
    reader: Reader, told: Told, *, brand: str, zone: ZoneInfo, now: datetime, url: str | None
) -> list[Part]:
    """What happened, by whom, when; and for a change its words and facts.

    ``url`` leads to the page on which *Seen* can be said; None: it cannot, or was.
    """
    line, change = told.line, told.change
    params = _written(reader, told, now)
    params["at"] = reader.clock_time(line.at)
    key = f"news-line-{line.kind.replace('_', '-')}"
    if line.kind in {"delay_confirmed", "delay_disputed"}:
        return _delay(reader, told, key, params, now)
    if change is None:
        return [Item(reader.text(key, **params))]
    seen = Picture(brand, change, zone, now, told.people, details=told.details)
    params["number"] = str(change.number)
    if line.kind == "change_seen":
        params["who"] = seen.seer(reader)
    elif line.kind in {"change_told", "change_detailed"}:
        params["who"] = seen.raw_name(change.told_by)
    parts: list[Part] = [Item(reader.text(key, **params))]
    if line.kind in {"change_told", "change_detailed"}:
        parts += [Quote(words(change.text, told.names)), Fact(build_fact(reader, seen))]
        parts += build_details(reader, change, told.details, told.names, now)
    elif line.kind == "change_disputed":
        parts += [Quote(words(one.text, told.names)) for one in _said_by(told)]
    if line.kind != "change_told":
        return parts
    if change.seen_at is not None:
        at = reader.moment(change.seen_at, now=now)
        parts.append(Fact(reader.text("news-seen-since", who=seen.seer(reader), at=at)))
    elif url:
        parts += [Link(reader.text("news-seen"), url), Fact(reader.text("news-seen-means"))]
    return parts


def build_short(reader: Reader, told: Told) -> str:
    """A change of which the reader has had a mail, in a line."""
    assert told.change is not None  # noqa: S101 -- there are such mails for changes alone
    shown = cut(" ".join(words(told.change.text, told.names).split()), GLANCE)
    return reader.text("news-short", number=told.change.number, words=shown)


def build_details(
    reader: Reader,
    change: PlanChange,
    details: Details,
    names: Mapping[str, str],
    now: datetime,
) -> list[Part]:
    """What a change moves from when to when, why, and for which goal; as far as that was said."""
    lines = [_item(reader, item, row, now) for item, row in details.items]
    if change.reason:
        lines.append(reader.text("plans-why", why=words(change.reason, names)))
    if details.objective is not None:
        goal = details.objective
        lines.append(reader.text("plans-objective", number=goal.number, name=goal.indicator))
    return [Fact("\n".join(lines))] if lines else []


def words(text: str, names: Mapping[str, str]) -> str:
    """What somebody typed, with the names of those whom it names."""
    return _PERSON.sub(lambda found: f"@{names.get(found[1], found[1])}", text)


def _item(reader: Reader, item: PlanItem, row: ChangeItem, now: datetime) -> str:
    if not row.moves:
        return reader.text("plans-item", number=item.number, title=item.title)
    before, after = moved_days(
        reader, (row.starts_before, row.ends_before), (row.starts_after, row.ends_after), now
    )
    return reader.text(
        "plans-item-moves", number=item.number, title=item.title, before=before, after=after
    )


def _delay(
    reader: Reader, told: Told, key: str, params: Mapping[str, str], now: datetime
) -> list[Part]:
    """What was late and what moved it; what somebody sees differently in their own words."""
    late, causes = late_of(told.params)
    what = write_late(reader, late, title=_glance(late.title, told.names), now=now)
    told_of = {"what": what, "causes": write_causes(reader, causes)}
    said = reader.text(key, **{**params, **told_of})
    if told.line.kind == "delay_confirmed":
        return [Item(said)]
    return [Item(said), Quote(words(told.params["words"], told.names))]


def _said_by(told: Told) -> Sequence[Difference]:
    return [
        one
        for one in told.details.differences
        if one.person_id == told.line.person_id and one.withdrawn_at is None
    ]


def _written(reader: Reader, told: Told, now: datetime) -> dict[str, str]:
    """The words' own parameters: days and amounts as the reader's language writes them."""
    given = told.params
    shown = {name: _glance(value, told.names) for name, value in given.items()}
    person = told.people.get(told.line.person_id) if told.line.person_id else None
    shown["who"] = person.name if person else ""
    for name in ("due", "day", "wanted"):
        if given.get(name):
            shown[name] = reader.day(date.fromisoformat(given[name]), now=now)
    if "names" in given:
        names = given["names"].split(",")
        shown["what"] = reader.listing([_setting(reader, name) for name in names])
    if "value" in given:
        shown["amount"] = write_amount(reader, Decimal(given["value"]), given["unit"])
    if "target" in given:
        due = date.fromisoformat(given["due"])
        shown["aim"] = write_aim(reader, Decimal(given["target"]), given["unit"], due)
    for edge in ("before", "after"):
        if f"starts_{edge}" in given:
            starts, ends = (_day(given[f"{end}_{edge}"]) for end in ("starts", "ends"))
            shown[edge] = days(reader, starts, ends, now)
    # a choice in the catalogue is made by these words
    for name in ("behalf", "reason", "wanted", "title", "who", "source"):
        shown[f"has-{name}"] = "yes" if shown.get(name) else "no"
    return shown


def _setting(reader: Reader, name: str) -> str:
    """What a setting is called, as how both sides work names it."""
    if name.endswith("_minutes"):
        return reader.text("working-time", what=name)
    return reader.text("working-section-direct" if name == "direct" else f"record-field-{name}")


def _glance(text: str, names: Mapping[str, str]) -> str:
    return cut(" ".join(words(text, names).split()), WORDS)


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None
