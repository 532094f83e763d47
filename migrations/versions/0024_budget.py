"""Three new cards a day in a client's channel; the rest shares one."""

revision = "0024_budget"
down_revision = "0023_contact_mail"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing yet."""


def downgrade() -> None:
    raise NotImplementedError("going back means restoring a backup: see docs/operating.md")
