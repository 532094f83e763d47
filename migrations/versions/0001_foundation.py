"""The tenant function, the shared clock, due work, failed jobs, procrastinate's schema."""

import sqlalchemy as sa
from alembic import op
from procrastinate.schema import SchemaManager

from bot.storage.tenancy import CREATE_TENANT_FUNCTION, protect

revision = "0001_foundation"
down_revision = None
branch_labels = None
depends_on = None

CLOCK_GOES_FORWARD = """
CREATE FUNCTION rapport_clock_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.offset_us < OLD.offset_us THEN
        RAISE EXCEPTION 'the business clock only moves forward';
    END IF;
    RETURN NEW;
END $$
"""


def upgrade() -> None:
    op.execute(CREATE_TENANT_FUNCTION)
    op.create_table(
        "business_clock",
        sa.Column("only_row", sa.Boolean(), primary_key=True),
        sa.Column("offset_us", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("only_row", name=op.f("ck_business_clock_only_row")),
    )
    op.execute(CLOCK_GOES_FORWARD)
    op.execute(
        "CREATE TRIGGER business_clock_forward BEFORE UPDATE ON business_clock "
        "FOR EACH ROW EXECUTE FUNCTION rapport_clock_forward()"
    )
    op.create_table(
        "due_work",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("kind", sa.Text(), primary_key=True),
        sa.Column("subject_id", sa.Uuid(), primary_key=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_due_work_due_at", "due_work", ["due_at"])
    op.create_table(
        "job_failures",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("task", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("failed_at", sa.DateTime(timezone=True), nullable=False),
    )
    for statement in protect("job_failures"):
        op.execute(statement)
    # psycopg would read the % in the schema's comments as placeholders
    op.get_bind().exec_driver_sql(SchemaManager.get_schema().replace("%", "%%"))


def downgrade() -> None:
    raise NotImplementedError("going back means restoring a backup: see docs/operating.md")
