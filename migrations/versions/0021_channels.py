"""In whose workspace a channel is a client's."""

import sqlalchemy as sa
from alembic import op

revision = "0021_channels"
down_revision = "0020_delays"
branch_labels = None
depends_on = None

BACKFILL = """
INSERT INTO channel_workspaces (channel_id, workspace_id)
SELECT DISTINCT channel, workspace_id
FROM clients, unnest(ARRAY[client_channel_id, team_channel_id, inbox_channel_id]) AS channel
WHERE workspace_id = :id AND channel IS NOT NULL
"""


def upgrade() -> None:
    """Outside row-level security: it is how a workspace is found."""
    op.create_table(
        "channel_workspaces",
        sa.Column("channel_id", sa.Text(), primary_key=True),
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
    )
    backfill(op.get_bind())


def backfill(connection: sa.Connection) -> None:
    """The clients of each workspace in its own name: they are under row-level security."""
    for workspace in connection.scalars(sa.text("SELECT id FROM installs")).all():
        tenant = sa.text("SELECT set_config('rapport.workspace', :id, true)")
        connection.execute(tenant, {"id": str(workspace)})
        connection.execute(sa.text(BACKFILL), {"id": workspace})


def downgrade() -> None:
    raise NotImplementedError("going back means restoring a backup: see docs/operating.md")
