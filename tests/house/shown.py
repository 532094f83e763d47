"""A client to whom something was shown, mailed and proven; and the team, of which nobody hears."""

import hashlib
from typing import Any
from uuid import uuid4

from sqlalchemy import insert

from bot.features.evidence.models import Evidence, EvidenceFile
from bot.features.plans.models import PlanChange
from bot.features.receipts.models import Receipt
from bot.slack.blocks import actions, context, quote, section
from bot.slack.notices import RerunCommand
from bot.slack.tables import OutboundMessage, State
from bot.storage.transaction import Database, Transaction
from tests.support.people import Seeded

__all__ = ["PROOF", "SECRET", "show"]

SECRET = "only the team reads this"
PROOF = b"\x89PNG what the phone showed"
SECRET_PROOF = b"\x89PNG " + SECRET.encode()


async def show(database: Database, seeded: Seeded) -> None:
    """A card with a reply, one for the team; a mail; two screenshots, one of them the team's."""
    async with database.transaction(seeded.workspace_id) as tx:
        client, manager = seeded.client, seeded.manager
        pressed = {
            "type": "button",
            "text": {"type": "plain_text", "text": "Seen"},
            "action_id": RerunCommand.action_id,
        }
        card = [
            section("Plan change"),
            context(f"<@{manager.slack_user_id}> &amp; co"),
            quote("said <!here> &amp; so"),
            actions(pressed),
        ]
        assert client.client_channel_id is not None
        await _message(tx, client.client_channel_id, card, ts="1.1")
        await _message(tx, client.client_channel_id, [section("and a reply")], ts="1.2", of="1.1")
        await _message(tx, client.team_channel_id, [section(SECRET)], ts="1.3")
        await _mail(tx, seeded)
        await _proof(tx, seeded, PROOF, "client")
        await _proof(tx, seeded, SECRET_PROOF, "team")


async def _message(
    tx: Transaction, channel: str, blocks: list[Any], *, ts: str, of: str | None = None
) -> None:
    await tx.session.execute(
        insert(OutboundMessage).values(
            workspace_id=tx.workspace_id,
            id=uuid4(),
            lane_id=uuid4(),
            channel_id=channel,
            kind="post",
            body={"text": "in short", "blocks": blocks},
            state=State.SENT.value,
            ts=ts,
            thread_ts=of,
            subject="change:1",
            created_at=tx.now,
            sent_at=tx.now,
        )
    )


async def _mail(tx: Transaction, seeded: Seeded) -> None:
    token = "Ab_-" * 16
    await tx.session.execute(
        insert(Receipt).values(
            workspace_id=tx.workspace_id,
            id=uuid4(),
            client_id=seeded.client.id,
            scope="day:today",
            address="ana@example.com",
            message_id="<1@rapport.example>",
            thread=[],
            subject="Today",
            plain=f"It is later.\nSeen: https://rapport.example/seen/{token}\n",
            html="<p>It is later.</p>",
            digest="d" * 64,
            status="sent",
            tries=0,
            prepared_at=tx.now,
        )
    )


async def _proof(tx: Transaction, seeded: Seeded, content: bytes, audience: str) -> None:
    change, kept = uuid4(), uuid4()
    key = {"workspace_id": tx.workspace_id, "client_id": seeded.client.id}
    await tx.session.execute(
        insert(PlanChange).values(
            **key,
            id=change,
            number=1 if audience == "client" else 2,
            status="announced",
            text="later",
            told_by=seeded.manager.id,
            told_side="agency",
            told_at=tx.now,
            door="told",
            fixed=False,
        )
    )
    await tx.session.execute(
        insert(Evidence).values(
            **key,
            id=kept,
            change_id=change,
            kind="told",
            medium="whatsapp",
            audience=audience,
            author_name="Ana",
            text="later",
            text_now="later",
            kept_by=seeded.manager.id,
            kept_at=tx.now,
        )
    )
    await tx.session.execute(
        insert(EvidenceFile).values(
            workspace_id=tx.workspace_id,
            id=uuid4(),
            evidence_id=kept,
            slack_id="F1",
            name="Phone.PNG",
            mimetype="image/png",
            size=len(content),
            status="kept",
            sha256=hashlib.sha256(content).hexdigest(),
            content=content,
            asked_at=tx.now,
        )
    )
