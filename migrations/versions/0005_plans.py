"""Plan changes."""

revision = "0005_plans"
down_revision = "0004_clients"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    raise NotImplementedError("going back means restoring a backup: see docs/operating.md")
