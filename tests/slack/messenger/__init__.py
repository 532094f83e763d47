"""Tests: the messenger, against the strict local Slack, real Postgres and real Valkey."""
