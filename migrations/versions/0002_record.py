"""The record."""

revision = "0002_record"
down_revision = "0001_foundation"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    raise NotImplementedError("going back means restoring a backup: see docs/operating.md")
