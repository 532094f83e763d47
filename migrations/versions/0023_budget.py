"""Three new cards a day in a client's channel; the rest shares one."""

revision = "0023_budget"
down_revision = "0022_answer_days"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing yet."""


def downgrade() -> None:
    raise NotImplementedError("going back means restoring a backup: see docs/operating.md")
