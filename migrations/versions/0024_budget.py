"""Three new cards a day in a client's channel; the rest shares one."""

import sqlalchemy as sa
from alembic import op

revision = "0024_budget"
down_revision = "0023_contact_mail"
branch_labels = None
depends_on = None

MESSAGES = "outbound_messages"
STATES = (
    "state IN ('pending', 'sending', 'sent', 'unconfirmed', 'coalesced', 'folded', 'failed', "
    "'deleted')"
)


def upgrade() -> None:
    op.add_column(
        "clients", sa.Column("cards_a_day", sa.Integer(), nullable=False, server_default="3")
    )
    op.create_check_constraint(
        op.f("ck_clients_cards_a_day_in_range"), "clients", "cards_a_day BETWEEN 1 AND 50"
    )
    op.add_column(MESSAGES, sa.Column("card_day", sa.Date()))
    op.drop_constraint(op.f("ck_outbound_messages_state"), MESSAGES)
    op.create_check_constraint(op.f("ck_outbound_messages_state"), MESSAGES, STATES)
    op.create_index(
        "ix_outbound_messages_day",
        MESSAGES,
        ["workspace_id", "lane_id", "card_day"],
        postgresql_where=sa.text("card_day IS NOT NULL"),
    )
    op.create_index(
        "ix_outbound_messages_folded",
        MESSAGES,
        ["workspace_id", "thread_of"],
        postgresql_where=sa.text("state = 'folded' AND thread_of IS NOT NULL"),
    )


def downgrade() -> None:
    raise NotImplementedError("going back means restoring a backup: see docs/operating.md")
