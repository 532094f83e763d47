"""Finds every mapped class, for migrations and for tests that walk the tables."""

import importlib
import pkgutil

import bot

__all__ = ["import_models"]


def import_models() -> None:
    """Import every ``models`` and ``tables`` module below ``bot``, by name.

    By name, because storage may not import what stands above it.
    """
    for module in pkgutil.walk_packages(bot.__path__, "bot."):
        if module.name.rsplit(".", 1)[-1] in {"models", "tables"}:
            importlib.import_module(module.name)
