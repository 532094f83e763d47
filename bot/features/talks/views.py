"""The lines in a change's thread, and the modal of *I see it differently*."""

from bot.features.plans.models import Difference
from bot.features.plans.views import Picture, quoted
from bot.features.talks.payloads import AddDifference, DifferModal, WithdrawDifference
from bot.features.talks.rules import LONGEST
from bot.i18n.reader import Reader
from bot.slack import blocks
from bot.slack.escaping import escape, mention
from bot.slack.models import Person
from bot.slack.responses import Message, Modal

__all__ = ["build_differ_modal", "build_difference", "build_talk"]


def build_talk(reader: Reader, seen: Picture, *, who: Person, teller: Person) -> Message:
    """Both are named; it rings for who told of the change."""
    text = reader.text(
        "talks-talk", who=escape(who.name), teller=mention(teller), number=seen.change.number
    )
    return Message(text, (blocks.section(text),))


def build_difference(reader: Reader, seen: Picture, one: Difference, *, who: Person) -> Message:
    """What somebody sees differently, with what they can do about it; it rings for nobody."""
    key = "talks-withdrawn" if one.withdrawn_at else "talks-differs"
    text = reader.text(key, who=escape(who.name), side=one.side, number=seen.change.number)
    change_id = seen.change.id
    buttons = [blocks.button(reader.text("talks-add"), AddDifference(change_id=change_id))]
    if one.withdrawn_at is None:
        withdraw = WithdrawDifference(change_id=change_id)
        buttons.append(blocks.button(reader.text("talks-withdraw"), withdraw))
    words = one.text[-2 * LONGEST :]
    return Message(
        text,
        (
            blocks.section(text),
            quoted(words),
            blocks.actions(*buttons),
            blocks.context(reader.text("talks-foot")),
        ),
    )


def build_differ_modal(
    reader: Reader, payload: DifferModal, seen: Picture, said: Difference | None
) -> Modal:
    """One input; what they said before stands above it."""
    lead = reader.text("talks-lead", brand=escape(seen.brand), number=seen.change.number)
    before = []
    if said is not None:
        before = [blocks.context(reader.text("talks-before")), quoted(said.text[-2 * LONGEST :])]
    return Modal(
        payload=payload,
        title=reader.text("talks-title"),
        submit=reader.text("talks-save"),
        close=reader.text("talks-cancel"),
        blocks=(
            blocks.context(lead),
            *before,
            blocks.input_text(
                "words",
                reader.text("talks-words"),
                multiline=True,
                max_length=LONGEST,
                hint=reader.text("talks-hint"),
            ),
        ),
    )
