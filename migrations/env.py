"""Alembic's environment: the owner's connection, the models of every package."""

from alembic import context
from sqlalchemy import create_engine, pool
from sqlalchemy.schema import SchemaItem

from bot.storage.base import Base
from bot.storage.registry import import_models
from bot.storage.transaction import sqlalchemy_url

import_models()

LEFT = {"plan_notices"}
"""Tables that nothing reads any more, left for one release so that its workers still find them."""


def include_object(
    _: SchemaItem,
    name: str | None,
    type_: str,
    reflected: bool,  # noqa: FBT001 - Alembic's signature
    __: SchemaItem | None,
) -> bool:
    """The tables of procrastinate are its own: created from its schema, not from models of ours."""
    foreign = name is not None and (name in LEFT or name.startswith("procrastinate_"))
    return not (type_ == "table" and reflected and foreign)


def run() -> None:
    url = sqlalchemy_url(context.config.get_main_option("sqlalchemy.url") or "")
    engine = create_engine(url, poolclass=pool.NullPool)
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            include_object=include_object,
            compare_type=True,
            compare_server_default=True,
        )
        with context.begin_transaction():
            context.run_migrations()
    engine.dispose()


run()
