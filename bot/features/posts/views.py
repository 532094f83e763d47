"""The card of a post, the lines of its thread, its modal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bot.features.posts.models import Post, PostLine, Revision
from bot.features.posts.payloads import (
    ApprovePost,
    ComposePost,
    EditPost,
    NeedChanges,
    RetryPost,
    WithdrawPost,
)
from bot.features.posts.rules import EDITABLE, LATE_LIMIT, MENDABLE, NOTE_LIMIT, LineKind, Status
from bot.i18n.reader import Reader
from bot.networks.x.text import LIMIT
from bot.slack import blocks
from bot.slack.escaping import cut, escape, escape_typed, link, mention
from bot.slack.models import Person
from bot.slack.objects import Element
from bot.slack.outbound import Line
from bot.slack.responses import Block, Message, Modal

__all__ = [
    "Picture",
    "build_card",
    "build_compose",
    "build_done",
    "build_line",
    "build_replaced",
    "build_short",
]

_GLANCE = 120
_REASON = 1_500


@dataclass(frozen=True)
class Picture:
    """All that a card shows, as it stands in the database."""

    brand: str
    handle: str
    post: Post
    revision: Revision
    people: Mapping[UUID, Person]
    managers: Sequence[Person]
    team_only: bool
    """The card stands in the team's own channel."""
    now: datetime

    def name(self, person_id: UUID | None) -> str:
        """A name as mrkdwn that does not ring."""
        person = self.people.get(person_id) if person_id else None
        return escape(person.name) if person else "?"

    def ring(self, ids: Sequence[UUID]) -> list[str]:
        """Mentions; they ring where a message is new."""
        return [mention(self.people[one]) for one in ids if one in self.people]

    @property
    def asked(self) -> list[str]:
        """Mentions of those who may approve."""
        return self.ring([UUID(one) for one in self.post.asked])


def build_card(reader: Reader, seen: Picture) -> Message:
    """Status first, then what is asked of whom by when, then the text exactly as it goes out."""
    title = _title(reader, seen)
    elements = _buttons(reader, seen.post)
    body = [
        blocks.section(title),
        blocks.section(_asked(reader, seen)),
        blocks.quote(seen.revision.text),
        blocks.context(*_small_print(reader, seen)),
        *([blocks.actions(*elements)] if elements else []),
    ]
    return Message(f"{title}: {escape(cut(seen.revision.text, _GLANCE))}", tuple(body))


def build_short(reader: Reader, seen: Picture) -> Line:
    """The card as one line of a rolling card, with the one button that matters most.

    Names in it do not ring.
    """
    lines = [_title(reader, seen), escape(cut(seen.revision.text, _GLANCE))]
    if seen.post.state is Status.IN_REVIEW and seen.post.asked:
        names = reader.listing([seen.name(UUID(one)) for one in seen.post.asked])
        by = seen.post.decide_by
        lines.append(
            reader.text("posts-short-asked", who=names)
            if by is None
            else reader.text("posts-short-asked-by", who=names, by=reader.moment(by, now=seen.now))
        )
    elements = _buttons(reader, seen.post)
    block = blocks.section("\n".join(lines), elements[0] if elements else None)
    return Line(key="posts", blocks=(block,), language=reader.language)


def build_line(reader: Reader, line: PostLine, seen: Picture) -> Message:
    """One line of the thread."""
    text = _line_text(reader, line, seen)
    if line.kind == LineKind.CHANGES and line.detail:
        return Message(text, (blocks.section(text), _quoted(line.detail)))
    return Message(text, (blocks.section(text),))


def build_compose(
    reader: Reader,
    payload: ComposePost,
    brand: str,
    handle: str,
    before: Revision | None = None,
    *,
    typed: str = "",
) -> Modal:
    """The modal of a new post (``typed`` already), or of an edit; brand and handle lead it."""
    key = "posts-edit-title" if before else "posts-new-title"
    return Modal(
        payload=payload,
        title=reader.text(key),
        submit=reader.text("posts-edit-submit" if before else "posts-new-submit"),
        close=reader.text("posts-cancel"),
        blocks=(
            blocks.section(reader.text("posts-lead", brand=escape(brand), handle=escape(handle))),
            blocks.input_text(
                "text",
                reader.text("posts-label-text"),
                multiline=True,
                initial=before.text if before else typed or None,
                hint=reader.text("posts-hint-text", limit=LIMIT),
            ),
            blocks.input_text(
                "when",
                reader.text("posts-label-when"),
                initial=payload.when or None,
                placeholder=reader.text("posts-placeholder-when"),
                hint=reader.text("posts-hint-when", zone=reader.zone.key),
                max_length=200,
                optional=True,
            ),
            blocks.input_text(
                "note",
                reader.text("posts-label-note"),
                initial=before.note if before else None,
                hint=reader.text("posts-hint-note"),
                max_length=NOTE_LIMIT,
                optional=True,
            ),
        ),
    )


def build_done(reader: Reader, post: Post, brand: str, now: datetime) -> Message:
    """What the author sees after submitting: the time as it was understood, in their zone."""
    text = reader.text(
        "posts-done",
        brand=escape(brand),
        version=post.revision_no,
        channel=f"<#{post.channel_id}>",
        when=_when(reader, post.publish_at, now),
    )
    return Message(text, (blocks.section(text),))


def build_replaced(reader: Reader, version: int, url: str | None) -> Message:
    """A button of an older revision was pressed: where the present one is."""
    text = reader.text("posts-replaced", version=version)
    if url:
        text += f" {link(url, reader.text('posts-replaced-link', version=version))}"
    return Message(text, (blocks.section(text),))


def _title(reader: Reader, seen: Picture) -> str:
    held = seen.post.held_at is not None and seen.post.state in {
        Status.IN_REVIEW,
        Status.CHANGES_NEEDED,
    }
    told = _on_network(seen.post) or seen.post.status
    status = reader.text("posts-status", status="held" if held else told)
    lead = reader.text("posts-lead", brand=escape(seen.brand), handle=escape(seen.handle))
    return f"*{status}* · {lead}"


def _asked(reader: Reader, seen: Picture) -> str:  # noqa: PLR0911 -- one for each status
    """What is asked of whom by when, or what happened."""
    post = seen.post
    who = seen.name(post.decided_by)
    match post.state:
        case Status.IN_REVIEW:
            return _ask_to_decide(reader, seen)
        case Status.CHANGES_NEEDED:
            author = ", ".join(seen.ring([post.author_id]))
            reason = escape_typed(cut(post.reason or "", _REASON))
            return reader.text("posts-ask-changes", who=who, author=author, reason=reason)
        case Status.APPROVED:
            at = reader.moment(post.decided_at or seen.now, now=seen.now)
            when = _when(reader, post.publish_at, seen.now)
            return reader.text("posts-ask-approved", who=who, at=at, when=when)
        case Status.PUBLISHED:
            return _published(reader, seen)
        case Status.FAILED:
            return reader.text("posts-failure", reason=post.reason or "bad_request")
        case Status.WITHDRAWN:
            at = reader.moment(post.decided_at or seen.now, now=seen.now)
            return reader.text("posts-ask-withdrawn", who=who, at=at)
        case Status.PUBLISHING:
            return reader.text("posts-ask-publishing")
        case Status.UNCONFIRMED:
            return reader.text("posts-ask-unconfirmed")


def _on_network(post: Post) -> str | None:
    """What somebody did to a published post on the network itself."""
    if post.state is not Status.PUBLISHED:
        return None
    if post.deleted_on_network_at is not None:
        return "deleted"
    return "edited" if post.edited_on_network_at is not None else None


def _published(reader: Reader, seen: Picture) -> str:
    post = seen.post
    at = reader.moment(post.published_at or seen.now, now=seen.now)
    noticed = post.deleted_on_network_at or post.edited_on_network_at
    told = reader.text(
        "posts-ask-published",
        on=_on_network(post) or "there",
        at=at,
        noticed=reader.moment(noticed, now=seen.now) if noticed else "",
    )
    return told if post.deleted_on_network_at else f"{told}{_address(reader, post)}"


def _ask_to_decide(reader: Reader, seen: Picture) -> str:
    post, asked = seen.post, seen.asked
    if not asked:
        return reader.text("posts-ask-nobody")
    who, count = ", ".join(asked), len(asked)
    if post.held_at is not None and post.publish_at is not None:
        late = reader.moment(post.publish_at + LATE_LIMIT, now=seen.now)
        return reader.text("posts-ask-held", who=who, count=count, late=late)
    if post.decide_by is None:
        return reader.text("posts-ask-any-time", who=who, count=count)
    by = reader.moment(post.decide_by, now=seen.now)
    return reader.text("posts-ask", who=who, count=count, by=by)


def _small_print(reader: Reader, seen: Picture) -> list[str]:
    revision, who = seen.revision, seen.name(seen.revision.author_id)
    told = reader.text(
        "posts-small-print", version=revision.no, count=revision.length, limit=LIMIT, who=who
    )
    if seen.post.state in EDITABLE:
        when = _when(reader, revision.publish_at, seen.now)
        told += f" · {reader.text('posts-goes-out', when=when)}"
    if not revision.note:
        return [told]
    return [told, reader.text("posts-note", who=who, note=escape_typed(revision.note))]


def _buttons(reader: Reader, post: Post) -> list[Element]:
    about = {"post_id": post.id, "revision_no": post.revision_no}
    approve = blocks.button(
        reader.text("posts-approve"), ApprovePost.model_validate(about), style="primary"
    )
    changes = blocks.button(reader.text("posts-need-changes"), NeedChanges.model_validate(about))
    edit = blocks.button(reader.text("posts-edit"), EditPost.model_validate(about))
    again = blocks.button(reader.text("posts-retry"), RetryPost.model_validate(about))
    ask = (
        reader.text("posts-withdraw-title"),
        reader.text("posts-withdraw-text"),
        reader.text("posts-withdraw"),
        reader.text("posts-cancel"),
    )
    withdraw = blocks.button(
        reader.text("posts-withdraw"), WithdrawPost.model_validate(about), confirm=ask
    )
    match post.state:
        case Status.IN_REVIEW:
            return [approve, changes, edit, withdraw]
        case Status.CHANGES_NEEDED | Status.APPROVED:
            return [edit, withdraw]
        case Status.FAILED:
            return [*([again] if post.reason in MENDABLE else []), edit, withdraw]
        case _:
            return []


def _line_text(  # noqa: C901, PLR0911 -- one for each kind of line
    reader: Reader, line: PostLine, seen: Picture
) -> str:
    who, version = seen.name(line.person_id), line.revision_no
    managers = ", ".join(mention(one) for one in seen.managers)
    when = _when(reader, seen.post.publish_at, seen.now)
    match line.kind:
        case LineKind.READERS:
            readers = "team" if seen.team_only else "client"
            return reader.text("posts-line-readers", readers=readers, brand=escape(seen.brand))
        case LineKind.REVISION:
            return _revision_text(reader, line, seen)
        case LineKind.OWN:
            return reader.text(
                "posts-line-own",
                who=who,
                when=when,
                managers=managers,
                count=len(seen.managers),
            )
        case LineKind.APPROVED:
            return reader.text("posts-line-approved", who=who, version=version, when=when)
        case LineKind.CHANGES:
            author = ", ".join(seen.ring([seen.post.author_id]))
            return reader.text("posts-line-changes", who=who, version=version, author=author)
        case LineKind.HELD:
            return reader.text("posts-line-held", managers=managers, version=version, when=when)
        case LineKind.WITHDRAWN:
            return reader.text("posts-line-withdrawn", who=who)
        case LineKind.PUBLISHED:
            told = reader.text("posts-line-published", version=version)
            return f"{told}{_address(reader, seen.post)}"
        case LineKind.FAILED:
            told = reader.text("posts-failure", reason=line.detail or "bad_request")
            return f"{managers} {told}".strip()
        case LineKind.UNCONFIRMED:
            return reader.text("posts-ask-unconfirmed")
        case LineKind.RETRIED:
            return reader.text("posts-line-retried", who=who)


def _revision_text(reader: Reader, line: PostLine, seen: Picture) -> str:
    asked = seen.asked
    told = reader.text(
        "posts-line-revision", version=line.revision_no, who=seen.name(line.person_id)
    )
    if line.detail:
        told += " " + reader.text("posts-line-reset", version=line.revision_no - 1)
    if asked and line.revision_no == seen.post.revision_no:
        told += " " + reader.text("posts-line-look", who=", ".join(asked), count=len(asked))
    return told


def _quoted(typed: str) -> Block:
    lines = escape_typed(cut(typed, _REASON)).splitlines() or [""]
    return blocks.section("\n".join(f"> {one}" for one in lines))


def _address(reader: Reader, post: Post) -> str:
    return f" {link(post.url, reader.text('posts-see-it'))}" if post.url else ""


def _when(reader: Reader, at: datetime | None, now: datetime) -> str:
    if at is None:
        return reader.text("posts-when-approved")
    return reader.moment(at, now=now)
