"""Within how many working days an answer comes, as both sides agreed; one, as it was for all."""

import sqlalchemy as sa
from alembic import op

revision = "0022_answer_days"
down_revision = "0021_channels"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "clients", sa.Column("answer_days", sa.Integer(), nullable=False, server_default="1")
    )
    op.create_check_constraint(
        op.f("ck_clients_answer_days_in_range"), "clients", "answer_days BETWEEN 1 AND 10"
    )


def downgrade() -> None:
    raise NotImplementedError("going back means restoring a backup: see docs/operating.md")
