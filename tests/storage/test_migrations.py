"""The schema is what the models say, and says who may do what."""

from alembic import command

from bot.storage.embedded import Urls
from bot.storage.migrate import alembic_config


def test_models_and_migrations_agree(urls: Urls) -> None:
    command.check(alembic_config(urls.owner))
