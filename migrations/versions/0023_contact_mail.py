"""Whether mails reach the client's address, for who looks at the settings."""

import sqlalchemy as sa
from alembic import op

revision = "0023_contact_mail"
down_revision = "0022_answer_days"
branch_labels = None
depends_on = None

BACKFILL = """
UPDATE clients SET contact_mail = CASE
    WHEN coalesce((
        SELECT off FROM receipt_switches
        WHERE workspace_id = :id AND client_id = clients.id), false) THEN 'off'
    WHEN EXISTS (
        SELECT FROM receipt_addresses
        WHERE workspace_id = :id AND client_id = clients.id
        AND address = lower(clients.contact_email) AND verified_at IS NOT NULL) THEN 'verified'
    ELSE 'waits'
END
WHERE workspace_id = :id AND contact_email IS NOT NULL
"""


def upgrade() -> None:
    op.add_column("clients", sa.Column("contact_mail", sa.Text(), nullable=True))
    backfill(op.get_bind())


def backfill(connection: sa.Connection) -> None:
    """The clients of each workspace in its own name: they are under row-level security."""
    for workspace in connection.scalars(sa.text("SELECT id FROM installs")).all():
        tenant = sa.text("SELECT set_config('rapport.workspace', :id, true)")
        connection.execute(tenant, {"id": str(workspace)})
        connection.execute(sa.text(BACKFILL), {"id": workspace})


def downgrade() -> None:
    raise NotImplementedError("going back means restoring a backup: see docs/operating.md")
