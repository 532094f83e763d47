"""What the page says, in the language of the person one looks as.

The catalogues lie beside the page and not among the app's: the app never reads them.
"""

from functools import cache
from importlib.resources import files

from fluent.runtime import FluentBundle

from bot.i18n.catalogues import CatalogueError, Language, load

__all__ = ["LOCALES", "say"]

LOCALES = files(__package__) / "locales"


def say(language: Language, key: str, **params: str | int) -> str:
    """The message ``key``, with ``params`` put in as they are (templates escape).

    Raises:
        CatalogueError: no such key, or a parameter it needs is missing. A key is never shown.
    """
    bundle = _bundle(language)
    pattern = bundle.get_message(key).value if bundle.has_message(key) else None
    if pattern is None:
        raise CatalogueError(f"no {key!r} in the page's {language} catalogues")
    written, errors = bundle.format_pattern(pattern, params)
    if errors:
        raise CatalogueError(f"{key!r} in {language}: {errors[0]}") from errors[0]
    return str(written)


@cache
def _bundle(language: Language) -> FluentBundle:
    return load(language, LOCALES)
