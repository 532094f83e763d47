"""Inbox items, claims, replies."""

revision = "0007_inbox"
down_revision = "0006_posts"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    raise NotImplementedError("going back means restoring a backup: see docs/operating.md")
