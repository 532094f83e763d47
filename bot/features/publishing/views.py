"""The question whether an unconfirmed post is on X, and the modal that asks for its address."""

from collections.abc import Sequence
from uuid import UUID

from bot.features.publishing.payloads import GiveAddress, ItIsNotThere, ItIsThere
from bot.i18n.reader import Reader
from bot.slack import blocks
from bot.slack.escaping import escape, link, mention
from bot.slack.models import Person
from bot.slack.responses import Message, Modal

__all__ = ["build_address", "build_answered", "build_question"]


def build_question(
    reader: Reader, attempt_id: UUID, handle: str, managers: Sequence[Person]
) -> Message:
    """Nobody knows whether it is on X: who can look is asked. It rings."""
    text = reader.text(
        "publishing-question",
        who=", ".join(mention(one) for one in managers),
        profile=link(f"https://x.com/{handle}", f"@{handle}"),
    )
    confirm = (
        reader.text("publishing-again-title"),
        reader.text("publishing-again-text", handle=handle),
        reader.text("publishing-not-there"),
        reader.text("publishing-cancel"),
    )
    return Message(
        text,
        (
            blocks.section(text),
            blocks.actions(
                blocks.button(reader.text("publishing-there"), ItIsThere(attempt_id=attempt_id)),
                blocks.button(
                    reader.text("publishing-not-there"),
                    ItIsNotThere(attempt_id=attempt_id),
                    confirm=confirm,
                ),
            ),
        ),
    )


def build_address(reader: Reader, attempt_id: UUID, brand: str, handle: str) -> Modal:
    """Asks for the address, which may be left out."""
    lead = reader.text("publishing-address-lead", brand=escape(brand), handle=escape(handle))
    return Modal(
        payload=GiveAddress(attempt_id=attempt_id),
        title=reader.text("publishing-address-title"),
        submit=reader.text("publishing-address-submit"),
        close=reader.text("publishing-cancel"),
        blocks=(
            blocks.section(lead),
            blocks.input_text(
                "address",
                reader.text("publishing-address-label"),
                placeholder=f"https://x.com/{handle}/status/…",
                max_length=300,
                optional=True,
            ),
        ),
    )


def build_answered(reader: Reader, *, there: bool) -> Message:
    """What the person who answered sees."""
    text = reader.text("publishing-answered", there="yes" if there else "no")
    return Message(text, (blocks.section(text),))
