"""Why it was late."""

import sqlalchemy as sa
from alembic import op

from bot.storage.tenancy import protect

revision = "0020_delays"
down_revision = "0019_working"
branch_labels = None
depends_on = None

TABLES = ("delays", "delay_causes", "delay_differences")


def upgrade() -> None:
    op.create_table(
        "delays",
        *_key("id"),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Uuid()),
        sa.Column("thing", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer()),
        sa.Column("side", sa.Text()),
        sa.Column("which", sa.Text(), nullable=False),
        sa.Column("agreed", sa.Date(), nullable=False),
        sa.Column("came", sa.Date()),
        sa.Column("was_open", sa.Boolean(), nullable=False),
        sa.Column("moved", sa.Boolean(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("noticed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_by", sa.Uuid()),
        sa.Column("confirmed_at", sa.DateTime(timezone=True)),
        sa.Column("note", sa.Text()),
        sa.Column("asked_later", sa.Integer(), nullable=False),
        sa.Column("team_card_id", sa.Uuid()),
        sa.Column("client_card_id", sa.Uuid()),
        sa.ForeignKeyConstraint(
            ["workspace_id", "client_id"],
            ["clients.workspace_id", "clients.id"],
            name="fk_delays_workspace_id_client_id",
        ),
        sa.UniqueConstraint(
            *("workspace_id", "kind", "subject_id", "agreed", "version"),
            name="uq_delays_workspace_id_kind_subject_id_agreed_version",
        ),
    )
    op.create_index(
        "ix_delays_workspace_id_client_id_status",
        "delays",
        ["workspace_id", "client_id", "status"],
    )
    op.create_table(
        "delay_causes",
        *_key("delay_id"),
        sa.Column("no", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("subject", sa.Text()),
        sa.Column("number", sa.Integer()),
        sa.Column("began", sa.Date()),
        _of_delay("delay_causes"),
    )
    op.create_table(
        "delay_differences",
        *_key("delay_id"),
        sa.Column("person_id", sa.Uuid(), primary_key=True),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        _of_delay("delay_differences"),
    )
    for table in TABLES:
        for statement in protect(table):
            op.execute(statement)


def _key(name: str) -> tuple[sa.Column[object], sa.Column[object]]:
    return (
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column(name, sa.Uuid(), primary_key=True),
    )


def _of_delay(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workspace_id", "delay_id"],
        ["delays.workspace_id", "delays.id"],
        name=f"fk_{table}_workspace_id_delay_id",
    )


def downgrade() -> None:
    raise NotImplementedError("going back means restoring a backup: see docs/operating.md")
