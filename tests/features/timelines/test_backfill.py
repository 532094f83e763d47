"""What was on the network before anybody looked at it so is shown and counted like the rest."""

from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, delete, update

from bot.features.posts.models import Post
from bot.features.progress.models import CountedPost
from bot.features.timelines.models import WatchedReply
from bot.storage.embedded import Urls
from bot.storage.migrate import alembic_config
from tests.features.timelines.house import House


async def test_what_was_deleted_before_counts_no_longer_and_answers_are_watched(
    house: House, urls: Urls
) -> None:
    post = await house.approved("Open until eight")
    item = await house.answer("Until eight")
    await house.desk.work()
    await house.desk.pass_time(600)
    await house.x.delete((await house.desk.post(post)).external_id or "")
    await house.read(deep=True)
    async with house.database.transaction(house.desk.workspace_id) as tx:
        await tx.session.execute(delete(WatchedReply))
        await tx.session.execute(update(CountedPost).values(deleted_at=None))
        await tx.session.execute(update(Post).values(deleted_on_network_at=None))
    assert await house.counted() == 1

    script = ScriptDirectory.from_config(alembic_config(urls.owner))
    engine = create_engine(urls.owner)
    with engine.begin() as connection:
        script.get_revision("0025_on_network").module.backfill(connection)
    engine.dispose()
    assert await house.counted() == 0
    assert (await house.desk.post(post)).deleted_on_network_at is not None
    (reply,) = [one for one in house.state.posts.values() if one.in_reply_to == item.external_id]
    await house.x.delete(reply.id)
    await house.read(deep=True)
    assert "deleted on X itself since" in (await house.of_item(item))[0]
