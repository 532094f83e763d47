"""The modal of *Needs changes*, and the line that shows the button."""

from uuid import UUID

from bot.features.approvals.payloads import GiveReason
from bot.features.approvals.rules import REASON_LIMIT
from bot.features.posts.payloads import ApprovePost
from bot.i18n.reader import Reader
from bot.slack import blocks
from bot.slack.escaping import escape
from bot.slack.responses import Message, Modal

__all__ = ["build_reason", "build_reminder"]


def build_reason(reader: Reader, post_id: UUID, revision_no: int, brand: str, handle: str) -> Modal:
    """Asks what needs to change; brand and handle lead it."""
    lead = reader.text("posts-lead", brand=escape(brand), handle=escape(handle))
    return Modal(
        payload=GiveReason(post_id=post_id, revision_no=revision_no),
        title=reader.text("approvals-reason-title"),
        submit=reader.text("approvals-reason-submit"),
        close=reader.text("posts-cancel"),
        blocks=(
            blocks.section(f"{lead} · v{revision_no}"),
            blocks.input_text(
                "reason",
                reader.text("approvals-reason-label"),
                multiline=True,
                max_length=REASON_LIMIT,
                hint=reader.text("approvals-reason-hint"),
            ),
        ),
    )


def build_reminder(reader: Reader, post_id: UUID, revision_no: int) -> Message:
    """*Looks good* is not yet an approval: the button, one click away."""
    text = reader.text("approvals-reminder", version=revision_no)
    button = blocks.button(
        reader.text("posts-approve"),
        ApprovePost(post_id=post_id, revision_no=revision_no),
        style="primary",
    )
    return Message(text, (blocks.section(text, button),))
