"""Imported by the fork server alone: what every child would otherwise load for itself."""

import bot.cli
import bot.web
import bot.wiring
import bot.worker  # noqa: F401 - imported for its effect, as all of them
from bot.i18n import when
from bot.networks.x import text

when.warm()
text.warm()
