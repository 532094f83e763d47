"""Search in the record."""

revision = "0018_search"
down_revision = "0017_pages"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing yet."""


def downgrade() -> None:
    raise NotImplementedError("going back means restoring a backup: see docs/operating.md")
