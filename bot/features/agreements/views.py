"""What an agreement came to, and the modal of one that was given elsewhere."""

from collections.abc import Sequence

from bot.features.agreements.payloads import ElsewhereModal
from bot.features.agreements.rules import Outcome
from bot.features.planning.models import Picture, PlanItem
from bot.features.planning.payloads import ShowWaiting
from bot.features.planning.views import build_plain, item_name
from bot.features.proposals.views import build_asking
from bot.i18n.reader import Reader
from bot.slack import blocks
from bot.slack.escaping import escape
from bot.slack.responses import Message, Modal

__all__ = ["build_agreed", "build_elsewhere_modal"]


def build_agreed(
    reader: Reader, seen: Picture, outcomes: Sequence[tuple[PlanItem, Outcome]]
) -> Message:
    """What one *Agree* came to, item by item, and where to look at what changed."""
    lines = []
    for outcome in ("agreed", "own_side", "already", "changed", "closed"):
        titles = [item_name(reader, item) for item, each in outcomes if each == outcome]
        if titles:
            key = f"planning-outcome-{outcome.replace('_', '-')}"
            words = reader.text(
                key, items=reader.listing(titles), count=len(titles), version=seen.version
            )
            lines.append(words)
    text = "\n".join(lines)
    message = build_plain(text)
    if any(each == "changed" for _, each in outcomes):
        look = ShowWaiting(client_id=seen.client_id)
        label = reader.text("planning-see-changed")
        return Message(text, (*message.blocks, blocks.actions(blocks.button(label, look))))
    return message


def build_elsewhere_modal(reader: Reader, payload: ElsewhereModal, brand: str) -> Modal:
    """Who of the client agreed, and how."""
    lead = reader.text("planning-elsewhere-lead", brand=escape(brand), count=len(payload.wanted))
    return build_asking(reader, payload, "elsewhere", "reason", lead)
