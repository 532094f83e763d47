"""Home."""

import sqlalchemy as sa
from alembic import op

from bot.storage.tenancy import protect

revision = "0009_home"
down_revision = "0008_summaries"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "home_views",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("person_id", sa.Uuid(), primary_key=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "person_id"], ["people.workspace_id", "people.id"]
        ),
    )
    for statement in protect("home_views"):
        op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("going back means restoring a backup: see docs/operating.md")
