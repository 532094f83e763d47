"""Receipts."""

revision = "0016_receipts"
down_revision = "0015_direct"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing yet."""


def downgrade() -> None:
    raise NotImplementedError("going back means restoring a backup: see docs/operating.md")
