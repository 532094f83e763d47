"""Keeps what higher features tell was published; tells planning how much that is."""

from bot.features.clients import service as clients
from bot.features.direct.events import (
    DirectPostBack,
    DirectPostDeleted,
    DirectPostFound,
    DirectPostSorted,
)
from bot.features.progress import repository
from bot.features.progress.events import ProgressChanged
from bot.features.progress.repository import published_since
from bot.features.progress.rules import COUNTED
from bot.features.publishing.events import PostPublished
from bot.features.timelines.events import PostBackOnNetwork, PostDeletedOnNetwork
from bot.storage.transaction import Transaction

__all__ = [
    "on_direct_post_found",
    "on_direct_post_sorted",
    "on_network_changed",
    "on_post_published",
    "published_since",
]


async def on_post_published(tx: Transaction, event: PostPublished) -> None:
    """A post of ours stands on its network, also one that was taken for a direct post."""
    if event.external_id is not None:
        await repository.forget_direct(tx, event.client_id, event.external_id)
    if event.account_id is None:
        return
    account = await clients.account_by_id(tx, event.account_id)
    await repository.keep_post(
        tx,
        source_id=event.post_id,
        client_id=event.client_id,
        network=account.network,
        external_id=event.external_id,
        published_at=event.at,
        direct=False,
        counted=True,
    )
    await tx.publish(ProgressChanged(event.client_id))


async def on_direct_post_found(tx: Transaction, event: DirectPostFound) -> None:
    """A direct post is kept; it counts once somebody (or silence) said whose it is."""
    if event.kind == "reply":
        return  # answering customers is no cadence
    if await repository.known_external(tx, event.client_id, event.external_id):
        return
    account = await clients.account_by_id(tx, event.account_id)
    await repository.keep_post(
        tx,
        source_id=event.direct_id,
        client_id=event.client_id,
        network=account.network,
        external_id=event.external_id,
        published_at=event.at,
        direct=True,
        counted=False,
    )


async def on_direct_post_sorted(tx: Transaction, event: DirectPostSorted) -> None:
    """It counts where it was the client's own doing, and no longer where it was not."""
    found = await repository.counted_post(tx, event.direct_id)
    if found is not None:
        found.sort(event.item_id, counted=event.verdict in COUNTED)
        await tx.publish(ProgressChanged(event.client_id))


async def on_network_changed(
    tx: Transaction,
    event: PostDeletedOnNetwork | PostBackOnNetwork | DirectPostDeleted | DirectPostBack,
) -> None:
    """What is gone from its network does not count; what is back does."""
    source_id = (
        event.direct_id if isinstance(event, DirectPostDeleted | DirectPostBack) else event.post_id
    )
    found = await repository.counted_post(tx, source_id)
    if found is not None:
        gone = isinstance(event, PostDeletedOnNetwork | DirectPostDeleted)
        found.deleted_at = tx.now if gone else None
        await tx.publish(ProgressChanged(event.client_id))
