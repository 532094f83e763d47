"""Objectives and their readings."""

revision = "0010_objectives"
down_revision = "0009_home"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing yet."""


def downgrade() -> None:
    raise NotImplementedError("going back means restoring a backup: see docs/operating.md")
