"""Evidence."""

import sqlalchemy as sa
from alembic import op

from bot.storage.tenancy import protect

revision = "0013_evidence"
down_revision = "0012_changes"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("plan_changes", sa.Column("recorded_by", sa.Uuid()))
    _create_evidence()
    _create_files()
    for table in ("evidence", "evidence_files"):
        for statement in protect(table):
            op.execute(statement)


def _create_evidence() -> None:
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "evidence",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("change_id", sa.Uuid()),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("medium", sa.Text(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("channel_id", sa.Text()),
        sa.Column("ts", sa.Text()),
        sa.Column("permalink", sa.Text()),
        sa.Column("author_id", sa.Uuid()),
        sa.Column("author_name", sa.Text(), nullable=False),
        sa.Column("said_at", moment),
        sa.Column("said_day", sa.Date()),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_now", sa.Text(), nullable=False),
        sa.Column("edited_ts", sa.Text()),
        sa.Column("deleted_at", moment),
        sa.Column("kept_by", sa.Uuid(), nullable=False),
        sa.Column("kept_at", moment, nullable=False),
        sa.Column("line_id", sa.Uuid()),
        sa.ForeignKeyConstraint(
            ["workspace_id", "client_id"],
            ["clients.workspace_id", "clients.id"],
            name="fk_evidence_workspace_id_client_id",
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id", "change_id"],
            ["plan_changes.workspace_id", "plan_changes.id"],
            name="fk_evidence_workspace_id_change_id",
        ),
    )
    for columns in (("channel_id", "ts"), ("change_id",)):
        name = f"ix_evidence_workspace_id_{'_'.join(columns)}"
        op.create_index(name, "evidence", ["workspace_id", *columns])


def _create_files() -> None:
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "evidence_files",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("evidence_id", sa.Uuid(), nullable=False),
        sa.Column("slack_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("mimetype", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text()),
        sa.Column("content", sa.LargeBinary()),
        sa.Column("asked_at", moment, nullable=False),
        sa.Column("ended_at", moment),
        sa.ForeignKeyConstraint(
            ["workspace_id", "evidence_id"],
            ["evidence.workspace_id", "evidence.id"],
            name="fk_evidence_files_workspace_id_evidence_id",
            ondelete="CASCADE",
        ),
        sa.UniqueConstraint(
            "workspace_id",
            "evidence_id",
            "slack_id",
            name="uq_evidence_files_workspace_id_evidence_id_slack_id",
        ),
    )


def downgrade() -> None:
    raise NotImplementedError("going back means restoring a backup: see docs/operating.md")
