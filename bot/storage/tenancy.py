"""Row-level security: nobody sees another workspace's rows, whatever the query forgets."""

from collections.abc import Iterator

__all__ = ["CREATE_TENANT_FUNCTION", "REVOKED", "TABLES_OUTSIDE", "protect"]

TABLES_OUTSIDE = {
    "alembic_version": "Alembic's own",
    "procrastinate_events": "procrastinate does nothing under row-level security",
    "procrastinate_jobs": "procrastinate does nothing under row-level security",
    "procrastinate_periodic_defers": "procrastinate does nothing under row-level security",
    "procrastinate_workers": "procrastinate does nothing under row-level security",
    "business_clock": "one offset for all, moved by the sandbox alone",
    "channel_workspaces": "looked up by Slack channel before a workspace is known; ids only",
    "due_work": "the sweeper looks across workspaces; holds ids and times only",
    "installs": "looked up by Slack team before a workspace is known",
    "page_links": "looked up by a signed token before a workspace is known; ids and times only",
    "poll_marks": "the sweeper looks across workspaces; holds ids and times only",
    "record_search": "a full-text index does not work under it; read through the key of an entry",
    "timeline_marks": "the sweeper looks across workspaces; holds ids and times only",
    "webhook_accounts": "looked up by X user id before a workspace is known",
}
"""Every table without row-level security, and why. A test compares this with the database."""

REVOKED = {
    "record_entries": "UPDATE, DELETE",
    "record_payloads": "UPDATE, DELETE",
    "record_heads": "DELETE",
    "record_search": "UPDATE, DELETE",
}
"""What the app's role may not do, beside what row-level security and triggers refuse."""

CREATE_TENANT_FUNCTION = """
CREATE FUNCTION rapport_workspace() RETURNS uuid
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE tenant text := current_setting('rapport.workspace', true);
BEGIN
    IF tenant IS NULL OR tenant = '' THEN
        RAISE EXCEPTION 'no workspace is set in this transaction'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN tenant::uuid;
END $$
"""
"""An unset tenant raises, instead of an empty result that looks like "nothing there"."""


def protect(table: str) -> Iterator[str]:
    """The statements that put ``table`` (it has ``workspace_id``) under forced row-level security.

    The function stands in a scalar sub-select, so that it runs once a query and not once a row.
    """
    yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
    yield f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY"
    yield (
        f"CREATE POLICY {table}_workspace ON {table} "
        f"USING (workspace_id = (SELECT rapport_workspace())) "
        f"WITH CHECK (workspace_id = (SELECT rapport_workspace()))"
    )
