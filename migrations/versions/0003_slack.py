"""The Slack kit: installs, people, de-duplication keys, outbound messages."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from bot.storage.tenancy import protect

revision = "0003_slack"
down_revision = "0002_record"
branch_labels = None
depends_on = None


def upgrade() -> None:
    installs()
    people()
    inbound_keys()
    outbound_messages()
    outbound_lanes()


def installs() -> None:
    op.create_table(
        "installs",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("slack_team_id", sa.Text(), nullable=False),
        sa.Column("team_name", sa.Text(), nullable=False),
        sa.Column("team_url", sa.Text(), nullable=False),
        sa.Column("app_id", sa.Text(), nullable=False),
        sa.Column("bot_id", sa.Text(), nullable=False),
        sa.Column("bot_user_id", sa.Text(), nullable=False),
        sa.Column("sealed_token", sa.Text(), nullable=False),
        sa.Column("scopes", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("installed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True)),
        sa.UniqueConstraint("slack_team_id"),
    )


def people() -> None:
    op.create_table(
        "people",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("slack_team_id", sa.Text(), nullable=False),
        sa.Column("slack_user_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("locale", sa.Text()),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("email", sa.Text()),
        sa.Column("is_bot", sa.Boolean(), nullable=False),
        sa.Column("refreshed_at", sa.DateTime(timezone=True)),
        sa.UniqueConstraint("workspace_id", "slack_team_id", "slack_user_id"),
    )
    for statement in protect("people"):
        op.execute(statement)


def inbound_keys() -> None:
    op.create_table(
        "inbound_keys",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("key", sa.Text(), primary_key=True),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_inbound_keys_taken_at", "inbound_keys", ["taken_at"])
    for statement in protect("inbound_keys"):
        op.execute(statement)


def outbound_messages() -> None:
    op.create_table(
        "outbound_messages",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("seq", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("lane_id", sa.Uuid(), nullable=False),
        sa.Column("channel_id", sa.Text()),
        sa.Column("user_id", sa.Text()),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("body", JSONB(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sent_version", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True)),
        sa.Column("ts", sa.Text()),
        sa.Column("thread_of", sa.Uuid()),
        sa.Column("thread_ts", sa.Text()),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("key", sa.Text()),
        sa.Column("line_key", sa.Text()),
        sa.Column("line_language", sa.Text()),
        sa.Column("line_blocks", JSONB()),
        sa.Column("rolling_of", sa.Uuid()),
        sa.Column("is_rolling", sa.Boolean(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("retry_at", sa.DateTime(timezone=True)),
        sa.Column("error", sa.Text()),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sending_at", sa.DateTime(timezone=True)),
        sa.Column("sent_at", sa.DateTime(timezone=True)),
        sa.UniqueConstraint("workspace_id", "key"),
        sa.CheckConstraint(
            "state IN ('pending', 'sending', 'sent', 'unconfirmed', 'coalesced', 'failed', "
            "'deleted')",
            name=op.f("ck_outbound_messages_state"),
        ),
        sa.CheckConstraint("kind IN ('post', 'ephemeral')", name=op.f("ck_outbound_messages_kind")),
    )
    for name, columns, where in (
        (
            "waiting",
            ["workspace_id", "lane_id", "seq"],
            "state IN ('pending', 'sending', 'unconfirmed')",
        ),
        ("changed", ["workspace_id", "lane_id", "changed_at"], "changed_at IS NOT NULL"),
        ("place", ["workspace_id", "channel_id", "ts"], None),
        ("rolling", ["workspace_id", "rolling_of"], "rolling_of IS NOT NULL"),
    ):
        op.create_index(
            f"ix_outbound_messages_{name}",
            "outbound_messages",
            columns,
            postgresql_where=sa.text(where) if where else None,
        )
    for statement in protect("outbound_messages"):
        op.execute(statement)


def outbound_lanes() -> None:
    op.create_table(
        "outbound_lanes",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("channel_id", sa.Text()),
        sa.Column("owner", sa.Uuid()),
        sa.Column("leased_until", sa.DateTime(timezone=True)),
    )
    for statement in protect("outbound_lanes"):
        op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("going back means restoring a backup: see docs/operating.md")
