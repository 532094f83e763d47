"""What became on the network of what Rapport put there: on the post's card, of answers, counted."""

import sqlalchemy as sa
from alembic import op

from bot.storage.tenancy import protect

revision = "0025_on_network"
down_revision = "0024_budget"
branch_labels = None
depends_on = None

BACKFILL = (
    """
    UPDATE posts SET edited_on_network_at = w.edited_at, deleted_on_network_at = w.deleted_at
    FROM watched_posts w
    WHERE posts.workspace_id = :id AND w.workspace_id = :id AND w.post_id = posts.id
    """,
    """
    UPDATE counted_posts SET deleted_at = gone.deleted_at
    FROM (
        SELECT post_id AS source_id, deleted_at FROM watched_posts WHERE workspace_id = :id
        UNION ALL SELECT id, deleted_at FROM direct_posts WHERE workspace_id = :id
    ) AS gone
    WHERE counted_posts.workspace_id = :id AND counted_posts.source_id = gone.source_id
    """,
    """
    INSERT INTO watched_replies (
        workspace_id, reply_id, item_id, client_id, account_id, external_id, latest_id, version,
        text, url, written_at
    )
    SELECT workspace_id, id, item_id, client_id, account_id, external_id, external_id, 1,
           signed, url, ended_at
    FROM replies
    WHERE workspace_id = :id AND state = 'done' AND external_id IS NOT NULL AND url IS NOT NULL
    ON CONFLICT DO NOTHING
    """,
)


def upgrade() -> None:
    _add_moments("posts", "edited_on_network_at", "deleted_on_network_at")
    _add_moments("counted_posts", "deleted_at")
    _add_moments("inbox_items", "answer_edited_at", "answer_deleted_at")
    _create_watched_replies()
    for statement in protect("watched_replies"):
        op.execute(statement)
    backfill(op.get_bind())


def _add_moments(table: str, *names: str) -> None:
    for name in names:
        op.add_column(table, sa.Column(name, sa.DateTime(timezone=True), nullable=True))


def _to(column: str, table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workspace_id", column], [f"{table}.workspace_id", f"{table}.id"]
    )


def _create_watched_replies() -> None:
    op.create_table(
        "watched_replies",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("reply_id", sa.Uuid(), primary_key=True),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("latest_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        _to("client_id", "clients"),
        _to("account_id", "accounts"),
        _to("reply_id", "replies"),
        sa.UniqueConstraint("workspace_id", "account_id", "external_id"),
    )


def backfill(connection: sa.Connection) -> None:
    """Each workspace in its own name: all of it is under row-level security."""
    for workspace in connection.scalars(sa.text("SELECT id FROM installs")).all():
        tenant = sa.text("SELECT set_config('rapport.workspace', :id, true)")
        connection.execute(tenant, {"id": str(workspace)})
        for statement in BACKFILL:
            connection.execute(sa.text(statement), {"id": workspace})


def downgrade() -> None:
    raise NotImplementedError("going back means restoring a backup: see docs/operating.md")
