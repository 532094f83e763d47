"""Buttons that say what words are, and the modal for what was asked for elsewhere."""

from typing import get_args

from bot.features.offers.payloads import AskTheClient, OfferedRequest, TellModal, TheyAsked
from bot.features.offers.rules import WHO_LONGEST
from bot.features.plans.views import quoted
from bot.features.requests.rules import LONGEST, Way
from bot.i18n.reader import Reader
from bot.slack import blocks
from bot.slack.escaping import cut, escape
from bot.slack.payloads import ActionPayload
from bot.slack.responses import Message, Modal

__all__ = ["build_choice", "build_offer", "build_plain", "build_tell"]

SHOWN = 2_500
WAYS: tuple[Way, ...] = get_args(Way)


def build_plain(text: str) -> Message:
    """One sentence of ours."""
    return Message(text, (blocks.section(text),))


def build_offer(
    reader: Reader,
    text: str,
    *,
    change: ActionPayload,
    asked: OfferedRequest,
    talk: ActionPayload,
) -> Message:
    """What to do with something that was said to the app; nothing is recorded by itself."""
    lead = reader.text("offers-lead")
    return Message(
        lead,
        (
            blocks.section(lead),
            quoted(cut(text, SHOWN)),
            blocks.actions(
                blocks.button(reader.text("offers-change"), change, style="primary"),
                blocks.button(reader.text("offers-request"), asked),
                blocks.button(reader.text("offers-talk"), talk),
            ),
        ),
    )


def build_choice(
    reader: Reader, brand: str, text: str, *, ours: AskTheClient, theirs: TheyAsked
) -> Message:
    """To somebody of the agency: who asks for it? Nothing is sent by itself."""
    lead = reader.text("offers-who-asks", brand=escape(brand))
    return Message(
        lead,
        (
            blocks.section(lead),
            quoted(cut(text, SHOWN)),
            blocks.actions(
                blocks.button(reader.text("offers-we-ask", brand=brand), ours),
                blocks.button(reader.text("offers-they-asked", brand=brand), theirs),
            ),
        ),
    )


def build_tell(reader: Reader, payload: TellModal, brand: str, text: str, who: str) -> Modal:
    """What was asked for elsewhere, by whom, and by which way."""
    ways = [(way, reader.text(f"offers-way-{way.replace('_', '-')}")) for way in WAYS]
    return Modal(
        payload=payload,
        title=reader.text("offers-tell-title"),
        submit=reader.text("offers-tell-submit"),
        close=reader.text("offers-cancel"),
        blocks=(
            blocks.context(reader.text("offers-tell-lead", brand=escape(brand))),
            blocks.input_text(
                "text",
                reader.text("offers-tell-text"),
                multiline=True,
                initial=text,
                max_length=LONGEST,
            ),
            blocks.input_text(
                "who", reader.text("offers-tell-who"), initial=who, max_length=WHO_LONGEST
            ),
            blocks.input_radio("way", reader.text("offers-tell-way"), ways, initial=WAYS[0]),
        ),
    )
