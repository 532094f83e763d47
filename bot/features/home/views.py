"""What people see in Home: their own queue first, then the calendar. It never rings."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import TypeVar

from bot.features.home.rules import Brand, Change, Home, Item, Matter, Post
from bot.features.inbox.payloads import ReplyToItem
from bot.features.plans.payloads import SeenChange
from bot.i18n.reader import Reader
from bot.slack import blocks
from bot.slack.escaping import cut, escape, escape_typed, link
from bot.slack.objects import Element
from bot.slack.responses import Block

__all__ = ["build_home"]

FULL_BRANDS, FULL, SHORT = 3, 5, 2
"""Up to so many brands get that many lines in each list; with more of them, lists are short."""
MOST_BRANDS = 6
"""Of at most 15 blocks each, below the hundred of a view; the others are named."""
_GLANCE = 140

T = TypeVar("T")


def build_home(reader: Reader, home: Home) -> list[Block]:
    """The tab's blocks: 100 at most. The same state gives the same blocks, whenever it is."""
    if not home.brands:
        return [
            blocks.header(reader.text("home-title")),
            blocks.section(reader.text("home-no-brand")),
        ]
    most = FULL if len(home.brands) <= FULL_BRANDS else SHORT
    found: list[Block] = [
        blocks.header(reader.text("home-title")),
        blocks.context(reader.text("home-waiting", count=home.waiting)),
    ]
    for brand in home.brands[:MOST_BRANDS]:
        found += [blocks.divider(), *_brand(reader, home, brand, most)]
    others = home.brands[MOST_BRANDS:]
    if others:
        lines = (
            reader.text("home-other", brand=escape(one.brand), count=one.waiting) for one in others
        )
        found += [blocks.divider(), blocks.section("\n".join(lines))]
    return found


def _brand(reader: Reader, home: Home, brand: Brand, most: int) -> list[Block]:
    return [
        blocks.header(f"{brand.brand} · @{brand.handle}"),
        *_queue(reader, home, brand, most),
        *_items(reader, home, brand, most),
        *_coming(reader, home, brand, most),
    ]


def _queue(reader: Reader, home: Home, brand: Brand, most: int) -> list[Block]:
    """What waits for this person: the most pressing kind first, each list cut and counted."""
    if not brand.waiting:
        return [blocks.section(reader.text("home-nothing"))]
    lines = [
        *(partial(_post, reader, home, one) for one in brand.posts),
        *(partial(_change, reader, home, one) for one in brand.changes),
        *(partial(_matter, reader, home, one) for one in brand.matters),
        *(partial(_in_hand, reader, home, one) for one in brand.in_hand),
    ]
    found = [blocks.section(reader.text("home-yours"))]
    found += [line() for line in lines[: 2 * most]]
    return found + _more(reader, len(lines) - 2 * most)


def _post(reader: Reader, home: Home, post: Post) -> Block:
    when = reader.moment(post.at, now=home.now) if post.at else ""
    told = reader.text("home-post", ask=post.ask or "", when=when, has="yes" if post.at else "no")
    return blocks.section(f"{told}\n{_said(post.text)}", _open(reader, post.card))


def _change(reader: Reader, home: Home, change: Change) -> Block:
    number = reader.text("home-change-number", number=str(change.number))
    told = reader.text(
        "home-change",
        number=link(change.card, number) if change.card else number,
        at=reader.moment(change.told_at, now=home.now),
    )
    seen = blocks.button(reader.text("home-seen"), SeenChange(change_id=change.change_id))
    return blocks.section(f"{told}\n{escape_typed(_glance(change.text))}", seen)


def _matter(reader: Reader, home: Home, matter: Matter) -> Block:
    at = matter.at
    when = (
        reader.moment(at, now=home.now)
        if isinstance(at, datetime)
        else reader.day(at, now=home.now)
    )
    told = reader.text("home-matter", kind=matter.kind, when=when)
    return blocks.section(
        f"{told}\n{escape_typed(_glance(matter.text))}", _open(reader, matter.card)
    )


def _in_hand(reader: Reader, home: Home, item: Item) -> Block:
    told = reader.text(
        "home-in-hand",
        handle=_handle(item),
        since=reader.moment(item.since, now=home.now),
    )
    return blocks.section(f"{told}\n{_said(item.text)}", _reply(reader, item))


def _items(reader: Reader, home: Home, brand: Brand, most: int) -> list[Block]:
    """Customers who wait for anybody."""
    if not brand.open_count:
        return []
    found = [blocks.section(reader.text("home-inbox", count=brand.open_count))]
    for item in brand.open_items[:most]:
        told = reader.text(
            "home-item",
            handle=_handle(item),
            since=reader.moment(item.since, now=home.now),
        )
        found.append(blocks.section(f"{told}\n{_said(item.text)}", _reply(reader, item)))
    return found


def _coming(reader: Reader, home: Home, brand: Brand, most: int) -> list[Block]:
    if not brand.coming:
        return []
    lines = _lines(brand.coming, most, lambda one: _coming_line(reader, home, one))
    return [blocks.section("\n".join((reader.text("home-coming"), *lines)))]


def _coming_line(reader: Reader, home: Home, post: Post) -> str:
    at = reader.moment(post.at, now=home.now) if post.at else ""
    glance = _glance(post.text)
    what = link(post.card, glance) if post.card else escape(glance)
    return reader.text("home-coming-line", at=at, what=what, state=post.state.value)


def _lines(items: Sequence[T], most: int, write: Callable[[T], str]) -> list[str]:
    return [f"• {write(one)}" for one in items[:most]]


def _more(reader: Reader, count: int) -> list[Block]:
    return [blocks.context(reader.text("home-more", count=count))] if count > 0 else []


def _open(reader: Reader, card: str | None) -> Element | None:
    return blocks.link_button(reader.text("home-open"), card) if card else None


def _reply(reader: Reader, item: Item) -> Element:
    spoken = reader.text("home-reply-spoken", handle=item.handle)
    payload = ReplyToItem(item_id=item.item_id)
    return blocks.button(reader.text("home-reply"), payload, spoken=spoken)


def _handle(item: Item) -> str:
    handle = f"@{escape(item.handle)}"
    return link(item.card, f"@{item.handle}") if item.card else handle


def _said(text: str) -> str:
    return f"“{escape(_glance(text))}”"


def _glance(text: str) -> str:
    return cut(" ".join(text.split()), _GLANCE)
