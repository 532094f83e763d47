"""Requests."""

revision = "0014_requests"
down_revision = "0013_evidence"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing yet."""


def downgrade() -> None:
    raise NotImplementedError("going back means restoring a backup: see docs/operating.md")
