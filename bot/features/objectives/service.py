"""Use cases around objectives; other features ask here which there are."""

from bot.features.objectives.repository import objective_by_id, open_objectives

__all__ = ["objective_by_id", "open_objectives"]
