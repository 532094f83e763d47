"""Posts, revisions, approvals, publication attempts."""

revision = "0006_posts"
down_revision = "0005_plans"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    raise NotImplementedError("going back means restoring a backup: see docs/operating.md")
