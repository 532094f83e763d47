"""Clients, members, accounts."""

revision = "0004_clients"
down_revision = "0003_slack"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    raise NotImplementedError("going back means restoring a backup: see docs/operating.md")
