"""Links to pages."""

import sqlalchemy as sa
from alembic import op

from bot.storage.tenancy import protect

revision = "0017_pages"
down_revision = "0016_receipts"
branch_labels = None
depends_on = None


def upgrade() -> None:
    page_links()
    reading_links()


def page_links() -> None:
    """Outside row-level security: whoever opens a link says no workspace."""
    op.create_table(
        "page_links",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid()),
        sa.Column("person_id", sa.Uuid()),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True)),
    )
    op.create_index("ix_page_links_expires_at", "page_links", ["expires_at"])


def reading_links() -> None:
    op.create_table(
        "reading_links",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid()),
        sa.Column("address", sa.Text()),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True)),
        sa.Column("opened_at", sa.DateTime(timezone=True)),
        sa.Column("mailed_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(
            ["workspace_id", "client_id"], ["clients.workspace_id", "clients.id"]
        ),
    )
    op.create_index(
        "ix_reading_links_workspace_id_client_id", "reading_links", ["workspace_id", "client_id"]
    )
    for statement in protect("reading_links"):
        op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("going back means restoring a backup: see docs/operating.md")
