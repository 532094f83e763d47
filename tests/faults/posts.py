"""What people do with a post, and what has to be true of it in the end."""

from bot.sandbox.person import Seen
from tests.faults.crew import Crew

__all__ = ["approve", "on_x", "published_once", "submit", "write"]


async def submit(crew: Crew, text: str) -> None:
    """The manager writes a post; nobody need be at work for it."""
    cast = crew.world.cast
    await cast.manager.slash(cast.client_channel, "/post new")
    done = await cast.manager.submit(await cast.manager.modal(), {"text": text})
    assert done.closed, done


async def write(crew: Crew, text: str) -> Seen:
    """The manager writes a post; its card as the client sees it."""
    await submit(crew, text)
    return await crew.world.cast.client.sees(crew.world.cast.client_channel, text)


async def approve(crew: Crew, card: Seen) -> None:
    """The client approves it, to be published at once."""
    assert (await crew.world.cast.client.click(card, "posts.approve")).error == ""


async def on_x(crew: Crew, text: str) -> list[str]:
    """The posts with this text that people see on X."""
    timeline = await crew.world.house.x.timeline(crew.world.cast.brand.handle)
    return [post.text for post in timeline if post.text == text]


async def published_once(crew: Crew, text: str, entries_before: int) -> None:
    """Wait until the card says so; then X, Slack and the record have it once each."""
    cast = crew.world.cast
    await cast.client.sees(
        cast.client_channel,
        timeout=30,
        matching=lambda m: "x.com" in m.text and text in m.text,
    )
    await crew.quiet()
    assert await on_x(crew, text) == [text]
    (card,) = await crew.cards(cast.client_channel, text)
    assert "Published" in card.text
    assert len(await crew.world.recorded("post.published")) == entries_before + 1
