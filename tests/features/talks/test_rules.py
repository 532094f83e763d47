"""Who may ask to talk, and say that they see it differently."""

import pytest

from bot.errors import UserFacingError
from bot.features.plans.rules import ChangeNotAnnounced, ChangeTakenBack, Status
from bot.features.talks import rules
from bot.features.talks.rules import AlreadyTalking, EmptyDifference, LongDifference, OwnChange


@pytest.mark.parametrize(
    ("status", "same_side", "asked_by", "refused"),
    [
        (Status.ANNOUNCED, False, None, None),
        (Status.SEEN, False, None, None),
        (Status.SEEN, False, "Ana", AlreadyTalking),
        (Status.SEEN, True, None, OwnChange),
        (Status.HELD, False, None, ChangeNotAnnounced),
        (Status.TAKEN_BACK, False, None, ChangeTakenBack),
    ],
)
def test_the_other_side_asks_to_talk_once(
    *, status: Status, same_side: bool, asked_by: str | None, refused: type[UserFacingError] | None
) -> None:
    def check() -> None:
        rules.check_talk(status, number=1, same_side=same_side, asked_by=asked_by)

    if refused is None:
        check()
        return
    with pytest.raises(refused):
        check()


@pytest.mark.parametrize("same_side", [True, False])
def test_either_side_may_see_it_differently(*, same_side: bool) -> None:
    for status in (Status.ANNOUNCED, Status.SEEN):
        rules.check_differ(status, number=1, same_side=same_side)
    with pytest.raises(ChangeTakenBack):
        rules.check_differ(Status.TAKEN_BACK, number=1, same_side=same_side)


def test_the_other_side_does_not_know_of_what_is_held() -> None:
    rules.check_differ(Status.HELD, number=1, same_side=True)
    with pytest.raises(ChangeNotAnnounced):
        rules.check_differ(Status.HELD, number=1, same_side=False)


def test_words_are_needed_and_have_an_end() -> None:
    assert rules.check_words("  on time ") == "on time"
    for words, refused in (("  ", EmptyDifference), ("x" * 1_001, LongDifference)):
        with pytest.raises(refused) as error:
            rules.check_words(words)
        assert error.value.field == "words"
