"""The card of a request, its thread and its modals."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import get_args
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.features.plans.views import quoted
from bot.features.promises import views as promised
from bot.features.promises.models import Promise
from bot.features.requests.models import Request, RequestQuestion
from bot.features.requests.payloads import (
    AcceptModal,
    AcceptRequest,
    AnswerModal,
    AnswerQuestion,
    AskAbout,
    AskModal,
    DeclineModal,
    DeclineRequest,
    DetailModal,
    DetailRequest,
    Field,
    WithdrawRequest,
)
from bot.features.requests.rules import (
    ASKED_FOR,
    DETAIL_LONGEST,
    LONGEST,
    PLAN_KINDS,
    Status,
    missing,
    other_side,
)
from bot.i18n.reader import Reader
from bot.slack import blocks
from bot.slack.escaping import cut, escape, escape_typed, mention
from bot.slack.models import Person
from bot.slack.objects import Element
from bot.slack.outbound import Line
from bot.slack.responses import Block, Message, Modal

__all__ = [
    "Picture",
    "build_accept",
    "build_answer",
    "build_answered",
    "build_ask",
    "build_asked",
    "build_card",
    "build_decided",
    "build_decline",
    "build_delivered",
    "build_detail",
    "build_more",
    "build_plain",
    "build_question",
    "build_readers",
    "build_sent",
    "build_short",
    "glance",
]

GLANCE, LEAD_GLANCE = 120, 90
FIELDS: tuple[Field, ...] = get_args(Field)


@dataclass(frozen=True)
class Picture:
    """All that is shown of a request, as it stands in the database."""

    brand: str
    request: Request
    zone: ZoneInfo
    """The client's."""
    now: datetime
    people: Mapping[UUID, Person]
    deciders: Sequence[Person] = ()
    """Who of the other side accepts, declines or asks."""
    promises: Sequence[Promise] = ()
    team_only: bool = False
    """The card stands where only the agency reads."""
    on_the_plan: bool = True
    """The item it became was agreed by both sides in the act."""

    def name(self, person_id: UUID | None) -> str:
        """A name as mrkdwn that does not ring."""
        person = self.people.get(person_id) if person_id else None
        return escape(person.name) if person else "?"

    def ring(self, person_id: UUID | None) -> str:
        """A mention; it rings where a message is new."""
        person = self.people.get(person_id) if person_id else None
        return mention(person) if person else "?"

    @property
    def asker(self) -> str:
        """Who asked, by name, be it elsewhere."""
        behalf = self.request.behalf
        return escape(behalf) if behalf else self.name(self.request.asked_by)


def build_plain(text: str) -> Message:
    """One sentence of ours."""
    return Message(text, (blocks.section(text),))


def build_sent(reader: Reader, seen: Picture) -> Message:
    """To whoever asked: it is on its way."""
    request = seen.request
    text = reader.text(
        "requests-sent",
        number=request.number,
        brand=escape(seen.brand),
        side=other_side(request.asked_side),
    )
    more = reader.text("requests-sent-more")
    return Message(text, (blocks.section(text), quoted(request.text), blocks.context(more)))


# The card.


def build_card(reader: Reader, seen: Picture) -> Message:
    """Status first, then what is asked of whom, then the brief."""
    title, request = _title(reader, seen), seen.request
    asked = _asked(reader, seen)
    facts = [_fact(reader, seen, name) for name in ASKED_FOR if request.known(name)]
    body: list[Block] = [
        blocks.section(title),
        *([blocks.section(asked)] if asked else []),
        quoted(request.text),
        *([blocks.section("\n".join(facts))] if facts else []),
        *_promises(reader, seen),
        *([blocks.actions(*_buttons(reader, seen))] if request.state.open else []),
        blocks.context(_small_print(reader, seen)),
    ]
    return Message(f"{title}: {glance(request.text, GLANCE)}", tuple(body))


def build_short(reader: Reader, seen: Picture) -> Line:
    """The card as one line of a rolling card."""
    text = f"{_title(reader, seen)}\n{glance(seen.request.text, GLANCE)}"
    button = _accept(reader, seen) if seen.request.state.open else None
    return Line(key="requests", blocks=(blocks.section(text, button),), language=reader.language)


def _title(reader: Reader, seen: Picture) -> str:
    request = seen.request
    work = next((each for each in seen.promises if each.kind == "work"), None)
    status = request.state.value
    if request.state is Status.ACCEPTED and work is not None and work.kept_at is not None:
        status = "delivered"
    words = reader.text(
        f"requests-status-{status}",
        side=request.waits_on or "agency",
        due=reader.day(request.due, now=seen.now) if request.due else "",
    )
    return reader.text(
        "requests-title", number=request.number, brand=escape(seen.brand), status=words
    )


def _asked(reader: Reader, seen: Picture) -> str | None:
    """What is asked of whom; names here do not ring, the thread does."""
    request = seen.request
    if request.state is Status.WAITING:
        names = reader.listing([escape(each.name) for each in seen.deciders])
        return reader.text("requests-card-decide", who=names, count=len(seen.deciders))
    if request.state is Status.ASKED:
        return reader.text("requests-card-answer", who=seen.asker)
    if request.state is Status.DECLINED:
        reason = escape_typed(request.reason or "")
        return reader.text(
            "requests-card-declined", who=seen.name(request.decided_by), reason=reason
        )
    return None


def _fact(reader: Reader, seen: Picture, name: Field) -> str:
    value = seen.request.known(name)
    shown = (
        reader.day(value, now=seen.now) if isinstance(value, date) else escape_typed(value or "")
    )
    return f"*{reader.text(f'requests-field-{name}')}:* {shown}"


def _promises(reader: Reader, seen: Picture) -> list[Block]:
    found = []
    for each in seen.promises:
        line = promised.build_line(reader, each, zone=seen.zone, now=seen.now, people=seen.people)
        found.append(blocks.section(line, promised.build_button(reader, each)))
    return found


def _buttons(reader: Reader, seen: Picture) -> list[Element]:
    request = seen.request
    about = {"request_id": request.id}
    number = request.number
    sure = (
        reader.text("requests-withdraw-title"),
        reader.text("requests-withdraw-sure", number=number),
        reader.text("requests-withdraw"),
        reader.text("requests-cancel"),
    )
    return [
        _accept(reader, seen),
        blocks.button(reader.text("requests-decline"), DeclineRequest(**about)),
        blocks.button(reader.text("requests-ask"), AskAbout(**about)),
        blocks.button(reader.text("requests-change"), DetailRequest(**about, field="text")),
        blocks.button(reader.text("requests-withdraw"), WithdrawRequest(**about), confirm=sure),
    ]


def _accept(reader: Reader, seen: Picture) -> Element:
    payload = AcceptRequest(request_id=seen.request.id, version=seen.request.version)
    return blocks.button(reader.text("requests-accept"), payload, style="primary")


def _small_print(reader: Reader, seen: Picture) -> str:
    request = seen.request
    at = reader.moment(request.asked_at, now=seen.now)
    if request.behalf:
        text = reader.text(
            "requests-asked-elsewhere",
            who=escape(request.behalf),
            way=request.way or "email",
            by=seen.name(request.asked_by),
            at=at,
        )
    else:
        who = seen.name(request.asked_by)
        text = reader.text("requests-asked-by", who=who, side=request.asked_side, at=at)
    if request.version > 1:
        text += f" · {reader.text('requests-version', version=request.version)}"
    return text


# Its thread.


def build_readers(reader: Reader, seen: Picture) -> Message:
    """The first line: who reads it."""
    who = "team" if seen.team_only else "client"
    return build_plain(reader.text("requests-readers", readers=who, brand=escape(seen.brand)))


def build_asked(reader: Reader, seen: Picture) -> Message:
    """Who has to act is called, once."""
    names = reader.listing([mention(each) for each in seen.deciders])
    return build_plain(
        reader.text(
            "requests-asks",
            who=names,
            asker=seen.asker,
        )
    )


def build_more(reader: Reader, seen: Picture) -> Message:
    """The rest of the brief, asked for by buttons that go as it is filled in."""
    request = seen.request
    left = missing({name: request.known(name) for name in FIELDS})
    if not request.state.open or not left:
        return build_plain(reader.text("requests-more-done"))
    text = reader.text("requests-more")
    buttons = [
        blocks.button(
            reader.text(f"requests-add-{name}"), DetailRequest(request_id=request.id, field=name)
        )
        for name in left
    ]
    return Message(text, (blocks.section(text), blocks.actions(*buttons)))


def build_question(reader: Reader, seen: Picture, question: RequestQuestion) -> Message:
    """A question, then its answer in the same place."""
    if question.answer is not None:
        text = reader.text(
            "requests-answered",
            asker=seen.name(question.asked_by),
            who=seen.name(question.answered_by),
        )
        return Message(text, (blocks.section(text), quoted(question.text), quoted(question.answer)))
    text = reader.text(
        "requests-question",
        asker=seen.name(question.asked_by),
        who=seen.ring(seen.request.asked_by),
        behalf=escape(seen.request.behalf or ""),
        elsewhere="yes" if seen.request.behalf else "no",
    )
    if not seen.request.state.open:
        return Message(text, (blocks.section(text), quoted(question.text)))
    payload = AnswerQuestion(request_id=question.request_id, question_id=question.id)
    button = blocks.button(reader.text("requests-answer"), payload, style="primary")
    return Message(text, (blocks.section(text), quoted(question.text), blocks.actions(button)))


def build_answered(reader: Reader, seen: Picture, question: RequestQuestion) -> Message:
    """It is on the other side again: whoever asked the question is called."""
    return build_plain(
        reader.text(
            "requests-answer-came",
            who=seen.ring(question.asked_by),
            by=seen.name(question.answered_by),
        )
    )


def build_decided(reader: Reader, seen: Picture) -> Message:
    """What whoever asked waited for."""
    request = seen.request
    by = seen.name(request.decided_by)
    told: dict[str, str | int] = {
        "who": seen.ring(request.asked_by),
        "by": by,
        "behalf": escape(request.behalf or ""),
        "elsewhere": "yes" if request.behalf else "no",
    }
    if request.state is Status.ACCEPTED:
        due = reader.day(request.due, now=seen.now) if request.due else ""
        text = reader.text("requests-accepted", due=due, **told)
        if request.item_id is not None:
            plan = "requests-on-the-plan" if seen.on_the_plan else "requests-to-be-agreed"
            text += " " + reader.text(plan)
        return build_plain(text)
    if request.state is Status.DECLINED:
        text = reader.text("requests-declined", **told)
        return Message(text, (blocks.section(text), quoted(request.reason or "")))
    return build_plain(reader.text("requests-withdrawn", by=by))


def build_delivered(reader: Reader, seen: Picture, promise: Promise) -> Message:
    """What was promised is there: whoever waited for it is called, to say that they have it."""
    waiting = (
        [seen.ring(seen.request.asked_by)]
        if promise.kind == "work"
        else [mention(each) for each in seen.deciders]
    )
    text = reader.text(
        "requests-delivered",
        who=reader.listing(waiting),
        by=seen.name(promise.kept_by),
        kind=promise.kind,
    )
    return build_plain(text)


# Modals. What each is about leads it.


def build_accept(reader: Reader, payload: AcceptModal, seen: Picture) -> Modal:
    """By when, and as what it goes on the plan."""
    request = seen.request
    today = seen.now.astimezone(seen.zone).date()
    wanted = request.wanted
    hint = None
    if wanted and request.asked_side == "client":
        hint = reader.text("requests-due-hint", wanted=reader.day(wanted, now=seen.now))
    usable = wanted if wanted and wanted >= today else None
    inputs = [
        blocks.input_date(
            "due",
            reader.text("requests-due"),
            initial=usable.isoformat() if usable else None,
            hint=hint,
        )
    ]
    if request.asked_side == "client":
        kinds = [(kind, reader.text(f"requests-kind-{kind}")) for kind in PLAN_KINDS]
        inputs.append(
            blocks.input_radio("kind", reader.text("requests-kind"), kinds, initial=PLAN_KINDS[0])
        )
    return _modal(reader, payload, seen, "accept", inputs)


def build_decline(reader: Reader, payload: DeclineModal, seen: Picture) -> Modal:
    """Why not."""
    return _modal(reader, payload, seen, "decline", [_words(reader, "reason", "requests-reason")])


def build_ask(reader: Reader, payload: AskModal, seen: Picture) -> Modal:
    """The question."""
    return _modal(reader, payload, seen, "ask", [_words(reader, "text", "requests-ask-label")])


def build_answer(
    reader: Reader, payload: AnswerModal, seen: Picture, question: RequestQuestion
) -> Modal:
    """The answer, or by when it comes."""
    return _modal(
        reader,
        payload,
        seen,
        "answer",
        [
            quoted(question.text),
            _words(reader, "text", "requests-answer-label", optional=True),
            blocks.input_date("promised", reader.text("requests-answer-by"), optional=True),
        ],
    )


def build_detail(reader: Reader, payload: DetailModal, seen: Picture) -> Modal:
    """One part of the brief; material may still be to come."""
    name, value = payload.field, seen.request.known(payload.field)
    label = reader.text(f"requests-label-{name}")
    if isinstance(value, date) or name == "wanted":
        initial = value.isoformat() if isinstance(value, date) else None
        inputs = [blocks.input_date(name, label, initial=initial, optional=True)]
    else:
        inputs = [
            blocks.input_text(
                name,
                label,
                multiline=True,
                initial=value,
                max_length=LONGEST if name == "text" else DETAIL_LONGEST,
                optional=name != "text",
            )
        ]
    if name == "assets":
        inputs.append(
            blocks.input_date("promised", reader.text("requests-assets-by"), optional=True)
        )
    return _modal(reader, payload, seen, "detail", inputs)


def _words(reader: Reader, block_id: str, key: str, *, optional: bool = False) -> Block:
    return blocks.input_text(
        block_id,
        reader.text(key),
        multiline=True,
        max_length=DETAIL_LONGEST,
        optional=optional,
    )


def _modal(
    reader: Reader,
    payload: AcceptModal | DeclineModal | AskModal | AnswerModal | DetailModal,
    seen: Picture,
    name: str,
    inputs: Sequence[Block],
) -> Modal:
    request = seen.request
    lead = reader.text("requests-lead", brand=escape(seen.brand), number=request.number)
    about = f"{lead} · {glance(request.text, LEAD_GLANCE)}"
    return Modal(
        payload=payload,
        title=reader.text(f"requests-{name}-title"),
        submit=reader.text(f"requests-{name}-submit"),
        close=reader.text("requests-cancel"),
        blocks=(blocks.context(about), *inputs),
    )


def glance(text: str, limit: int) -> str:
    """The first words of what somebody typed, in one line."""
    return escape_typed(cut(" ".join(text.split()), limit))
