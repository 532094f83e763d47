"""Scenarios play in the sandbox that the whole run shares: see ``tests.support.house``."""

from bot.sandbox.seed import Cast
from tests.support.house import MakeWorld

__all__ = ["Cast", "MakeWorld"]
