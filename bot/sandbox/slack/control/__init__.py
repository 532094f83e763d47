"""The control API, `/control/{action}`: set the place up, act as a person, read what people see.

Arguments come as JSON (POST) or in the query (GET); answers are `{"ok": true, …}` or
`{"ok": false, "error": …}` with status 400 or 404. Each action's function tells its arguments;
`bot.sandbox.person` is the typed client.
"""

from bot.sandbox.slack.control import acting, listing, machinery, pressing, reading, setup, sharing
from bot.sandbox.slack.control.action import actions

__all__ = ["acting", "actions", "listing", "machinery", "pressing", "reading", "setup", "sharing"]
