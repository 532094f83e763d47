"""The queue: the same for both sides, in both languages."""

from datetime import date, timedelta
from uuid import UUID

from bot.features.clients.rules import OFFICE_HOURS
from bot.features.queue import views
from bot.features.queue.views import MOST_LINES, QueuePicture, Waiting
from bot.features.requests.rules import Status
from bot.i18n.reader import Language
from tests.features.plans.test_views import BOTH, CARL, MADRID, PEOPLE, reader
from tests.features.requests.test_views import KEPT, NOW, promise, request
from tests.support.blocks import assert_blocks


def picture(**more: object) -> QueuePicture:
    return QueuePicture("Café <Año>", MADRID, OFFICE_HOURS, NOW, PEOPLE, **more)  # type: ignore[arg-type]


@BOTH
def test_both_sides_read_the_same(language: Language) -> None:
    seen = picture(
        waiting=(
            Waiting(request(), "https://studio.slack.com/archives/C1/p1"),
            Waiting(request(status=Status.ASKED, wanted=None)),
        ),
        count=2,
        promised=(
            promise(),
            promise(kind="material", side="client", due=date(2026, 11, 20)),
            promise(kind="answer", side="client", due=date(2026, 11, 25)),
        ),
        kept=(
            promise(**KEPT),
            promise(
                side="client",
                kind="material",
                kept_by=CARL,
                kept_at=NOW,
                due=date(2026, 11, 24),
                received_by=UUID(int=4),
                received_at=NOW,
            ),
        ),
    )
    assert_blocks(f"queue/page.{language}", views.build_queue(reader(language), seen))


@BOTH
def test_an_empty_queue_says_how_to_begin(language: Language) -> None:
    assert_blocks(f"queue/empty.{language}", views.build_queue(reader(language), picture()))


def test_a_long_queue_fits_and_says_how_much_more_there_is() -> None:
    waiting = tuple(
        Waiting(request(), "https://x.slack.com/archives/C/p") for _ in range(MOST_LINES)
    )
    promised = tuple(promise(due=date(2026, 11, 1) + timedelta(days=n)) for n in range(40))
    kept = tuple(promise(**KEPT) for _ in range(40))
    seen = picture(waiting=waiting, count=40, promised=promised, kept=kept)
    built = views.build_queue(reader("en"), seen)
    assert len(built.blocks) <= 50
    assert str(built.blocks).count("and 28 more") == 2
